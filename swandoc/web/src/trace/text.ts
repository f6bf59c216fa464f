/** The sentences of a walk. */
import { formatAddress, formatPrefix } from "../address.ts";
import type { Hook } from "../netfilter.ts";
import type { XfrmPolicy } from "../records.ts";
import type { Packet } from "../report.ts";
import type { Refusal } from "./mtu.ts";
import type { Found, Lookup } from "./route.ts";

const from = (packet: Packet): string => formatAddress(packet.source);
const to = (packet: Packet): string => formatAddress(packet.destination);
const both = (packet: Packet): string => `${from(packet)} → ${to(packet)}`;

function way({ route, is }: Found): string {
  if (is !== "unicast" || !route) return is === "local" ? "to the host itself" : `as ${is}`;
  return `${route.via ? `via ${formatAddress(route.via)} ` : ""}on ${route.device ?? "an interface that was not pasted"}`;
}

const STATEMENTS: Readonly<Record<string, string>> = {
  passes: "A policy lets it in.",
  "plaintext-refused": "A policy asks for IPsec protection here, but the packet comes without any.",
  "policy-mismatch": "The policy asks for another SA than the one that the packet came by.",
  "no-policy": "It was decrypted, but no inbound policy holds its addresses.",
  "policy-blocks": "A policy blocks it.",
};

export const sentences = {
  rulesMissing: (part: string): string => `The paste does not show the ${part} rules.`,
  accepted: (hook: Hook, rules: boolean): string => (rules ? `The rules of ${hook} accept it.` : `Nothing in ${hook} stops it.`),
  dropped: (hook: Hook): string => `The rules of ${hook} drop it.`,
  rejected: (hook: Hook): string => `The rules of ${hook} reject it.`,
  marked: (mark: number | null): string => (mark === null ? "It gets a mark that the paste does not tell." : `It gets the mark 0x${mark.toString(16)}.`),
  ruleUnknown: (hook: Hook, why: string): string => `What ${hook} does depends on "${why}", which the paste does not decide.`,
  translated: (event: string, packet: Packet): string =>
    event === "source-nat" ? `Its source becomes ${from(packet)}.`
    : event === "destination-nat" ? `Its destination becomes ${to(packet)}.`
    : `NAT of the connection is undone: ${both(packet)}.`,
  routed: (packet: Packet, found: Found): string => `The route to ${to(packet)} leads ${way(found)}.`,
  noRoute: (packet: Packet): string => `No route leads to ${to(packet)}.`,
  routeRefuses: (packet: Packet): string => `A route or rule refuses packets to ${to(packet)}.`,
  sourceUnknown: "The paste does not tell which source address it gets.",
  forwardingUnknown: (family: number): string => `The paste does not tell whether IPv${family} is forwarded.`,
  notForwarding: (family: number, device: string): string => `IPv${family} forwarding is off${family === 4 ? ` for packets that come in on ${device}` : ""}.`,
  martian: (packet: Packet): string => `A packet from ${from(packet)} has no business here.`,
  reversePathUnknown: (device: string): string => `The paste does not tell whether the reverse path filter of ${device} lets it in.`,
  reversePathFails: (packet: Packet, device: string, back: Lookup | null): string =>
    `The strict reverse path filter of ${device} drops it: the way back to ${from(packet)} leads ${back && back.is === "unicast" ? way(back) : "nowhere"}.`,
  reversePathPasses: (device: string): string => `The reverse path filter of ${device} lets it in.`,
  reversePathSpared: "The reverse path filter does not look at decrypted packets.",
  inbound: (is: string, packet: Packet): string => `${STATEMENTS[is] ?? is} (${both(packet)})`,
  delivered: (packet: Packet): string => `The host itself gets it (${to(packet)}).`,
  redirect: (packet: Packet, device: string): string => `It goes back out of ${device}, and an ICMP redirect tells ${from(packet)} to go round this host.`,
  redirectUnknown: (device: string): string => `It goes back out of ${device}; the paste does not tell whether an ICMP redirect is sent.`,
  noPolicy: (packet: Packet): string => `No policy protects ${both(packet)}.`,
  lostPolicy: (packet: Packet): string => `With its new address the packet (${both(packet)}) does not match the policy any more.`,
  policyBlocks: (packet: Packet): string => `A policy blocks ${both(packet)}.`,
  policyExempts: (packet: Packet): string => `A policy exempts ${both(packet)} from IPsec.`,
  policyMatches: (packet: Packet, { selector }: XfrmPolicy): string =>
    `The policy ${formatPrefix(selector.source)} → ${formatPrefix(selector.destination)} protects ${both(packet)}.`,
  stateUnknown: "The paste does not show whether there is an SA for the policy.",
  noState: ({ templates }: XfrmPolicy): string => `There is no SA for the policy${templates.at(-1)?.reqid ? ` (reqid ${templates.at(-1)!.reqid})` : ""}.`,
  noDevicePolicy: (device: string): string => `No policy belongs to ${device} and holds the packet.`,
  encrypted: (packet: Packet, udp: boolean): string => `${both(packet)} is encrypted${udp ? " and put into UDP" : ""}.`,
  decrypted: (packet: Packet): string => `Out of the tunnel comes ${both(packet)}.`,
  carrierUnknown: "The paste does not decide whether the ESP packets get in, but the counters of the SA say that they do.",
  loop: (packet: Packet, device: string): string => `The ESP packet to ${to(packet)} is routed into ${device}, and so into the tunnel again.`,
  privateSource: (packet: Packet): string => `It leaves for the Internet with the private source address ${from(packet)}: no answer can come back.`,
  fits: (packet: Packet, mtu: number): string => `${packet.length} bytes fit ${mtu} bytes of MTU.`,
  mtuUnknown: "The paste does not tell the MTU.",
  tooBigHere: (packet: Packet, mtu: number): string => `${packet.length} bytes are more than ${mtu} bytes of MTU; the sending program learns it at once.`,
  tooBig: (packet: Packet, mtu: number, { event, from: source }: Refusal): string => {
    const what = `${packet.length} bytes are more than ${mtu} bytes of MTU.`;
    if (event === "too-big-unreported") return `${what} The ICMP message that says so comes from ${source ?? "here"}, which no policy holds: it never reaches ${from(packet)}.`;
    return source ? `${what} An ICMP message from ${source} tells ${from(packet)}.` : `${what} Where the ICMP message for ${from(packet)} comes from, the paste does not tell.`;
  },
  sentInClear: (packet: Packet, device: string | null): string => `${both(packet)} leaves unprotected${device ? ` on ${device}` : ""}.`,
  sent: (packet: Packet, device: string | null): string => `${both(packet)} leaves${device ? ` on ${device}` : ""}.`,
};
