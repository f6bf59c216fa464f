/** Text with slot markers such as ⟪lan⟫ and ⟪pool:netmask⟫ (swandoc/snippets/slots.py), for pages and for copying. */
import { el } from "../ui/dom.ts";
import { ownValues } from "./own-values.ts";

const MARKER = /⟪([a-z][a-z0-9_]*)(?::([a-z0-9-]+))?⟫/g;

/** Nodes in which each slot is an element that follows the reader's values. */
export function withSlots(marked: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const found of marked.matchAll(MARKER)) {
    nodes.push(document.createTextNode(marked.slice(from, found.index)));
    const [whole, name = "", form = ""] = found;
    nodes.push(el("span", { class: "swd-slot", "data-slot": name, "data-form": form || false }, ownValues().text(name, form) ?? `{${name}}`));
    from = found.index + whole.length;
  }
  return [...nodes, document.createTextNode(marked.slice(from))];
}

/** The text with the reader's values, or the examples. */
export function filled(marked: string): string {
  return marked.replace(MARKER, (_, name: string, form: string | undefined) => ownValues().text(name, form) ?? `{${name}}`);
}
