/** Adds a rule set of nftables to what a host says. */
import { width, type Family, type Range } from "../../address.ts";
import type { Chain, Match, NamedSet, Rule } from "../../netfilter.ts";
import type { Records } from "../../records.ts";
import { STEP } from "../parser.ts";
import { addressRange, type Context } from "./match.ts";
import { part, type Json, type NftSet, type Ruleset } from "./model.ts";
import { rules } from "./rules.ts";

const FAMILIES: Readonly<Record<string, readonly Family[]>> = { ip: [4], ip6: [6], inet: [4, 6] };

/** Yields now and then. */
export function* addRuleset({ chains, sets }: Ruleset, records: Records): Generator<undefined, void> {
  const tables = new Map<string, Map<string, NftSet>>();
  for (const set of sets) {
    const table = `${set.family} ${set.table}`;
    const named = tables.get(table) ?? new Map<string, NftSet>();
    tables.set(table, named.set(set.name, set));
    const addresses = set.type.length === 1 && /^ipv[46]_addr$/.test(set.type[0]!);
    const elements = addresses ? ranges(set.elements) : null;
    const record: NamedSet = { tool: "nft", table, name: set.name, elements, lines: set.lines };
    records.sets.push(record);
  }
  for (const { family, table: name, name: chain, base, rules: given, lines } of chains) {
    const table = `${family} ${name}`;
    const families = Object.hasOwn(FAMILIES, family) ? FAMILIES[family]! : [];
    const context: Context = { families, sets: tables.get(table) ?? new Map<string, NftSet>(), headers: new Map<string, readonly Match[]>() };
    const read: Rule[] = [];
    for (const [at, rule] of given.entries()) {
      if (at % STEP === 0) yield;
      read.push(...rules(rule, context));
    }
    const record: Chain = { tool: "nft", families, table, name: chain, base, rules: read, lines };
    records.chains.push(record);
  }
}

function ranges(elements: readonly Json[]): Range[] | null {
  const found: Range[] = [];
  for (const element of elements) {
    const value = part(part(element, "elem"), "val") ?? element;
    const one = value === "*" ? null : addressRange(value);
    if (!one || one.last >= 1n << BigInt(width(one.family))) return null;
    found.push(one);
  }
  return found;
}
