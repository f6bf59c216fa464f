/** The lists about what was seen: log lines, pings, captures, tracked connections, Windows and its routes. */
import { covers, everything, holds, parseAddress, parsePrefix, same, width, type Address, type Prefix } from "../address.ts";
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import type { CapturedPacket, Ping, Route, TrackedConnection, WindowsVpn } from "../records.ts";
import { roleOf } from "../interface-role.ts";
import { item } from "./item.ts";
import { prefixes } from "./tunnels.ts";

export function logEvents(host: Host): Item[] {
  const all = host.records.log;
  const lastSuccess = all.map((event) => event.event).lastIndexOf("child-established");
  return all.map((event, at) => item<"log">(event.lines, { event: event.event, "before-success": at < lastSuccess }));
}

export function pings(host: Host): Item[] {
  const all = host.records.pings;
  return all.map((ping) =>
    item<"ping">(ping.lines, {
      size: ping.size,
      whole: ping.dontFragment,
      answered: ping.received === null ? null : ping.received > 0,
      "told-mtu": ping.errors.find((error) => error.mtu !== null)?.mtu ?? null,
      refused: ping.errors.length > 0,
      "smaller-answered": all.some((other) => isSmaller(other, ping) && (other.received ?? 0) > 0),
    }),
  );
}

/** Bytes of payload that a ping has without -s: 56, with Windows 32. */
const USUAL = 56;

function isSmaller(one: Ping, other: Ping): boolean {
  const target = one.target && other.target ? same(one.target, other.target) : one.targetText === other.targetText;
  return target && (one.size ?? USUAL) < (other.size ?? USUAL);
}

function remoteNetworks(host: Host): Prefix[] {
  return [
    ...host.tunnelsUp.flatMap(({ child }) => prefixes(child.remoteSelectors)),
    ...host.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0).map((policy) => policy.selector.destination),
  ].filter((one) => one.length > 0);
}

export function captured(host: Host): Item[] {
  const remote = remoteNetworks(host);
  const isRemote = (address: Address | null): boolean | null =>
    address === null || remote.length === 0 ? null : remote.some((one) => holds(one, address));
  return host.records.captured.map((packet) => {
    const forTunnel = isRemote(packet.destination);
    const outside = packet.interface === null ? null : roleOf(host, packet.interface) === "wan";
    const protectedAlready = packet.what === "ESP" || packet.what === "UDP-encap";
    return item<"captured">(packet.lines, {
      interface: packet.interface,
      what: packet.what,
      direction: packet.direction,
      "for-tunnel": forTunnel,
      "answer-lost": isAnswerLost(host, packet),
      "in-clear": forTunnel === null || outside === null ? null : forTunnel && outside && !protectedAlready,
    });
  });
}

/** Whether the answer to a packet is seen on another interface, for another address, and not where the packet was. */
function isAnswerLost(host: Host, { interface: device, source, destination }: CapturedPacket): boolean {
  if (!source || !destination || device === null) return false;
  const answers = host.records.captured.filter((one) => one.source && same(one.source, destination) && one.interface !== null);
  const elsewhere = answers.some((one) => one.interface !== device && one.destination && !same(one.destination, source));
  return elsewhere && !answers.some((one) => one.interface === device);
}

export function tracked(host: Host): Item[] {
  const remote = remoteNetworks(host);
  const local = host.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0).map((policy) => policy.selector.source);
  return host.records.tracked
    .filter(({ original }) => original.destination !== null && [...remote, ...pfNetworks(host)].some((one) => holds(one, original.destination!)))
    .map((connection) => {
      const { original, reply, lines, translated } = connection;
      // To an address that the tunnel takes is what a rule for the tunnel does.
      const kept = local.some((one) => reply.destination && holds(one, reply.destination));
      const changed = original.source && reply.destination ? !same(original.source, reply.destination) && !kept : null;
      return item<"tracked">(lines, {
        "source-translated": translated === undefined ? changed : null,
        "other-than-meant": translated ? isOtherThanMeant(host, connection) : false,
      });
    });
}

/** The networks for which pf translates on enc0, where packets are about to enter a tunnel. */
function pfNetworks(host: Host): Prefix[] {
  return host.records.pfTranslations.filter((rule) => rule.interface === "enc0").flatMap((rule) => parsePrefix(rule.destination) ?? []);
}

/** Whether pf has translated a connection to another address than its rule for the tunnel has. */
function isOtherThanMeant(host: Host, { original, reply }: TrackedConnection): boolean {
  const rules = host.records.pfTranslations.filter((rule) => {
    const network = rule.interface === "enc0" ? parsePrefix(rule.destination) : null;
    return network && original.destination && holds(network, original.destination);
  });
  const meant = rules.flatMap((rule) => (rule.to ? (parseAddress(rule.to) ?? []) : []));
  return meant.length > 0 && !meant.some((one) => reply.destination && same(one, reply.destination));
}

export function windowsVpns(host: Host): Item[] {
  return host.records.windowsVpns.map((vpn) => {
    const into = routesInto(host, vpn);
    const known = host.records.routes.length > 0;
    return item<"windows-vpn">(vpn.lines, {
      name: vpn.name,
      split: vpn.splitTunneling,
      connected: vpn.status === null ? null : /^connected$/i.test(vpn.status),
      routes: routeCount(vpn, known ? into : null),
      "class-route": known ? isClassRouteOnly(host, vpn) : null,
      "default-route": known ? hasDefault(host, into) : null,
      "lacks-ipv6-default": known ? lacksDefault6(host, vpn) : null,
    });
  });
}

/** Those that it keeps; `Get-VpnConnection` alone does not print them, and the route table shows them while it is up. */
function routeCount(vpn: WindowsVpn, into: readonly Route[] | null): number | null {
  if (vpn.routes.length > 0 || ["Routes", "RoutePrefixes"].some((name) => vpn.properties.has(name))) return vpn.routes.length;
  return into && into.filter(({ kind, destination }) => kind === "unicast" && destination.length > 0 && destination.length < width(destination.family)).length;
}

/** `route print` names an interface by its address. */
function routesInto(host: Host, vpn: WindowsVpn): readonly Route[] {
  const own = host.addresses.filter((one) => one.interface === vpn.name).map((one) => one.address);
  return host.records.routes.filter(({ device, source }) => device === vpn.name || (source !== null && own.some((one) => same(one, source))));
}

/** Null where a default route, on-link as those of VPNs are, has an interface that nothing names. */
function hasDefault(host: Host, into: readonly Route[]): boolean | null {
  const isDefault = ({ destination }: Route): boolean => destination.family === 4 && destination.length === 0;
  if (into.some(isDefault)) return true;
  const nameless = host.records.routes.some((route) => isDefault(route) && !route.via && route.source && !host.ownAddress(route.source));
  return nameless ? null : false;
}

/** Windows adds the route of the class (RFC 791) of the virtual IP: 10.0.0.0/8, 172.16.0.0/16, 192.168.1.0/24. */
function isClassRouteOnly(host: Host, vpn: WindowsVpn): boolean {
  const networks = routesInto(host, vpn).map((route) => route.destination).filter((one) => one.family === 4 && one.length > 0 && one.length < 32 && one.value >> 28n !== 14n);
  const own = host.addresses.find((one) => one.interface === vpn.name && one.address.family === 4)?.address;
  if (!own || networks.length !== 1) return false;
  const first = Number(own.value >> 24n);
  const length = first < 128 ? 8 : first < 192 ? 16 : 24;
  return networks[0]!.length === length && holds(networks[0]!, own);
}

function lacksDefault6(host: Host, vpn: WindowsVpn): boolean {
  const has = host.addresses.some((one) => one.interface === vpn.name && one.address.family === 6 && one.scope !== "link" && one.address.value >> 118n !== 0x3fan);
  const routed = routesInto(host, vpn).some((route) => covers(route.destination, everything(6)));
  return has && !routed;
}

export function nameServers(host: Host): Item[] {
  return host.records.nameServers.map((one) => item<"name-server">(one.lines, { link: one.link }));
}
