/** The outer packets of a tunnel: ESP, or ESP in UDP, on their own way through the host. */
import type { Encapsulation } from "../esp.ts";
import { wireLength } from "../esp.ts";
import type { Address } from "../address.ts";
import type { Host } from "../host.ts";
import type { Link } from "../records.ts";
import type { Packet, Verdict } from "../report.ts";
import { ESP, UDP } from "./matches.ts";
import { sentences } from "./text.ts";
import { starting, Walker } from "./walker.ts";

/** RFC 3948; both ends use it unless NAT changed one. */
const NAT_T = 4500;

export function outerPacket(source: Address, destination: Address, inner: Packet, encapsulation: Encapsulation | null, udp: boolean, mark = 0): Packet {
  const port = udp ? NAT_T : null;
  const length = encapsulation ? wireLength(inner.length, encapsulation) : inner.length;
  return { source, destination, protocol: udp ? UDP : ESP, sourcePort: port, destinationPort: port, length, mark };
}

/** Interfaces that look for an IPsec policy of their own. */
export function isTunnelDevice({ kind }: Link): boolean {
  return kind === "xfrm" || kind === "vti" || kind === "vti6";
}

export class Carrier extends Walker {
  constructor(host: Host, outer: Packet) {
    super(host, starting(outer, "ongoing"));
  }

  /** From encryption to the wire. */
  leave(): Verdict {
    const before = this.packet;
    const stop = this.routeOutput() ?? this.refuseLoop() ?? this.hook("output", null, this.device) ?? (this.needsNewRoute(before) ? this.routeOutput() : null);
    if (stop) return stop;
    const sent = this.hook("postrouting", null, this.device);
    if (sent) return sent;
    this.output = this.device;
    this.step("output-device", "passes", "sent-protected", sentences.sent(this.packet, this.device));
    return "sent-protected";
  }

  /** A tunnel's interface would take its own ESP packets in again (xfrmi_xmit2(), vti_xmit()). */
  private refuseLoop(): Verdict | null {
    const link = this.device === null ? null : this.host.link(this.device);
    if (!link || !isTunnelDevice(link)) return null;
    return this.stop("output-device", "loop", sentences.loop(this.packet, link.name), { lines: [...(this.route?.lines ?? []), ...link.lines.slice(0, 1)] });
  }

  /** From the wire to decryption; null where it gets there. */
  arrive(device: string): Verdict | null {
    return this.hook("prerouting", device, null) ?? this.routeInput(device) ?? this.hook("input", device, null);
  }
}
