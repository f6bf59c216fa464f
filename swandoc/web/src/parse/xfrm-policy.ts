/** `ip xfrm policy`, with and without -s. */
import type { Block, Line } from "../line.ts";
import type { Records, Template, XfrmPolicy } from "../records.ts";
import { ipCommand, parseMark, shows, valueOf } from "./ip-command.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";
import { HEAD, number, outerAddress, parseSelector, readEntries, STATISTICS } from "./xfrm-selector.ts";

/** A selector's prefixes have lengths, which tells a policy from a state. */
const POLICY = /^\s*src \S+\/\d+ dst \S+\/\d+(?:[\s\\]|$)/;
/** Old versions print a socket's policies as `dir 3` (in) and `dir 4` (out): XFRM_POLICY_MAX is 3. */
const DIRECTION = /^\s*(dir|socket) (in|out|fwd|[0-4])(?:\s(.*))?$/;
const DIRECTIONS: Readonly<Record<string, XfrmPolicy["direction"]>> = { "0": "in", "1": "out", "2": "fwd", "3": "in", "4": "out" };
const TEMPLATE = /^\s*tmpl src (\S+) dst (\S+)/;
const PART = /^\s*(?:(?:dir|socket) |tmpl src |proto \S+ (?:spi|reqid|mode) |level |mark |if_id |security context|(?:crypto |packet )?offload )|^\s*\d+\(bytes\)/;

export const xfrmPolicy: Parser = {
  kind: "xfrm-policy",
  prints: shows("xfrm policy"),
  begins: (line) => POLICY.test(line),
  continues: (line) => POLICY.test(line) || PART.test(line) || STATISTICS.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange = readEntries(block.lines, PART, parsePolicy, records.policies);
    const command = ipCommand(block.command);
    const all = command && command.family === null && command.words.every((word) => word === "nosock");
    if (all && saysAll(block, strange, (line) => HEAD.test(line) || PART.test(line))) records.complete("policies", evidence(block));
    return strange;
  },
};

function parsePolicy(lines: readonly Line[]): XfrmPolicy | null {
  const selector = parseSelector(lines[0]!.text.trim().split(/\s+/));
  const said = lines.map((line) => DIRECTION.exec(line.text)).find((found) => found);
  const direction = said && (DIRECTIONS[said[2]!] ?? (said[2] as XfrmPolicy["direction"]));
  if (!selector || !said || !direction) return null;
  const words = (said[3] ?? "").trim().split(/\s+/);
  return {
    direction,
    action: valueOf(words, "action") === "block" ? "block" : "allow",
    selector,
    priority: number(valueOf(words, "priority")) ?? 0,
    index: number(valueOf(words, "index")),
    templates: templates(lines),
    mark: firstOf(lines, /^\s*mark (\S+)/, parseMark),
    ifId: firstOf(lines, /^\s*if_id (\S+)/, number),
    socket: said[1] === "socket" || said[2] === "3" || said[2] === "4",
    lines: lines.filter((line) => !STATISTICS.test(line.text)),
  };
}

export function firstOf<T>(lines: readonly Line[], pattern: RegExp, read: (text: string) => T | null): T | null {
  for (const line of lines) {
    const found = pattern.exec(line.text);
    if (found) return read(found[1]!);
  }
  return null;
}

function templates(lines: readonly Line[]): Template[] {
  const found: Template[] = [];
  for (const line of lines) {
    const head = TEMPLATE.exec(line.text);
    const last = found.at(-1);
    if (head) {
      const none = { protocol: "", mode: "", spi: null, reqid: null, optional: false };
      found.push({ source: outerAddress(head[1]!), destination: outerAddress(head[2]!), ...none });
    } else if (last && /^\s*proto /.test(line.text)) {
      const words = line.text.trim().split(/\s+/);
      const spi = number(valueOf(words, "spi"));
      found[found.length - 1] = {
        ...last,
        protocol: valueOf(words, "proto") ?? "",
        mode: valueOf(words, "mode") ?? "",
        // With -s the kernel's "any" is printed as 0.
        spi: spi === 0 ? null : spi,
        reqid: number(valueOf(words, "reqid")),
      };
    } else if (last && /^\s*level use\b/.test(line.text)) {
      found[found.length - 1] = { ...last, optional: true };
    }
  }
  return found;
}
