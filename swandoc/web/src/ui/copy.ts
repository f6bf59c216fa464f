/** Out of the page on the reader's own wish: to the clipboard, or into a file. */
import { el } from "./dom.ts";

/** Copies `text` and says so on the button. Pages on plain http have no clipboard, so there the old command is used. */
export function copyText(text: string, on: HTMLButtonElement): void {
  const label = on.textContent ?? "";
  const say = (word: string): void => {
    on.textContent = word;
    setTimeout(() => (on.textContent = label), 1500);
  };
  const old = (): void => say(copyBySelection(text) ? "Copied" : "Select and copy by hand");
  if (!navigator.clipboard) return old();
  navigator.clipboard.writeText(text).then(() => say("Copied"), old);
}

function copyBySelection(text: string): boolean {
  const field = el("textarea", { "aria-hidden": "true", class: "swd-sr" }, text);
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
