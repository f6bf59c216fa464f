/** The programs that keep the firewall's rules. */
import { ownersOf } from "../firewall-owner.ts";
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import { item } from "./item.ts";

export function firewallOwners(host: Host): Item[] {
  const owned = ownersOf(host.records.chains);
  const ufw = host.records.about.get("ufw");
  if (ufw?.value === "active" && !owned.some(({ owner }) => owner === "ufw")) owned.push({ owner: "ufw", lines: ufw.lines });
  return owned.map(({ owner, lines }) => item("firewall-owner", lines, { name: owner }));
}
