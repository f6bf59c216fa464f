/** The entry of the command line: {pastes, guide} as JSON on standard input, the report as JSON on standard output. */
import { readFileSync } from "node:fs";
import { all } from "./all.ts";
import { analysis } from "./analysis.ts";
import type { Paste } from "./engine.ts";
import type { GuideData } from "./guide.ts";
import { anonymise } from "./paste/anonymise.ts";
import { reportJson } from "./report-json.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { finished } from "./steps.ts";

interface Asked {
  readonly pastes: readonly Paste[];
  readonly guide: GuideData;
}

const { pastes, guide } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const { report } = finished(analysis(all, pastes, guide, process.argv.includes("--anonymous") ? anonymise : null));
process.stdout.write(process.argv.includes("--markdown") ? reportMarkdown(report) : reportJson(report));
