/** The counters of IPsec: /proc/net/xfrm_stat. */
import type { Block, Line } from "../line.ts";
import type { Counter, Records } from "../records.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";

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

type Found = readonly (string | undefined)[];

export function readEach(block: Block, records: Records, source: Counter["source"], find: (text: string) => Found | "nothing" | null): readonly Line[] {
  const strange: Line[] = [];
  for (const line of block.lines) {
    if (!line.text.trim() || line.text === "#kernel" || isCut(line.text)) continue;
    const found = find(line.text);
    if (found === null) strange.push(line);
    else if (found !== "nothing") records.counters.push({ source, name: found[1]!, value: Number(found[2]), lines: [line] });
  }
  return strange;
}
