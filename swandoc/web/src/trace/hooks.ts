/** A packet's way through all chains of one hook, with connection tracking and NAT at their places among them. */
import { same, type Address } from "../address.ts";
import type { Host } from "../host.ts";
import type { Line } from "../line.ts";
import type { Chain, Hook } from "../netfilter.ts";
import type { Packet } from "../report.ts";
import { ICMP, ICMPV6, TCP, type Sight, type Tracking } from "./matches.ts";
import { passChain, translatedAddress, type ChainOutcome, type Translation } from "./netfilter.ts";

/** What connection tracking knows of the connection that a packet belongs to. */
export interface Connection {
  /** The first packet before any translation. */
  readonly original: Packet;
  /** The first packet as it left. */
  readonly translated: Packet;
  /** Whether NAT has changed the address. */
  readonly source: boolean;
  readonly destination: boolean;
  /** Whether the first packet passed connection tracking by, so that the reply is nobody's. */
  readonly untracked: boolean;
}

/**
 * A connection's first packet, a reply, one of a connection that may be old already (IKE and ESP go on for long), or an
 * ICMP error about one.
 */
export type Kind = "first" | "reply" | "ongoing" | "error";

type Side = "source" | "destination";

export interface Passing {
  packet: Packet;
  mark: number | null;
  /** null until the packet is tracked. */
  tracking: Tracking | null;
  /** The connection so far: for a first packet what NAT has done up to now, for a reply what it did. */
  connection: Connection;
  readonly kind: Kind;
  /** The sides that a chain of type nat has settled, if only by leaving the address as it was. */
  settled: readonly Side[];
  /** Whether it comes back on the loopback interface: what NAT has done is done. */
  looped: boolean;
}

export type HookEvent =
  | { readonly is: "accept" | "drop" | "reject"; readonly lines: readonly Line[] }
  | { readonly is: "source-nat" | "destination-nat" | "undo-nat"; readonly lines: readonly Line[] }
  | { readonly is: "mark"; readonly lines: readonly Line[] }
  | { readonly is: "unknown"; readonly why: string; readonly lines: readonly Line[]; readonly run: readonly string[] };

/** What a hook cannot know by itself. */
export interface Surroundings {
  readonly input: string | null;
  readonly output: string | null;
  /** The address that masquerading and redirecting take; "none" where there is none, null where it is not known. */
  readonly ownAddress: (translation: Translation) => Address | "none" | null;
  readonly sight: () => Pick<Sight, "inbound" | "outbound" | "flags">;
  /** Called with what happens, as it happens. */
  readonly tell: (event: HookEvent) => void;
  /** Called after the packet's addresses or ports were changed; whether it goes on. */
  readonly changed: () => boolean;
}

/** Priorities at which connection tracking and NAT stand (linux/netfilter_ipv4.h). */
const CONNTRACK = -200;
const NAT: Readonly<Partial<Record<Hook, number>>> = { prerouting: -100, output: -100, input: 100, postrouting: 100 };

export function passHook(host: Host, hook: Hook, passing: Passing, around: Surroundings): void {
  const { family } = passing.packet.source;
  const chains = host.chains(hook, family);
  const accepted: Line[] = [];
  let untracked: boolean | null = false;
  let natIsDone = NAT[hook] === undefined || passing.looped;

  const track = (): void => {
    if (passing.tracking !== null) return;
    const known = passing.kind === "reply" && !passing.connection.untracked;
    const kept = passing.kind === "error" ? "related" : known ? "established" : startsConnection(passing) ? "new" : "invalid";
    passing.tracking = untracked ? "untracked" : kept;
    if (!known) passing.connection = untouched(passing.packet, untracked === true);
  };
  /** Whether the packet goes on. */
  const finishNat = (): boolean => {
    natIsDone = true;
    track();
    const restored = passing.kind === "reply" && passing.tracking === "established" ? restore(hook, passing) : null;
    if (!restored) return true;
    passing.packet = restored;
    around.tell({ is: "undo-nat", lines: [] });
    return around.changed();
  };

  for (const chain of chains) {
    const { priority, type } = chain.base!;
    if (type !== "nat" && priority > CONNTRACK) track();
    if (!natIsDone && (type === "nat" || priority > NAT[hook]!) && !finishNat()) return;
    if (type === "nat" && (passing.looped || passing.tracking !== "new" || passing.settled.includes(sideOf(hook)))) continue;
    const outcome = passChain(host, chain, passing.packet, {
      hook,
      table: chain.table,
      input: around.input,
      output: around.output,
      tracking: passing.kind === "ongoing" && passing.tracking === "new" ? null : (passing.tracking ?? (untracked ? "untracked" : "invalid")),
      // Before connection tracking a packet belongs to no connection.
      translated: passing.tracking === null ? untouched(passing.packet) : passing.connection,
      mark: passing.mark,
      ...around.sight(),
    });
    if (outcome.mark !== passing.mark) {
      passing.mark = outcome.mark;
      passing.packet = { ...passing.packet, mark: outcome.mark ?? 0 };
      around.tell({ is: "mark", lines: outcome.marked });
    }
    if (outcome.untracked === null) return around.tell(open("whether the connection is tracked hangs on a rule that the paste cannot decide", outcome.lines));
    untracked ||= outcome.untracked;
    const event = settle(chain, outcome, family);
    if (event) return around.tell(event);
    if (outcome.is === "translate") {
      const failed = translate(hook, passing, outcome, around);
      around.tell(failed ?? { is: `${sideOf(hook)}-nat`, lines: outcome.lines });
      if (failed || !around.changed()) return;
    } else if (outcome.byRule) {
      accepted.push(...outcome.lines);
    } else if (type === "filter" && accepted.length === 0) {
      accepted.push(...outcome.lines);
    }
  }
  track();
  if (!natIsDone && !finishNat()) return;
  around.tell({ is: "accept", lines: [...new Set(accepted)] });
}

export function untouched(packet: Packet, untracked = false): Connection {
  return { original: packet, translated: packet, source: false, destination: false, untracked };
}

/** A reply without its first packet is only of UDP a connection's beginning (tcp_new(), icmp_pkt_to_tuple()). */
function startsConnection({ packet, kind }: Passing): boolean {
  return kind !== "reply" || (packet.protocol !== TCP && packet.protocol !== ICMP && packet.protocol !== ICMPV6);
}

/** The event that ends the passage; null where the packet goes on. */
function settle(chain: Chain, outcome: ChainOutcome, family: number): HookEvent | null {
  if (outcome.is === "unknown") return open(outcome.why, outcome.lines);
  if (outcome.is === "drop" || outcome.is === "reject") return { is: outcome.is, lines: outcome.lines };
  // Rules alone do not tell what becomes of packets that none of them takes.
  if (outcome.is === "accept" && !outcome.byRule && chain.tool === "iptables" && chain.lines.length === 0) {
    return { ...open(`the policy of ${chain.name} was not pasted`, []), run: [`ip${family === 6 ? "6" : ""}tables-save`] };
  }
  return null;
}

function open(why: string, lines: readonly Line[]): HookEvent & { is: "unknown" } {
  return { is: "unknown", why, lines, run: [] };
}

/** The side of a packet that NAT changes in a hook. */
function sideOf(hook: Hook): Side {
  return hook === "postrouting" || hook === "input" ? "source" : "destination";
}

/** Changes a first packet as the rule says. Null when done, else why it is not known. */
function translate(hook: Hook, passing: Passing, outcome: ChainOutcome, around: Surroundings): HookEvent | null {
  const translation = outcome.translation!;
  const { packet } = passing;
  const side = sideOf(hook);
  const own = translation.do === "masquerade" || translation.do === "redirect";
  const address = own ? around.ownAddress(translation) : translatedAddress(translation, packet.source.family, packet[side]);
  if (address === "none") return { is: "drop", lines: outcome.lines };
  if (!address) return { ...open("the new address is one of several, or the paste does not tell it", outcome.lines), run: own ? ["ip addr"] : [] };
  const port = translation.do === "destination-nat" && packet.destinationPort !== null ? translation.port : null;
  passing.packet = { ...packet, [side]: address, ...(port === null ? {} : { destinationPort: port }) };
  passing.settled = [...passing.settled, side];
  // A translation to what is there already counts as none (nf_nat_setup_info()).
  if (same(address, packet[side]) && (port === null || port === packet.destinationPort)) return null;
  passing.connection = { ...passing.connection, translated: passing.packet, [side]: true };
  return null;
}

/** A reply with the addresses that the other side of NAT knows; null where this hook has nothing to restore. */
function restore(hook: Hook, { packet, connection }: Passing): Packet | null {
  const { original } = connection;
  if (sideOf(hook) === "source") {
    return connection.destination ? { ...packet, source: original.destination, sourcePort: original.destinationPort } : null;
  }
  return connection.source ? { ...packet, destination: original.source, destinationPort: original.sourcePort } : null;
}
