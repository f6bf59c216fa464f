/** `ufw status`, also verbose and numbered: whether ufw keeps the firewall, and what it does with forwarded packets. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const STATUS = /^Status: (active|inactive)$/;
const DEFAULT = /^Default: \w+ \(incoming\), \w+ \(outgoing\), (allow|deny|reject|disabled) \(routed\)$/;
const REMARK = /^(?:Logging|New profiles): /;
const HEAD = /^\s*(?:To\s+Action\s+From|--\s+------\s+----)$/;
/** `10.1.0.0/16 on eth1   ALLOW FWD   10.10.10.0/24 on eth0   # a comment`, numbered or not. */
const RULE = /^(?:\[ ?\d+\] )?\S.*?(?<! ) {2,}(ALLOW|DENY|REJECT|LIMIT)(?: (IN|OUT|FWD))? +\S/;

export const ufwStatus: Parser = {
  kind: "ufw-status",
  prints: (command) => /^ufw status\b/.test(pipeline(command).command),
  begins: (line) => STATUS.test(line) || DEFAULT.test(line),
  continues: (line) => !line.trim() || [STATUS, DEFAULT, REMARK, HEAD, RULE].some((one) => one.test(line)) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const about = (name: string, value: string, lines: readonly Line[]): void => void records.about.set(name, { value, lines });
    const forwarded: Line[] = [];
    for (const line of block.lines) {
      const text = line.text.trimEnd();
      const status = STATUS.exec(text);
      const routed = DEFAULT.exec(text);
      const rule = RULE.exec(text);
      if (status) about("ufw", status[1]!, [line]);
      else if (routed) about("ufw-routed", routed[1]!, [line]);
      else if (rule?.[2] === "FWD" && rule[1] === "ALLOW") forwarded.push(line);
      else if (text && !rule && !REMARK.test(text) && !HEAD.test(text) && !isCut(text)) strange.push(line);
    }
    const status = records.about.get("ufw");
    if (forwarded.length > 0) about("ufw-route-allow", "some", forwarded);
    else if (isWhole(block) && status?.value === "active") about("ufw-route-allow", "none", status.lines);
    return strange;
  },
};
