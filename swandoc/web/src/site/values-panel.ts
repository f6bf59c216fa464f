/** The panel in which readers give their own values: a dialog beside the page, so that commands are seen to follow. */
import { copyText, saveText } from "../ui/copy.ts";
import { button, el, folded, plural } from "../ui/dom.ts";
import { ownValues } from "./own-values.ts";
import { valuesFragment } from "./values-fragment.ts";
import { withSlots } from "./slot-text.ts";

let shown: Panel | null = null;

/** Offers the panel on a page that has slots; on any other there is nothing to fill. */
export function offerPanel(): void {
  shown?.remove();
  const needed = Object.keys(ownValues().parameters).length > 0 && document.querySelector("[data-slot]");
  shown = needed ? new Panel() : null;
}

/** Opens the panel at a parameter. */
export function openPanelAt(name: string): void {
  shown?.open(name);
}

class Panel {
  readonly #values = ownValues();
  readonly #fields = new Map<string, Field>();
  readonly #end = new AbortController();
  readonly #opener = button("", () => this.open(), "swd-values-opener");
  readonly #say = el("p", { role: "status", class: "swd-values-panel__say" });
  readonly #kept = el("input", { type: "checkbox", change: () => this.#values.keep(this.#kept.checked) });
  readonly #dialog: HTMLDialogElement;

  constructor() {
    this.#opener.setAttribute("aria-haspopup", "dialog");
    this.#dialog = this.#build();
    document.body.append(this.#opener, this.#dialog);
    this.#values.onChange(() => this.#show(), this.#end.signal);
    for (const here of document.querySelectorAll("[data-open-values]")) here.addEventListener("click", () => this.open());
    this.#show();
  }

  open(name?: string): void {
    if (!this.#dialog.open) this.#dialog.show();
    this.#show();
    if (name !== undefined) this.#fields.get(name)?.focus();
  }

  remove(): void {
    this.#end.abort();
    this.#opener.remove();
    this.#dialog.remove();
  }

  #close(): void {
    this.#dialog.close();
    this.#opener.focus();
  }

  #build(): HTMLDialogElement {
    const here = new Set([...document.querySelectorAll<HTMLElement>("[data-slot]")].map((slot) => slot.dataset["slot"]));
    const [used, others] = [true, false].map((wanted) => Object.keys(this.#values.parameters).filter((name) => here.has(name) === wanted));
    const file = el("input", { type: "file", accept: ".json,application/json", hidden: true, change: () => this.#load(file) });
    return el(
      "dialog",
      {
        class: "swd-values-panel",
        "aria-labelledby": "swd-values-panel-title",
        keydown: (event) => {
          if (event instanceof KeyboardEvent && event.key === "Escape") this.#close();
        },
      },
      el(
        "div",
        { class: "swd-values-panel__head" },
        el("h2", { id: "swd-values-panel-title" }, "Your values"),
        button("Close", () => this.#close()),
      ),
      el("p", {}, "Every command of the guide follows at once. Nothing leaves your browser."),
      this.#say,
      ...used!.map((name) => this.#field(name)),
      others!.length > 0 && folded(`${plural(others!.length, "value")} that this page does not use`, false, ...others!.map((name) => this.#field(name))),
      el(
        "div",
        { class: "swd-values-panel__foot" },
        el("label", {}, this.#kept, " Keep them on this device, also when this tab is closed"),
        el(
          "p",
          {},
          button("Copy as link", () => copyText(location.href.split("#")[0]! + valuesFragment(this.#values.all()), this.#button("Copy as link"))),
          button("Save as file", () => saveText("swandoc-values.json", "application/json", `${JSON.stringify(this.#values.all(), null, 1)}\n`)),
          button("Load a file", () => file.click()),
          button("Back to the examples", () => this.#values.reset()),
          file,
        ),
      ),
    );
  }

  #button(label: string): HTMLButtonElement {
    return [...this.#dialog.querySelectorAll("button")].find((one) => one.textContent === label) ?? this.#opener;
  }

  #field(name: string): HTMLElement {
    const field = new Field(name);
    this.#fields.set(name, field);
    return field.element;
  }

  #show(): void {
    const count = Object.keys(this.#values.all()).length;
    this.#opener.textContent = count > 0 ? `Your values (${count})` : "Your values";
    this.#kept.checked = this.#values.kept;
    for (const field of this.#fields.values()) field.show();
  }

  #load(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    input.value = "";
    file?.text().then((text) => (this.#say.textContent = loaded(text)), () => (this.#say.textContent = "The file cannot be read."));
  }
}

/** Takes the values of a saved file; what came of it, as a sentence. */
function loaded(text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return "This is not a file of values: it is not JSON.";
  }
  if (typeof parsed !== "object" || parsed === null) return 'This is not a file of values: it should look like {"lan": "10.1.0.0/24"}.';
  const values = Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  const refused = ownValues().setAll(values);
  const taken = plural(Object.keys(values).length - refused.length, "value");
  return refused.length === 0 ? `${taken} taken.` : `${taken} taken; refused: ${refused.join(", ")}.`;
}

/** One parameter: its label, the reader's text, and why that does not fit. */
class Field {
  readonly element: HTMLElement;
  readonly #values = ownValues();
  readonly #why: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #back: HTMLButtonElement;

  constructor(readonly name: string) {
    const { label, example, find } = this.#values.parameters[name]!;
    const id = `swd-value-${name}`;
    this.#why = el("p", { id: `${id}-why`, class: "swd-own-value__why" });
    this.#input = el("input", {
      id,
      type: "text",
      placeholder: example,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      "aria-describedby": `${id}-why`,
      input: () => this.#values.set(name, this.#input.value),
    });
    this.#back = button("Example", () => {
      this.#input.value = "";
      this.#values.set(name, "");
      this.#input.focus();
    });
    this.#back.setAttribute("aria-label", `Take the example again: ${label}`);
    this.element = el(
      "div",
      { class: "swd-own-value" },
      el("label", { for: id }, label),
      el("div", { class: "swd-own-value__row" }, this.#input, this.#back),
      this.#why,
      find !== "" && el("p", { class: "swd-own-value__find" }, "Find it: ", el("code", {}, ...withSlots(find))),
    );
  }

  focus(): void {
    this.element.closest("details")?.setAttribute("open", "");
    this.#input.focus();
    this.#input.select();
  }

  show(): void {
    const own = this.#values.own(this.name);
    const refused = this.#values.refused(this.name);
    // The reader's own typing stays as it is; what comes from elsewhere is shown.
    if (document.activeElement !== this.#input && refused === null) this.#input.value = own ?? "";
    this.#input.setAttribute("aria-invalid", String(refused !== null));
    this.#why.textContent = refused ?? "";
    this.#back.hidden = own === null && refused === null;
  }
}
