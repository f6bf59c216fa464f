/** Values of the reader's network, as far as the paste tells them: the catalogue's "values". */
import type catalogue from "../../guide/facts.json";
import { formatAddress, formatPrefix, holds, network, width, type Address, type Family, type Prefix } from "./address.ts";
import { segmentSize } from "./esp.ts";
import { roleOf } from "./interface-role.ts";
import { largestPacket, prefixes } from "./facts/tunnels.ts";
import type { Host } from "./host.ts";

export type ValueName = keyof (typeof catalogue)["values"];
export type PastedValues = Partial<Record<ValueName, string>>;

/** The first host that tells a value counts; a gateway's word counts before a client's. */
export function pastedValues(hosts: readonly Host[]): PastedValues {
  const found: PastedValues = {};
  const inOrder = [...hosts].sort((one, other) => rank(one) - rank(other));
  for (const host of inOrder) {
    const told = host.role === "client" ? ofClient(host) : ofGateway(host);
    for (const [name, value] of Object.entries(told)) if (value) found[name as ValueName] ??= value;
  }
  return found;
}

function rank(host: Host): number {
  return host.role === "gateway" ? 0 : host.role === "client" ? 1 : 2;
}

type Told = Partial<Record<ValueName, string | null | undefined>>;

function ofGateway(host: Host): Told {
  const { records } = host;
  const [first] = host.tunnelsUp;
  const local = selectors(host, "local");
  const remote = selectors(host, "remote");
  const inside = host.connected.filter((one) => roleOf(host, one.device) === "lan");
  const lan = (family: Family): Prefix | undefined =>
    local.find((one) => one.family === family && isNetwork(one)) ?? inside.find((one) => one.prefix.family === family)?.prefix;
  const insideAddress = (family: Family): Address | undefined =>
    host.addresses.find((one) => one.address.family === family && one.scope !== "link" && inside.some((net) => holds(net.prefix, one.address)))?.address;
  const vip = (family: Family): Address | undefined =>
    records.ikeSas.flatMap((ike) => ike.remoteVirtualIps).find((one) => one.family === family) ??
    remote.find((one) => one.family === family && one.length === width(family));
  const ike = first?.ike ?? records.ikeSas[0];
  const size = first ? largestPacket(host, first.ike, first.child) : null;
  const behindNat = ike?.localHost && isPrivate(ike.localHost);
  return {
    "wan-interface": device(host, "wan"),
    "lan-interface": device(host, "lan"),
    "tunnel-interface": host.records.links.find((link) => link.kind === "xfrm" || link.kind === "vti")?.name,
    lan: prefix(lan(4)),
    lan6: prefix(lan(6)),
    pool: prefix(poolOf(host, 4)),
    pool6: prefix(poolOf(host, 6)),
    "remote-lan": prefix(remote.find((one) => one.family === 4 && isNetwork(one))),
    gateway: behindNat ? null : address(ike?.localHost),
    "gateway-private": behindNat ? address(ike?.localHost) : null,
    "gateway-lan": address(insideAddress(4)),
    "gateway-lan6": address(insideAddress(6)),
    "virtual-ip": address(vip(4)),
    "virtual-ip6": address(vip(6)),
    peer: address(ike?.remoteHost),
    connection: ike?.name ?? records.connections[0]?.name,
    child: first?.child.name ?? records.connections[0]?.children[0]?.name,
    "vip-pool": records.pools[0]?.name,
    ...sizes(size),
  };
}

function ofClient(host: Host): Told {
  const [first] = host.tunnelsUp;
  const remote = selectors(host, "remote");
  const vip = (family: Family): Address | undefined => host.virtualIps.find((one) => one.family === family);
  const outside = device(host, "wan");
  const home = host.connected.find((one) => one.device === outside && one.prefix.family === 4);
  const router = host.records.routes.find((route) => route.destination.length === 0 && route.destination.family === 4 && route.via && route.table === "main");
  const size = first ? largestPacket(host, first.ike, first.child) : null;
  return {
    "client-interface": outside,
    "home-lan": prefix(home?.prefix),
    "home-router": address(router?.via),
    "client-address": address(home && host.addressesOn(home.device, 4)[0]?.address),
    lan: prefix(remote.find((one) => one.family === 4 && isNetwork(one))),
    lan6: prefix(remote.find((one) => one.family === 6 && isNetwork(one))),
    gateway: address(first?.ike.remoteHost),
    "virtual-ip": address(vip(4)),
    "virtual-ip6": address(vip(6)),
    connection: first?.ike.name,
    child: first?.child.name,
    "windows-vpn": host.records.windowsVpns[0]?.name,
    ...sizes(size),
  };
}

function selectors(host: Host, side: "local" | "remote"): Prefix[] {
  const up = host.tunnelsUp.map(({ child }) => child);
  const children = up.length > 0 ? up : host.records.connections.flatMap((one) => one.children);
  const listed = children.flatMap((child) => prefixes(side === "local" ? child.localSelectors : child.remoteSelectors));
  if (listed.length > 0) return listed;
  const outbound = host.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0);
  return outbound.map(({ selector }) => (side === "local" ? selector.source : selector.destination));
}

/** Neither everything nor a single address. */
function isNetwork(one: Prefix): boolean {
  return one.length > 0 && one.length < width(one.family);
}

function device(host: Host, role: "wan" | "lan"): string | undefined {
  return host.interfaces.find((name) => roleOf(host, name) === role);
}

function poolOf(host: Host, family: Family): Prefix | undefined {
  const range = host.records.pools.map((pool) => pool.addresses).find((one) => one?.family === family);
  if (!range) return undefined;
  // Pools give their first usable address; the network is the smallest that holds all of them.
  for (let length = width(family); length > 0; length--) {
    const candidate = network({ family, value: range.first, length });
    if (holds(candidate, { family, value: range.last })) return candidate;
  }
  return undefined;
}

function isPrivate({ family, value }: Address): boolean {
  if (family === 6) return false;
  const top = Number(value >> 16n);
  return top >> 8 === 10 || top >> 4 === 0xac1 || top === 0xc0a8 || top >> 6 === 0x191;
}

function sizes(size: number | null): Told {
  return size ? { "inner-mtu": String(size), mss: String(segmentSize(size, 4)), mss6: String(segmentSize(size, 6)) } : {};
}

function prefix(one: Prefix | undefined): string | null {
  return one ? formatPrefix(network(one)) : null;
}

function address(one: Address | null | undefined): string | null {
  return one ? formatAddress(one) : null;
}
