/** What an interface is for: towards the peers, towards a network behind the host, or a tunnel itself. */
import { overlap, same, type Prefix } from "./address.ts";
import type { Host } from "./host.ts";
import type { Link } from "./records.ts";

const TUNNELS = new Set(["xfrm", "vti", "vti6", "tun", "gre", "ip6gre", "gretap", "ipip", "sit", "vxlan", "wireguard", "ppp"]);

export type InterfaceRole = "wan" | "lan" | "tunnel" | "other";

/** wan: the tunnels' outer addresses or the default route are there. lan: a network of the local selectors is. */
export function roleOf(host: Host, name: string): InterfaceRole {
  const link = host.link(name);
  if (isTunnel(link)) return "tunnel";
  const outer = host.records.ikeSas.flatMap((ike) => (ike.localHost ? [ike.localHost] : []));
  const templates = host.policies.flatMap((policy) => (policy.direction === "out" ? policy.templates.flatMap((one) => one.source ?? []) : []));
  const own = host.addresses.filter((one) => one.interface === name);
  const outside = own.some(({ address }) => [...outer, ...templates].some((one) => same(one, address)));
  if (outside || (outer.length === 0 && isDefault(host, name))) return "wan";
  return host.connected.some((one) => one.device === name && isLan(host, one.prefix)) ? "lan" : isDefault(host, name) ? "wan" : "other";
}

function isLan(host: Host, prefix: Prefix): boolean {
  const local = [
    ...host.tunnelsUp.flatMap(({ child }) => child.localSelectors.flatMap((one) => one.prefix ?? [])),
    ...host.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0).map((policy) => policy.selector.source),
    ...host.records.connections.flatMap((one) => one.children.flatMap((child) => child.localSelectors.flatMap((one) => one.prefix ?? []))),
  ];
  return local.some((one) => overlap(one, prefix));
}

function isDefault(host: Host, name: string): boolean {
  return host.records.routes.some((route) => route.destination.length === 0 && route.device === name && route.table === "main" && route.kind === "unicast");
}

export function isTunnel(link: Link | null): boolean {
  return link !== null && link.kind !== null && TUNNELS.has(link.kind);
}

