/** Whether a rule's matches hold for a packet, in three values. */
import { inRange, type Address, type Family } from "../address.ts";
import { isBroadcast, isLoopback, isMulticast, type Host, type Truth } from "../host.ts";
import type { ConnectionState, Hook, Match, NamedSet, Rule } from "../netfilter.ts";
import type { Packet } from "../report.ts";
import { lookup } from "./route.ts";

/** How IPsec protected a packet, or will; the reqid is null where it is not known. */
export interface Protection {
  readonly reqid: number | null;
}

export type Tracking = "new" | "related" | "established" | "untracked" | "invalid";

/** What a rule can see of a packet besides its headers. */
export interface Sight {
  readonly hook: Hook;
  /** The table of the rules, whose sets they mean. */
  readonly table: string;
  /** null where the hook has none, as in the kernel: it is then compared as an empty name. */
  readonly input: string | null;
  readonly output: string | null;
  /** null where it may be a connection's first packet or a later one, "open" where nothing is known. */
  readonly tracking: Tracking | "open" | null;
  readonly translated: { readonly source: boolean; readonly destination: boolean };
  /** null where it is not known. */
  readonly mark: number | null;
  /** TCP flags of the packet. */
  readonly flags: number;
  readonly inbound: Protection | null;
  readonly outbound: Protection | null;
}

export const SYN = 0x02;
export const SYN_ACK = 0x12;

/** Protocol numbers (IANA). */
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ESP = 50;
export const ICMPV6 = 58;
const WITH_PORTS: readonly number[] = [TCP, UDP, 33, 132, 136];

/** Whether the rule's matches all hold; with null, `open` is the first that the paste cannot decide. */
export function ruleHolds(host: Host, rule: Rule, packet: Packet, sight: Sight): { readonly holds: Truth; readonly open: Match | null } {
  let open: Match | null = null;
  for (const match of rule.matches) {
    const holds = matchHolds(host, match, packet, sight);
    if (holds === false) return { holds, open: null };
    if (holds === null) open ??= match;
  }
  return { holds: open ? null : true, open };
}

function matchHolds(host: Host, match: Match, packet: Packet, sight: Sight): Truth {
  switch (match.on) {
    case "source":
    case "destination": {
      const address = packet[match.on];
      // A match on addresses of the other family does not hold, negated or not.
      if (match.not && match.ranges.length > 0 && !match.ranges.some((range) => range.family === address.family)) return false;
      return match.ranges.some((range) => inRange(range, address)) !== match.not;
    }
    case "input":
    case "output":
      return interfaceMatches(match.pattern, sight[match.on] ?? "") !== match.not;
    case "family":
      return packet.source.family === match.family;
    case "protocol":
      return match.protocols.includes(packet.protocol) !== match.not;
    case "source-port":
    case "destination-port": {
      if (!WITH_PORTS.includes(packet.protocol)) return false;
      const port = match.on === "source-port" ? packet.sourcePort : packet.destinationPort;
      return port === null ? null : match.ports.some(([from, to]) => from <= port && port <= to) !== match.not;
    }
    case "icmp-type": {
      if (packet.protocol !== ICMP && packet.protocol !== ICMPV6) return false;
      if (packet.icmpType === undefined) return null;
      const [type, code] = packet.icmpType;
      return (match.types.includes(type) && (match.code === null || match.code === code)) !== match.not;
    }
    case "tcp-flags":
      return packet.protocol === TCP && ((sight.flags & match.mask) === match.value) !== match.not;
    case "state":
      return negated(stateMatches(match.states, sight), match.not);
    case "mark":
      return sight.mark === null ? null : ((sight.mark & match.mask) >>> 0 === match.value >>> 0) !== match.not;
    case "ipsec": {
      const protection = match.direction === "in" ? sight.inbound : sight.outbound;
      if (!match.protected || !protection) return match.protected === (protection !== null);
      return match.reqid === null ? true : protection.reqid === null ? null : protection.reqid === match.reqid;
    }
    case "length":
      return (match.from <= packet.length && packet.length <= match.to) !== match.not;
    case "reverse-path": {
      const passes = reversePath(host, packet, sight, match.loose);
      return passes === null ? null : passes === match.passes;
    }
    case "set":
      return negated(setHolds(host, match.set, match.keys, packet, sight.table), match.not);
    case "address-type":
      return negated(addressType(host, match.type, packet[match.of]), match.not);
    case "unknown":
      return null;
  }
}

function negated(truth: Truth, not: boolean): Truth {
  return truth === null ? null : truth !== not;
}

/** `eth0`, `ppp+` of iptables, `ppp*` of nftables. */
export function interfaceMatches(pattern: string, name: string): boolean {
  return /[+*]$/.test(pattern) ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function stateMatches(states: readonly ConnectionState[], { tracking, translated }: Sight): Truth {
  if (tracking === "open") return null;
  if ((states.includes("snat") && translated.source) || (states.includes("dnat") && translated.destination)) return true;
  if (tracking !== null) return states.includes(tracking);
  const may = [states.includes("new"), states.includes("established")];
  return may[0] === may[1] ? may[0]! : null;
}

/** `-m rpfilter` and `fib saddr . iif oif`: unlike rp_filter they do not spare decrypted packets (ipt_rpfilter.c, nft_fib_ipv4.c). */
function reversePath(host: Host, packet: Packet, sight: Sight, loose: boolean): Truth {
  if (sight.input === null) return null;
  if (sight.input === "lo" || (packet.source.family === 4 && isMulticast(packet.destination))) return true;
  const back = lookup(host, { destination: packet.source, source: packet.destination, input: "lo", mark: 0 });
  if (back.is === "unknown") return null;
  return back.is === "unicast" && (loose || back.route?.device === sight.input);
}

function setHolds(host: Host, name: string, keys: readonly string[], packet: Packet, table: string): Truth {
  const key = keys.length === 1 ? keys[0] : undefined;
  const elements = (key === "source" || key === "destination") && elementsOf(host, name.replace(/^@/, ""), table, packet.source.family);
  if (!elements) return null;
  return elements.some((range) => inRange(range, packet[key]));
}

/** ipset's sets belong to no table. */
function elementsOf(host: Host, name: string, table: string, family: Family): NamedSet["elements"] {
  const sets = host.records.sets.filter((set) => set.name === name && (set.table === null || set.table === table));
  if (sets.length !== 1) return null;
  return sets[0]!.elements?.filter((range) => range.family === family) ?? null;
}

function addressType(host: Host, type: string, address: Address): Truth {
  const own = host.isOwn(address);
  switch (type.toLowerCase()) {
    case "local":
      return isLoopback(address) || own;
    case "broadcast":
      return isBroadcast(host, address);
    case "multicast":
      return isMulticast(address);
    case "unicast":
      return isMulticast(address) || isBroadcast(host, address) || isLoopback(address) ? false : own === null ? null : !own;
    default:
      return null;
  }
}

