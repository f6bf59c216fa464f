/** Walks a packet through a host, hop by hop, until it is delivered, sent, stopped, or nothing more can be told. */
import { holds, type Address } from "../address.ts";
import { isLinkLocal, isLoopback, isMulticast, isPrivate, type Host } from "../host.ts";
import type { Hook } from "../netfilter.ts";
import type { XfrmPolicy } from "../records.ts";
import type { Packet, Verdict, Walk } from "../report.ts";
import { Carrier, isTunnelDevice, outerPacket } from "./carrier.ts";
import type { Connection, Kind } from "./hooks.ts";
import type { Protection } from "./matches.ts";
import { refusal, routeMtu, tunnelMtu } from "./mtu.ts";
import { validateSource } from "./route.ts";
import { sentences } from "./text.ts";
import { starting, Walker } from "./walker.ts";
import { checkInbound, encapsulationOf, findPolicy, findSa, protects, type Arrival, type PolicyQuery, type Sa } from "./xfrm.ts";

export type Entry =
  | { readonly from: "wire"; readonly device: string }
  /** Out of a tunnel; `device` is where the ESP packet came in, or the tunnel's own interface. */
  | { readonly from: "tunnel"; readonly device: string; readonly arrival: Arrival }
  | { readonly from: "host" };

export interface Flow {
  readonly id: string;
  readonly title: string;
  /** Source 0.0.0.0 or :: where routing is to choose it. */
  readonly packet: Packet;
  readonly entry: Entry;
  /** For a reply, the connection that the first packet made. */
  readonly reply?: Connection;
  readonly kind?: Kind;
}

export interface Journey {
  readonly walk: Walk;
  /** The interface by which it leaves; null where it does not. */
  readonly output: string | null;
  readonly connection: Connection;
}

export function follow(host: Host, flow: Flow): Journey {
  const walker = new PacketWalk(host, flow);
  const verdict = walker.go();
  const { steps, output, passing } = walker;
  return { walk: { flow: flow.id, title: flow.title, host: host.name, packet: flow.packet, steps, verdict }, output, connection: passing.connection };
}

/** What an outbound policy and its SA will do to the packet. */
interface Bundle {
  readonly policy: XfrmPolicy;
  readonly sa: Sa;
}

class PacketWalk extends Walker {
  private input: string;
  private readonly arrival: Arrival | null;
  private bundle: Bundle | null = null;
  /** Whether a policy wanted to protect the packet before its addresses were changed. */
  private wasCovered = false;

  constructor(host: Host, private readonly flow: Flow) {
    super(host, flow.reply ? { ...starting(flow.packet, "reply"), connection: flow.reply } : starting(flow.packet, flow.kind));
    this.input = flow.entry.from === "host" ? "lo" : flow.entry.device;
    this.arrival = flow.entry.from === "tunnel" ? flow.entry.arrival : null;
  }

  go(): Verdict {
    if (this.flow.entry.from === "host") return this.goOut();
    const stop = this.decrypt() ?? this.hook("prerouting", this.input, null) ?? this.routeInput(this.input) ?? this.admit();
    if (stop) return stop;
    return this.route!.is === "unicast" ? this.goThrough() : this.goIn();
  }

  protected override protection(): { readonly inbound: Protection | null; readonly outbound: Protection | null } {
    return { inbound: this.arrival, outbound: this.bundle && { reqid: this.bundle.policy.templates.at(-1)?.reqid ?? null } };
  }

  /** nf_xfrm_me_harder(): after source NAT the kernel looks for a policy again, for the new addresses. */
  protected override changed(hook: Hook): Verdict | null {
    if (hook !== "postrouting") return null;
    const before = this.bundle;
    if (before) this.wasCovered = true;
    const stop = this.lookUp();
    if (!stop && before && !this.bundle) this.step("policy-lookup", "changes", "lost-policy", sentences.lostPolicy(this.packet), before.policy);
    return stop;
  }

  // In

  private decrypt(): Verdict | null {
    if (this.flow.entry.from !== "tunnel") return null;
    const { arrival: { source, destination, udp, lines, proven }, device } = this.flow.entry;
    if (source && destination) {
      const carrier = new Carrier(this.host, outerPacket(source, destination, this.packet, null, udp));
      const verdict = carrier.arrive(device);
      if (verdict === "unknown" && proven.length > 0) {
        this.step("decryption", "passes", "decrypted", sentences.carrierUnknown, { lines: proven });
        return null;
      }
      this.steps.push(...carrier.steps);
      if (verdict) return verdict;
    }
    this.step("decryption", "changes", "decrypted", sentences.decrypted(this.packet), { lines });
    return null;
  }

  /** The checks of a packet that came in and was routed. */
  private admit(): Verdict | null {
    const { packet, host, input } = this;
    const { family } = packet.source;
    if (isUnroutable(packet.source)) return this.stop("routing", "martian", sentences.martian(packet));
    if (this.route!.is === "unicast") {
      const forwards = host.forwards(input, family);
      if (forwards.value === null) return this.unknown("routing", "forwarding-unknown", sentences.forwardingUnknown(family), forwards);
      if (!forwards.value) return this.stop("routing", "not-forwarding", sentences.notForwarding(family, input), forwards);
    }
    return family === 4 ? this.checkSource() : null;
  }

  private checkSource(): Verdict | null {
    const { packet, host, input } = this;
    // Packets that IPsec protected are spared: fib_validate_source().
    const filter = this.arrival ? { value: 0, lines: [], run: [] } : host.reversePathFilter(input);
    const query = { destination: packet.destination, source: packet.source, input, mark: this.passing.mark };
    const output = this.route!.is === "unicast" ? this.device : null;
    // Without the sysctl it is known all the same where all of its values come to the same.
    const [first, ...others] = (filter.value === null ? [1, 2, 0] : [filter.value]).map((rp) => validateSource(host, query, output, rp));
    const { verdict, back } = first!;
    const lines = [...filter.lines, ...(back?.lines ?? [])];
    if (verdict === "unknown" || others.some((other) => other.verdict !== verdict)) {
      const run = [...filter.run, ...(back?.is === "unknown" ? back.run : [])];
      return this.unknown("reverse-path", "reverse-path-unknown", sentences.reversePathUnknown(input), { lines, run });
    }
    if (verdict === "martian") return this.stop("reverse-path", "martian", sentences.martian(packet), { lines });
    if (verdict === "fails") return this.stop("reverse-path", "reverse-path-drop", sentences.reversePathFails(packet, input, back), { lines });
    if (this.arrival) this.step("reverse-path", "passes", "reverse-path-spared", sentences.reversePathSpared);
    else if (filter.value !== 0) this.step("reverse-path", "passes", "reverse-path-passes", sentences.reversePathPasses(input), { lines });
    return null;
  }

  private goIn(): Verdict {
    const stop = this.hook("input", this.input, null) ?? this.checkPolicy("in");
    if (stop) return stop;
    this.step("local-socket", "passes", "delivered", sentences.delivered(this.packet));
    return "delivered";
  }

  /** Policies see what came in with the addresses that it had before NAT (nf_nat_decode_session()). */
  private checkPolicy(direction: "in" | "fwd"): Verdict | null {
    if (!this.arrival && (this.input === "lo" || this.host.flag(this.input, "disable_policy"))) return null;
    const packet = { ...this.flow.packet, mark: this.packet.mark };
    const { is, found } = checkInbound(this.host, { direction, packet, mark: this.passing.mark, ifId: this.arrival?.ifId ?? 0 }, this.arrival);
    if (found.is === "unknown") return this.unknown("inbound-policy", "policy-unknown", found.why, found);
    const lines = found.is === "found" ? found.policy.lines : found.lines;
    if (is !== "passes") return this.stop("inbound-policy", is, sentences.inbound(is, packet), { lines });
    if (found.is === "found") this.step("inbound-policy", "passes", "policy-matches", sentences.inbound(is, packet), { lines });
    return null;
  }

  // Through

  private goThrough(): Verdict {
    if (isLinkLocal(this.packet.source) && this.packet.source.family === 6) return this.stop("forward", "martian", sentences.martian(this.packet));
    const stop = this.checkPolicy("fwd") ?? this.lookUp() ?? this.checkSize();
    if (stop) return stop;
    this.redirect();
    return this.hook("forward", this.input, this.device) ?? this.leave(this.input);
  }

  /** ip_forward(): a packet that goes back to where it came from makes the host tell of a shorter way. */
  private redirect(): void {
    if (this.arrival || this.device !== this.input || this.packet.source.family === 6) return;
    const sends = this.host.sendsRedirects(this.input);
    if (sends.value === null) this.step("forward", "unknown", "redirect", sentences.redirectUnknown(this.input), sends);
    else if (sends.value > 0) this.step("forward", "passes", "redirect", sentences.redirect(this.packet, this.input), sends);
  }

  // Out

  private goOut(): Verdict {
    const stop = this.routeOutput() ?? this.lookUp() ?? this.checkSize();
    if (stop) return this.steps.at(-1)!.event === "no-state" ? this.discarded(stop) : stop;
    const before = this.packet;
    const filtered = this.hook("output", null, this.device);
    if (filtered) return filtered;
    const again = this.needsNewRoute(before) ? (this.routeOutput() ?? this.lookUp()) : null;
    return again ?? this.leave(null);
  }

  /**
   * Without an SA the host's own packet gets a route that discards it after the rules of output (ipv4_blackhole_route()):
   * where these give it another destination or mark, it is routed anew and lives.
   */
  private discarded(stop: Verdict): Verdict {
    const { packet: before, steps } = this;
    const end = steps.length;
    const filtered = this.hook("output", null, this.device);
    if (filtered || !this.needsNewRoute(before)) {
      steps.length = end;
      return stop;
    }
    steps.splice(end - 1, 1);
    return this.routeOutput() ?? this.lookUp() ?? this.leave(null);
  }

  private lookUp(): Verdict | null {
    this.bundle = null;
    const { device } = this;
    if (this.route!.is === "local" || device === null || device === "lo" || this.host.flag(device, "disable_xfrm")) return null;
    return this.resolve(0, this.passing.mark);
  }

  /** Finds the outbound policy and its SA. */
  private resolve(ifId: number, mark: number | null): Verdict | null {
    const { packet } = this;
    const query: PolicyQuery = { direction: "out", packet, mark, ifId };
    const found = findPolicy(this.host, query);
    if (found.is === "unknown") return this.unknown("policy-lookup", "policy-unknown", found.why, found);
    if (found.is === "none") {
      if (!this.wasCovered) this.step("policy-lookup", "passes", "no-policy", sentences.noPolicy(packet), found);
      return null;
    }
    const { policy } = found;
    if (policy.action === "block") return this.stop("policy-lookup", "policy-blocks", sentences.policyBlocks(packet), policy);
    const template = policy.templates.at(-1);
    if (!template) {
      this.step("policy-lookup", "passes", "policy-exempts", sentences.policyExempts(packet), policy);
      return null;
    }
    const sa = findSa(this.host, template, query);
    if (sa.is !== "found" && !protects(policy)) return null;
    this.step("policy-lookup", "passes", "policy-matches", sentences.policyMatches(packet, policy), policy);
    if (sa.is === "unknown") return this.unknown("encryption", "state-unknown", sentences.stateUnknown, sa);
    if (sa.is === "none") return this.stop("encryption", "no-state", sentences.noState(policy), { lines: [...policy.lines, ...sa.lines] });
    this.bundle = { policy, sa };
    return null;
  }

  private outerAddresses({ policy, sa }: Bundle): { readonly source: Address | null; readonly destination: Address | null } {
    const template = policy.templates.at(-1)!;
    return {
      source: sa.state?.source ?? template.source ?? sa.child?.ike.localHost ?? null,
      destination: sa.state?.destination ?? template.destination ?? sa.child?.ike.remoteHost ?? null,
    };
  }

  private checkSize(): Verdict | null {
    const { packet, host } = this;
    const route = this.route!.route;
    // Every IPv6 path takes 1280 bytes, and no sensible IPv4 path less than 1000.
    if (this.route!.is !== "unicast" || packet.length <= 1000) return null;
    const outer = this.bundle && this.outerAddresses(this.bundle);
    const mtu = outer?.destination
      ? tunnelMtu(host, route, { ...outer, destination: outer.destination }, encapsulationOf(this.bundle!.sa, this.bundle!.policy.templates.at(-1)!))
      : routeMtu(host, route);
    if (mtu.value === null) return this.unknown("path-mtu", "mtu-unknown", sentences.mtuUnknown, mtu);
    if (packet.length <= mtu.value) {
      this.step("path-mtu", "passes", "fits", sentences.fits(packet, mtu.value), mtu);
      return null;
    }
    if (this.flow.entry.from === "host") return this.stop("path-mtu", "too-big", sentences.tooBigHere(packet, mtu.value), mtu);
    const told = refusal(host, packet, this.arrival);
    return this.stop("path-mtu", told.event, sentences.tooBig(packet, mtu.value, told), { lines: [...mtu.lines, ...told.lines], run: told.run });
  }

  private leave(input: string | null): Verdict {
    if (this.route!.is === "local") return this.loopBack();
    const stop = this.hook("postrouting", input, this.device) ?? this.intoTunnelDevice();
    if (stop) return stop;
    if (this.bundle) return this.encrypt(this.bundle);
    this.output = this.device;
    if (this.wasCovered || this.shouldBeProtected()) {
      this.step("output-device", "passes", "sent-in-clear", sentences.sentInClear(this.packet, this.device));
      return "sent-in-clear";
    }
    if (this.leaksPrivateSource()) this.step("output-device", "passes", "private-source", sentences.privateSource(this.packet));
    this.step("output-device", "passes", "sent", sentences.sent(this.packet, this.device), this.route!);
    return "sent";
  }

  /** A packet for the host itself leaves on the loopback interface, and comes in by it again. */
  private loopBack(): Verdict {
    const left = this.hook("postrouting", null, "lo");
    if (left) return left;
    this.input = "lo";
    this.passing.looped = true;
    return this.hook("prerouting", "lo", null) ?? this.goIn();
  }

  /** XFRM interfaces and VTIs look for a policy of their own once they are handed the packet. */
  private intoTunnelDevice(): Verdict | null {
    const link = this.device === null ? null : this.host.link(this.device);
    if (!link || this.bundle || !isTunnelDevice(link)) return null;
    const stop = link.kind === "xfrm" ? this.resolve(link.ifId ?? 0, this.passing.mark) : this.resolve(0, link.outputKey ?? 0);
    if (stop || this.bundle) return stop;
    return this.stop("encryption", "no-policy", sentences.noDevicePolicy(link.name), link);
  }

  /** Whether the destination lies in the networks of a tunnel, so that it should not go out as it is. */
  private shouldBeProtected(): boolean {
    const { destination } = this.packet;
    return this.host.policies.some(
      (policy) => policy.direction === "out" && protects(policy) && policy.selector.destination.length > 0 && holds(policy.selector.destination, destination),
    );
  }

  /** Routers of the Internet have no way back to a private address, and NAT beyond knows its own network only. */
  private leaksPrivateSource(): boolean {
    const { source, destination } = this.packet;
    const near = this.host.connected.some(({ device, prefix }) => device === this.device && holds(prefix, source));
    return isPrivate(source) && !isPrivate(destination) && !isMulticast(destination) && this.route!.route?.destination.length === 0 && !near;
  }

  private encrypt(bundle: Bundle): Verdict {
    const { sa, policy } = bundle;
    const encapsulation = encapsulationOf(sa, policy.templates.at(-1)!);
    const udp = sa.state ? sa.state.encapsulation !== null : (sa.child?.child.udpEncapsulation ?? false);
    this.step("encryption", "changes", "encrypted", sentences.encrypted(this.packet, udp), sa);
    const { source, destination } = this.outerAddresses(bundle);
    if (!source || !destination) return "sent-protected";
    const carrier = new Carrier(this.host, outerPacket(source, destination, this.packet, encapsulation, udp, sa.state?.outputMark?.value ?? 0));
    const verdict = carrier.leave();
    this.steps.push(...carrier.steps);
    this.output = carrier.output;
    return verdict;
  }
}

/** ip_route_input_slow() and ip6_rcv_core(): sources that no packet from a wire may have. */
function isUnroutable(source: Address): boolean {
  return isMulticast(source) || isLoopback(source) || source.value === 0n || (source.family === 4 && source.value === 0xffffffffn);
}
