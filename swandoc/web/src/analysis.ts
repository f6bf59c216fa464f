/** From what was pasted to a report that holds no secrets. */
import type { Paste } from "./engine.ts";
import type { GuideData } from "./guide.ts";
import type { Line } from "./line.ts";
import { toLines } from "./paste/lines.ts";
import type { Report } from "./report.ts";
import type { Asked } from "./trace/flows.ts";

/** The engine and what belongs to it. `analysing` yields between its steps; the report is its result. */
export interface Engine {
  analysing(pastes: readonly Paste[], guide: GuideData, asked: Asked | null): Generator<unknown, Report>;
  redact(lines: readonly Line[]): readonly Line[];
  /** Replaces addresses and names by others that keep their relations. */
  anonymise(lines: readonly Line[]): readonly Line[];
}

export interface Analysed {
  /** The lines as they may be shown, by the number of the paste. */
  readonly pastes: readonly (readonly Line[])[];
  readonly report: Report;
}

/**
 * Secrets are blanked first, so that no sentence of the report can quote one. Replaced addresses go through the whole
 * analysis as well, so that they are the same in lines and sentences.
 */
export function* analysis(
  engine: Engine,
  pastes: readonly Paste[],
  guide: GuideData,
  anonymous: boolean,
  asked: Asked | null = null,
): Generator<unknown, Analysed> {
  const shown: (readonly Line[])[] = [];
  for (const [at, { text }] of pastes.entries()) {
    const redacted = engine.redact(toLines(text, at));
    yield;
    shown.push(anonymous ? engine.anonymise(redacted) : redacted);
    yield;
  }
  const cleaned = pastes.map((paste, at) => ({ ...paste, text: shown[at]!.map((line) => line.text).join("\n") }));
  return { pastes: shown, report: yield* engine.analysing(cleaned, guide, asked) };
}
