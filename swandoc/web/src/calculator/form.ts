/** The calculator's settings: fields that show a setup, and say which setup they show. */
import { BELOW, type Setup } from "../calculation.ts";
import { INTEGRITY, isAead } from "../esp-algorithms.ts";
import { el, folded } from "../ui/dom.ts";
import { ENCRYPTION_WORDS, KNOWN_WORDS, layerLabel, NESTED_WORDS } from "./words.ts";

type Choice = readonly [string, string];

const options = (choices: readonly Choice[]): HTMLOptionElement[] => choices.map(([value, text]) => el("option", { value }, text));

function select(choices: readonly Choice[]): HTMLSelectElement {
  return el("select", {}, ...options(choices));
}

const number = (): HTMLInputElement => el("input", { type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false", maxlength: 5 });
const check = (): HTMLInputElement => el("input", { type: "checkbox" });
const ticked = (text: string, field: HTMLElement): HTMLLabelElement => el("label", { class: "swd-calc__tick" }, field, ` ${text}`);

/** A field below its label. A label around a select would have all its options in its text. */
function labelled(text: string, id: string, field: HTMLElement, style = ""): HTMLElement {
  field.id = `swd-calc-${id}`;
  return el("div", { class: `swd-value ${style}` }, el("label", { for: field.id }, text), field);
}

const FAMILIES: readonly Choice[] = [["4", "IPv4"], ["6", "IPv6"]];

/** What is no whole number is 0, which no size is. */
const wholeOf = (field: HTMLInputElement): number => (/^\s*\d{1,5}\s*$/.test(field.value) ? Number(field.value) : 0);

export class Form {
  readonly element: HTMLFormElement;
  readonly #know = select(KNOWN_WORDS.map(([name, text]) => [name, text]));
  readonly #bytes = number();
  readonly #unit = el("p", { class: "swd-calc__unit", id: "swd-calc-unit" });
  readonly #below = Object.keys(BELOW).map((name) => ({ name, box: check() }));
  readonly #layers: HTMLFieldSetElement;
  readonly #encryption = el("select", {}, ...ENCRYPTION_WORDS.map(([label, choices]) => el("optgroup", { label }, ...options(choices))));
  readonly #integrity = select(Object.keys(INTEGRITY).map((name) => [name, name]));
  readonly #mode = select([["tunnel", "Tunnel"], ["transport", "Transport"]]);
  readonly #outer = select(FAMILIES);
  readonly #udp = check();
  readonly #nested = select(NESTED_WORDS);
  readonly #carrier = select(FAMILIES);
  readonly #inner = select(FAMILIES);
  readonly #size = number();
  readonly #carrierField: HTMLElement;

  /** Calls `changed` with the setup after each change of the reader's. */
  constructor(changed: (setup: Setup) => void) {
    this.#bytes.setAttribute("aria-describedby", "swd-calc-unit swd-calc-say");
    this.#layers = el("fieldset", { class: "swd-calc__layers" }, el("legend", {}, "Layers on the link, below IPsec, and their bytes"), ...this.#below.map(({ name, box }) => ticked(layerLabel(name), box)));
    this.#carrierField = labelled("IP version of GRE or VXLAN", "carrier", this.#carrier);
    this.element = el(
      "form",
      { class: "swd-calc__form", submit: (event) => event.preventDefault(), input: () => changed(this.setup()) },
      el("div", { class: "swd-calc__fields" }, labelled("You know", "know", this.#know, "swd-calc__wide"), labelled("Bytes", "bytes", this.#bytes)),
      this.#unit,
      this.#layers,
      el(
        "div",
        { class: "swd-calc__fields" },
        labelled("Encryption", "encryption", this.#encryption),
        labelled("Integrity", "integrity", this.#integrity),
        labelled("Mode", "mode", this.#mode),
        labelled("IP version outside", "outer", this.#outer),
        labelled("IP version inside", "inner", this.#inner),
        ticked("In UDP (NAT traversal)", this.#udp),
      ),
      folded(
        "GRE or VXLAN inside, and a packet of your own size",
        false,
        el("div", { class: "swd-calc__fields" }, labelled("ESP carries", "nested", this.#nested), this.#carrierField, labelled("Packet to draw (empty: the largest)", "size", this.#size)),
      ),
    );
  }

  setup(): Setup {
    const family = (field: HTMLSelectElement): 4 | 6 => (field.value === "6" ? 6 : 4);
    return {
      know: this.#know.value as Setup["know"],
      bytes: wholeOf(this.#bytes),
      below: this.#below.filter(({ box }) => box.checked).map(({ name }) => name),
      encryption: this.#encryption.value,
      integrity: this.#integrity.value,
      mode: this.#mode.value as Setup["mode"],
      outer: family(this.#outer),
      udp: this.#udp.checked,
      nested: this.#nested.value as Setup["nested"],
      carrier: family(this.#carrier),
      inner: family(this.#inner),
      size: wholeOf(this.#size) || null,
    };
  }

  /** Shows a setup in the fields. */
  show(setup: Setup): void {
    this.#know.value = setup.know;
    this.#bytes.value = String(setup.bytes);
    for (const { name, box } of this.#below) box.checked = setup.below.includes(name);
    this.#encryption.value = setup.encryption;
    this.#integrity.value = setup.integrity;
    this.#mode.value = setup.mode;
    this.#outer.value = String(setup.outer);
    this.#udp.checked = setup.udp;
    this.#nested.value = setup.nested;
    this.#carrier.value = String(setup.carrier);
    this.#inner.value = String(setup.inner);
    this.#size.value = setup.size === null ? "" : String(setup.size);
    if (setup.nested !== "none" || setup.size !== null) this.element.querySelector("details")!.open = true;
    this.fit(setup);
  }

  /** Fields that mean nothing with the others as they are cannot be set. */
  fit({ know, encryption, mode, nested }: Setup): void {
    this.#unit.textContent = KNOWN_WORDS.find(([name]) => name === know)![2];
    this.#layers.hidden = know !== "link";
    this.#integrity.disabled = isAead(encryption);
    this.#inner.disabled = mode === "transport" && nested === "none";
    this.#carrierField.hidden = nested === "none" || mode === "transport";
  }

  /** Marks the size as one that has no result. */
  mark(wrong: boolean): void {
    this.#bytes.setAttribute("aria-invalid", String(wrong));
  }
}
