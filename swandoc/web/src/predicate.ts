/** Conditions over facts and walks, written as data; true, false or unknown. */
import type { Line, Said } from "./line.ts";
import type { Step, Walk } from "./report.ts";

export type Scalar = string | number | boolean;

export interface Comparison {
  readonly is?: Scalar;
  readonly is_not?: Scalar;
  readonly in?: readonly Scalar[];
  readonly more?: number;
  readonly less?: number;
  /** A regular expression that the text must match somewhere. */
  readonly matches?: string;
}

export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  /** True as long as nothing that was pasted shows the inner predicate. */
  | { readonly unless: Predicate }
  | ({ readonly fact: string } & Comparison)
  | { readonly some: string; readonly where?: FieldPredicate }
  | { readonly every: string; readonly where: FieldPredicate }
  | { readonly none: string; readonly where?: FieldPredicate }
  | {
      readonly trace: {
        readonly flow: string | readonly string[];
        readonly family?: 4 | 6;
        readonly event?: string | readonly string[];
        readonly hop?: string | readonly string[];
        readonly verdict?: string | readonly string[];
      };
    };

export type FieldPredicate =
  | { readonly all: readonly FieldPredicate[] }
  | { readonly any: readonly FieldPredicate[] }
  | { readonly not: FieldPredicate }
  | ({ readonly field: string } & Comparison);

/** What a predicate says, with the lines that decide it and, where it is unknown, the commands that would. */
export interface Judgement {
  /** null: the paste does not tell. */
  readonly truth: boolean | null;
  readonly lines: readonly Line[];
  readonly run: readonly string[];
  /** What was seen, in short sentences. */
  readonly because: readonly string[];
  /** The walk that decided. */
  readonly walk: Walk | null;
}

export type FieldValue = Scalar | null;

export interface Item extends Said {
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Where a predicate finds what the host says. */
export interface Facts {
  fact(name: string): { readonly value: FieldValue; readonly lines: readonly Line[]; readonly run: readonly string[] };
  /** `complete` are the lines that show that there are no more items; null if there may be. */
  list(name: string): { readonly items: readonly Item[]; readonly complete: readonly Line[] | null; readonly run: readonly string[] };
  /** The walks of a flow; none if the paste names no packet of that kind. */
  walks(flow: string): readonly Walk[];
}

const SURE = { run: [], because: [], walk: null };

export function judge(predicate: Predicate, facts: Facts): Judgement {
  if ("all" in predicate) return every(predicate.all.map((one) => judge(one, facts)));
  if ("any" in predicate) return some(predicate.any.map((one) => judge(one, facts)));
  if ("fact" in predicate) {
    const { value, lines, run } = facts.fact(predicate.fact);
    const truth = compare(value, predicate);
    const because = truth === null ? [] : [`${predicate.fact} is ${value}`];
    return { truth, lines, run: truth === null ? run : [], because, walk: null };
  }
  if ("trace" in predicate) return judgeWalks(predicate.trace, facts);
  if ("unless" in predicate) {
    const inner = judge(predicate.unless, facts);
    return { ...SURE, truth: inner.truth !== true, lines: [] };
  }
  if ("not" in predicate) return negated(judge(predicate.not, facts));
  if ("some" in predicate) return anyItem(predicate.some, predicate.where, facts);
  if ("none" in predicate) return negated(anyItem(predicate.none, predicate.where, facts));
  return negated(anyItem(predicate.every, { not: predicate.where }, facts));
}

function anyItem(name: string, where: FieldPredicate | undefined, facts: Facts): Judgement {
  const { items, complete, run } = facts.list(name);
  const found: Item[] = [];
  const open: Item[] = [];
  for (const item of items) {
    const truth = where ? judgeFields(where, item) : true;
    if (truth !== false) (truth ? found : open).push(item);
  }
  if (found.length > 0) {
    return { ...SURE, truth: true, lines: unique(found.flatMap((one) => one.lines)), because: unique(found.map((one) => described(name, where, one))) };
  }
  if (open.length > 0 || complete === null) return { ...SURE, truth: null, lines: open.flatMap((one) => one.lines), run };
  return { ...SURE, truth: false, lines: items.length > 0 ? items.flatMap((one) => one.lines) : complete };
}

/** Such as "child-sa net: bytes-in 0, bytes-out 84". */
function described(list: string, where: FieldPredicate | undefined, item: Item): string {
  const name = item.fields["name"];
  const fields = where ? unique(fieldsOf(where)).filter((field) => field !== "name") : [];
  const said = fields.map((field) => `${field} ${shown(item.fields[field])}`).join(", ");
  return `${list}${name ? ` ${name}` : ""}${said ? `: ${said}` : ""}`;
}

function shown(value: FieldValue | undefined): string {
  return value === true ? "yes" : value === false ? "no" : String(value ?? "unknown");
}

function fieldsOf(where: FieldPredicate): string[] {
  if ("field" in where) return [where.field];
  if ("not" in where) return fieldsOf(where.not);
  return ("all" in where ? where.all : where.any).flatMap(fieldsOf);
}

function judgeFields(predicate: FieldPredicate, item: Item): boolean | null {
  if ("all" in predicate) return conjunction(predicate.all.map((one) => judgeFields(one, item)));
  if ("any" in predicate) return disjunction(predicate.any.map((one) => judgeFields(one, item)));
  if ("field" in predicate) return compare(item.fields[predicate.field] ?? null, predicate);
  const inner = judgeFields(predicate.not, item);
  return inner === null ? null : !inner;
}

type Traced = Extract<Predicate, { readonly trace: unknown }>["trace"];

/** True if a walk of one of the flows shows it; false if all walks of the flows get to their end without it. */
function judgeWalks(asked: Traced, facts: Facts): Judgement {
  const walks = listed(asked.flow).flatMap((flow) => facts.walks(flow)).filter((walk) => !asked.family || walk.packet.source.family === asked.family);
  const events = asked.event === undefined ? null : listed(asked.event);
  const hops = asked.hop === undefined ? null : listed(asked.hop);
  const verdicts = asked.verdict === undefined ? null : listed(asked.verdict);
  let open: Walk | null = null;
  for (const walk of walks) {
    const asks = events !== null || hops !== null;
    // A step that cannot be decided shows nothing.
    const shows = (one: Step): boolean => one.outcome !== "unknown" && (!events || events.includes(one.event)) && (!hops || hops.includes(one.hop));
    const step = asks ? walk.steps.find(shows) : walk.steps.at(-1);
    const ends = !verdicts || verdicts.includes(walk.verdict);
    if ((step || !asks) && ends) return { ...SURE, truth: true, lines: asks ? step!.lines : deciding(walk), because: [step ? `${walk.title}: ${step.text}` : walk.title], walk };
    if (walk.verdict === "unknown" || walk.steps.some((one) => one.outcome === "unknown")) open ??= walk;
  }
  if (walks.length === 0) return { ...SURE, truth: null, lines: [], run: facts.list("child-sa").run };
  if (open) return { ...SURE, truth: null, lines: [], run: unique(open.steps.flatMap((one) => one.run)), walk: open };
  return { ...SURE, truth: false, lines: unique(walks.flatMap(deciding)) };
}

/** The lines on which a walk's last steps rest. */
function deciding(walk: Walk): readonly Line[] {
  return walk.steps.flatMap((step) => step.lines);
}

function listed(given: string | readonly string[]): readonly string[] {
  return typeof given === "string" ? [given] : given;
}

function compare(value: FieldValue, how: Comparison): boolean | null {
  if (value === null) return null;
  const results: boolean[] = [];
  if (how.is !== undefined) results.push(equal(value, how.is));
  if (how.is_not !== undefined) results.push(!equal(value, how.is_not));
  if (how.in !== undefined) results.push(how.in.some((one) => equal(value, one)));
  if (how.more !== undefined) results.push(Number(value) > how.more);
  if (how.less !== undefined) results.push(Number(value) < how.less);
  if (how.matches !== undefined) results.push(new RegExp(how.matches).test(String(value)));
  return results.every(Boolean);
}

/** A sysctl's value is pasted as text and compared with a number. */
function equal(value: Scalar, wanted: Scalar): boolean {
  return typeof wanted === "number" ? Number(value) === wanted && value !== "" : value === wanted;
}

function every(judged: readonly Judgement[]): Judgement {
  const no = judged.filter((one) => one.truth === false);
  // One false condition is enough, and the others' commands would not change it.
  if (no.length > 0) return { ...SURE, truth: false, lines: no.flatMap((one) => one.lines) };
  return joined(judged, conjunction(judged.map((one) => one.truth)));
}

function some(judged: readonly Judgement[]): Judgement {
  const yes = judged.filter((one) => one.truth === true);
  if (yes.length > 0) return joined(yes, true);
  return joined(judged, disjunction(judged.map((one) => one.truth)));
}

function joined(judged: readonly Judgement[], truth: boolean | null): Judgement {
  return {
    truth,
    lines: unique(judged.flatMap((one) => one.lines)),
    run: truth === null ? unique(judged.flatMap((one) => (one.truth === null ? one.run : []))) : [],
    because: truth === null ? [] : unique(judged.flatMap((one) => one.because)),
    walk: judged.find((one) => one.walk)?.walk ?? null,
  };
}

function negated(judged: Judgement): Judgement {
  return { ...judged, because: [], truth: judged.truth === null ? null : !judged.truth };
}

function conjunction(truths: readonly (boolean | null)[]): boolean | null {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function disjunction(truths: readonly (boolean | null)[]): boolean | null {
  return truths.includes(true) ? true : truths.includes(null) ? null : false;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
