/** The calculator on its page: settings above, numbers below, and what the page's author wants filled with them. */
import { calculate, START, type Result, type Setup } from "../calculation.ts";
import type { Proof, System } from "../ping-sizes.ts";
import { readSetup, setupFragment } from "../setup-link.ts";
import { copyText } from "../ui/copy.ts";
import { button, el, plural } from "../ui/dom.ts";
import { Form } from "./form.ts";
import { pasteView } from "./paste.ts";
import { numbersView, packetView, pathsView, pingsView } from "./result.ts";
import { summary } from "./words.ts";

/** Documentation addresses (RFC 5737, RFC 3849), for pages whose guide has no parameter for a target. */
const TARGETS = { outside: { 4: "192.0.2.1", 6: "2001:db8::1" }, inside: { 4: "192.0.2.10", 6: "2001:db8:1::10" } } as const;

/**
 * Attributes of the mount name the guide's parameters: `data-path`, `data-tunnel`, `data-nested`, `data-mss4` and
 * `data-mss6` take results, `data-outside`, `data-inside` and those with a 6 at the end hold the targets of pings.
 */
export class Calculator {
  readonly #at: HTMLElement;
  readonly #form = new Form((setup) => {
    this.#warning = "";
    this.#take(setup);
  });
  readonly #say = el("p", { role: "status", class: "swd-calc__say", id: "swd-calc-say" });
  readonly #numbers = el("div");
  readonly #details = el("div");
  readonly #all: HTMLButtonElement;
  #setup: Setup = START;
  #result: Result | null = null;
  #system: System = "Linux";
  /** What was wrong with the link that was followed, until the reader goes on from there. */
  #warning = "";

  constructor(at: HTMLElement, pasteScript: string) {
    this.#at = at;
    this.#all = button("Use these in all snippets", () => this.#useEverywhere());
    const link = button("Copy a link to this", () => copyText(location.href.split("#")[0]! + (setupFragment(this.#setup) || "#mtu:"), link));
    const paste = pasteView(pasteScript, ({ told }) => this.#show({ ...this.#form.setup(), ...told }));
    at.replaceChildren(
      el("div", { class: "swd-calc" }, this.#form.element, paste, this.#say, this.#numbers, el("p", { class: "swd-calc__ticks" }, this.#parameters().length > 0 && this.#all, link, button("Reset", () => this.#reset())), this.#details),
    );
    this.#readLink();
    const follow = (): void => (at.isConnected ? this.#readLink(true) : removeEventListener("hashchange", follow));
    addEventListener("hashchange", follow);
    // What stands below on the page, and the script with the reader's values, come later than this one.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#render());
  }

  #readLink(followed = false): void {
    const linked = readSetup(location.hash);
    if (followed && !linked) return;
    this.#warning = linked && linked.refused > 0 ? `The link holds ${plural(linked.refused, "setting")} that this page does not know. ` : "";
    this.#show(linked?.setup ?? START);
  }

  #reset(): void {
    this.#warning = "";
    this.#show(START);
  }

  #show(setup: Setup): void {
    this.#form.show(setup);
    this.#take(setup);
  }

  #take(setup: Setup): void {
    this.#setup = setup;
    this.#form.fit(setup);
    // The address follows, so that a reload and the browser's own "copy" keep the settings.
    const fragment = setupFragment(setup);
    if (fragment || location.hash.startsWith("#mtu:")) history.replaceState(history.state, "", location.pathname + location.search + fragment);
    this.#render();
  }

  #render(): void {
    const result = calculate(this.#setup);
    const wrong = typeof result === "string";
    this.#form.mark(wrong);
    this.#say.textContent = this.#warning + (wrong ? result : summary(this.#setup, result));
    this.#result = wrong ? null : result;
    this.#all.disabled = wrong;
    this.#numbers.hidden = this.#details.hidden = wrong;
    if (wrong) return;
    const choose = (system: System): void => {
      this.#system = system;
      this.#render();
      this.#details.querySelector<HTMLElement>(`input[value=${system}]`)?.focus();
    };
    this.#numbers.replaceChildren(...numbersView(this.#setup, result));
    this.#details.replaceChildren(
      ...packetView(this.#setup, result),
      ...pingsView(this.#setup, result, this.#system, choose, (proof) => this.#target(proof)),
      ...pathsView(this.#setup, result),
    );
    this.#fillPage(result);
  }

  /** `<span data-calculated="mss4">` anywhere on the page. */
  #fillPage({ path, tunnel, inner, mss4, mss6 }: Result): void {
    const numbers: Readonly<Record<string, number>> = { path, tunnel, inner, mss4, mss6 };
    for (const element of document.querySelectorAll<HTMLElement>("[data-calculated]")) {
      const name = element.dataset["calculated"] ?? "";
      if (Object.hasOwn(numbers, name)) element.textContent = String(numbers[name]);
    }
  }

  #target({ where, family }: Proof): Node {
    const name = this.#at.dataset[family === 4 ? where : `${where}6`];
    const example = name === undefined ? undefined : (window.swandocOwnValue?.(name) ?? window.swandocParameters?.[name]?.example);
    const text = example ?? TARGETS[where][family];
    return name === undefined ? document.createTextNode(text) : el("span", { class: "swd-slot", "data-slot": name }, text);
  }

  /** The page's parameters that take a result: parameter and the result's name. */
  #parameters(): [string, "path" | "tunnel" | "mss4" | "mss6" | "nested"][] {
    return (["path", "tunnel", "mss4", "mss6", "nested"] as const).flatMap((name) => {
      const parameter = this.#at.dataset[name];
      return parameter === undefined ? [] : [[parameter, name]];
    });
  }

  #useEverywhere(): void {
    const result = this.#result;
    if (!result || !window.swandocTakeValues) return;
    const plain = this.#setup.nested === "none";
    const numbers = { ...result, nested: result.inner };
    // Without a tunnel inside there is no MTU of one to tell.
    const taken = this.#parameters().filter(([, name]) => name !== "nested" || !plain);
    window.swandocTakeValues(Object.fromEntries(taken.map(([parameter, name]) => [parameter, String(numbers[name])])));
    this.#say.textContent = "All snippets of the guide use these numbers now. “Your values” lists them and takes them back.";
  }
}
