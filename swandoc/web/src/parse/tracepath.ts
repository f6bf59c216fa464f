/** tracepath, traceroute, tracert and mtr's report: the hops of a path, with the path MTU where it is told. */
import { parseAddress, type Address } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** ` 1?: [LOCALHOST]  pmtu 1500`, ` 2:  no reply`, ` 3:  host (10.1.0.5)  0.7ms reached` */
const TRACEPATH = /^\s*(\d+)(\?)?:\s+(\S.*)$/;
const RESUME = /^\s*(?:Resume|Too many hops): pmtu (\d+)(?: hops (\d+))?/;
/** ` 1  router (10.0.0.1)  0.5 ms`, ` 2  * * *` */
const TRACEROUTE = /^\s*(\d+)\s{2}(\*|\S+ ?\([0-9a-fA-F.:]+\)|[0-9a-fA-F.:]+)(?:\s.*)?$/;
/** `  1    43 ms    43 ms    <1 ms  host [10.0.0.1]`: three times or stars, then who or what */
const TRACERT = /^\s*(\d+)\s+(?:(?:<?\d+ ms|\*)\s+){3}(\S.*)$/;
/** `  1.|-- 10.0.0.1   0.0%  ...` */
const MTR = /^\s*(\d+)\.\|--\s+(\S+)\s/;
const TARGET = /^(?:traceroute6? to (\S+) \(([^)]+)\).*|(?:Tracing route to|Routenverfolgung zu) (\S+)(?: \[([^\]]+)\])?.*)$/;
const NOTHING = /^(?:over a maximum of|.ber maximal|Trace complete|Ablaufverfolgung beendet|Start: |HOST: |\s*$)/i;

export const tracepath: Parser = {
  kind: "tracepath",
  // Not "traceroute to ...", which it prints itself.
  prints: (command) => /^(?:busybox )?(?:tracepath6?|traceroute6?|tracert|mtr)(?:\.exe)? (?!to \S+ \()\S/.test(pipeline(command).command),
  begins: (line) => TARGET.test(line) || /^\s*1\??:\s+\S.*\b(?:pmtu \d+|ms)\b/.test(line) || /^HOST: .*Loss%/.test(line),
  continues: (line) => [TRACEPATH, RESUME, TRACEROUTE, TRACERT, MTR, TARGET, NOTHING].some((form) => form.test(line)) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    let target = block.command ? lastWord(pipeline(block.command).command) : "";
    for (const line of block.lines) {
      const named = TARGET.exec(line.text);
      const resume = RESUME.exec(line.text);
      if (named) target = (named[2] ?? named[4] ?? named[3])!;
      else if (resume) records.pathHops.push({ target, hop: Number(resume[2] ?? 0), address: null, pmtu: Number(resume[1]), lines: [line] });
      else if (!hop(line, target, records) && !NOTHING.test(line.text) && !isCut(line.text)) strange.push(line);
    }
    return strange;
  },
};

function hop(line: Line, target: string, records: Records): boolean {
  const found = TRACEPATH.exec(line.text) ?? TRACERT.exec(line.text) ?? TRACEROUTE.exec(line.text) ?? MTR.exec(line.text);
  if (!found) return false;
  const who = found.at(-1)!;
  const pmtu = /\bpmtu (\d+)/.exec(line.text) ?? /!F-(\d+)/.exec(line.text);
  records.pathHops.push({ target, hop: Number(found[1]), address: addressIn(who), pmtu: pmtu ? Number(pmtu[1]) : null, lines: [line] });
  return true;
}

/** Of `10.0.0.1`, `host (10.0.0.1)` or `host [10.0.0.1]`. */
function addressIn(text: string): Address | null {
  const inBrackets = /[([]([0-9a-fA-F.:]+)[)\]]/.exec(text)?.[1];
  return parseAddress(inBrackets ?? text.split(/\s/)[0]!);
}

function lastWord(command: string): string {
  return command.split(" ").filter((word) => !word.startsWith("-")).at(-1) ?? "";
}
