/** The way of a packet that the reader asks about. */
import { holds, type Address } from "../address.ts";
import type { Host } from "../host.ts";
import type { Packet, Walk } from "../report.ts";
import { deviceTowards, one, out, tunnelsOf } from "./flows.ts";
import { ICMP, ICMPV6, TCP, UDP } from "./matches.ts";
import type { Entry } from "./walk.ts";

export interface Asked {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: number;
  /** Of TCP and UDP. */
  readonly destinationPort: number | null;
  /** Bytes of the whole packet. */
  readonly length: number;
}

/** Null where nothing tells how it comes to this host. */
export function walkAsked(host: Host, asked: Asked): Walk | null {
  const { source, destination, protocol } = asked;
  if (source.family !== destination.family) return null;
  const ports = protocol === TCP || protocol === UDP;
  const given: Packet = { source, destination, protocol, sourcePort: ports ? 40000 : null, destinationPort: ports ? asked.destinationPort : null, length: asked.length, mark: 0, ...echo(protocol) };
  const entry = entryOf(host, given);
  return entry && one(host, "own", given, entry);
}

/** An echo request, where it is of ICMP. */
function echo(protocol: number): Pick<Packet, "icmpType"> {
  return protocol === ICMP ? { icmpType: [8, 0] } : protocol === ICMPV6 ? { icmpType: [128, 0] } : {};
}

/** From this host, out of a tunnel whose selectors hold the packet, or by the interface that leads to its source. */
function entryOf(host: Host, { source, destination }: Packet): Entry | null {
  if (source.value === 0n || host.isOwn(source)) return { from: "host" };
  const tunnel = tunnelsOf(host).find((one) => holds(one.remote, source) && holds(one.local, destination));
  if (tunnel) return out(tunnel);
  const device = deviceTowards(host, source);
  return device ? { from: "wire", device } : null;
}
