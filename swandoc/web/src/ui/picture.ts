/** Pictures that were drawn when the site was built, filled with what the paste tells. */

import { el } from "./dom.ts";

/** Written by swandoc/site/picture_data.py. Texts hold slots such as ⟪lan⟫. */
export type Drawn = readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly (Drawn | string)[]];

/** A packet's way, for wide screens and for narrow ones. */
export interface Way {
  readonly wide: Drawn;
  readonly tall: Drawn;
}

/** Both pictures, of which the page's style shows one. Values that the paste does not tell are the reader's own. */
export function wayView({ wide, tall }: Way, values: Readonly<Record<string, string>>): HTMLElement {
  const value = (name: string): string | null => (Object.hasOwn(values, name) ? values[name]! : (window.swandocOwnValue?.(name) ?? null));
  return el("figure", { class: "swd-figure" }, el("div", { class: "swd-wide" }, picture(wide, value)), el("div", { class: "swd-tall" }, picture(tall, value)));
}

/** Builds the picture. A text with a slot for which there is no value is left out: an example would mislead. */
function picture([tag, attributes, children]: Drawn, value: (name: string) => string | null): Element {
  const html = tag === "div" || tag === "span";
  const made = document.createElementNS(html ? "http://www.w3.org/1999/xhtml" : "http://www.w3.org/2000/svg", tag);
  for (const [name, text] of Object.entries(attributes)) made.setAttribute(name, text);
  for (const child of children) {
    if (typeof child !== "string") {
      made.append(picture(child, value));
      continue;
    }
    let known = true;
    const text = child.replace(/⟪(\w+)⟫/g, (_, name: string) => value(name) ?? ((known = false), ""));
    if (known) made.append(text);
  }
  return made;
}
