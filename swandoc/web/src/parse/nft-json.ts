/** `nft -j list ruleset` (libnftables-json(5)). */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { elements, type Element } from "./json.ts";
import { baseOf, isList, isObject, part, type Json, type NftChain, type NftSet, type Statement } from "./nft/model.ts";
import { addRuleset } from "./nft/ruleset.ts";
import { sayComplete } from "./nft.ts";
import { finished } from "../steps.ts";
import type { Parser } from "./parser.ts";

export const nftJson: Parser = {
  kind: "nft-json",
  prints: (command) => /^nft\s(?=.*list\s)(?:.*\s)?(?:-[a-zA-Z]*j|--json)\b/.test(command),
  begins: (line) => /^\s*\{\s*"nftables"\s*:/.test(line),
  // Whatever its layout, JSON begins its lines with one of these; pieces of one long line have them too.
  continues: (line) => /^\s*(?:[{}[\]"]|-?\d|true|false|null)/.test(line),
  parse: (block, records) => finished(reading(block, records)),
  parsing: reading,
};

function* reading(block: Block, records: Records): Generator<undefined, readonly Line[]> {
  const { found, broken } = elements(block.lines, 2);
  const chains = new Map<string, NftChain>();
  const sets: NftSet[] = [];
  const tables: string[] = [];
  for (const element of found) take(element, chains, sets, tables);
  yield* addRuleset({ chains: [...chains.values()], sets }, records);
  if (!broken) sayComplete(block, tables, records);
  return found.length === 0 ? block.lines : broken ? block.lines.slice(-1) : [];
}

function take({ value, lines }: Element, chains: Map<string, NftChain>, sets: NftSet[], tables: string[]): void {
  const [kind = "", body = null] = Object.entries(value as Record<string, Json>)[0] ?? [];
  const text = (name: string): string => String(part(body, name) ?? "");
  const place = { family: text("family"), table: text("table") };
  if (kind === "table") tables.push(`${place.family} ${text("name")}`);
  if (kind === "chain") {
    const policy = text("policy");
    const base = part(body, "hook") === undefined ? null : baseOf(text("type"), text("hook"), Number(part(body, "prio")), policy);
    chains.set(`${place.family} ${place.table} ${text("name")}`, { ...place, name: text("name"), base, rules: [], lines });
  }
  if (kind === "rule") {
    const given = part(body, "expr");
    const statements = (): Statement[] => (isList(given) ? given : []).filter(isObject).map((json) => ({ json, text: () => JSON.stringify(json) }));
    chains.get(`${place.family} ${place.table} ${text("chain")}`)?.rules.push({ statements, lines });
  }
  if (kind === "set" || kind === "map") {
    const type = part(body, "type");
    const content = part(body, "elem");
    sets.push({ ...place, name: text("name"), type: (isList(type) ? type : [type]).map(String), elements: isList(content) ? content : [], lines });
  }
}
