/** Other counters of the kernel: `nstat` and Linux's `netstat -s`. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";
import { readEach } from "./xfrm-stat.ts";

const NSTAT = /^([A-Z][A-Za-z0-9]+)\s+(\d+)\s+\d+\.\d+\s*$/;

export const nstat: Parser = {
  kind: "nstat",
  prints: (command) => /^nstat\b/.test(command),
  begins: (line) => line === "#kernel",
  continues: (line) => NSTAT.test(line) || line === "#kernel" || isCut(line),
  parse: (block, records) => readEach(block, records, "snmp", (text) => NSTAT.exec(text)),
};

const SECTION = /^(Ip|Icmp|IcmpMsg|Tcp|Udp|UdpLite|TcpExt|IpExt|Ip6|Icmp6|Udp6|UdpLite6|Sctp):$/;
/** A counter without a sentence of its own: `    InNoRoutes: 3` */
const NAMED = /^\s+([A-Z][A-Za-z0-9]+): (\d+)$/;
const SENTENCE = /^\s+(\d+) (\S.*)$/;
/** Sentences of net-tools (statistics.c: Iptab, Ip6tab) that say where packets went, and nstat's names. */
const SENTENCES: Readonly<Record<string, string>> = {
  "total packets received": "InReceives",
  "forwarded": "ForwDatagrams",
  "with invalid addresses": "InAddrErrors",
  "with invalid headers": "InHdrErrors",
  "with unknown protocol": "InUnknownProtos",
  "with packets too big": "InTooBigErrors",
  "incoming packets discarded": "InDiscards",
  "incoming packets delivered": "InDelivers",
  "incoming packets with no route": "InNoRoutes",
  "requests sent out": "OutRequests",
  "outgoing packets dropped": "OutDiscards",
  "dropped because of missing route": "OutNoRoutes",
  "outgoing packets failed fragmentation": "FragFails",
  "outgoing packets fragmented ok": "FragOKs",
  "fragments failed": "FragFails",
  "packet reassemblies failed": "ReasmFails",
  "packet reassembles failed": "ReasmFails",
};

export const netstatStatistics: Parser = {
  kind: "netstat-s",
  prints: (command) => command.startsWith("netstat") && /^netstat (?:-\w+ )*-\w*s/.test(pipeline(command).command),
  begins: (line) => /^(?:Ip|IpExt|TcpExt|Icmp|Ip6):$/.test(line),
  continues: (line) => SECTION.test(line) || /^\s+\S/.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    let section = "";
    return readEach(block, records, "snmp", (text) => {
      const heading = SECTION.exec(text);
      if (heading) {
        section = heading[1]!;
        return "nothing";
      }
      const named = NAMED.exec(text);
      if (named) return [text, section + named[1]!, named[2]!];
      const sentence = /^Ip6?$/.test(section) ? SENTENCE.exec(text) : null;
      const name = sentence && SENTENCES[sentence[2]!];
      if (name) return [text, section + name.replace(/^Forw/, section === "Ip6" ? "OutForw" : "Forw"), sentence[1]!];
      return section ? "nothing" : null;
    });
  },
};
