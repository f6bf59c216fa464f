/** On the page of a scenario: the answers that led to it in this tab, and the note with what mends it. */
import { button, el, plural } from "../../ui/dom.ts";
import { siteRoot } from "../root.ts";
import { knownFlows, withFlows } from "./flow.ts";
import { changeLink, noteButtons } from "./note-actions.ts";
import type { Fix } from "./note.ts";
import { recalledWalk } from "./tab.ts";
import { answersOf } from "./trail.ts";
import { areasOf, fromFragment, restore, type Walk } from "./walk.ts";

export function recallWay(): void {
  const at = document.querySelector<HTMLElement>("[data-came-to]");
  const walk = fromFragment(recalledWalk());
  if (!at || !walk || walk.at !== at.dataset["cameTo"] || walk.answered.length === 0) return;
  withFlows(siteRoot, areasOf(walk), () => {
    const restored = restore(walk, knownFlows());
    if (at.isConnected && restored && !restored.stopped) show(at, restored.walk);
  });
}

function show(at: HTMLElement, walk: Walk): void {
  const [copy, ...others] = noteButtons(() => walk, fixesOfPage);
  const all = el("div", { id: "swd-came-all", hidden: true }, answersOf(walk), el("p", { class: "swd-trail__buttons" }, ...others));
  const more = button("All answers", () => {
    all.hidden = !all.hidden;
    more.setAttribute("aria-expanded", String(!all.hidden));
  });
  more.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-controls", all.id);
  copy!.textContent = "Copy note";
  for (const one of [copy!, more]) one.className = "swd-link-button";
  const line = el(
    "p",
    {},
    `You came here by ${plural(walk.answered.length, "answer")}: `,
    changeLink(walk, walk.answered.length - 1),
    el("span", { "aria-hidden": "true" }, " · "),
    copy!,
    el("span", { "aria-hidden": "true" }, " · "),
    more,
  );
  at.replaceChildren(line, all);
}

/** The remedies as they are shown: in the dialect that the reader has chosen, with the reader's values. */
function fixesOfPage(): Fix[] {
  const fixes: Fix[] = [];
  let step = "";
  for (const one of document.querySelectorAll<HTMLElement>("h3, h4, .swd-tabs, .swd-by-hand")) {
    const fix = fixes.at(-1);
    if (one.localName === "h3") fixes.push({ title: textOf(one), parts: [], byHand: [] });
    else if (one.localName === "h4") step = textOf(one);
    else if (one.matches(".swd-tabs")) fix?.parts.push(...chosen(step, one));
    else fix?.byHand.push(...[...one.querySelectorAll("li")].map(textOf));
  }
  return fixes.filter((fix) => fix.parts.length + fix.byHand.length > 0);
}

/** What the chosen tab says to run, and how to see that it took effect. */
function chosen(step: string, tabs: HTMLElement): { title: string; code: string }[] {
  const at = [...tabs.querySelectorAll<HTMLInputElement>(":scope > input")].findIndex((one) => one.checked);
  const block = tabs.querySelectorAll(".tabbed-block")[Math.max(0, at)];
  const dialect = textOf(block?.querySelector(".swd-tabs__name") ?? null);
  return ["apply", "verify"].flatMap((kind) => {
    const part = block?.querySelector(`[data-part="${kind}"]`);
    const code = part?.querySelector("pre code")?.textContent?.trimEnd();
    const name = textOf(part?.querySelector(".swd-part__name") ?? null);
    return code ? [{ title: kind === "apply" ? `${step} (${dialect})` : name, code }] : [];
  });
}

/** The text without the theme's sign for a permanent link. */
function textOf(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  copy?.querySelector(".headerlink")?.remove();
  return (copy?.textContent ?? "").trim();
}
