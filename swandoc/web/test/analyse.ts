/** The whole way from pastes to the report, with all parsers and at once. */
import { analysing, type Paste } from "../src/engine.ts";
import type { GuideData } from "../src/guide.ts";
import { all } from "../src/all.ts";
import type { Report } from "../src/report.ts";
import { finished } from "../src/steps.ts";
import type { Asked } from "../src/trace/asked.ts";

export function analyse(pastes: readonly Paste[], guide: GuideData, asked: Asked | null = null): Report {
  return finished(analysing(all, pastes, guide, asked));
}
