/** One finding: what it is, what says so, where the packet stops, and what mends it. */
import type { Finding, Report } from "../report.ts";
import { LEVELS } from "../report-words.ts";
import { el, folded, prose } from "./dom.ts";
import type { Excerpts } from "./excerpt.ts";
import { loadRemedies } from "./later.ts";
import { walkView } from "./walk.ts";

export function findingView(finding: Finding, first: boolean, report: Report, excerpts: Excerpts, root: string): HTMLElement {
  const walk = finding.walk === null ? undefined : report.walks[finding.walk];
  return el(
    "article",
    { class: `swd-finding swd-finding--${finding.level}` },
    el(
      "h3",
      {},
      el("span", { class: "swd-code" }, finding.code),
      " ",
      el("a", { href: root + finding.url }, ...prose(finding.title)),
    ),
    el("p", { class: "swd-finding__level" }, el("strong", {}, LEVELS[finding.level]), `, on ${finding.host}`),
    ...finding.because.map((because) => el("p", {}, ...prose(because))),
    finding.lines.length > 0 && el("p", { class: "swd-finding__lead" }, finding.lines.length > 1 ? "These lines decide:" : "This line decides:"),
    excerpts.quote(finding.lines),
    walk ? folded("The packet's way", first, walkView(walk, excerpts)) : null,
    remedy(finding, first, root),
  );
}

function remedy(finding: Finding, open: boolean, root: string): HTMLElement {
  const body = el("div", {}, el("p", {}, "Loading …"));
  const fold = folded("What mends it", open, body);
  let asked = false;
  const load = (): void => {
    if (asked || !fold.open) return;
    asked = true;
    loadRemedies(root, finding.code, (found) => {
      const page = el("p", {}, "It stands on ", el("a", { href: root + finding.url }, `the page of ${finding.code}`), ".");
      const view = window.swandocFurther?.remedyView;
      body.replaceChildren(found && view ? view(found, finding.values) : page);
    });
  };
  fold.addEventListener("toggle", load);
  load();
  return fold;
}
