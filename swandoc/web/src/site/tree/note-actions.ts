/** What readers do with their note: copy it, save it, print it. */
import { copyText, saveText } from "../../ui/copy.ts";
import { button, el } from "../../ui/dom.ts";
import { refuse, refusedIn } from "../copy-guard.ts";
import { ownValues } from "../own-values.ts";
import { siteRoot } from "../root.ts";
import { filled, withSlots } from "../slot-text.ts";
import { flowOf, knownFlows, questionOf } from "./flow.ts";
import { noteMarkdown, noteOf, ONE_IS_ENOUGH, type Fix, type Note, type NoteStep } from "./note.ts";
import { outputOf } from "./tab.ts";
import { goBackTo, toFragment, type Walk } from "./walk.ts";

/** Buttons for the note of the walk that `walk` gives when one is pressed; `fixes` are those of this page. */
export function noteButtons(walk: () => Walk, fixes: () => Fix[] = () => []): HTMLButtonElement[] {
  const withNote = (use: (note: Note) => void) => (): void => {
    const refused = refusedOf(walk());
    if (refused !== null) return refuse(refused);
    use(noteOf(walk(), knownFlows(), { date: new Date(), root: siteRoot, link: linkTo(walk()), fixes: fixes(), fill: filled, output: outputOf }));
  };
  const copy = button("Copy the note", withNote((note) => copyText(noteMarkdown(note), copy)));
  return [
    copy,
    button("Save it", withNote((note) => saveText("incident-note.md", "text/markdown", noteMarkdown(note)))),
    button("Print it", withNote(print)),
  ];
}

/** Where the walk is shown: on the page of its area. */
export function linkTo(walk: Walk): string {
  return siteRoot + (flowOf(knownFlows(), walk.area)?.url ?? "") + toFragment(walk);
}

/** The way back to an answer; what was answered after it is kept where it still holds. */
export function changeLink(walk: Walk, nth: number): HTMLAnchorElement {
  const back = goBackTo(walk, nth);
  const ask = questionOf(flowOf(knownFlows(), back.area), back.at)?.ask ?? "";
  return el("a", { class: "swd-change", href: linkTo(back), "aria-label": `Change: ${filled(ask)}` }, "Change");
}

/** A parameter of the commands whose value does not fit: with it the note would say what the reader did not run. */
function refusedOf(walk: Walk): string | null {
  if (Object.keys(ownValues().parameters).length === 0) return null;
  const runs = walk.answered.flatMap((one) => questionOf(flowOf(knownFlows(), one.area), one.question)?.run ?? []);
  return refusedIn(el("div", {}, ...runs.flatMap(({ run }) => withSlots(run))));
}

/** Prints the note in the page's place. */
function print(note: Note): void {
  const paper = el("article", { class: "swd-paper" }, ...paperOf(note));
  document.body.append(paper);
  document.documentElement.dataset["swdPrints"] = "note";
  window.addEventListener(
    "afterprint",
    () => {
      paper.remove();
      delete document.documentElement.dataset["swdPrints"];
    },
    { once: true },
  );
  window.print();
}

function paperOf(note: Note): HTMLElement[] {
  return [
    el("h1", {}, note.title),
    el("p", {}, `${note.date}. The path: ${note.link}`),
    ...note.steps.map(stepOnPaper),
    el("h2", {}, note.end.title),
    el("p", {}, note.end.link),
    ...(note.end.fixes.length > 1 ? [el("p", {}, ONE_IS_ENOUGH)] : []),
    ...note.end.fixes.map((fix) =>
      el(
        "section",
        {},
        el("h3", {}, fix.title),
        ...fix.parts.flatMap(({ title, code }) => [el("p", {}, `${title}:`), el("pre", {}, code)]),
        fix.byHand.length > 0 && el("ol", {}, ...fix.byHand.map((action) => el("li", {}, action))),
      ),
    ),
  ];
}

function stepOnPaper(step: NoteStep, at: number): HTMLElement {
  return el(
    "section",
    {},
    el("h2", {}, `${at + 1}. ${step.ask}`),
    ...step.runs.flatMap(({ where, run }) => [el("p", {}, `On ${where}:`), el("pre", {}, run)]),
    ...(step.output ? [el("p", {}, "Output:"), el("pre", {}, step.output)] : []),
    el("p", {}, "Answer: ", el("strong", {}, step.answer)),
  );
}
