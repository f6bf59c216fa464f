/** From the text of the boxes to a report, without secrets in it, and in slices so that the page stays alive. */
import type { GuideData } from "../guide.ts";
import type { Line } from "../line.ts";
import { toLines } from "../paste/lines.ts";
import type { Report } from "../report.ts";
import type { ShownPastes } from "./excerpt.ts";

export interface Paste {
  readonly name: string;
  readonly text: string;
}

/** The engine and what belongs to it. `analysing` yields between its steps; the report is its result. */
export interface Engine {
  analysing(pastes: readonly Paste[], guide: GuideData): Generator<unknown, Report>;
  redact(lines: readonly Line[]): readonly Line[];
  /** Replaces addresses and names by others that keep their relations. */
  anonymise(lines: readonly Line[]): readonly Line[];
}

export interface Analysed {
  readonly pastes: ShownPastes;
  readonly report: Report;
}

/** Milliseconds of work before the browser gets its turn. */
const SLICE = 24;

/**
 * Secrets are blanked first, so that no sentence of the report can quote one. Replaced addresses go through the whole
 * analysis as well, so that they are the same in lines and sentences.
 */
export function* analysis(
  engine: Engine,
  pastes: readonly Paste[],
  guide: GuideData,
  anonymous: boolean,
): Generator<unknown, Analysed> {
  const shown: (readonly Line[])[] = [];
  for (const [at, { text }] of pastes.entries()) {
    const redacted = engine.redact(toLines(text, at));
    yield;
    shown.push(anonymous ? engine.anonymise(redacted) : redacted);
    yield;
  }
  const cleaned = pastes.map(({ name }, at) => ({ name, text: shown[at]!.map((line) => line.text).join("\n") }));
  return { pastes: shown, report: yield* engine.analysing(cleaned, guide) };
}

/** Runs to the end at once. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Runs in slices and calls `done` at the end, unless the returned function was called before. */
export function inSlices<T>(work: Generator<unknown, T>, done: (result: T) => void): () => void {
  let timer = setTimeout(slice);
  function slice(): void {
    const until = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return done(step.value);
    } while (performance.now() < until);
    timer = setTimeout(slice);
  }
  return () => clearTimeout(timer);
}
