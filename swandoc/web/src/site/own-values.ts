/** The page's slots follow the reader's values. */
import { parameters } from "./parameters.ts";
import { Values } from "./values-store.ts";

let made: Values | null = null;

/** The reader's values: one set for all pages that come into this window. */
export function ownValues(): Values {
  if (!made) {
    made = new Values(parameters());
    made.onChange(fillSlots);
  }
  return made;
}

/** Fills all slots of the page that is there. */
export function fillSlots(): void {
  const values = ownValues();
  for (const slot of document.querySelectorAll<HTMLElement>("[data-slot]")) {
    const name = slot.dataset["slot"] ?? "";
    const text = values.text(name, slot.dataset["form"]);
    if (text === null) continue;
    if (slot.textContent !== text) slot.textContent = text;
    slot.classList.toggle("swd-slot--own", values.own(name) !== null);
    slot.classList.toggle("swd-slot--refused", values.refused(name) !== null);
  }
}
