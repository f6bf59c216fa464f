/** What a reader may take along of a result. */
import type { Anonymise } from "../analysis.ts";
import { anonymise } from "../paste/anonymise.ts";
import type { Finding, Report } from "../report.ts";
import { reportJson } from "../report-json.ts";
import { reportMarkdown } from "../report-markdown.ts";
import { copyText, saveText } from "./copy.ts";
import { button, el } from "./dom.ts";

/** `again` makes the report anew, of lines in which addresses and names are replaced. */
export function actionsView(report: Report, again: (replacing: Anonymise) => Report): HTMLElement {
  const anonymous = el("input", { type: "checkbox" });
  const fit = (): Report => (anonymous.checked ? again(anonymise) : report);
  const copy = button("Copy a redacted report", () => copyText(reportMarkdown(fit()), copy));
  const link = button("Copy a link to these findings", () => copyText(linkTo(report.findings), link));
  return el(
    "section",
    { class: "swd-actions" },
    el("h2", {}, "Take it with you"),
    el("p", {}, el("label", {}, anonymous, " Replace addresses and names, keeping subnets")),
    el(
      "p",
      { class: "swd-checker__buttons" },
      copy,
      button("Save the report", () => saveText("checker-report.md", "text/markdown", reportMarkdown(fit()))),
      button("Save as JSON", () => saveText("checker-report.json", "application/json", reportJson(fit()))),
      report.findings.length > 0 && link,
    ),
  );
}

/** Codes only, never anything of the paste; ui/link.ts reads it. */
function linkTo(findings: readonly Finding[]): string {
  const codes = [...new Set(findings.map((one) => one.code))];
  return `${location.href.split("#")[0]!}#found=${codes.join(",")}`;
}
