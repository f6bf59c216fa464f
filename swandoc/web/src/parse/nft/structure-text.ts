/** Tables, chains and sets in nft's text (nft(8)), with the statements of their rules still as tokens. */
import type { Line } from "../../line.ts";
import { elements } from "./expression-text.ts";
import { baseOf, priority, type Json, type NftChain, type NftSet, type Ruleset } from "./model.ts";
import { statements } from "./statement-text.ts";
import { Reader, tokensOf, type Token } from "./tokens.ts";
import { STEP } from "../parser.ts";

export interface TextRuleset extends Ruleset {
  /** Tables whose closing brace was seen, as "inet filter". */
  readonly closed: string[];
  /** Lines outside of tables. */
  readonly strange: Line[];
}

const FAMILY = ["ip", "ip6", "inet", "arp", "bridge", "netdev"] as const;

/** Yields now and then. */
export function* ruleset(lines: readonly Line[]): Generator<undefined, TextRuleset> {
  const reader = new Reader([], lines);
  const found: TextRuleset = { chains: [], sets: [], closed: [], strange: [] };
  while (!reader.done) {
    const start = reader.peek()!;
    if (reader.skip("\n")) continue;
    if (reader.skip("table")) {
      const family = reader.skip(...FAMILY) ?? "ip";
      const name = reader.word();
      if (reader.skip("{")) {
        yield* table(reader, family, name, found);
        continue;
      }
    }
    // A chain alone, without the table that holds it: packets of both families may pass it.
    if (reader.skip("chain")) {
      found.chains.push(yield* chain(reader, { family: "inet", table: "unknown", name: reader.word(), base: null, rules: [], lines: [start.line] }));
      continue;
    }
    found.strange.push(start.line);
    while (!reader.done && !reader.skip("\n")) reader.next();
  }
  return found;
}

function* table(reader: Reader, family: string, name: string, found: TextRuleset): Generator<undefined, void> {
  while (!reader.done && !reader.is("}")) {
    const line = reader.peek()!.line;
    if (reader.skip("chain")) {
      found.chains.push(yield* chain(reader, { family, table: name, name: reader.word(), base: null, rules: [], lines: [line] }));
    } else if (reader.skip("set", "map")) {
      found.sets.push(set(reader, { family, table: name, name: reader.word(), type: [], elements: [], lines: [line] }));
    } else if (reader.is("{")) {
      // counter, quota, flowtable, ct helper, ...
      reader.braces();
    } else reader.next();
  }
  if (reader.skip("}")) found.closed.push(`${family} ${name}`);
}

/** Lines of a chain that are no rules. */
const OTHER = /^\s*(?:type|policy|devices?|comment|flags)\b/;

function* chain(reader: Reader, draft: NftChain): Generator<undefined, NftChain> {
  let type: { type: string; hook: string; priority: number } | null = null;
  let policy = "accept";
  reader.skip("{");
  for (;;) {
    if (draft.rules.length % STEP === 0) yield;
    const line = reader.plainLine();
    if (line && !OTHER.test(line.text)) {
      draft.rules.push({ statements: () => statements(tokensOf(line)), lines: [line] });
      continue;
    }
    const words = line ? tokensOf(line) : sentence(reader);
    if (!words) break;
    const first = words[0]!.quoted ? "" : words[0]!.text;
    if (first === "type") type = hooked(words.map((word) => word.text));
    else if (first === "policy") policy = words[1]?.text ?? policy;
    else if (!/^(?:devices?|comment|flags)$/.test(first)) {
      const lines = [...new Set(words.map((word) => word.line))];
      draft.rules.push({ statements: () => statements(words), lines });
    }
  }
  if (type) draft.base = baseOf(type.type, type.hook, type.priority, policy);
  return draft;
}

/** The words up to the end of the line or a semicolon outside of braces; null where the chain is closed. */
function sentence(reader: Reader): Token[] | null {
  while (reader.skip("\n", ";"));
  const words: Token[] = [];
  let depth = 0;
  while (!reader.done) {
    if (depth === 0 && (reader.is("\n") || reader.is(";") || reader.is("}"))) break;
    if (reader.is("{")) depth++;
    else if (reader.is("}")) depth--;
    words.push(reader.next()!);
  }
  if (words.length > 0) return words;
  reader.skip("}");
  return null;
}

/** `type filter hook forward priority filter + 10` */
function hooked(words: readonly string[]): { type: string; hook: string; priority: number } {
  const after = (name: string): number => words.indexOf(name) + 1;
  const at = priority(words.slice(after("priority")).join(" ")) ?? 0;
  return { type: words[after("type")] ?? "", hook: words[after("hook")] ?? "", priority: at };
}

function set(reader: Reader, draft: NftSet): NftSet {
  reader.skip("{");
  while (!reader.done && !reader.is("}")) {
    if (reader.skip("type")) draft.type = types(reader);
    else if (reader.skip("elements")) {
      reader.skip("=");
      draft.elements = reader.is("{") ? elements(reader) : ([] as Json[]);
    } else if (reader.is("{")) reader.braces();
    else reader.next();
  }
  reader.skip("}");
  return draft;
}

/** `ipv4_addr . inet_service : verdict`, of which the part before the colon is the key's. */
function types(reader: Reader): string[] {
  const found = [reader.word()];
  while (reader.skip(".")) found.push(reader.word());
  while (!reader.done && !reader.is("\n") && !reader.is(";") && !reader.is("}")) reader.next();
  return found;
}
