/** The packets worth following: from each tunnel's selectors, what would pass it in either direction, and its answers. */
import { formatAddress, holds, network, overlap, parseAddress, rangeOf, same, width, type Address, type Family, type Prefix } from "../address.ts";
import { isBroadcast, isLinkLocal, type Host } from "../host.ts";
import { roleOf } from "../interface-role.ts";
import type { Link, XfrmPolicy } from "../records.ts";
import type { Packet, Walk } from "../report.ts";
import type { Kind } from "./hooks.ts";
import { ESP, ICMP, ICMPV6, TCP, UDP } from "./matches.ts";
import { lookup } from "./route.ts";
import { follow, type Entry, type Flow } from "./walk.ts";
import { protects, type Arrival } from "./xfrm.ts";

/** Bytes: a ping as it is sent by default, and a full Ethernet packet. */
const SMALL = 84;
const FULL = 1500;

/** Hosts of documentation networks (RFC 5737, RFC 3849), for "somewhere on the Internet". */
const INTERNET: Readonly<Record<Family, readonly string[]>> = {
  4: ["203.0.113.10", "198.51.100.10", "192.0.2.10"],
  6: ["2001:db8:ffff::10"],
};

/** One pair of selectors of a tunnel, seen from this host. */
interface Tunnel {
  readonly local: Prefix;
  readonly remote: Prefix;
  readonly peer: Address | null;
  readonly own: Address | null;
  readonly udp: boolean;
  readonly arrival: Arrival;
  /** Where decrypted packets come in. */
  readonly device: string;
}

/** At most so many pairs are followed: a gateway with a thousand clients has a thousand that are alike. */
const MOST = 12;

export function walks(host: Host): Walk[] {
  const tunnels = tunnelsOf(host);
  const some = tunnels.filter((one, at) => tunnels.findIndex((other) => isAlike(host, one, other)) === at).slice(0, MOST);
  return [...some.flatMap((tunnel) => [...inside(host, tunnel, tunnels)]), ...outside(host, some)];
}

export function tunnelsOf(host: Host): Tunnel[] {
  const inbound = host.policies.filter((policy) => policy.direction === "in" && protects(policy) && policy.templates.at(-1)!.mode !== "transport");
  return inbound.flatMap((policy) => {
    const template = policy.templates.at(-1)!;
    const device = arrivalDevice(host, policy, template.destination);
    if (!device || lacksInterface(host, policy)) return [];
    const child = host.tunnelsUp.find((one) => template.reqid !== null && one.child.reqid === template.reqid)?.child;
    const state = host.records.states.find((one) => template.destination && same(one.destination, template.destination) && one.reqid === template.reqid);
    const udp = state ? state.encapsulation !== null : (child?.udpEncapsulation ?? false);
    const arrival: Arrival = {
      reqid: template.reqid,
      source: template.source,
      destination: template.destination,
      udp,
      ifId: policy.ifId ?? 0,
      lines: child?.lines.slice(0, 1) ?? policy.lines.slice(0, 1),
      proven: child && (child.packetsIn ?? 0) > 0 ? child.lines : [],
    };
    const { source, destination } = policy.selector;
    return { local: destination, remote: source, peer: template.source, own: template.destination, udp, arrival, device };
  });
}

/** The tunnel's own interface if it has one, else that of the outer address. */
function arrivalDevice(host: Host, policy: XfrmPolicy, own: Address | null): string | null {
  const tunnel = host.records.links.find((link) => hasKey(link, policy));
  if (tunnel) return tunnel.name;
  const direct = own && host.deviceOf(own);
  return direct || (host.interfaces.find((name) => roleOf(host, name) === "wan") ?? null);
}

/** Without `ip -d link` it is not known which interface a mark or an if_id belongs to, and where its packets go. */
function lacksInterface(host: Host, { mark, ifId }: XfrmPolicy): boolean {
  return Boolean(mark?.value || ifId) && !host.records.links.some(({ kind }) => kind === "xfrm" || kind === "vti" || kind === "vti6");
}

function hasKey(link: Link, policy: XfrmPolicy): boolean {
  if (link.kind === "xfrm") return link.ifId !== null && link.ifId === policy.ifId;
  return (link.kind === "vti" || link.kind === "vti6") && link.inputKey !== null && policy.mark?.value === link.inputKey;
}

/** Tunnels to single addresses behind the same networks: what holds for one client holds for all. */
function isAlike(host: Host, one: Tunnel, other: Tunnel): boolean {
  const sameNetworks = same(one.local, other.local) && one.local.length === other.local.length && one.device === other.device;
  if (!sameNetworks || one.udp !== other.udp) return false;
  const both = [one, other];
  if (!both.every(({ remote }) => remote.length === width(remote.family))) return same(one.remote, other.remote) && one.remote.length === other.remote.length;
  const connected = both.map(({ remote }) => host.connected.some(({ prefix }) => holds(prefix, remote)));
  return one.remote.family === other.remote.family && connected[0] === connected[1];
}

function* inside(host: Host, tunnel: Tunnel, all: readonly Tunnel[]): Generator<Walk> {
  const { local, remote } = tunnel;
  if (isHostOnly(host, tunnel)) {
    yield* ofClient(host, tunnel);
    return;
  }
  const single = remote.length === width(remote.family);
  const far = remote.length === 0 ? null : representative(host, remote);
  const name = single ? "client" : "remote";
  const near = lanHost(host, local);
  if (far && near) {
    yield* conversation(host, tunnel, `${name}-to-lan`, far, near);
    yield* fromLan(host, tunnel, `lan-to-${name}`, near, far);
  }
  const own = ownInside(host, local);
  if (far && own) {
    yield* conversation(host, tunnel, `${name}-to-gateway`, far, own);
  }
  if (far) yield one(host, `gateway-to-${name}`, packet(host, unspecified(far.family), far), { from: "host" });
  const internet = local.length === 0 ? internetHost(host, local.family) : null;
  if (far && internet) yield* conversation(host, tunnel, `${name}-to-internet`, far, internet);
  if (far && single) {
    const other = all.find((site) => site !== tunnel && site.remote.length > 0 && site.remote.length < width(site.remote.family) && overlap(site.remote, local));
    const beyond = other && representative(host, other.remote);
    if (beyond && holds(local, beyond)) yield one(host, "client-to-remote", packet(host, far, beyond), out(tunnel));
  }
}

/** A tunnel for this host alone: it has a virtual IP, or its selector is its own address. */
function isHostOnly(host: Host, { local }: Tunnel): boolean {
  const single = local.length === width(local.family);
  return single ? host.isOwn(local) !== false : host.role === "client" && local.length > 0;
}

function* ofClient(host: Host, tunnel: Tunnel): Generator<Walk> {
  const { local, remote } = tunnel;
  const far = remote.length === 0 ? internetHost(host, remote.family) : representative(host, remote);
  if (!far) return;
  yield one(host, remote.length === 0 ? "host-to-internet" : "host-to-remote", packet(host, unspecified(far.family), far), { from: "host" });
  const own = { family: local.family, value: local.value };
  yield one(host, "remote-to-host", packet(host, far, own), out(tunnel));
}

/** A packet out of the tunnel, the same at full size, and the answer. */
function* conversation(host: Host, tunnel: Tunnel, id: string, source: Address, destination: Address): Generator<Walk> {
  const flow: Flow = { id, title: title(id, source, destination), packet: packet(host, source, destination), entry: out(tunnel) };
  const journey = follow(host, flow);
  yield journey.walk;
  const { translated } = journey.connection;
  if (journey.walk.verdict === "sent" && journey.output) {
    const answer: Packet = { ...packet(host, translated.destination, translated.source), protocol: translated.protocol, sourcePort: translated.destinationPort, destinationPort: translated.sourcePort };
    const back = `${id}-answer`;
    yield follow(host, { id: back, title: title(back, answer.source, source), packet: answer, entry: { from: "wire", device: journey.output }, reply: journey.connection }).walk;
  }
  yield one(host, `${id}-big`, { ...packet(host, source, destination), length: FULL }, out(tunnel));
}

function* fromLan(host: Host, tunnel: Tunnel, id: string, source: Address, destination: Address): Generator<Walk> {
  const device = deviceTowards(host, source);
  if (!device || device === tunnel.device && !holdsConnected(host, device, source)) return;
  yield one(host, id, packet(host, source, destination), { from: "wire", device });
  yield one(host, `${id}-big`, { ...packet(host, source, destination), length: FULL }, { from: "wire", device });
}

function holdsConnected(host: Host, device: string, address: Address): boolean {
  return host.connected.some((one) => one.device === device && holds(one.prefix, address));
}

export function deviceTowards(host: Host, address: Address): string | null {
  const direct = host.connected.find((one) => holds(one.prefix, address))?.device;
  if (direct) return direct;
  const found = lookup(host, { destination: address, source: null, input: "lo", mark: 0 });
  return found.is === "unknown" ? null : (found.route?.device ?? null);
}

/** What comes to the host from outside of tunnels, so that there can be one. */
function* outside(host: Host, tunnels: readonly Tunnel[]): Generator<Walk> {
  const seen = new Set<string>();
  for (const { peer, own, udp, arrival } of tunnels) {
    if (!peer || !own || seen.has(`${own.family}`)) continue;
    const device = host.ownAddress(own)?.interface;
    if (!device) continue;
    seen.add(`${own.family}`);
    const wire: Entry = { from: "wire", device };
    const port = udp ? 4500 : 500;
    // Who waits for others has to let their first packet in; to others, and once packets came in, it is an answer. It may
    // have been one because this host spoke first, and the next time the peer does.
    const waits = host.role === "gateway";
    const proven = arrival.proven.length > 0;
    const kind = waits && !proven ? "first" : "ongoing";
    yield one(host, "ike-in", { ...packet(host, peer, own), protocol: UDP, sourcePort: port, destinationPort: port }, wire, kind);
    if (!udp) {
      const esp = { ...packet(host, peer, own), protocol: ESP, sourcePort: null, destinationPort: null };
      yield one(host, "esp-in", esp, wire, kind);
      if (waits && proven) yield one(host, "esp-first-in", esp, wire);
    }
    const router = internetHost(host, own.family);
    if (router) {
      const v4 = own.family === 4;
      const error: Packet = { ...packet(host, router, own), protocol: v4 ? ICMP : ICMPV6, sourcePort: null, destinationPort: null, icmpType: v4 ? [3, 4] : [2, 0], length: 576 };
      yield follow(host, { id: "frag-needed-in", title: title("frag-needed-in", router, own), packet: error, entry: wire, kind: "error" }).walk;
    }
  }
}

export function one(host: Host, id: string, given: Packet, entry: Entry, kind: Kind = "first"): Walk {
  return follow(host, { id, title: title(id, given.source, given.destination), packet: given, entry, kind }).walk;
}

export function out(tunnel: Tunnel): Entry {
  return { from: "tunnel", device: tunnel.device, arrival: tunnel.arrival };
}

function title(id: string, source: Address, destination: Address): string {
  const from = source.value === 0n ? "this host" : formatAddress(source);
  const name = id === "own" ? "your packet" : id.replace(/-/g, " ");
  return `${name}: ${from} to ${formatAddress(destination)}`;
}

/** The first segment of a TCP connection: what users try, and what MSS rules are about. */
function packet(host: Host, source: Address, destination: Address): Packet {
  return { source, destination, protocol: TCP, sourcePort: 40000, destinationPort: servicePort(host), length: SMALL, mark: 0 };
}

/** A service that no rule translates: what becomes of a forwarded port is not what becomes of all others. */
function servicePort(host: Host): number {
  const translated = host.records.chains.flatMap((chain) =>
    chain.rules
      .filter((rule) => rule.action.do === "destination-nat" || rule.action.do === "redirect")
      .flatMap((rule) => rule.matches.flatMap((match) => (match.on === "destination-port" && !match.not ? match.ports : []))),
  );
  const services = [443, 22, 80, 445, 3389, 8443];
  return services.find((port) => !translated.some(([from, to]) => from <= port && port <= to)) ?? 443;
}

function unspecified(family: Family): Address {
  return { family, value: 0n };
}

/** An address of the LAN behind this host that is not its own: in a network of the selector that it is connected to. */
function lanHost(host: Host, local: Prefix): Address | null {
  const networks = host.connected.filter(({ prefix }) => prefix.family === local.family && overlap(prefix, local));
  const inner = networks.filter(({ device }) => roleOf(host, device) === "lan");
  const chosen = (inner[0] ?? (local.length > 0 ? networks[0] : undefined))?.prefix;
  if (chosen) return representative(host, chosen.length > local.length ? chosen : local);
  return local.length > 0 && local.length < width(local.family) ? representative(host, local) : null;
}

function ownInside(host: Host, local: Prefix): Address | null {
  const found = host.addresses.find(
    ({ address, interface: device }) => holds(local, address) && !isLinkLocal(address) && (local.length > 0 || roleOf(host, device) === "lan") && device !== "lo",
  );
  return found ? { family: found.address.family, value: found.address.value } : null;
}

/** An address of a network that is neither this host's nor its broadcast; the tenth if there is one. */
function representative(host: Host, prefix: Prefix): Address | null {
  const { first, last } = rangeOf(prefix);
  const { family } = prefix;
  if (prefix.length >= width(family) - 1) return { family, value: first };
  for (const offset of [10n, 11n, 1n, 2n, 3n]) {
    const candidate = { family, value: first + offset };
    if (candidate.value < last && !host.ownAddress(candidate) && !isBroadcast(host, candidate)) return candidate;
  }
  return null;
}

function internetHost(host: Host, family: Family): Address | null {
  for (const text of INTERNET[family]) {
    const prefix = network({ ...parseAddress(text)!, length: family === 4 ? 24 : 48 });
    if (!host.connected.some((net) => overlap(net.prefix, prefix))) return parseAddress(text)!;
  }
  return null;
}
