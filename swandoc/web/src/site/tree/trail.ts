/** Beside the question: the answers so far, the place in the tree, and the note. */
import { copyText } from "../../ui/copy.ts";
import { button, el, plural } from "../../ui/dom.ts";
import { withSlots } from "../slot-text.ts";
import { flowOf, knownFlows, questionOf } from "./flow.ts";
import type { TreeMap } from "./map.ts";
import { changeLink, linkTo, noteButtons } from "./note-actions.ts";
import { answerOf, type Walk } from "./walk.ts";

export class Trail {
  readonly #answers = el("div");
  readonly #note = el("p", { class: "swd-trail__buttons" });
  #walk: Walk | null = null;

  constructor(at: HTMLElement, map: TreeMap) {
    const walk = (): Walk => this.#walk!;
    const link = button("Copy a link to here", () => copyText(linkTo(walk()), link));
    this.#note.append(...noteButtons(walk));
    const place = map.small && el("button", { type: "button", class: "swd-map-button", "aria-label": "Show where you are in the whole tree", click: () => map.reveal() }, map.small);
    at.replaceChildren(
      ...(place ? [el("h2", { class: "swd-trail__title" }, "Where you are"), place] : []),
      el("h2", { class: "swd-trail__title" }, "Your answers"),
      this.#answers,
      el("p", { class: "swd-trail__buttons" }, link),
      el("h2", { class: "swd-trail__title" }, "Incident note"),
      el("p", { class: "swd-soft" }, "Questions, commands, outputs that you keep, and answers, as Markdown."),
      this.#note,
    );
  }

  show(walk: Walk): void {
    this.#walk = walk;
    const pending = walk.kept.filter((one) => one.question !== walk.at).length;
    this.#answers.replaceChildren(
      ...(walk.answered.length > 0 ? [answersOf(walk)] : [el("p", { class: "swd-soft" }, "None yet.")]),
      ...(pending > 0 ? [el("p", { class: "swd-soft" }, `${plural(pending, "later answer")} kept, for when the question comes again.`)] : []),
    );
    for (const one of this.#note.querySelectorAll("button")) one.disabled = walk.answered.length === 0;
  }
}

/** The answers of a walk, each with the way back to it. */
export function answersOf(walk: Walk): HTMLOListElement {
  return el(
    "ol",
    { class: "swd-answered swd-plain" },
    ...walk.answered.map((given, nth) => {
      const flow = flowOf(knownFlows(), given.area);
      const before = walk.answered[nth - 1]?.area ?? walk.area;
      return el(
        "li",
        {},
        given.area !== before && el("span", { class: "swd-answered__area" }, flow?.title ?? ""),
        el("span", { class: "swd-answered__ask" }, ...withSlots(questionOf(flow, given.question)?.ask ?? "")),
        el("strong", {}, ...withSlots(answerOf(knownFlows(), given)?.label ?? "")),
        changeLink(walk, nth),
      );
    }),
  );
}
