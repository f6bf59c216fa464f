/** The programs that keep the firewall's rules. */
import { ownersOf } from "../firewall-owner.ts";
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import { item } from "./item.ts";

export function firewallOwners(host: Host): Item[] {
  return ownersOf(host.records.chains).map(({ owner, lines }) => item<"firewall-owner">(lines, { name: owner }));
}
