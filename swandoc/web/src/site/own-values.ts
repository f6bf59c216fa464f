/** The page's slots follow the reader's values. */
import { parameters } from "./parameters.ts";
import { Values } from "./values-store.ts";

declare global {
  interface Window {
    /** For the checker, which is a script of its own: the reader's value, and taking what a paste tells. */
    swandocOwnValue?: (name: string) => string | null;
    swandocTakeValues?: (values: Readonly<Record<string, string>>) => void;
  }
}

let made: Values | null = null;

/** The reader's values: one set for all pages that come into this window. */
export function ownValues(): Values {
  return (made ??= new Values(parameters()));
}

export function followValues(): void {
  const values = ownValues();
  values.onChange(fillSlots);
  window.swandocOwnValue = (name) => values.own(name);
  window.swandocTakeValues = (found) => void values.setAll(found);
}

/** Fills all slots of the page that is there, but for one that is being edited. */
export function fillSlots(): void {
  const values = ownValues();
  for (const slot of document.querySelectorAll<HTMLElement | SVGElement>("[data-slot]")) {
    const name = slot.dataset["slot"] ?? "";
    const text = values.text(name, slot.dataset["form"]);
    if (text === null || slot.firstElementChild) continue;
    if (slot.textContent !== text) slot.textContent = text;
    slot.classList.toggle("swd-slot--own", values.own(name) !== null);
    slot.classList.toggle("swd-slot--refused", values.refused(name) !== null);
  }
}
