/**
 * A rule set of nftables as both printings say it. Rules are kept as the statements of libnftables-json(5): the JSON
 * printing has them, the text is read into them, and one module makes matches and actions of them.
 */
import type { Line } from "../../line.ts";
import type { Chain } from "../../netfilter.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Statement {
  readonly json: JsonObject;
  /** In the words of the paste. */
  readonly text: () => string;
}

export interface NftRule {
  /** Made when they are wanted, since those of a long rule set need much memory together. */
  readonly statements: () => readonly Statement[];
  readonly lines: readonly Line[];
}

export interface NftChain {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  base: Chain["base"];
  readonly rules: NftRule[];
  readonly lines: readonly Line[];
}

/** A set, or a map whose elements are pairs of key and value. */
export interface NftSet {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  /** "ipv4_addr", ...; several for a concatenation. */
  type: readonly string[];
  elements: readonly Json[];
  readonly lines: readonly Line[];
}

export interface Ruleset {
  readonly chains: NftChain[];
  readonly sets: NftSet[];
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** The value under `key`; undefined where `json` is no object. */
export function part(json: Json | undefined, key: string): Json | undefined {
  return isObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
}

const PRIORITIES: Readonly<Record<string, number>> = { raw: -300, mangle: -150, dstnat: -100, filter: 0, out: 100, security: 50, srcnat: 100 };

/** `-150`, `mangle`, `filter + 10`; null for anything else. */
export function priority(text: string): number | null {
  const found = /^(?:([a-z]+)\s*)?(?:([+-])?\s*(\d+))?$/.exec(text.trim());
  if (!found || (!found[1] && !found[3]) || (found[1] && !Object.hasOwn(PRIORITIES, found[1]))) return null;
  return (found[1] ? PRIORITIES[found[1]]! : 0) + (found[2] === "-" ? -1 : 1) * Number(found[3] ?? 0);
}

/** What the fields of a base chain say; null for a chain without hook. */
export function baseOf(type: string, hook: string, at: number, policy: string): Chain["base"] {
  if (!/^(?:filter|nat|route)$/.test(type) || !/^(?:ingress|prerouting|input|forward|output|postrouting)$/.test(hook)) return null;
  type Base = NonNullable<Chain["base"]>;
  return { type: type as Base["type"], hook: hook as Base["hook"], priority: at, policy: policy === "drop" ? "drop" : "accept" };
}
