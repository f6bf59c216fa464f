/** Values edited in place: a click on one in a code block makes it a field. The panel does the same for the keyboard. */
import { el } from "../ui/dom.ts";
import { checkValue } from "../values.ts";
import { fillSlots, ownValues } from "./own-values.ts";

const IN_CODE = ".highlight .swd-slot[data-slot], .swd-code-block .swd-slot[data-slot]";

/** Listens once for the whole window: pages come and go, the document stays. */
export function editSlotsInPlace(): void {
  document.addEventListener("click", (event) => {
    const slot = event.target instanceof Element ? event.target.closest<HTMLElement>(IN_CODE) : null;
    // A reader who has just selected text wants to copy it.
    if (!slot || !getSelection()?.isCollapsed) return;
    edit(slot);
  });
}

function edit(slot: HTMLElement): void {
  const values = ownValues();
  const name = slot.dataset["slot"] ?? "";
  const parameter = Object.hasOwn(values.parameters, name) ? values.parameters[name]! : null;
  if (!parameter || slot.querySelector("input")) return;
  let done = false;
  const finish = (take: boolean): void => {
    if (done) return;
    done = true;
    const text = input.value;
    slot.replaceChildren();
    if (take) values.set(name, text);
    fillSlots();
  };
  const input = el("input", {
    class: "swd-slot__edit",
    value: values.own(name) ?? parameter.example,
    "aria-label": parameter.label,
    title: parameter.label,
    spellcheck: "false",
    autocomplete: "off",
    input: () => {
      input.style.width = `${input.value.length + 1}ch`;
      input.setAttribute("aria-invalid", String("why" in checkValue(parameter.type, input.value.trim())));
    },
    blur: () => finish(true),
    keydown: (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      event.stopPropagation(); // themes have keys of their own
      if (event.key === "Enter") finish(true);
      if (event.key === "Escape") finish(false);
    },
  });
  input.style.width = `${input.value.length + 1}ch`;
  slot.replaceChildren(input);
  input.focus();
  input.select();
}
