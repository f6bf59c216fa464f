/** A command in which a value does not fit is not copied: it would run with another value than the reader believes. */
import { button, el } from "../ui/dom.ts";
import { ownValues } from "./own-values.ts";
import { openPanelAt } from "./values-panel.ts";

const COPIES = ".md-clipboard, [data-md-type='copy'], .swd-button--copy, [data-copies]";
const BLOCK = ".highlight, .swd-code-block, [data-part]";

/** Listens once for the whole window, before the theme's own copying does. */
export function guardCopies(): void {
  document.addEventListener(
    "click",
    (event) => {
      const copies = event.target instanceof Element ? event.target.closest(COPIES) : null;
      const refused = copies && refusedIn(copies.closest(BLOCK));
      if (!refused) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      refuse(refused);
    },
    true,
  );
}

/** The first parameter in the block whose text does not fit; null if all fit. */
export function refusedIn(block: Element | null): string | null {
  const values = ownValues();
  const names = [...(block?.querySelectorAll<HTMLElement>("[data-slot]") ?? [])].map((slot) => slot.dataset["slot"] ?? "");
  return names.find((name) => values.refused(name) !== null) ?? null;
}

/** Says why nothing was copied, and leads to the value. */
export function refuse(name: string): void {
  const values = ownValues();
  document.querySelector(".swd-refusal")?.remove();
  const box = el(
    "div",
    { class: "swd-refusal", role: "alert" },
    el("p", {}, `Not copied. ${values.parameters[name]!.label}: ${values.refused(name) ?? ""}.`),
    button("Mend it", () => {
      box.remove();
      openPanelAt(name);
    }),
    " ",
    button("Close", () => box.remove()),
  );
  document.body.append(box);
}
