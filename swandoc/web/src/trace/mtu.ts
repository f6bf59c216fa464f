/** The largest packet that may go on, and what happens to those that are larger. */
import { formatAddress, type Address } from "../address.ts";
import { innerMtu, type Encapsulation } from "../esp.ts";
import type { Answer, Host } from "../host.ts";
import type { Line } from "../line.ts";
import type { Route } from "../records.ts";
import type { Packet } from "../report.ts";
import { ICMP, ICMPV6 } from "./matches.ts";
import { lookup, sourceFor } from "./route.ts";
import { findPolicy, protects, type Arrival } from "./xfrm.ts";

/** MTU of a route: its own, or its interface's. */
export function routeMtu(host: Host, route: Route | null): Answer<number> {
  if (route?.mtu) return { value: route.mtu, lines: route.lines, run: [] };
  const link = route?.device ? host.link(route.device) : null;
  return { value: link?.mtu ?? null, lines: link?.lines.slice(0, 1) ?? [], run: link?.mtu ? [] : [`ip link show${route?.device ? ` dev ${route.device}` : ""}`] };
}

/** MTU for packets that a tunnel carries: what ESP leaves of the outer route, at most that of the inner one (xfrm_bundle_ok()). */
export function tunnelMtu(host: Host, route: Route | null, outer: { readonly source: Address | null; readonly destination: Address }, encapsulation: Encapsulation | null): Answer<number> {
  const inner = routeMtu(host, route);
  const path = lookup(host, { destination: outer.destination, source: outer.source, input: "lo", mark: 0 });
  if (path.is === "unknown") return { value: null, lines: path.lines, run: path.run };
  const carrier = routeMtu(host, path.route);
  if (carrier.value === null) return carrier;
  if (!encapsulation) return { value: null, lines: [], run: ["ip xfrm state"] };
  const left = innerMtu(carrier.value, encapsulation);
  return inner.value !== null && inner.value < left ? inner : { value: left, lines: carrier.lines, run: [] };
}

export interface Refusal {
  /** "too-big-unreported" where the ICMP message cannot reach the sender through the tunnel. */
  readonly event: "too-big" | "too-big-unreported";
  /** Source address of the message; null where the paste does not tell. */
  readonly from: string | null;
  readonly lines: readonly Line[];
  readonly run: readonly string[];
}

/**
 * The ICMP message to the sender of a packet that is too big. Its source is that of the route back (icmp_send()); if the
 * packet came out of a tunnel, the message gets back only if a policy holds it.
 */
export function refusal(host: Host, packet: Packet, arrival: Arrival | null): Refusal {
  const back = lookup(host, { destination: packet.source, source: null, input: "lo", mark: 0 });
  if (back.is === "unknown" || back.openSource || !back.route) {
    return { event: "too-big", from: null, lines: back.lines, run: (back.is === "unknown" ? back.run : back.openSource) ?? [] };
  }
  const source = sourceFor(host, back.route, packet.source);
  if (!source) return { event: "too-big", from: null, lines: back.lines, run: ["ip addr"] };
  const from = formatAddress(source);
  if (!arrival) return { event: "too-big", from, lines: [], run: [] };
  const v4 = source.family === 4;
  const message: Packet = {
    source, destination: packet.source, protocol: v4 ? ICMP : ICMPV6, sourcePort: null, destinationPort: null,
    icmpType: v4 ? [3, 4] : [2, 0], length: v4 ? 576 : 1280, mark: 0,
  };
  const found = findPolicy(host, { direction: "out", packet: message, mark: 0, ifId: arrival.ifId });
  if (found.is === "unknown") return { event: "too-big", from, lines: found.lines, run: found.run };
  const held = found.is === "found" && protects(found.policy);
  return { event: held ? "too-big" : "too-big-unreported", from, lines: held ? [] : back.lines, run: [] };
}
