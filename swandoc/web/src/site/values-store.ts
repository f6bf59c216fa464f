/** The reader's own values: one set for the whole site. */
import { checkValue, derive, type Checked } from "../values.ts";
import type { Parameters } from "./parameters.ts";

/** What browsers call localStorage and sessionStorage; both throw where the reader has forbidden them. */
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "swandoc.values";

/**
 * Values are kept while the tab is open, and on this device only if the reader wants it. What comes out of a store is
 * checked like what is typed: other pages of the same origin may have written it.
 */
export class Values {
  readonly #own = new Map<string, string>();
  readonly #refused = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly parameters: Parameters,
    readonly tab: () => Store = () => sessionStorage,
    readonly device: () => Store = () => localStorage,
  ) {
    const kept = read(device) ?? read(tab);
    for (const [name, text] of Object.entries(kept ?? {})) this.#take(name, text);
  }

  /** The reader's own value; null where the example stands. */
  own(name: string): string | null {
    return this.#own.get(name) ?? null;
  }

  /** The reader's own values by name, in the guide's order. */
  all(): Record<string, string> {
    return Object.fromEntries(Object.keys(this.parameters).flatMap((name) => (this.#own.has(name) ? [[name, this.#own.get(name)!]] : [])));
  }

  /** Why the last text given for it was refused; null if it was not. */
  refused(name: string): string | null {
    return this.#refused.get(name) ?? null;
  }

  /** A form of the value, or of the example where the reader has none; null without such a parameter or form. */
  text(name: string, form = ""): string | null {
    const parameter = Object.hasOwn(this.parameters, name) ? this.parameters[name]! : null;
    const found = parameter && derive(parameter.type, this.#own.get(name) ?? parameter.example, form);
    return found && "value" in found ? found.value : null;
  }

  /** Takes a value that fits; "" takes the example again. What does not fit leaves the value and is remembered. */
  set(name: string, text: string): Checked {
    const taken = this.#take(name, text);
    this.#changed();
    return taken;
  }

  /** Takes several at once; the names of those that do not fit. */
  setAll(values: Readonly<Record<string, string>>): string[] {
    const refused = Object.entries(values).filter(([name, text]) => !Object.hasOwn(this.parameters, name) || "why" in this.#check(name, text));
    for (const [name, text] of Object.entries(values)) if (!refused.some(([one]) => one === name)) this.#take(name, text);
    this.#changed();
    return refused.map(([name]) => name);
  }

  reset(): void {
    this.#own.clear();
    this.#refused.clear();
    this.#changed();
  }

  get kept(): boolean {
    return read(this.device) !== null;
  }

  /** Keeps the values on this device from now on, or forgets them there. */
  keep(wanted: boolean): void {
    if (wanted) write(this.device, this.all());
    else forget(this.device);
    this.#tell();
  }

  /** Calls `listener` whenever a value changes, until `end` is aborted. */
  onChange(listener: () => void, end?: AbortSignal): void {
    this.#listeners.add(listener);
    end?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  #check(name: string, text: string): Checked {
    return checkValue(this.parameters[name]!.type, text.trim());
  }

  #take(name: string, text: string): Checked {
    if (!Object.hasOwn(this.parameters, name)) return { why: `there is no parameter '${name}'` };
    this.#refused.delete(name);
    if (!text.trim()) {
      this.#own.delete(name);
      return { value: this.parameters[name]!.example };
    }
    const checked = this.#check(name, text);
    if ("why" in checked) this.#refused.set(name, checked.why);
    else if (checked.value === this.parameters[name]!.example) this.#own.delete(name);
    else this.#own.set(name, checked.value);
    return checked;
  }

  #changed(): void {
    write(this.tab, this.all());
    if (this.kept) write(this.device, this.all());
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function read(store: () => Store): Record<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(store().getItem(KEY) ?? "null");
    if (typeof parsed !== "object" || parsed === null) return null;
    return Object.fromEntries(Object.entries(parsed).filter((one): one is [string, string] => typeof one[1] === "string"));
  } catch {
    return null; // no storage, or not ours
  }
}

function write(store: () => Store, values: Readonly<Record<string, string>>): void {
  try {
    store().setItem(KEY, JSON.stringify(values));
  } catch {
    // Without storage the values live as long as the page.
  }
}

function forget(store: () => Store): void {
  try {
    store().removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
