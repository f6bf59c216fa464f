/** What the result shows beside its verdicts: counters that rose, the trees' answers, and packets. */
import type { Moved, Report, TreeWalk } from "../report.ts";
import { el, folded, plural, prose } from "./dom.ts";
import type { Excerpts } from "./excerpt.ts";
import { packetsView, type Following } from "./packets.ts";

export function besideViews(report: Report, excerpts: Excerpts, root: string, following: Following): HTMLElement[] {
  return [...movedView(report.moved, excerpts), ...treesView(report.trees, excerpts, root), ...packetsView(report, excerpts, following)];
}

function movedView(moved: readonly Moved[], excerpts: Excerpts): HTMLElement[] {
  if (moved.length === 0) return [];
  const rows = moved.map((one) =>
    el("li", {}, `${one.counter} on ${one.host}: ${one.before} → ${one.after}`, excerpts.quote(one.lines.slice(0, 1))),
  );
  return [
    el("section", { class: "swd-moved" }, el("h2", {}, `Counters that rose: ${moved.length}`), el("ul", { class: "swd-plain" }, ...rows)),
  ];
}

/** The trees of which the paste answers anything, and where each goes on. */
function treesView(trees: readonly TreeWalk[], excerpts: Excerpts, root: string): HTMLElement[] {
  const begun = trees.filter((tree) => tree.answered.length > 0);
  if (begun.length === 0) return [];
  return [
    el(
      "section",
      { class: "swd-trees" },
      el("h2", {}, "Open in the tree"),
      ...begun.map((tree) => folded(`${tree.title}: ${plural(tree.answered.length, "answer")}`, false, treeView(tree, excerpts, root))),
    ),
  ];
}

function treeView({ answered, link, end }: TreeWalk, excerpts: Excerpts, root: string): HTMLElement {
  const steps = answered.map((one) =>
    el(
      "li",
      {},
      el("a", { href: root + one.url }, ...prose(one.ask)),
      " ",
      el("strong", {}, ...prose(one.answer)),
      excerpts.quote(one.lines.slice(0, 3)),
    ),
  );
  const next = el("li", {}, end.kind === "question" ? "Next: " : "Leads to: ", el("a", { href: root + end.url }, ...prose(end.title)));
  if (end.run.length > 0) next.append(el("p", {}, "Run "), ...end.run.map((run) => el("pre", {}, el("code", {}, run))));
  return el("div", {}, el("ol", {}, ...steps, next), link !== null && el("p", {}, el("a", { href: root + link }, "Go on in the tree with these answers")));
}
