/** `nft list ruleset`, `list table` and `list chain`, with and without -a. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { goesOn } from "./nft/lines.ts";
import { addRuleset } from "./nft/ruleset.ts";
import { ruleset } from "./nft/structure-text.ts";
import { finished } from "../steps.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const BEGINS = /^\s*(?:table (?:(?:ip6?|inet|arp|bridge|netdev) )?|chain )\S+ \{/;
/** A row of `nft list tables`. */
const NAMED = /^table (?:ip6?|inet|arp|bridge|netdev) \S+$/;
const COMMAND = /^nft\s+(?:-[a-zA-Z]+\s+|--\w+\s+)*list\s+(\w+)/;
const JSON_WANTED = /\s(?:-[a-zA-Z]*j|--json)\b/;

export const nft: Parser = {
  kind: "nft",
  prints: (command) => COMMAND.test(command) && !JSON_WANTED.test(command),
  begins: (line) => BEGINS.test(line),
  continues: goesOn,
  parse: (block, records) => finished(reading(block, records)),
  parsing: reading,
};

function* reading(block: Block, records: Records): Generator<undefined, readonly Line[]> {
  const { closed, strange, ...read } = yield* ruleset(block.lines);
  yield* addRuleset(read, records);
  sayComplete(block, closed, records);
  return strange.filter((line) => !isCut(line.text) && !NAMED.test(line.text));
}

/** `closed` are the tables of which the end was seen, as "inet filter". */
export function sayComplete(block: Block, closed: readonly string[], records: Records): void {
  const proof = block.commandLine ? [block.commandLine] : block.lines.slice(0, 1);
  if (!isWhole(block)) return;
  const what = COMMAND.exec(block.command!)?.[1];
  const all = /\slist\s+ruleset\s*$/.test(pipeline(block.command!).command);
  if (all) records.complete("nft", proof);
  if (all || what === "table" || what === "ruleset") for (const table of closed) records.complete(`nft ${table}`, proof);
}
