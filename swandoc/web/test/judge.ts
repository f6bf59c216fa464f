/**
 * Says what the trace makes of packets, for the tests that compare it with the kernel: reads cases as JSON, one a line,
 * and answers each with a line.
 */
import { createInterface } from "node:readline";
import { formatAddress, parseAddress } from "../src/address.ts";
import { Host } from "../src/host.ts";
import type { Packet } from "../src/report.ts";
import { follow, type Entry, type Journey } from "../src/trace/walk.ts";
import { read } from "./read.ts";

interface Given {
  /** The interface by which it comes; null for the host's own. */
  readonly input: string | null;
  /** null where routing is to choose it. */
  readonly source: string | null;
  readonly destination: string;
  readonly protocol: number;
  readonly ports: readonly [number, number] | null;
  readonly icmp: readonly [number, number] | null;
  readonly length: number;
  readonly mark: number;
}

interface Case {
  readonly paste: string;
  readonly packets: readonly Given[];
}

function packetOf(given: Given): Packet {
  const destination = parseAddress(given.destination)!;
  return {
    source: given.source ? parseAddress(given.source)! : { family: destination.family, value: 0n },
    destination,
    protocol: given.protocol,
    sourcePort: given.ports?.[0] ?? null,
    destinationPort: given.ports?.[1] ?? null,
    ...(given.icmp ? { icmpType: given.icmp } : {}),
    length: given.length,
    mark: given.mark,
  };
}

function said({ walk, output }: Journey): object {
  const { packet, event, text, run } = walk.steps.at(-1)!;
  return {
    verdict: walk.verdict, output, event, text, run,
    source: formatAddress(packet.source),
    destination: formatAddress(packet.destination),
    ports: packet.sourcePort === null ? null : [packet.sourcePort, packet.destinationPort],
    steps: walk.steps.map((step) => `${step.hop} ${step.outcome} ${step.event}: ${step.text} ${step.lines.map((line) => line.text.trim()).join(" | ")}`),
  };
}

/** The reply to a packet that left, or that the host itself got. */
function reply(host: Host, { walk, output, connection }: Journey): Journey | null {
  const { packet } = walk.steps.at(-1)!;
  const entry: Entry = output === null ? { from: "host" } : { from: "wire", device: output };
  const back: Packet = {
    ...packet,
    source: packet.destination, destination: packet.source, sourcePort: packet.destinationPort, destinationPort: packet.sourcePort, mark: 0,
    ...(packet.icmpType ? { icmpType: [packet.protocol === 1 ? 0 : 129, 0] as const } : {}),
  };
  if (walk.verdict !== "sent" && walk.verdict !== "sent-in-clear" && walk.verdict !== "delivered") return null;
  return follow(host, { id: "reply", title: "reply", packet: back, entry, reply: connection });
}

function judge({ paste, packets }: Case): object {
  const { records, strange } = read(paste);
  const host = new Host(records, "judged");
  const answers = packets.map((given) => {
    const entry: Entry = given.input === null ? { from: "host" } : { from: "wire", device: given.input };
    const there = follow(host, { id: "own", title: "own", packet: packetOf(given), entry });
    const back = reply(host, there);
    return { ...said(there), reply: back && said(back) };
  });
  return { strange, answers };
}

createInterface({ input: process.stdin }).on("line", (line) => process.stdout.write(`${JSON.stringify(judge(JSON.parse(line) as Case))}\n`));
