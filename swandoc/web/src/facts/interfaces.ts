/** The lists about interfaces, routes and rules. */
import { covers, formatPrefix, overlap, same } from "../address.ts";
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import type { Link } from "../records.ts";
import { item } from "./item.ts";
import { largestPacket, prefixes } from "./tunnels.ts";

const TUNNELS = new Set(["xfrm", "vti", "vti6", "tun", "gre", "ip6gre", "gretap", "ipip", "sit", "vxlan", "wireguard", "ppp"]);

export type InterfaceRole = "wan" | "lan" | "tunnel" | "other";

export function interfaces(host: Host): Item[] {
  return names(host).map((name) => {
    const link = host.link(name);
    const carries = link && isTunnel(link) ? carried(host, link) : null;
    return item("interface", linesOf(host, name), {
      name,
      role: roleOf(host, name),
      kind: link ? (link.kind ?? "") : null,
      mtu: link?.mtu ?? null,
      forwarding: host.forwards(name, 4).value,
      forwarding6: host.forwards(name, 6).value,
      "send-redirects": flag(host.sendsRedirects(name).value),
      "rp-filter": host.reversePathFilter(name).value,
      "inner-mtu": carries,
      "keys-match": link && keysMatch(host, link),
      routed: host.records.routes.length > 0 ? host.records.routes.some((route) => route.device === name && isForward(route.kind) && route.protocol !== "kernel") : null,
      "mtu-too-high": carries !== null && link?.mtu ? link.mtu > carries : null,
    });
  });
}

export function routes(host: Host): Item[] {
  const remote = host.tunnelsUp.flatMap(({ child }) => prefixes(child.remoteSelectors)).filter((one) => one.length > 0);
  return host.records.routes.map((route) =>
    item("route", route.lines, {
      family: route.destination.family,
      table: route.table,
      destination: formatPrefix(route.destination),
      default: route.destination.length <= 1,
      kind: route.kind,
      device: route.device,
      "has-source": route.source !== null,
      mtu: route.mtu,
      "to-remote": remote.some((one) => covers(one, route.destination) || covers(route.destination, one)),
    }),
  );
}

export function rules(host: Host): Item[] {
  return host.records.rules.map((rule) =>
    item("rule", rule.lines, { family: rule.family, priority: rule.priority, table: rule.table ?? "" }),
  );
}

function names(host: Host): string[] {
  const found = new Set<string>();
  for (const link of host.records.links) if (!link.loopback) found.add(link.name);
  for (const address of host.addresses) if (address.interface !== "lo") found.add(address.interface);
  return [...found];
}

function linesOf(host: Host, name: string) {
  const settings = ["forwarding", "rp_filter", "send_redirects"].flatMap((one) => host.sysctl(`net.ipv4.conf.${name.replace(/\./g, "/")}.${one}`)?.lines ?? []);
  return [...(host.link(name)?.lines ?? host.addresses.find((one) => one.interface === name)?.lines ?? []), ...settings];
}

/** wan: the tunnels' outer addresses or the default route are there. lan: a network of the local selectors is. */
export function roleOf(host: Host, name: string): InterfaceRole {
  const link = host.link(name);
  if (link && isTunnel(link)) return "tunnel";
  const outer = host.records.ikeSas.flatMap((ike) => (ike.localHost ? [ike.localHost] : []));
  const templates = host.policies.flatMap((policy) => (policy.direction === "out" ? policy.templates.flatMap((one) => one.source ?? []) : []));
  const own = host.addresses.filter((one) => one.interface === name);
  const outside = own.some(({ address }) => [...outer, ...templates].some((one) => same(one, address)));
  if (outside || (outer.length === 0 && isDefault(host, name))) return "wan";
  return host.connected.some((one) => one.device === name && isLan(host, one.prefix)) ? "lan" : isDefault(host, name) ? "wan" : "other";
}

function isLan(host: Host, prefix: Parameters<typeof overlap>[0]): boolean {
  const local = [
    ...host.tunnelsUp.flatMap(({ child }) => prefixes(child.localSelectors)),
    ...host.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0).map((policy) => policy.selector.source),
    ...host.records.connections.flatMap((one) => one.children.flatMap((child) => prefixes(child.localSelectors))),
  ];
  return local.some((one) => overlap(one, prefix));
}

function isDefault(host: Host, name: string): boolean {
  return host.records.routes.some((route) => route.destination.length === 0 && route.device === name && route.table === "main" && isForward(route.kind));
}

function isForward(kind: string): boolean {
  return kind === "unicast";
}

function isTunnel(link: Link): boolean {
  return link.kind !== null && TUNNELS.has(link.kind);
}

/** Bytes of the largest packet that the tunnel of an interface takes: of the SA with its key, or for one inside a tunnel
 * the SA's less the inner header. */
function carried(host: Host, link: Link): number | null {
  const up = host.tunnelsUp;
  const own = up.filter(({ child }) =>
    link.kind === "xfrm" ? link.ifId !== null && child.ifIdOut === link.ifId : link.outputKey !== null && child.markOut?.value === link.outputKey,
  );
  const headers = HEADERS[link.kind ?? ""];
  const remote = link.remote;
  if (headers !== undefined && remote) {
    const around = up.filter(({ child }) => prefixes(child.remoteSelectors).some((one) => one.family === remote.family && covers(one, { ...remote, length: remote.family === 4 ? 32 : 128 })));
    const sizes = around.flatMap(({ ike, child }) => largestPacket(host, ike, child) ?? []);
    return sizes.length > 0 ? Math.min(...sizes) - headers : null;
  }
  const sizes = own.flatMap(({ ike, child }) => largestPacket(host, ike, child) ?? []);
  return sizes.length > 0 ? Math.min(...sizes) : null;
}

/** Bytes that a tunnel without options adds: the outer IPv4 or IPv6 header and its own (RFC 2784, 2003, 4213, 7348). */
const HEADERS: Readonly<Record<string, number>> = { gre: 24, gretap: 38, ip6gre: 44, ipip: 20, sit: 20, vxlan: 50 };

/** Whether a policy has the if_id of an XFRM interface, or a mark that a VTI's key gives. */
function keysMatch(host: Host, link: Link): boolean | null {
  const known = host.policies.length > 0;
  if (!known) return null;
  if (link.kind === "xfrm") return link.ifId === null ? null : host.policies.some((policy) => policy.ifId === link.ifId);
  if (link.kind !== "vti" && link.kind !== "vti6") return null;
  const key = link.outputKey;
  if (key === null) return null;
  return host.policies.some((policy) => policy.direction === "out" && policy.mark !== null && (key & policy.mark.mask) >>> 0 === policy.mark.value);
}

function flag(value: number | null): boolean | null {
  return value === null ? null : value > 0;
}
