/**
 * Takes a packet through the chains of one hook, as nf_hook_slow() and the tables do it: `accept` ends a base chain,
 * not the hook; a drop ends all; chains of type nat see a connection's first packet only, and the first of them that
 * translates it is the last. A rule that the paste cannot decide is kept as something that may happen; the passage is
 * known all the same if everything that may happen comes to the same.
 */
import type { Address, Family } from "../address.ts";
import type { Host, Truth } from "../host.ts";
import type { Line } from "../line.ts";
import type { Action, Chain, Match, Rule } from "../netfilter.ts";
import type { Packet } from "../report.ts";
import { ruleHolds, type Sight } from "./matches.ts";

export type Translation = Extract<Action, { do: "source-nat" | "destination-nat" | "masquerade" | "redirect" | "map-network" }>;

/** What ended a base chain. */
interface Decision {
  readonly is: "accept" | "drop" | "reject" | "translate" | "unknown";
  readonly action: Action | null;
  readonly lines: readonly Line[];
  /** Why it is not certain; "" for what is. */
  readonly why: string;
}

export interface ChainOutcome {
  readonly is: "accept" | "drop" | "reject" | "translate" | "unknown";
  readonly translation: Translation | null;
  /** The rules, or the policy, that decided. */
  readonly lines: readonly Line[];
  readonly why: string;
  /** Whether a rule decided it, not the chain's policy. */
  readonly byRule: boolean;
  /** The packet's mark afterwards; null where it is not known. */
  readonly mark: number | null;
  readonly marked: readonly Line[];
  /** Whether connection tracking was switched off for the packet. */
  readonly untracked: Truth;
}

/** The kernel's limit (NFT_JUMP_STACK_SIZE). */
const DEEPEST = 16;
/** Rules that one chain may look at: more only where chains call each other over and over. */
const MOST = 500_000;

class Traversal {
  /** What may have happened before the end. */
  readonly may: Decision[] = [];
  mark: number | null;
  marked: Line[] = [];
  untracked: Truth = false;
  /** Whether the packet surely gets to where the traversal is. */
  private sure = true;
  private left = MOST;
  private now: Sight;

  constructor(private readonly host: Host, private readonly packet: Packet, private readonly sight: Sight) {
    this.mark = sight.mark;
    this.now = sight;
  }

  /** Runs a chain's rules; null where the packet goes back to the chain that called it. */
  run(chain: Chain, depth = 0): Decision | null {
    let mayReturn = false;
    for (const rule of chain.rules) {
      if (this.left-- < 0 || depth > DEEPEST) return unknown("the chains call each other too often", rule.lines);
      const { holds, open } = ruleHolds(this.host, rule, this.packet, this.seen());
      if (holds === false) continue;
      const before = this.sure;
      if (holds === null) this.sure = false;
      const decision = this.act(chain, rule, depth);
      if (decision === null) {
        this.sure = before && this.may.length === 0;
      } else if (holds === null || mayReturn) {
        this.sure = false;
        if (decision === "return") {
          if (holds === true) return null;
          mayReturn = true;
        } else {
          this.may.push({ ...decision, lines: unique([...rule.lines, ...decision.lines]), why: decision.why || (open ? describe(open) : "") });
          if (holds === true) return null;
        }
      } else {
        return decision === "return" ? null : decision;
      }
    }
    return null;
  }

  /** What rules see by now: a packet that is not tracked yet may have been told not to be. */
  private seen(): Sight {
    const tracking = this.untracked === null ? "open" : this.untracked ? "untracked" : this.sight.tracking;
    const { now } = this;
    return now.mark === this.mark && now.tracking === tracking ? now : (this.now = { ...now, mark: this.mark, tracking });
  }

  private act(chain: Chain, rule: Rule, depth: number): Decision | "return" | null {
    const { action, lines } = rule;
    switch (action.do) {
      case "accept":
      case "drop":
      case "reject":
        return { is: action.do, action, lines, why: "" };
      case "source-nat":
      case "destination-nat":
      case "masquerade":
      case "redirect":
      case "map-network":
        return { is: "translate", action, lines, why: "" };
      case "return":
        return "return";
      case "jump":
      case "goto": {
        const target = chainNamed(this.host, chain, action.chain);
        if (!target) return unknown(`the chain ${action.chain} was not pasted`, lines);
        return this.run(target, depth + 1) ?? (action.do === "goto" ? "return" : null);
      }
      case "mark":
        this.mark = this.sure ? marked(this.mark, action.value, action.mask) : null;
        this.marked.push(...lines);
        return null;
      case "notrack":
        // Too late for a packet that is tracked already (nft_notrack_eval()).
        if (this.sight.tracking === "invalid") this.untracked = this.sure || this.untracked ? true : null;
        return null;
      case "unknown":
        return unknown(action.text, lines);
      default:
        return null;
    }
  }
}

/** xt_mark's mark_tg(): a full mask sets all bits, whatever they were. */
function marked(mark: number | null, value: number, mask: number): number | null {
  if (mask >>> 0 === 0xffffffff) return value >>> 0;
  return mark === null ? null : ((mark & ~mask) ^ value) >>> 0;
}

function unique(lines: readonly Line[]): Line[] {
  return [...new Set(lines)];
}

function unknown(why: string, lines: readonly Line[]): Decision {
  return { is: "unknown", action: null, lines, why };
}

export function passChain(host: Host, chain: Chain, packet: Packet, sight: Sight): ChainOutcome {
  const traversal = new Traversal(host, packet, sight);
  const policy: Decision = { is: chain.base?.policy ?? "accept", action: null, lines: chain.lines.slice(0, 1), why: "" };
  const last = traversal.run(chain) ?? policy;
  const differs = traversal.may.find((one) => !alike(one, last));
  const { mark, marked, untracked } = traversal;
  if (differs || last.is === "unknown") {
    const open = differs ?? last;
    return { is: "unknown", translation: null, lines: open.lines, why: open.why || last.why, byRule: true, mark, marked, untracked };
  }
  const translation = last.is === "translate" ? (last.action as Translation) : null;
  return { is: last.is, translation, lines: last.lines, why: "", byRule: last !== policy, mark, marked, untracked };
}

/** Whether two decisions do the same to the packet. */
function alike(one: Decision, other: Decision): boolean {
  if (one.is === "unknown" || other.is === "unknown") return one === other;
  if (stops(one) || stops(other)) return stops(one) && stops(other);
  if (one.is !== other.is) return false;
  return one.is === "accept" || JSON.stringify(one.action, numbers) === JSON.stringify(other.action, numbers);
}

function stops({ is }: Decision): boolean {
  return is === "drop" || is === "reject";
}

function numbers(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

const named = new WeakMap<Host, Map<string, Chain>>();

/** The chain that a rule of `from` calls. */
export function chainNamed(host: Host, from: Chain, name: string): Chain | null {
  let chains = named.get(host);
  if (!chains) named.set(host, (chains = new Map(host.records.chains.map((chain) => [chainKey(chain, chain.name), chain]))));
  return chains.get(chainKey(from, name)) ?? null;
}

function chainKey({ tool, table, families }: Chain, name: string): string {
  return `${tool} ${families.join()} ${table} ${name}`;
}

/** A match in words, for a verdict that hangs on it. */
export function describe(match: Match): string {
  switch (match.on) {
    case "unknown":
      return match.text;
    case "set":
      return `set ${match.set}`;
    case "mark":
      return "mark";
    case "state":
      return `state ${match.states.join(",")}`;
    default:
      return match.on;
  }
}

/** The single address that a translation leads to; null where it is one of several or not said. */
export function translatedAddress(translation: Translation, family: Family, from: Address): Address | null {
  if (translation.do === "map-network") {
    const size = translation.to.last - translation.to.first + 1n;
    return { family, value: translation.to.first + (from.value % size) };
  }
  if (translation.do !== "source-nat" && translation.do !== "destination-nat") return null;
  if (translation.to.length === 0) return from;
  const [range, ...others] = translation.to;
  return others.length === 0 && range!.first === range!.last ? { family, value: range!.first } : null;
}
