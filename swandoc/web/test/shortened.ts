/** The way from pastes to reports as one function of texts; built with and without short names of properties. */
import { all } from "../src/all.ts";
import { analysis } from "../src/analysis.ts";
import type { Paste } from "../src/engine.ts";
import type { GuideData } from "../src/guide.ts";
import { reportJson } from "../src/report-json.ts";
import { reportMarkdown } from "../src/report-markdown.ts";
import { finished } from "../src/steps.ts";

/** `given` is JSON: [pastes, guide]. */
export function reports(given: string): string {
  const [pastes, guide] = JSON.parse(given) as readonly [readonly Paste[], GuideData];
  const { report } = finished(analysis(all, pastes, guide, null));
  return `${reportJson(report)}\n${reportMarkdown(report)}`;
}
