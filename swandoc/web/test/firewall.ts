/** Shows firewall rules in the tests as short texts. */
import { readFileSync } from "node:fs";
import { formatAddress, type Range } from "../src/address.ts";
import type { Action, Chain, Match, Rule } from "../src/netfilter.ts";
import type { Records } from "../src/records.ts";

/** Tests are bundled into build/, beside test/. */
export function dump(name: string): string {
  return readFileSync(new URL(`../../test/dumps/netfilter/${name}`, import.meta.url), "utf8");
}

export function chain(records: Records, table: string, name: string): Chain {
  const found = records.chains.find((one) => one.table === table && one.name === name);
  if (!found) throw new Error(`no chain ${table} ${name}`);
  return found;
}

/** Each rule of the chain: its matches, then its action. */
export function rules(records: Records, table: string, name: string): string[] {
  return chain(records, table, name).rules.map(ruleText);
}

/** Every chain with its rules, for comparing two printings of the same rules. */
export function everything(records: Records): Record<string, readonly string[]> {
  const all = records.chains.map((one): [string, string[]] => {
    const { base } = one;
    const hook = base ? ` ${base.type} ${base.hook} ${base.priority} ${base.policy}` : "";
    return [`${one.families.join("+")} ${one.table} ${one.name}${hook}`, one.rules.map(ruleText)];
  });
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function ruleText(rule: Rule): string {
  return [...rule.matches.map(matchText).sort(), actionText(rule.action)].join("; ");
}

function rangeText({ family, first, last }: Range): string {
  const [low, high] = [first, last].map((value) => formatAddress({ family, value }));
  return low === high ? low! : `${low}-${high}`;
}

function matchText(match: Match): string {
  const not = "not" in match && match.not ? "not " : "";
  switch (match.on) {
    case "source":
    case "destination":
      return `${not}${match.on} ${match.ranges.map(rangeText).join(",")}`;
    case "source-port":
    case "destination-port":
      return `${not}${match.on} ${match.ports.map(([low, high]) => (low === high ? low : `${low}-${high}`)).join(",")}`;
    default:
      return not + Object.entries(match).filter(([key, value]) => key !== "not" && value !== null && value !== undefined).map(([, value]) => String(value)).join(" ");
  }
}

function actionText(action: Action): string {
  const parts = Object.values(action).map((value: unknown) => {
    const ranges = Array.isArray(value) ? (value as Range[]) : value && typeof value === "object" ? [value as Range] : null;
    return ranges ? ranges.map(rangeText).join(",") : String(value);
  });
  return parts.join(" ");
}
