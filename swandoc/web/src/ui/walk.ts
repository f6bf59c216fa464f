/** A packet's walk as a row of hops: a list in words, drawn as a picture by the stylesheet. */
import { formatAddress } from "../address.ts";
import type { Hop, Packet, Step, Verdict, Walk } from "../report.ts";
import { el, prose } from "./dom.ts";
import type { Excerpts } from "./excerpt.ts";

export const HOPS: Readonly<Record<Hop, string>> = {
  "input-device": "Arrives",
  prerouting: "Prerouting",
  decryption: "Decryption",
  routing: "Routing",
  "reverse-path": "Reverse path check",
  "inbound-policy": "Inbound IPsec policy",
  input: "Filter: input",
  "local-socket": "The host itself",
  output: "Filter: output",
  forward: "Filter: forward",
  "policy-lookup": "Outbound IPsec policy",
  postrouting: "Postrouting",
  encryption: "Encryption",
  "path-mtu": "Size",
  "output-device": "Leaves",
};

const OUTCOMES: Readonly<Record<Step["outcome"], string>> = {
  passes: "passes",
  changes: "goes on changed",
  stops: "stops here",
  unknown: "not known",
};

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  delivered: "arrives at the host itself",
  "sent-protected": "leaves encrypted",
  "sent-in-clear": "leaves in the clear",
  sent: "leaves",
  dropped: "is lost",
  unknown: "cannot be followed to the end",
};

const PROTOCOLS: Readonly<Record<number, string>> = { 1: "ICMP", 6: "TCP", 17: "UDP", 50: "ESP", 58: "ICMPv6" };

export function walkView(walk: Walk, excerpts: Excerpts): HTMLElement {
  return el(
    "figure",
    { class: "swd-packet-walk" },
    el("figcaption", {}, `${walk.title}, on ${walk.host}: ${packetText(walk.packet)} ${VERDICTS[walk.verdict]}`),
    el("ol", { class: "swd-hops swd-plain" }, ...walk.steps.map((step, at) => hop(step, walk.steps[at - 1], walk, excerpts))),
  );
}

function hop(step: Step, before: Step | undefined, walk: Walk, excerpts: Excerpts): HTMLElement {
  const was = packetText(before ? before.packet : walk.packet);
  const is = packetText(step.packet);
  // A packet that leaves as it should not is as broken as one that is dropped.
  const clear = step.event === "sent-in-clear";
  const broken = step.outcome === "stops" || clear;
  return el(
    "li",
    { class: `swd-hop swd-hop--${broken ? "stops" : step.outcome}` },
    el("p", { class: "swd-hop__name" }, HOPS[step.hop], " ", el("span", { class: "swd-hop__outcome" }, clear ? "in the clear" : OUTCOMES[step.outcome])),
    el("p", { class: "swd-hop__text" }, ...prose(step.text)),
    is !== was && el("p", { class: "swd-hop__packet" }, `Now ${is}`),
    excerpts.quote(step.lines),
  );
}

export function packetText(packet: Packet): string {
  const port = (number: number | null): string => (number === null ? "" : `, port ${number}`);
  const protocol = PROTOCOLS[packet.protocol] ?? `protocol ${packet.protocol}`;
  const from = `${formatAddress(packet.source)}${port(packet.sourcePort)}`;
  const to = `${formatAddress(packet.destination)}${port(packet.destinationPort)}`;
  const mark = packet.mark ? `, mark 0x${packet.mark.toString(16)}` : "";
  return `${protocol} from ${from} to ${to}, ${packet.length} bytes${mark}`;
}
