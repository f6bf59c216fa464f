/** From what was pasted to a report that holds no secrets. */
import { analysing, type Paste } from "./engine.ts";
import type { GuideData } from "./guide.ts";
import type { Line } from "./line.ts";
import { toLines } from "./paste/lines.ts";
import { redacting } from "./paste/redact.ts";
import type { Report } from "./report.ts";
import type { Skills } from "./skills.ts";
import type { Asked } from "./trace/asked.ts";

/** Replaces addresses and names by others that keep their relations. */
export type Anonymise = (lines: readonly Line[]) => readonly Line[];

export interface Analysed {
  /** The lines as they may be shown, by the number of the paste. */
  readonly pastes: readonly (readonly Line[])[];
  readonly report: Report;
}

/**
 * Yields between its steps. Secrets are blanked first, so that no sentence of the report can quote one. Replaced
 * addresses go through the whole analysis as well, so that they are the same in lines and sentences.
 */
export function* analysis(
  skills: Skills,
  pastes: readonly Paste[],
  guide: GuideData,
  anonymise: Anonymise | null,
  asked: Asked | null = null,
): Generator<unknown, Analysed> {
  const shown: (readonly Line[])[] = [];
  for (const [at, { text }] of pastes.entries()) {
    const redacted = yield* redacting(toLines(text, at));
    yield;
    shown.push(anonymise ? anonymise(redacted) : redacted);
    yield;
  }
  const cleaned = pastes.map((paste, at) => ({ ...paste, text: shown[at]!.map((line) => line.text).join("\n") }));
  return { pastes: shown, report: yield* analysing(skills, cleaned, guide, asked) };
}
