/** Copies without a mark: the rules of swandoc/snippets/copies/unmarked.py. */
import type { Known } from "./known.ts";
import type { Line } from "./lines.ts";
import type { Found, Text } from "./text.ts";

const SHARE = 0.6;
const FEWEST_LINES = 5;
const LEAST_WEIGHT = 120;
const BEFORE = 5;
const BEHIND = 20;
const TOO_MANY = 40;

/** Texts that stand from line to line of a page, by positions; `values` is null for an edited copy of `lines`. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly texts: readonly Text[];
  readonly values: Found | null;
  readonly lines: readonly string[];
}

interface Candidate {
  /** Where the text would begin among the lines that are not empty. */
  readonly start: number;
  readonly lead: string;
  readonly text: Text;
  readonly rare: boolean;
}

type Some = readonly { readonly at: number; readonly text: string }[];
type Weighed = { readonly size: number; readonly match: Match };

export function unmarkedMatches(lines: readonly Line[], taken: ReadonlySet<number>, known: Known): Match[] {
  const some = lines.flatMap(({ text }, at) => (text && !taken.has(at) ? [{ at, text }] : []));
  const candidates: Candidate[] = [];
  const met = new Map<Text, Set<number>>();
  some.forEach(({ text: line }, at) => {
    const bare = line.replace(/^[ \t]+/, "");
    const anchored = known.anchors.get(bare) ?? [];
    for (const { text, position } of anchored) {
      const starts = met.get(text) ?? new Set();
      met.set(text, starts);
      if (starts.has(at - position)) continue;
      starts.add(at - position);
      const own = text.lines[position]!.slice(0, text.lines[position]!.length - bare.length);
      const indent = line.slice(0, line.length - bare.length);
      const lead = own && indent.endsWith(own) ? indent.slice(0, indent.length - own.length) : indent;
      candidates.push({ start: at - position, lead, text, rare: anchored.length <= TOO_MANY });
    }
  });
  const exact = largest(candidates.flatMap((one) => exactly(lines, some, one)));
  const covered = new Set(taken);
  for (const { first, last } of exact) for (let at = first; at <= last; at++) covered.add(at);
  const rest = candidates.filter((one) => one.rare && !covered.has(some[nearest(one, some)]!.at));
  return [...exact, ...largest(rest.flatMap((one) => edited(lines, some, one, covered)))].sort((a, b) => a.first - b.first);
}

function nearest({ start }: Candidate, some: Some): number {
  return Math.min(Math.max(start, 0), some.length - 1);
}

function without(lead: string, text: string): string {
  return text.startsWith(lead) ? text.slice(lead.length) : text;
}

function exactly(lines: readonly Line[], some: Some, { start, lead, text }: Candidate): Weighed[] {
  const size = text.lines.length;
  const chosen = some.slice(Math.max(start, 0), start + size);
  if (start < 0 || chosen.length < size || chosen.some((line) => !line.text.startsWith(lead))) return [];
  const bare = chosen.map((line) => line.text.slice(lead.length));
  const values = text.holds(bare);
  if (!values) return [];
  const first = chosen[0]!.at;
  const last = chosen.at(-1)!.at;
  let end = last;
  while (lines[end + 1]?.text && lines[end + 1]!.text.startsWith(lead)) end++;
  if (end === last) return [{ size, match: { first, last, texts: [text], values, lines: [] } }];
  const more = lines.slice(last + 1, end + 1).map((line) => without(lead, line.text)); // what follows directly belongs to it
  return [{ size, match: { first, last: end, texts: [text], values: null, lines: [...bare, ...more] } }];
}

function edited(lines: readonly Line[], some: Some, one: Candidate, covered: ReadonlySet<number>): Weighed[] {
  const { text, lead } = one;
  const around = windowOf(lines, some, one, covered);
  const bare = around.map((line) => without(lead, line.text));
  const there = new Set(bare);
  const size = text.lines.length;
  if (text.lines.filter((line) => line.includes("⟪") || there.has(line)).length < SHARE * size) return [];
  const pairs = common(text, bare);
  const weight = pairs.reduce((sum, [position]) => sum + text.lineWeight(position), 0);
  if (pairs.length < Math.max(FEWEST_LINES, SHARE * size) || weight < LEAST_WEIGHT) return [];
  const begin = pairs[0]![1];
  let stop = pairs.at(-1)![1];
  while (stop + 1 < around.length && around[stop + 1]!.at === around[stop]!.at + 1) stop++;
  const match = { first: around[begin]!.at, last: around[stop]!.at, texts: [text], values: null, lines: bare.slice(begin, stop + 1) };
  return [{ size: weight, match }];
}

/** The lines around a candidate that are not empty, as far as no markup and no other copy is between. */
function windowOf(lines: readonly Line[], some: Some, one: Candidate, covered: ReadonlySet<number>): Some {
  const parted = (first: number, last: number): boolean => {
    for (let at = first; at <= last; at++) if (lines[at]!.end || covered.has(at)) return true;
    return false;
  };
  const anchor = nearest(one, some);
  let begin = Math.max(0, one.start - BEFORE);
  const stop = Math.min(some.length, Math.max(0, one.start) + one.text.lines.length + BEHIND);
  while (begin < anchor && parted(some[begin]!.at, some[anchor]!.at)) begin++;
  let end = anchor + 1;
  while (end < stop && !parted(some[end - 1]!.at, some[end]!.at)) end++;
  return some.slice(begin, end);
}

/** The longest common subsequence of a text and lines, as pairs of positions. */
function common(text: Text, lines: readonly string[]): (readonly [number, number])[] {
  return pairsOf(text.lines.length, lines.length, (a, b) => text.lineHolds(a, lines[b]!) !== null);
}

/** The longest common subsequence of two lists of these lengths, as pairs of positions. */
export function pairsOf(left: number, right: number, equal: (a: number, b: number) => boolean): (readonly [number, number])[] {
  const same = Array.from({ length: left }, (_, a) => Array.from({ length: right }, (_unused, b) => equal(a, b)));
  const best = Array.from({ length: left + 1 }, () => new Array<number>(right + 1).fill(0));
  for (let a = left - 1; a >= 0; a--) {
    for (let b = right - 1; b >= 0; b--) {
      best[a]![b] = same[a]![b] ? best[a + 1]![b + 1]! + 1 : Math.max(best[a + 1]![b]!, best[a]![b + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0, b = 0; a < left && b < right; ) {
    if (same[a]![b]) pairs.push([a++, b++]);
    else if (best[a + 1]![b]! >= best[a]![b + 1]!) a++;
    else b++;
  }
  return pairs;
}

/** Matches that do not overlap, the largest first; those of the same lines are one. */
function largest(found: readonly Weighed[]): Match[] {
  const chosen: Match[] = [];
  for (const { match } of [...found].sort((a, b) => b.size - a.size || a.match.first - b.match.first)) {
    const at = chosen.findIndex((other) => match.first <= other.last && other.first <= match.last);
    const other = chosen[at];
    if (!other) chosen.push(match);
    else if (other.first === match.first && other.last === match.last && (other.values === null) === (match.values === null)) {
      chosen[at] = { ...other, texts: [...other.texts, ...match.texts] };
    }
  }
  return chosen;
}
