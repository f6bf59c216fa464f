/** The result: found, checked and fine, not examined; what was read, and the paste with the deciding lines marked. */
import type { Line } from "../line.ts";
import { commands, nothing } from "../report-words.ts";
import type { Checked, HostReport, Open, Report } from "../report.ts";
import { el, folded, plural, prose } from "./dom.ts";
import { Excerpts, type ShownPastes } from "./excerpt.ts";
import { findingView } from "./finding.ts";
import type { Further } from "./later.ts";
import type { Following } from "./packets.ts";

/** Of lines that were not understood, as many as are listed at once. */
const STRANGE = 200;

export function resultView(
  report: Report,
  pastes: ShownPastes,
  names: readonly string[],
  root: string,
  following: Following,
  further: Further | null,
): HTMLElement[] {
  const deciding = [...report.findings.flatMap((one) => one.lines), ...walkedLines(report)];
  const excerpts = new Excerpts(pastes, names, deciding);
  const heading = el("h2", { tabindex: -1, class: "swd-result__title" }, headline(report));
  return [
    el(
      "section",
      { class: "swd-found" },
      heading,
      ...report.findings.map((one, at) => findingView(one, at === 0, report, excerpts, root)),
    ),
    ...(further?.besideViews(report, excerpts, root, following) ?? []),
    openView(report.open, report.findings.length === 0),
    fineView(report.fine, excerpts, root),
    readView(report.hosts, excerpts),
    excerpts.element,
  ];
}

export function headline(report: Report): string {
  const causes = report.findings.filter((one) => one.level !== "hint").length;
  if (causes > 0) return `Found: ${plural(causes, "failure")}`;
  if (report.findings.length > 0) return `Nothing certain, ${plural(report.findings.length, "hint")}`;
  return nothing(report);
}

/** The same in numbers, for whoever hears the page. */
export function counted({ findings, fine, open }: Report): string {
  const failures = (of: readonly { readonly scenario: string }[]): number => new Set(of.map((one) => one.scenario)).size;
  return `${failures(findings)} found, ${failures(fine)} checked and not the case, ${failures(open)} not examined.`;
}

function walkedLines(report: Report): Line[] {
  return report.findings.flatMap((one) => (one.walk === null ? [] : (report.walks[one.walk]?.steps ?? []).flatMap((step) => step.lines)));
}

function openView(open: readonly Open[], unfolded: boolean): HTMLElement {
  const failures = new Set(open.map((one) => one.scenario)).size;
  const runs = commands(open);
  return el(
    "section",
    { class: "swd-open" },
    el("h2", {}, `Not examined: ${plural(failures, "failure")}`),
    failures > 0 && runs.length > 0
      ? folded(
          "What to paste for them",
          unfolded,
          el(
            "ul",
            {},
            ...runs.map(([run, codes]) =>
              el("li", {}, el("code", {}, run), " ", el("span", { class: "swd-soft" }, `decides more of ${codes.slice(0, 8).join(", ")}${codes.length > 8 ? ", …" : ""}`)),
            ),
          ),
        )
      : null,
  );
}

function fineView(fine: readonly Checked[], excerpts: Excerpts, root: string): HTMLElement {
  return el(
    "section",
    { class: "swd-fine" },
    el("h2", {}, `Checked, and not the case: ${plural(new Set(fine.map((one) => one.scenario)).size, "failure")}`),
    fine.length > 0 &&
      folded(
        "Which, and by which lines",
        false,
        el(
          "ul",
          { class: "swd-plain" },
          ...fine.map((one) =>
            el(
              "li",
              {},
              el("span", { class: "swd-code" }, one.code),
              " ",
              el("a", { href: root + one.url }, ...prose(one.title)),
              ` (${one.host})`,
              excerpts.quote(one.lines.slice(0, 3)),
            ),
          ),
        ),
      ),
  );
}

/** Every block with what was not understood of it, so that nothing is dropped silently. */
function readView(hosts: readonly HostReport[], excerpts: Excerpts): HTMLElement {
  const blocks = hosts.flatMap((host) => host.blocks);
  const strange = blocks.flatMap((block) => block.notUnderstood);
  return el(
    "section",
    { class: "swd-read" },
    el("h2", {}, `Read: ${plural(blocks.length, "block")}, ${plural(strange.length, "line")} not understood`),
    folded("Which blocks", false, ...hosts.map(hostView)),
    strange.length > 0 &&
      folded("Lines that were not understood", false, excerpts.quoteAll(strange.slice(0, STRANGE), strange.length)),
  );
}

function hostView(host: HostReport): HTMLElement {
  const rows = host.blocks.map((block) =>
    el(
      "tr",
      {},
      el("td", {}, el("code", {}, block.command ?? block.kind)),
      el("td", {}, block.kind),
      el("td", {}, `${block.from}–${block.to}`),
      el("td", {}, String(block.notUnderstood.length)),
    ),
  );
  const head = ["Command", "Read as", "Lines", "Not understood"].map((name) => el("th", { scope: "col" }, name));
  return el(
    "div",
    { class: "swd-table", tabindex: 0, role: "region", "aria-label": `Blocks of ${host.name}` },
    el("table", {}, el("caption", {}, `${host.name}: ${host.role}`), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows)),
  );
}
