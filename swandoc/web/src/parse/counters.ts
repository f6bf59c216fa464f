/** Counters of the kernel: /proc/net/xfrm_stat, `nstat` and Linux's `netstat -s`. */
import type { Block, Line } from "../line.ts";
import type { Counter, Records } from "../records.ts";
import { evidence, isCut, pipeline, saysAll, type Parser } from "./parser.ts";

const XFRM = /^\s*(Xfrm[A-Z]\w+)\s+(\d+)\s*$/;
const FILE = "/proc/net/xfrm_stat";
/** Counters of the oldest kernel in use (net/xfrm/xfrm_proc.c of 3.10); fewer were cut. */
const FEWEST = 24;
/** Filters that leave out the counters which are 0: of those that are not shown the value is known all the same. */
const NOT_ZERO = /^(?:(?:e?grep (?:-E )?-v(?:E|P)? (?:-[eE] )?|sed )(['"]).{0,20}?0\$(?:\/d)?\1|awk (['"])\s*\$2(?:\s*(?:>|!=)\s*0)?\s*(?:\{\s*print(?: \$0)?;?\s*\})?\s*\2)$/;

export const xfrmStat: Parser = {
  kind: "xfrm-stat",
  prints: (command) => /^(?:cat|e?grep|awk|sed|head|tail|more) /.test(command) && command.includes(FILE),
  begins: (line) => XFRM.test(line),
  continues: (line) => XFRM.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange = readEach(block, records, "xfrm", (text) => XFRM.exec(text));
    const shown = saysAll({ ...block, command: unfiltered(block.command) }, strange, (line) => XFRM.test(line));
    const count = records.counters.filter((counter) => counter.source === "xfrm").length;
    const short = block.command?.split("|").some((part) => NOT_ZERO.test(part.replace(FILE, "").trim()));
    if (shown && (short || count >= FEWEST)) records.complete("xfrm-counters", evidence(block));
    return strange;
  },
};

/** The command without a filter for zeros: `grep -v ' 0$' FILE` and `cat FILE | grep -v ' 0$'` are `cat FILE`. */
function unfiltered(command: string | null): string | null {
  if (command === null) return null;
  const parts = command.replace(/\s+2>\S+/g, "").split(/\s*\|\s*/);
  const [first = "", ...filters] = parts;
  const whole = first === `cat ${FILE}` || first === `cat < ${FILE}` || (first.endsWith(` ${FILE}`) && NOT_ZERO.test(first.slice(0, -FILE.length).trim()));
  return whole && filters.every((filter) => NOT_ZERO.test(filter)) ? `cat ${FILE}` : `${first} | grep`;
}

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

type Found = readonly (string | undefined)[];

function readEach(block: Block, records: Records, source: Counter["source"], find: (text: string) => Found | "nothing" | null): readonly Line[] {
  const strange: Line[] = [];
  for (const line of block.lines) {
    if (!line.text.trim() || line.text === "#kernel" || isCut(line.text)) continue;
    const found = find(line.text);
    if (found === null) strange.push(line);
    else if (found !== "nothing") records.counters.push({ source, name: found[1]!, value: Number(found[2]), lines: [line] });
  }
  return strange;
}
