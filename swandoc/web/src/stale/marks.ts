/** The comment in a snippet's first line that says what it is: the rules of swandoc/snippets/marks.py. */
import type { Line } from "./lines.ts";

export const KINDS = ["check", "apply", "verify", "undo", "persist"] as const;
export type Kind = (typeof KINDS)[number];

export interface FoundMark {
  readonly id: string;
  readonly kind: Kind;
  /** Null, and `hash` is "", in files exported before marks had them. */
  readonly version: number | null;
  readonly hash: string;
  /** Positions of its lines, from 0. */
  readonly first: number;
  readonly last: number;
  /** What stands before it, such as the indentation of a list. */
  readonly lead: string;
}

const GAP = "(?:[ \\t]+|[ \\t]*\\n[ \\t>#]*)";
const MARK = new RegExp(
  `^([^A-Za-z\\n]*)swandoc${GAP}([A-Z]{2,6}[0-9]{3}/[a-z0-9-]+/[a-z0-9-]+)/(${KINDS.join("|")})` +
    `(?:${GAP}v([1-9][0-9]{0,5})${GAP}([0-9a-f]{8}))?[^A-Za-z0-9\\n]*$`,
  "gm",
);

export function findMarks(lines: readonly Line[]): FoundMark[] {
  const texts = lines.map(({ text }) => (text.includes("swandoc") ? text.replace(/\\(?=[^A-Za-z0-9\s])/g, "") : text));
  const joined = texts.join("\n");
  const marks: FoundMark[] = [];
  let at = 0;
  let line = 0;
  for (const found of joined.matchAll(MARK)) {
    line += breaks(joined.slice(at, found.index));
    at = found.index;
    const lead = found[1]!.trimEnd().replace(/#$/, "");
    const version = found[4] ? Number(found[4]) : null;
    marks.push({ id: found[2]!, kind: found[3] as Kind, version, hash: found[5] ?? "", first: line, last: line + breaks(found[0]), lead });
  }
  return marks;
}

function breaks(text: string): number {
  return text.split("\n").length - 1;
}
