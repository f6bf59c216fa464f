/** The lists about tunnels: what is up, what is configured, the kernel's policies, virtual IPs and pools. */
import { covers, holds, overlap, same, width, type Address, type Prefix } from "../address.ts";
import { fromProposal, fromState } from "../esp-algorithms.ts";
import { innerMtu, segmentSize } from "../esp.ts";
import type { ConnectedNetwork, Host } from "../host.ts";
import { isTunnel } from "../interface-role.ts";
import type { Item } from "../predicate.ts";
import type { Child, ChildSa, Connection, IkeSa, TrafficSelector, XfrmPolicy, XfrmState } from "../records.ts";
import { item } from "./item.ts";

/** The path's MTU where nothing tells another one. Bytes. */
const ETHERNET = 1500;

export function childSas(host: Host): Item[] {
  const all = host.tunnelsUp;
  return all.map(({ ike, child }) => {
    const configured = configuredFor(host, ike, child);
    const state = stateOf(host, child);
    const remote = prefixes(child.remoteSelectors);
    return item<"child-sa">(child.lines, {
      name: child.name,
      state: child.state,
      mode: child.mode,
      version: ike.version,
      udp: child.udpEncapsulation,
      ipcomp: child.ipcomp,
      "bytes-in": child.bytesIn,
      "bytes-out": child.bytesOut,
      unanswered: isUnanswered(child),
      "local-everything": holdsEverything(child.localSelectors),
      "remote-everything": holdsEverything(child.remoteSelectors),
      limited: isLimited([...child.localSelectors, ...child.remoteSelectors]),
      "own-source": hasOwnAddress(host, child.localSelectors),
      "route-installed": isRouted(host, remote),
      "overlaps-own-network": overlapsConnected(host, (own) => remote.some((one) => one.length > 0 && covers(own, one))),
      "holds-own-network": overlapsConnected(host, (own) => remote.some((one) => one.length > 0 && covers(one, own))),
      "remote-is-virtual-ip": remote.length > 0 && remote.every((one) => one.length === width(one.family)),
      bypassed: isBypassed(host, remote),
      "bypass-too-wide": isBypassed(host, remote, ownNetworks(ike, child), wantedBypasses(host)),
      "same-remote-as-another": all.some((other) => other.child !== child && sharesRemote(child, other.child)),
      "same-remote-as-another-peer": all.some((other) => other.ike.remoteId !== ike.remoteId && takesPlaceOf(child, other.child)),
      narrowed: configured && isNarrowed(configured, all.filter((other) => other.ike === ike && other.child.name === child.name).map((other) => other.child)),
      "configured-selectors": configured && Math.max(configured.localSelectors.length, configured.remoteSelectors.length),
      selectors: Math.max(child.localSelectors.length, child.remoteSelectors.length),
      "if-id": child.ifIdIn !== null || child.ifIdOut !== null,
      integrity: state?.integrity ?? null,
      truncation: state?.truncation ?? null,
      mss: largestSegment(host, ike, child),
    });
  });
}

export function children(host: Host): Item[] {
  const all = host.records.connections.flatMap((connection) => connection.children.map((child) => ({ connection, child })));
  const tunnels = all.filter(({ child }) => !isShunt(child));
  return all.map(({ connection, child }) =>
    item<"child">(child.lines, {
      name: child.name,
      connection: connection.name,
      version: connection.version,
      limited: isLimited([...child.localSelectors, ...child.remoteSelectors]),
      "local-selectors": child.localSelectors.length,
      "remote-selectors": child.remoteSelectors.length,
      "remote-everything": holdsEverything(child.remoteSelectors),
      "same-remote-as-another": !isShunt(child) && tunnels.some(
        (other) => other.child !== child && other.connection.from === connection.from && other.connection.name !== connection.name && sharesNetwork(child, other.child),
      ),
      transport: child.mode === "TRANSPORT",
      up: host.tunnelsUp.length > 0 ? host.tunnelsUp.some((one) => one.child.name === child.name) : null,
      "route-installed": isRouted(host, prefixes(child.remoteSelectors)),
      compress: /^(?:yes|1|true)$/.test(child.options.get("ipcomp") ?? child.options.get("compress") ?? "no"),
    }),
  );
}

/** The policies that protect or refuse packets of a family in one direction. */
export function policies(host: Host): Item[] {
  const all = host.policies;
  return all.map((policy) =>
    item<"policy">(policy.lines, {
      direction: policy.direction,
      action: policy.action,
      protects: policy.templates.length > 0,
      everything: policy.selector.source.length === 0 && policy.selector.destination.length === 0,
      overlapped: all.some((other) => takesOver(other, policy)),
      "has-state": host.records.states.length > 0 ? host.records.states.some((state) => belongs(state, policy)) : null,
    }),
  );
}

export function virtualIps(host: Host): Item[] {
  const all = host.records.ikeSas.flatMap((ike) => ike.remoteVirtualIps.map((address) => ({ address, ike })));
  return all.map(({ address, ike }) =>
    item<"virtual-ip">(ike.lines, {
      family: address.family,
      "inside-own-network": host.knowsAddresses ? isInOwnNetwork(host, address) : null,
      proxied: isProxied(host, address),
      twice: all.some((other) => other.ike !== ike && other.ike.remoteId !== ike.remoteId && same(other.address, address)),
    }),
  );
}

export function pools(host: Host): Item[] {
  return host.records.pools.map((pool) =>
    item<"pool">(pool.lines, {
      name: pool.name,
      // Offline leases are given to others once nothing else is left (get_reassigned() of mem_pool.c).
      free: pool.size === null || pool.online === null ? null : pool.size - pool.online,
      "inside-own-network":
        pool.addresses && host.knowsAddresses
          ? isInOwnNetwork(host, { family: pool.addresses.family, value: pool.addresses.first })
          : null,
    }),
  );
}

/** A network of the host's own addresses, whose hosts ask for others by ARP. */
function isInOwnNetwork(host: Host, address: Address): boolean {
  return host.addresses.some((one) => one.address.length < width(one.address.family) && one.interface !== "lo" && holds(one.address, address));
}

export function prefixes(selectors: readonly TrafficSelector[]): Prefix[] {
  return selectors.flatMap((one) => one.prefix ?? []);
}

function holdsEverything(selectors: readonly TrafficSelector[]): boolean {
  return prefixes(selectors).some((one) => one.length === 0);
}

function isLimited(selectors: readonly TrafficSelector[]): boolean {
  return selectors.some((one) => one.protocol !== null || one.ports !== null);
}

function hasOwnAddress(host: Host, selectors: readonly TrafficSelector[]): boolean | null {
  if (!host.knowsAddresses) return host.virtualIps.some((address) => prefixes(selectors).some((one) => holds(one, address))) || null;
  return host.addresses.some(({ address }) => prefixes(selectors).some((one) => holds(one, address)));
}

/** Whether a route of table 220 leads to all of the networks; null where the table was not pasted. */
function isRouted(host: Host, networks: readonly Prefix[]): boolean | null {
  const { records } = host;
  if (networks.length === 0) return null;
  const routed = networks.every((one) => records.routes.some((route) => route.table === "220" && route.kind === "unicast" && covers(route.destination, one)));
  if (routed) return true;
  const families = [...new Set(networks.map((one) => one.family))];
  const known = families.every((family) => records.completeness(`route-table ${family} 220`) ?? records.completeness(`route-tables ${family}`));
  return known ? false : null;
}

/** Bytes: pings and first segments of connections are smaller, and nobody sends more of others without an answer. */
const UNANSWERED_SIZE = 200;

function isUnanswered({ packetsIn, packetsOut, bytesIn }: ChildSa): boolean | null {
  if (packetsIn === null || packetsOut === null) return null;
  const small = bytesIn === null || bytesIn <= packetsIn * UNANSWERED_SIZE;
  return small && packetsIn >= packetsOut + 2 && packetsIn >= 1.5 * packetsOut;
}

/** Without the networks that hold everything, which overlap all others on purpose, and those that are but routed. */
function overlapsConnected(host: Host, overlaps: (own: Prefix) => boolean): boolean | null {
  if (!host.knowsAddresses) return null;
  const isOwn = ({ device, prefix }: ConnectedNetwork): boolean => host.addressesOn(device, prefix.family).some(({ address }) => holds(prefix, address));
  return host.connected.some((one) => isOwn(one) && !isTunnel(host.link(one.device)) && overlaps(one.prefix));
}

/**
 * A pass policy or a throw route that lies within a remote network, or holds it. Of those within a larger one, the host's
 * `own` are left out: they are local all the same.
 */
function isBypassed(host: Host, networks: readonly Prefix[], own: readonly Prefix[] = [], wanted: readonly Prefix[] = []): boolean | null {
  const passes = host.policies.filter((policy) => policy.direction === "out" && policy.action === "allow" && policy.templates.length === 0);
  const throws = host.records.routes.filter((route) => route.kind === "throw" && route.table === "220");
  const shunts = host.records.ikeSas.flatMap((ike) => ike.children).filter((child) => child.shunt && child.mode === "PASS");
  const spared = [
    ...passes.map((policy) => policy.selector.destination),
    ...throws.map((route) => route.destination),
    ...shunts.flatMap((child) => prefixes(child.remoteSelectors)),
  ].filter((one) => one.length > 0 && !wanted.some((other) => other.length === one.length && same(other, one)));
  const isOwn = (one: Prefix): boolean => own.some((local) => overlap(one, local));
  if (spared.some((one) => networks.some((other) => overlap(one, other) && !(one.length > other.length && isOwn(one))))) return true;
  return host.policiesAreDerived && host.records.completeness("route-table 4 220") === null ? null : false;
}

/** What somebody has written down to stay out of tunnels; the bypass-lan plugin gives its shunts names of its own. */
function wantedBypasses(host: Host): Prefix[] {
  const installed = host.records.ikeSas.flatMap((ike) => ike.children).filter((child) => child.shunt && !child.name.startsWith("Bypass LAN"));
  const configured = host.records.connections.flatMap((one) => one.children).filter(isShunt);
  return [...installed, ...configured].flatMap((child) => prefixes(child.remoteSelectors));
}

/** Whether it lets packets pass, or drops them, without a tunnel. */
function isShunt({ mode }: Pick<Child, "mode">): boolean {
  return /^(?:pass|drop|passthrough)$/i.test(mode ?? "");
}

/** The networks behind this host, and the address by which it is connected, which tells the network that it is in. */
function ownNetworks(ike: IkeSa, child: ChildSa): Prefix[] {
  const local = prefixes(child.localSelectors).filter((one) => one.length > 0);
  return ike.localHost ? [...local, { ...ike.localHost, length: width(ike.localHost.family) }] : local;
}

function sharesRemote(one: ChildSa, other: ChildSa): boolean {
  return one.name !== other.name && sharesNetwork(one, other);
}

/** Of policies with the same selectors, mark and interface ID the kernel keeps one. */
function takesPlaceOf(one: ChildSa, other: ChildSa): boolean {
  return one.name === other.name && one.ifIdOut === other.ifIdOut && one.markOut?.value === other.markOut?.value && sharesNetwork(one, other);
}

type Selectors = Pick<Child, "localSelectors" | "remoteSelectors">;

/** A remote network that both have for the same local one; all addresses and single ones are no network. */
function sharesNetwork(one: Selectors, other: Selectors): boolean {
  const [local, otherLocal] = [prefixes(one.localSelectors), prefixes(other.localSelectors)];
  const meet = local.length === 0 || otherLocal.length === 0 || local.some((prefix) => otherLocal.some((known) => overlap(prefix, known)));
  if (!meet) return false;
  const networks = prefixes(one.remoteSelectors).filter((prefix) => prefix.length > 0 && prefix.length < width(prefix.family));
  return prefixes(other.remoteSelectors).some((prefix) => networks.some((known) => known.length === prefix.length && same(known, prefix)));
}

/** The configuration of a CHILD_SA: of the connection of the same name if there is one. */
function configuredFor(host: Host, ike: IkeSa, child: ChildSa): Child | null {
  const named = (connection: Connection): Child | undefined => connection.children.find((one) => one.name === child.name);
  const connections = host.records.connections.filter(named);
  const found = connections.find((one) => one.name === ike.name) ?? connections[0];
  return (found && named(found)) ?? null;
}

/**
 * Whether a configured network is not within what was negotiated: by one CHILD_SA, or by several that share the work.
 * Null where the configuration leaves it open.
 */
function isNarrowed(configured: Child, up: readonly ChildSa[]): boolean | null {
  const sides = [
    [configured.remoteSelectors, up.flatMap((child) => child.remoteSelectors)],
    [configured.localSelectors, up.flatMap((child) => child.localSelectors)],
  ] as const;
  if (sides.some(([, got]) => prefixes(got).length === 0)) return null;
  const fixed = sides.filter(([wanted]) => wanted.length > 0 && wanted.every((one) => !one.dynamic && one.prefix));
  if (fixed.length === 0) return null;
  return fixed.some(([wanted, got]) => prefixes(wanted).some((one) => one.length > 0 && !prefixes(got).some((other) => covers(other, one))));
}

export function stateOf(host: Host, child: ChildSa): XfrmState | null {
  const spis = [child.spiIn, child.spiOut].flatMap((spi) => (spi ? [parseInt(spi, 16)] : []));
  return host.records.states.find((state) => spis.includes(state.spi)) ?? null;
}

function largestSegment(host: Host, ike: IkeSa, child: ChildSa): number | null {
  const mtu = largestPacket(host, ike, child);
  return mtu && segmentSize(mtu, 4);
}

/** Bytes of the largest inner packet, over the MTU of the interface that the tunnel leaves by. */
export function largestPacket(host: Host, ike: IkeSa, child: ChildSa): number | null {
  const state = stateOf(host, child);
  const algorithms = (state && fromState(state)) ?? (child.proposal ? fromProposal(child.proposal) : null);
  if (!algorithms || !ike.localHost) return null;
  const device = host.ownAddress(ike.localHost)?.interface;
  const path = (device && host.link(device)?.mtu) || ETHERNET;
  const tunnel = child.mode.startsWith("TUNNEL");
  return innerMtu(path, { algorithms, outer: ike.localHost.family, udp: child.udpEncapsulation, tunnel });
}

/** Whether `one` is asked before `other`, would take some of its packets, and does something else with them. */
function takesOver(one: XfrmPolicy, other: XfrmPolicy): boolean {
  if (one === other || one.direction !== other.direction || one.priority >= other.priority) return false;
  if (one.ifId !== other.ifId || one.mark?.value !== other.mark?.value) return false;
  // A bypass for a local network is meant to come first.
  if (one.action === "allow" && one.templates.length === 0) return false;
  const a = one.selector;
  const b = other.selector;
  // Everything that the other takes, so that it is never used.
  if (!covers(a.source, b.source) || !covers(a.destination, b.destination)) return false;
  if (a.protocol !== null && a.protocol !== b.protocol) return false;
  return one.action !== other.action || one.templates[0]?.reqid !== other.templates[0]?.reqid;
}

function belongs(state: XfrmState, policy: XfrmPolicy): boolean {
  const template = policy.templates[0];
  if (!template) return false;
  if (template.reqid !== null && state.reqid !== null) return template.reqid === state.reqid;
  return template.destination !== null && same(template.destination, state.destination);
}

function isProxied(host: Host, address: Address): boolean | null {
  const proxies = host.records.neighbours.filter((one) => one.proxy);
  if (proxies.some((one) => same(one.address, address))) return true;
  const device = host.connected.find((one) => holds(one.prefix, address))?.device;
  if (!device) return null;
  if (address.family === 4) {
    const settings = ["all", device].map((where) => host.setting(`net.ipv4.conf.${where.replace(/\./g, "/")}.proxy_arp`).value);
    if (settings.some((value) => value !== null && value > 0)) return true;
    return settings.includes(null) ? null : false;
  }
  return host.records.completeness("proxies 6") ? false : null;
}
