/** What all walks through a host share: steps, the hooks of netfilter, and routing. */
import { same, type Address } from "../address.ts";
import { isLoopback, type Host } from "../host.ts";
import type { Line } from "../line.ts";
import type { Hook } from "../netfilter.ts";
import type { Hop, Packet, Step, Verdict } from "../report.ts";
import { passHook, untouched, type HookEvent, type Kind, type Passing } from "./hooks.ts";
import { SYN, SYN_ACK, type Protection } from "./matches.ts";
import type { Translation } from "./netfilter.ts";
import { lookup, selectSource4, selectSource6, sourceFor, type Found, type Lookup } from "./route.ts";
import { sentences } from "./text.ts";

interface Said {
  readonly lines?: readonly Line[];
  readonly run?: readonly string[];
}

export class Walker {
  readonly steps: Step[] = [];
  /** The interface by which the packet leaves; null where it does not. */
  output: string | null = null;
  protected route: Found | null = null;

  constructor(protected readonly host: Host, readonly passing: Passing) {}

  protected get packet(): Packet {
    return this.passing.packet;
  }

  protected get device(): string | null {
    // What a host sends to itself leaves by the loopback, whatever its local route says (ip_route_output_key_hash_rcu()).
    return this.route?.is === "local" ? "lo" : (this.route?.route?.device ?? null);
  }

  protected step(hop: Hop, outcome: Step["outcome"], event: string, text: string, { lines = [], run = [] }: Said = {}): void {
    this.steps.push({ hop, outcome, event, text, lines, run, packet: this.packet });
  }

  protected stop(hop: Hop, event: string, text: string, said: Said = {}): Verdict {
    this.step(hop, "stops", event, text, said);
    return "dropped";
  }

  protected unknown(hop: Hop, event: string, text: string, said: Said = {}): Verdict {
    this.step(hop, "unknown", event, text, said);
    return "unknown";
  }

  /** How IPsec protected the packet, and how it will. */
  protected protection(): { readonly inbound: Protection | null; readonly outbound: Protection | null } {
    return { inbound: null, outbound: null };
  }

  /** Called when a hook changed the packet's addresses or ports. */
  protected changed(_hook: Hook): Verdict | null {
    return null;
  }

  /** Takes the packet through a hook; null where it goes on. */
  protected hook(hook: Exclude<Hook, "ingress">, input: string | null, output: string | null): Verdict | null {
    const { family } = this.packet.source;
    const part = hook === "prerouting" || hook === "postrouting" ? "nat" : "filter";
    if (!this.host.knowsFilter(part, family)) {
      const run = [`ip${family === 6 ? "6" : ""}tables-save`, "nft list ruleset"];
      const verdict = this.unknown(hook, "rules-unknown", sentences.rulesMissing(part), { run });
      // The filter's rules decide as if nothing translated the destination before them; the walk says that it is not known.
      if (hook !== "prerouting" || !this.host.knowsFilter("filter", family)) return verdict;
    }
    let stopped: Verdict | null = null;
    passHook(this.host, hook, this.passing, {
      input,
      output,
      ownAddress: (translation) => this.ownAddress(translation, input, output),
      sight: () => ({ ...this.protection(), flags: this.passing.kind === "reply" ? SYN_ACK : SYN }),
      tell: (event) => void (stopped ??= this.say(hook, event)),
      changed: () => (stopped ??= this.changed(hook)) === null,
    });
    return stopped;
  }

  private say(hook: Exclude<Hook, "ingress">, event: HookEvent): Verdict | null {
    const { lines } = event;
    if (event.is === "drop") return this.stop(hook, "dropped", sentences.dropped(hook), event);
    if (event.is === "reject") return this.stop(hook, "rejected", sentences.rejected(hook), event);
    if (event.is === "unknown") return this.unknown(hook, "rule-unknown", sentences.ruleUnknown(hook, event.why), event);
    if (event.is === "accept") this.step(hook, "passes", "accepted", sentences.accepted(hook, lines.length > 0), event);
    else if (event.is === "mark") this.step(hook, "changes", "marked", sentences.marked(this.passing.mark), event);
    else this.step(hook, "changes", event.is, sentences.translated(event.is, this.packet), event);
    return null;
  }

  private ownAddress(translation: Translation, input: string | null, output: string | null): Address | "none" | null {
    const { family } = this.packet.source;
    if (translation.do === "redirect") {
      if (input === null) return { family, value: family === 4 ? 0x7f000001n : 1n };
      const [first] = this.host.addressesOn(input, family);
      // Without an address the packet is dropped (nf_nat_redirect.c, nf_nat_masquerade.c).
      return first ? { family, value: first.address.value } : this.host.knowsAddresses ? "none" : null;
    }
    if (output === null) return null;
    const found =
      family === 4
        ? selectSource4(this.host, output, this.route?.route?.via ?? this.packet.destination)
        : selectSource6(this.host, output, this.packet.destination);
    return found ?? (this.host.knowsAddresses ? "none" : null);
  }

  /** Routes a packet that came in; null where it goes on. */
  protected routeInput(input: string): Verdict | null {
    const { packet } = this;
    return this.take(lookup(this.host, { destination: packet.destination, source: packet.source, input, mark: this.passing.mark }));
  }

  /** Routes a packet of the host itself, and chooses its source address if it has none yet. */
  protected routeOutput(): Verdict | null {
    const { packet, host } = this;
    const { destination } = packet;
    const { mark } = this.passing;
    if (packet.source.value !== 0n) {
      const stop = this.take(lookup(host, { destination, source: packet.source, input: "lo", mark }));
      // ip_route_output_key_hash_rcu() keeps the host's own 127.0.0.0/8 off every wire.
      const strays = !stop && packet.source.family === 4 && isLoopback(packet.source) && this.route?.is !== "local";
      return strays ? this.stop("routing", "martian", sentences.martian(packet)) : stop;
    }
    const found = lookup(host, { destination, source: null, input: "lo", mark });
    const { family } = destination;
    // IPv6 chooses a source even then, and asks again with it (ip6_dst_lookup_tail()).
    const failed = found.is === "none" || found.is === "refused";
    if (found.is === "unknown" || (failed && family === 4)) return this.take(found);
    const source = found.openSource ? null : found.route && !failed ? sourceFor(host, found.route, destination) : selectSource6(host, null, destination);
    if (!source) return this.unknown("routing", "source-unknown", sentences.sourceUnknown, { lines: found.lines, run: found.openSource ?? ["ip addr"] });
    this.passing.packet = { ...packet, source };
    // An IPv4 socket asks again with the address that it got (ip_route_connect()).
    return this.take(family === 4 || failed ? lookup(host, { destination, source, input: "lo", mark }) : found);
  }

  private take(found: Lookup): Verdict | null {
    const { packet } = this;
    if (found.is === "unknown") return this.unknown("routing", "route-unknown", found.why, found);
    if (found.is === "none") return this.stop("routing", "no-route", sentences.noRoute(packet), found);
    if (found.is === "refused") return this.stop("routing", "route-refuses", sentences.routeRefuses(packet), found);
    this.route = found;
    this.step("routing", "passes", "routed", sentences.routed(packet, found), found);
    return null;
  }

  /** Whether output's hook changed what routing depends on (ip_route_me_harder()). */
  protected needsNewRoute(before: Packet): boolean {
    const { destination, mark } = this.packet;
    return !same(destination, before.destination) || mark !== before.mark;
  }
}

/** A packet before its first hop. */
export function starting(packet: Packet, kind: Kind = "first"): Passing {
  return { packet, mark: packet.mark, tracking: null, connection: untouched(packet), kind, settled: [], looped: false };
}
