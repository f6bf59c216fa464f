/** Copies a part of a snippet in a wiki's own markup, with the reader's values and the mark that tells its version. */
import { copyText } from "../ui/copy.ts";
import { button, el } from "../ui/dom.ts";
import { siteRoot } from "./root.ts";
import { forWiki, type WikiFormat } from "./wiki-formats.ts";

const KEY = "swandoc.format";

/** Puts its buttons where the page has reserved room for them. */
export function offerWikiCopies(): void {
  for (const room of document.querySelectorAll<HTMLElement>(".swd-part__copies")) {
    if (room.querySelector("button")) continue;
    const copy = button("", () => withFormats((formats) => copyOrAsk(copy, formats)), "swd-button--small");
    const other = button("Other wiki", () => withFormats((formats) => ask(copy, formats)), "swd-button--small swd-wiki-other");
    copy.dataset["copies"] = "";
    copy.classList.add("swd-wiki-copy");
    room.prepend(copy, other);
  }
  label();
}

function remembered(): { readonly id: string; readonly label: string } | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("id" in kept) || !("label" in kept)) return null;
    return typeof kept.id === "string" && typeof kept.label === "string" ? { id: kept.id, label: kept.label } : null;
  } catch {
    return null;
  }
}

function remember({ id, label }: WikiFormat): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id, label }));
  } catch {
    // Without storage it is asked again on the next page.
  }
}

function label(): void {
  const known = remembered();
  for (const copy of document.querySelectorAll(".swd-wiki-copy")) {
    copy.textContent = known ? `Copy for ${known.label}` : "Copy for your wiki";
  }
  for (const other of document.querySelectorAll<HTMLElement>(".swd-wiki-other")) other.hidden = !known;
}

function withFormats(done: (formats: readonly WikiFormat[]) => void): void {
  if (window.swandocFormats) return done(window.swandocFormats);
  const finish = (): void => done(window.swandocFormats ?? []);
  document.head.append(el("script", { src: `${siteRoot}assets/swandoc-formats.js`, load: finish, error: finish }));
}

function copyOrAsk(copy: HTMLButtonElement, formats: readonly WikiFormat[]): void {
  const known = formats.find(({ id }) => id === remembered()?.id);
  if (known) copyAs(copy, known);
  else ask(copy, formats);
}

function ask(copy: HTMLButtonElement, formats: readonly WikiFormat[]): void {
  const take = (format: WikiFormat): void => {
    remember(format);
    label();
    dialog.close();
    copyAs(copy, format);
  };
  const dialog = el(
    "dialog",
    { class: "swd-wiki-formats", "aria-labelledby": "swd-wiki-formats-title", close: () => dialog.remove() },
    el("h2", { id: "swd-wiki-formats-title" }, "Which wiki is it for?"),
    el("ul", { class: "swd-plain" }, ...formats.map((format) => el("li", {}, button(format.label, () => take(format))))),
    el("p", {}, button("Cancel", () => dialog.close())),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function copyAs(copy: HTMLButtonElement, format: WikiFormat): void {
  const part = copy.closest<HTMLElement>("[data-part]");
  const id = `${copy.closest<HTMLElement>("[data-snippet]")?.dataset["snippet"] ?? ""}/${part?.dataset["part"] ?? ""}`;
  const block = part?.querySelector(".highlight");
  const language = /(?:^|\s)language-(\S+)/.exec(block?.className ?? "")?.[1] ?? "text";
  const code = (block?.querySelector("code")?.textContent ?? "").replace(/\n$/, "");
  const url = location.protocol.startsWith("http") ? `${siteRoot}${id.split("/")[0]!}/` : "";
  const text = forWiki(format, id, language, `# swandoc ${id} ${part?.dataset["mark"] ?? ""}\n${code}`, url);
  if (text === null) copy.textContent = `${format.label} cannot hold this text`;
  else copyText(text, copy);
}
