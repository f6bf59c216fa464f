/** Settings out of a pasted SA. What reads it is a script of its own, loaded when a reader wants it: it is the larger part. */
import type { PastedSa } from "../pasted-setup.ts";
import { button, el, folded } from "../ui/dom.ts";

declare global {
  interface Window {
    /** Of assets/swandoc-pasted-sa.js. */
    swandocPastedSas?: (text: string) => PastedSa[];
  }
}

/** Milliseconds without a key before what was typed is read. */
const PAUSE = 250;

export function pasteView(script: string, take: (sa: PastedSa) => void): HTMLElement {
  let timer = 0;
  const say = el("p", { role: "status", class: "swd-calc__say" });
  const choices = el("p", { class: "swd-calc__ticks" });
  const read = (): void => {
    const text = box.value;
    choices.replaceChildren();
    if (!text.trim()) return void (say.textContent = "");
    const found = window.swandocPastedSas?.(text);
    if (!found) return void (say.textContent = "The script that reads this could not be loaded.");
    const sound = found.filter(({ not }) => !not);
    const use = (sa: PastedSa): void => {
      take(sa);
      say.textContent = `The settings are now those of ${sa.name}.`;
    };
    if (sound.length === 1) return use(sound[0]!);
    say.textContent = sound.length > 1 ? "Several kinds of SA. Take one:" : refusal(found);
    choices.append(...sound.slice(0, 20).map((sa) => button(sa.name, () => use(sa))));
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => withScript(script, read), PAUSE);
  };
  const box = el("textarea", { id: "swd-calc-paste", rows: 6, spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "off", class: "swd-paste__text", input: soon });
  return folded(
    "Take the settings from an SA",
    false,
    el("label", { for: "swd-calc-paste" }, "Output of ", el("code", {}, "swanctl --list-sas"), ", ", el("code", {}, "ip xfrm state"), " or ", el("code", {}, "ipsec statusall"), ", or a proposal such as ", el("code", {}, "aes256-sha512")),
    box,
    el("p", { class: "swd-soft" }, "Nothing of it leaves your browser. Keys are not read; leave them out with ", el("code", {}, "ip xfrm state list nokeys"), "."),
    say,
    choices,
  );
}

function refusal(found: readonly PastedSa[]): string {
  const [first] = found;
  return first ? `${first.name} is not taken: ${first.not}.` : "No SA is found in this text.";
}

function withScript(script: string, done: () => void): void {
  if (window.swandocPastedSas) return done();
  document.head.append(el("script", { src: script, load: done, error: done }));
}
