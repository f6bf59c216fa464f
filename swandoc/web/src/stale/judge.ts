/**
 * Copies of snippets in a page, and whether each is still right: the rules of swandoc/snippets/copies/judge.py, which
 * tests/vectors/copies.json binds both to.
 */
import type { Known, SnippetRecord, Use } from "./known.ts";
import { plainLines, type Line } from "./lines.ts";
import { findMarks, type FoundMark, type Kind } from "./marks.ts";
import type { Found, Text } from "./text.ts";
import { unmarkedMatches, type Match } from "./unmarked.ts";

export type State = "current" | "superseded" | "edited" | "withdrawn" | "unknown";

export interface Copy {
  readonly state: State;
  readonly id: string;
  readonly kind: Kind;
  readonly version: number | null;
  readonly newest: number | null;
  readonly first: number;
  readonly last: number;
  readonly edited: boolean;
  readonly marked: boolean;
  readonly why: string;
  /** What the copy says, and what the guide says with the copy's values, where the two differ. */
  readonly old: string;
  readonly new: string;
  readonly also: readonly string[];
}

type Body = readonly { readonly at: number; readonly text: string }[];

const MORE_LINES = 20;
const RANK: Readonly<Record<string, number>> = { current: 0, superseded: 1, withdrawn: 2 };

export function findCopies(page: string, known: Known): Copy[] {
  const lines = plainLines(page);
  const marks = page.includes("swandoc") ? findMarks(lines) : [];
  const copies: Copy[] = [];
  const taken = new Set<number>();
  marks.forEach((mark, k) => {
    // A mark alone is no copy: somebody writes about marks.
    if (mark.last + 1 === lines.length || lines[mark.last + 1]!.end) return;
    const { copy, last } = withMark(lines, mark, marks[k + 1]?.first ?? lines.length, known);
    copies.push(copy);
    for (let at = mark.first; at <= last; at++) taken.add(at);
  });
  copies.push(...unmarkedMatches(lines, taken, known).map((match) => withoutMark(lines, match, known)));
  return copies.sort((a, b) => a.first - b.first || a.last - b.last);
}

function withMark(lines: readonly Line[], mark: FoundMark, end: number, known: Known): { copy: Copy; last: number } {
  const { id, kind } = mark;
  const first = lines[mark.first]!.number;
  const record = known.record(id);
  const about = { id, kind, version: mark.version, newest: null, first, last: first, edited: false, marked: true, why: "", old: "", new: "", also: [] };
  if (!record) return { copy: { ...about, state: "unknown", why: "this guide never had a snippet of that name" }, last: mark.last };
  const newest = record.versions.length;
  const body = bodyOf(lines, mark, end);
  for (const version of order(newest, mark.version)) {
    const text = known.text(id, kind, version);
    const begun = text && begins(text, body);
    if (!text || !begun) continue;
    const state = stateOf(record, kind, version);
    const differing = difference(known, id, kind, state, text, begun.values);
    const copy = { ...about, ...differing, state, version: state === "current" ? newest : version, newest, last: lines[begun.last]!.number };
    return { copy, last: begun.last };
  }
  const why = foreign(record, mark);
  if (why) return { copy: { ...about, state: "unknown", newest, why }, last: mark.last };
  const text = known.text(id, kind, mark.version ?? newest)!;
  const { some, last } = extent(text, body, lines);
  const state = record.withdrawn ? "withdrawn" : "edited";
  const shown = { old: some.join("\n"), new: compact(text.filled(text.partly(some))) };
  return { copy: { ...about, ...shown, state, newest, last: some.length ? lines[last]!.number : first, edited: true }, last };
}

/** Of all snippets with this text it is one that the guide offers so. */
function withoutMark(lines: readonly Line[], match: Match, known: Known): Copy {
  const ranked = match.texts
    .flatMap((text) => known.uses(text))
    .map((use) => ({ use, record: known.record(use.id)! }))
    .map(({ use, record }) => ({ use, record, rank: RANK[stateOf(record, use.kind, use.version)]! }));
  const better = (a: (typeof ranked)[number], b: (typeof ranked)[number]): boolean =>
    a.rank < b.rank || (a.rank === b.rank && a.rank > 0 && a.use.version > b.use.version);
  const { use, record, rank } = ranked.reduce((best, one) => (better(one, best) ? one : best));
  const state = stateOf(record, use.kind, use.version);
  const text = match.texts[0]!;
  const edited = match.values === null;
  const differing = match.values
    ? difference(known, use.id, use.kind, state, text, match.values)
    : { old: match.lines.join("\n"), new: compact(text.filled(text.partly(match.lines))) };
  return {
    ...(use satisfies Use),
    ...differing,
    state: edited && state !== "withdrawn" ? "edited" : state,
    version: state === "current" ? record.versions.length : use.version,
    newest: record.versions.length,
    first: lines[match.first]!.number,
    last: lines[match.last]!.number,
    edited,
    marked: false,
    why: "",
    also: [...new Set(ranked.filter((one) => one.rank === rank && one.use.id !== use.id).map((one) => one.use.id))],
  };
}

/** What a copy is whose text is that of a version; the newest may have the same. */
function stateOf(record: SnippetRecord, kind: Kind, version: number): State {
  if (record.withdrawn) return "withdrawn";
  return record.versions.at(-1)!.parts[kind] === record.versions[version - 1]!.parts[kind] ? "current" : "superseded";
}

/** The newest, that of the mark, and the others from the newest down. */
function order(newest: number, first: number | null): Set<number> {
  const down = Array.from({ length: newest }, (_, k) => newest - k);
  return new Set([newest, ...(first && first < newest ? [first] : []), ...down]);
}

function difference(known: Known, id: string, kind: Kind, state: State, text: Text, values: Found): { old: string; new: string } {
  if (state !== "superseded") return { old: "", new: "" };
  const newest = known.text(id, kind, known.record(id)!.versions.length);
  return { old: text.filled(values), new: newest?.filled(values) ?? "" };
}

/** Why a mark is none of this guide's; "" if it may be. */
function foreign(record: SnippetRecord, mark: FoundMark): string {
  const newest = record.versions.length;
  if (mark.version === null) return record.versions.at(-1)!.parts[mark.kind] ? "" : `it has no part '${mark.kind}'`;
  if (mark.version > newest) return `its mark says v${mark.version}, and this guide knows v${newest} at most`;
  const hash = record.versions[mark.version - 1]!.parts[mark.kind];
  if (!hash) return `v${mark.version} has no part '${mark.kind}'`;
  if (hash.startsWith(mark.hash)) return "";
  return `the hash in its mark is not that of v${mark.version}: it is of another guide, or the mark was changed`;
}

/** The lines below a mark, until one that is further out than the mark is. */
function bodyOf(lines: readonly Line[], mark: FoundMark, end: number): Body {
  const body: { at: number; text: string }[] = [];
  for (let at = mark.last + 1; at < end; at++) {
    const { text } = lines[at]!;
    if (text.trim() && !mark.lead.trim() && !text.startsWith(mark.lead)) break;
    let same = 0;
    while (same < Math.min(text.length, mark.lead.length) && text[same] === mark.lead[same]) same++;
    body.push({ at, text: text.slice(same) });
  }
  return body;
}

/** If the lines begin with a copy of the text. What follows without an empty line between belongs to the copy. */
function begins(text: Text, body: Body): { last: number; values: Found } | null {
  const some = body.filter((line) => line.text).slice(0, text.lines.length);
  if (some.length < text.lines.length) return null;
  const values = text.holds(some.map((line) => line.text));
  const last = some.at(-1)?.at;
  if (!values || last === undefined || body[last - body[0]!.at + 1]?.text) return null;
  return { last, values };
}

/** The lines of an edited copy: while it has lines of the text, and on to the next empty line; markup ends it. */
function extent(text: Text, body: Body, lines: readonly Line[]): { some: string[]; last: number } {
  const some: { at: number; text: string }[] = [];
  for (const line of body) {
    if ((lines[line.at]!.end && some.length) || some.length >= text.lines.length + MORE_LINES) break;
    some.push(line);
  }
  let stop = some.reduce((end, line, at) => (line.text !== "" && text.has(line.text) ? at + 1 : end), 0);
  while (some[stop]?.text) stop++;
  const last = stop ? some[stop - 1]!.at : body.length ? body[0]!.at - 1 : 0;
  return { some: some.slice(0, stop).flatMap((line) => (line.text ? [line.text] : [])), last };
}

function compact(filled: string): string {
  return plainLines(filled)
    .flatMap((line) => (line.text ? [line.text] : []))
    .join("\n");
}
