/** `ip rule` of both families. */
import { parsePrefix, type Family } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records, RoutingRule } from "../records.ts";
import { ipCommand, parseMark, shows } from "./ip-command.ts";
import { tableName } from "./ip-route.ts";
import { evidence, isCut, isWhole, saysAll, type Parser } from "./parser.ts";

const RULE = /^\s*(\d+):\s+((?:not\s+)?(?:from\s+\S+|to\s+\S+)(?:\s.*)?)$/;
/** Selectors that the records do not model, with their value. */
const SELECTOR = /^(?:ipproto|sport|dport|uidrange|tos|dsfield|tun_id|l3mdev|flowlabel)$/;
/** Said of a rule, without a part in whether it matches or where it leads. */
const REMARK = /^(?:proto|protocol|realms)$/;
const ACTION = /^(?:blackhole|unreachable|prohibit|nop|local|broadcast|masquerade)$/;

export const ipRule: Parser = {
  kind: "ip-rule",
  prints: shows("rule"),
  begins: (line) => RULE.test(line),
  continues: (line) => RULE.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const command = ipCommand(block.command);
    const family = command?.family ?? (block.lines.some((line) => /\s(?:from|to) [0-9a-f]*:/.test(line.text)) ? 6 : 4);
    const rules: RoutingRule[] = [];
    for (const line of block.lines) {
      if (!line.text.trim() || isCut(line.text)) continue;
      const found = RULE.exec(line.text);
      const rule = found && parseRule(Number(found[1]), found[2]!.trim().split(/\s+/), family, line);
      if (rule) rules.push(rule);
      else strange.push(line);
    }
    for (const rule of rules) records.rules.push(rule);
    // Where local or main is not looked up, somebody has cut the output (or the host is a very odd one).
    const usual = ["local", "main"].every((table) => rules.some((rule) => rule.table === table));
    const all = command ? usual && command.words.length === 0 && saysAll(block, strange, (line) => RULE.test(line)) : fromFirstToLast(block, rules, strange);
    if (all) records.complete(`rules ${family}`, command ? evidence(block) : rules.flatMap((rule) => rule.lines));
    return strange;
  },
};

/** Without a command, all of IPv4's rules are there if the kernel's first and last are, and nothing strange between. */
function fromFirstToLast(block: Block, rules: readonly RoutingRule[], strange: readonly Line[]): boolean {
  const whole = isWhole({ ...block, command: "" });
  return whole && rules[0]?.priority === 0 && rules.at(-1)?.table === "default" && !strange.some((line) => RULE.test(line.text));
}

function parseRule(priority: number, words: readonly string[], family: Family, line: Line): RoutingRule | null {
  const rule = {
    family,
    priority,
    not: words[0] === "not",
    from: null as RoutingRule["from"],
    to: null as RoutingRule["to"],
    input: null as string | null,
    output: null as string | null,
    mark: null as RoutingRule["mark"],
    table: null as string | null,
    action: "",
    suppressPrefixLength: null as number | null,
    goto: null as number | null,
  };
  const unmodelled: string[] = [];
  for (let at = rule.not ? 1 : 0; at < words.length; at++) {
    const word = words[at]!;
    const value = words[at + 1] ?? "";
    let taken = true;
    if (word === "from" || word === "to") {
      if (value !== "all") rule[word] = parsePrefix(value);
      if (value !== "all" && !rule[word]) return null;
    } else if (word === "iif") rule.input = value;
    else if (word === "oif") rule.output = value;
    else if (word === "fwmark") {
      rule.mark = parseMark(value);
      if (!rule.mark) return null;
    } else if (word === "lookup" || word === "table") {
      rule.action = "lookup";
      rule.table = tableName(value);
    } else if (word === "goto") {
      rule.action = "goto";
      rule.goto = /^\d+$/.test(value) ? Number(value) : null;
    } else if (word === "suppress_prefixlength" || word === "sup_pl") rule.suppressPrefixLength = Number(value) || 0;
    else if (SELECTOR.test(word) || word === "suppress_ifgroup") unmodelled.push(`${word} ${value}`);
    else if (!REMARK.test(word)) {
      taken = false;
      // busybox prints `lookup unspec blackhole`.
      if (ACTION.test(word)) [rule.action, rule.table] = [word, null];
      else unmodelled.push(word);
    }
    if (taken) at++;
  }
  if (!rule.action) return null;
  const { goto, ...rest } = rule;
  return { ...rest, unmodelled, lines: [line], ...(goto === null ? {} : { goto }) };
}
