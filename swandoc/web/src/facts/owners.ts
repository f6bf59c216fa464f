/** The programs that keep the firewall's rules. */
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import { item } from "./item.ts";

/** Chains that only this program makes. */
const OWNERS: readonly (readonly [string, RegExp])[] = [
  ["docker", /^DOCKER(?:-|$)/],
  ["ufw", /^ufw6?-/],
  ["firewalld", /^(?:FWD[IO]_|FORWARD_(?:IN|OUT)_ZONES|filter_(?:FORWARD|INPUT)_|FORWARD_POLICIES)/],
  ["openwrt", /^(?:zone_\w+_forward|forwarding_rule|forwarding_lan_rule|handle_reject|accept_to_wan|forward_lan)$/],
  ["libvirt", /^LIBVIRT_/],
  ["kubernetes", /^KUBE-/],
];

export function firewallOwners(host: Host): Item[] {
  return OWNERS.flatMap(([name, pattern]) => {
    const chains = host.records.chains.filter((chain) => pattern.test(chain.name));
    const lines = chains.slice(0, 3).flatMap((chain) => chain.lines.slice(0, 1));
    return chains.length > 0 ? [item("firewall-owner", lines, { name })] : [];
  });
}
