/** Builds elements. Text only ever becomes a text node, so nothing that was pasted can become markup. */

type Child = Node | string | null | false;
type Attribute = string | number | boolean | ((event: Event) => void);

/** `attributes` whose value is a function are listeners, called by the event's name. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, given] of Object.entries(attributes)) {
    if (typeof given === "function") made.addEventListener(name, given);
    else if (given !== false) made.setAttribute(name, given === true ? "" : String(given));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
}

/** A sentence in which `code` stands between backticks. */
export function prose(text: string): Node[] {
  return text
    .split("`")
    .map((part, at) => (at % 2 ? el("code", {}, part) : document.createTextNode(part)));
}

export function button(label: string, press: () => void, kind = ""): HTMLButtonElement {
  return el("button", { type: "button", class: `swd-button ${kind}`.trim(), click: press }, label);
}

export function folded(summary: string, open: boolean, ...children: readonly Child[]): HTMLDetailsElement {
  return el("details", { class: "swd-more", open }, el("summary", {}, summary), ...children);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
