/** Reads a paste as the checker does, for the tests of parsers. */
import { segments, type Segment } from "../src/paste/blocks.ts";
import { toLines } from "../src/paste/lines.ts";
import { all } from "../src/all.ts";
import type { Parser } from "../src/parse/parser.ts";
import { Records } from "../src/records.ts";

export interface Read {
  readonly records: Records;
  readonly segments: readonly Segment[];
  /** The texts of lines that were not understood. */
  readonly strange: readonly string[];
  /** Kinds of the blocks in order. */
  readonly kinds: readonly string[];
}

/** `using` may be one parser, so that its tests do not depend on the others. */
export function read(text: string, using: readonly Parser[] = all.parsers): Read {
  const records = new Records();
  const strange: string[] = [];
  const found = segments(toLines(text, 0), using);
  for (const segment of found) {
    const left = segment.parser ? segment.parser.parse(segment, records) : segment.lines;
    strange.push(...left.map((line) => line.text).filter((line) => line.trim()));
  }
  return { records, segments: found, strange, kinds: found.map((segment) => segment.kind) };
}
