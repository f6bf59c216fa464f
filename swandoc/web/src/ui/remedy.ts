/** The remedies of a finding, filled with what the paste tells. */
import { checkValue, derive } from "../values.ts";
import { copyText } from "./copy.ts";
import { button, el, folded } from "./dom.ts";

/** Written by swandoc/site/remedy_data.py. Texts hold slots such as ⟪pool⟫ and ⟪pool:netmask⟫. */
export interface Remedies {
  readonly remedies: readonly Remedy[];
  readonly parameters: Readonly<Record<string, Parameter>>;
}

interface Parameter {
  readonly label: string;
  readonly type: string;
  readonly example: string;
}

interface Remedy {
  readonly title: string;
  readonly where: string;
  readonly when: string;
  readonly note: string;
  readonly steps: readonly { readonly title: string; readonly snippets: readonly Snippet[] }[];
  readonly byHand: readonly string[];
}

interface Snippet {
  readonly id: string;
  readonly label: string;
  readonly legacy: string;
  readonly note: string;
  readonly parts: readonly Part[];
  readonly without: readonly (readonly [string, string])[];
}

interface Part {
  readonly kind: string;
  readonly name: string;
  readonly purpose: string;
  readonly note: string;
  readonly file: string;
  readonly text: string;
  readonly expect: string;
}

const SLOT = /⟪([a-z][a-z0-9_]*)(?::([a-z0-9-]+))?⟫/;
const NEEDED_LATER = ["undo", "persist"];

export class RemedyView {
  readonly element: HTMLElement;
  readonly #parameters: Remedies["parameters"];
  readonly #values: Map<string, string>;
  readonly #slots: { readonly element: HTMLElement; readonly name: string; readonly form: string }[] = [];
  readonly #told: ReadonlySet<string>;

  constructor(data: Remedies, values: Readonly<Record<string, string>>) {
    this.#parameters = data.parameters;
    const sound = Object.entries(data.parameters).flatMap(([name, { type }]) => {
      const checked = Object.hasOwn(values, name) ? checkValue(type, values[name]!) : null;
      return checked && "value" in checked ? [[name, checked.value] as const] : [];
    });
    this.#told = new Set(sound.map(([name]) => name));
    this.#values = new Map(sound);
    this.element = el("div", { class: "swd-remedies" }, this.#form(), ...data.remedies.map((one) => this.#remedy(one)));
    this.#fill();
  }

  /** What the snippets are filled with; a reader may write other values. */
  #form(): HTMLElement | null {
    const names = Object.keys(this.#parameters);
    if (names.length === 0) return null;
    return el("div", { class: "swd-values" }, el("p", {}, "The commands are filled with:"), ...names.map((name) => this.#field(name)));
  }

  #field(name: string): HTMLElement {
    const { label, type, example } = this.#parameters[name]!;
    const told = this.#told.has(name);
    const origin = el("span", { class: "swd-values__origin" }, told ? "from the paste" : "an example: write your own");
    const input = el("input", {
      value: this.#values.get(name) ?? example,
      spellcheck: "false",
      autocomplete: "off",
      input: () => {
        const checked = checkValue(type, input.value.trim());
        const wrong = "why" in checked;
        input.setAttribute("aria-invalid", String(wrong));
        origin.textContent = wrong ? checked.why : "yours";
        if (wrong) return;
        this.#values.set(name, checked.value);
        this.#fill();
      },
    });
    return el("label", { class: told ? "swd-value" : "swd-value swd-value--example" }, el("span", {}, label), input, origin);
  }

  #fill(): void {
    for (const { element, name, form } of this.#slots) {
      const parameter = this.#parameters[name];
      const value = this.#values.get(name);
      const filled = parameter && derive(parameter.type, value ?? parameter.example, form);
      element.textContent = filled && "value" in filled ? filled.value : `{${name}}`;
      element.classList.toggle("swd-slot--example", value === undefined);
    }
  }

  #remedy(remedy: Remedy): HTMLElement {
    return el(
      "section",
      { class: "swd-remedy" },
      el("h4", {}, ...this.#marked(remedy.title)),
      el("p", {}, "Apply on ", el("span", { class: "swd-where" }, remedy.where)),
      remedy.when !== "" && el("p", {}, el("strong", {}, "Choose this when: "), ...this.#marked(remedy.when)),
      remedy.note !== "" && el("div", { class: "swd-note" }, el("p", {}, ...this.#marked(remedy.note))),
      ...remedy.steps.map((step) => this.#step(step.title, step.snippets)),
      remedy.byHand.length > 0 && el("ol", {}, ...remedy.byHand.map((action) => el("li", {}, ...this.#marked(action)))),
    );
  }

  #step(title: string, snippets: readonly Snippet[]): HTMLElement {
    const body = el("div");
    const show = (at: number): void => {
      const snippet = snippets[at];
      if (snippet) body.replaceChildren(...this.#snippet(snippet));
      this.#fill();
    };
    const choice = el(
      "select",
      { change: () => show(choice.selectedIndex) },
      ...snippets.map(({ label }) => el("option", {}, label)),
    );
    show(0);
    return el(
      "section",
      { class: "swd-step" },
      el("h5", {}, ...this.#marked(title)),
      snippets.length > 1 ? el("label", { class: "swd-dialect" }, "Written for ", choice) : el("p", {}, snippets[0]?.label ?? ""),
      body,
    );
  }

  #snippet(snippet: Snippet): Node[] {
    const notes = [snippet.legacy, snippet.note].filter(Boolean).map((note) => el("p", { class: "swd-part__note" }, ...this.#marked(note)));
    const missing = snippet.without.map(([name, reason]) =>
      el("p", { class: "swd-without" }, el("strong", {}, `No ${name.toLowerCase()}: `), ...this.#marked(reason)),
    );
    return [...notes, ...snippet.parts.map((part) => this.#part(part)), ...missing];
  }

  #part(part: Part): HTMLElement {
    const style = `swd-part swd-part--${part.kind}`;
    const body = [
      part.note !== "" && el("p", { class: "swd-part__note" }, ...this.#marked(part.note)),
      part.file !== "" && el("p", { class: "swd-part__file" }, "File ", el("code", {}, ...this.#slotted(part.file))),
      this.#code(part.text, true),
      part.expect !== "" && el("p", { class: "swd-part__expect" }, "Expect, with … for anything:"),
      part.expect !== "" && this.#code(part.expect, false),
    ];
    if (NEEDED_LATER.includes(part.kind)) {
      const later = folded(`${part.name}: ${part.purpose}`, false, ...body);
      later.className += ` ${style}`;
      return later;
    }
    const name = el("span", { class: "swd-part__name" }, part.name);
    return el("section", { class: style }, el("p", { class: "swd-part__title" }, name, ` ${part.purpose}`), ...body);
  }

  #code(text: string, copied: boolean): HTMLElement {
    const code = el("code", {}, ...this.#slotted(text));
    const copy = button("Copy", () => copyText(code.textContent, copy), "swd-button--copy");
    return el("div", { class: "swd-code-block" }, copied && copy, el("pre", { tabindex: 0 }, code));
  }

  /** Text with slots, in which `code` stands between backticks. */
  #marked(text: string): Node[] {
    return text.split("`").flatMap((part, at) => (at % 2 ? [el("code", {}, ...this.#slotted(part))] : this.#slotted(part)));
  }

  #slotted(text: string): Node[] {
    const nodes: Node[] = [];
    let rest = text;
    for (let found = SLOT.exec(rest); found; found = SLOT.exec(rest)) {
      const element = el("span", { class: "swd-slot" });
      this.#slots.push({ element, name: found[1]!, form: found[2] ?? "" });
      nodes.push(document.createTextNode(rest.slice(0, found.index)), element);
      rest = rest.slice(found.index + found[0].length);
    }
    return [...nodes, document.createTextNode(rest)];
  }
}
