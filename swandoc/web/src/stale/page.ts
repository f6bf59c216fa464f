/** The entry of the page that compares pasted snippets with the guide. */
import { copyText } from "../ui/copy.ts";
import { button, el, plural, prose } from "../ui/dom.ts";
import { arrivedByItself, leadSearchHome } from "../ui/guarded.ts";
import { histories, snippetIndex, type SnippetIndex, type Withdrawn } from "./data.ts";
import { differenceView } from "./difference.ts";
import { findCopies, type Copy, type State } from "./judge.ts";
import { Known } from "./known.ts";
import { plainLines } from "./lines.ts";
import { findMarks } from "./marks.ts";

/** Milliseconds without a key before what was typed is compared. */
const PAUSE = 400;
/** Characters of a paste that are still read. */
const LONGEST = 8_000_000;

const WORDS: Readonly<Record<State, string>> = {
  current: "Current",
  superseded: "Superseded",
  edited: "Edited by hand",
  withdrawn: "Withdrawn",
  unknown: "Unknown",
};

class Comparison {
  readonly #box: HTMLTextAreaElement;
  readonly #status: HTMLElement;
  readonly #copies: HTMLElement;
  readonly #root: string;
  readonly #changes: string;
  readonly #index: SnippetIndex = snippetIndex();
  readonly #anchors = new Set(Object.keys(this.#index.anchors));
  /** Counts the comparisons, so that one that is overtaken is not shown. */
  #run = 0;
  #timer = 0;

  constructor(at: HTMLElement) {
    this.#box = at.querySelector("textarea")!;
    this.#status = at.querySelector(".swd-checker__status")!;
    this.#copies = at.querySelector(".swd-stale__copies")!;
    this.#root = at.dataset["root"] ?? "";
    this.#changes = at.dataset["changes"] ?? "";
    this.#box.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#compare(false), PAUSE);
    });
    at.querySelector("[data-do=compare]")!.addEventListener("click", () => void this.#compare(true));
    at.querySelector("[data-do=clear]")!.addEventListener("click", () => {
      this.#box.value = "";
      void this.#compare(false);
      this.#box.focus();
    });
    at.querySelector("fieldset")!.disabled = false;
    // A browser that goes back keeps what was pasted.
    if (this.#box.value) void this.#compare(false);
  }

  async #compare(asked: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const page = this.#box.value.slice(0, LONGEST);
    if (!page.trim()) return this.#show("", []);
    const needed = this.#codesIn(page);
    const loaded = await histories(this.#root, needed);
    if (run !== this.#run) return;
    if (loaded.length < needed.length) return this.#show("The history of these snippets could not be loaded.", []);
    const copies = findCopies(page, new Known(loaded, this.#anchors));
    this.#show(copies.length ? `${plural(copies.length, "copy", "copies")} found.` : NOTHING_FOUND, copies);
    if (asked) this.#copies.querySelector<HTMLElement>(".swd-copy__title")?.focus();
  }

  /** The codes that marks name, and those whose texts have a line of the page. */
  #codesIn(page: string): string[] {
    const lines = plainLines(page);
    const named = findMarks(lines).map(({ id }) => id.split("/")[0]!);
    const alike = lines.flatMap(({ text }) => {
      const bare = text.trim();
      return Object.hasOwn(this.#index.anchors, bare) ? this.#index.anchors[bare]!.map((at) => this.#index.codes[at]!) : [];
    });
    return [...new Set([...named, ...alike])].filter((code) => this.#index.codes.includes(code));
  }

  #show(status: string, copies: readonly Copy[]): void {
    this.#status.textContent = status;
    this.#copies.replaceChildren(...copies.map((copy) => this.#copy(copy)));
  }

  #copy(copy: Copy): HTMLElement {
    const code = copy.id.split("/")[0]!;
    const about = Object.hasOwn(this.#index.pages, code) ? this.#index.pages[code]! : null;
    const gone = Object.hasOwn(this.#index.withdrawn, copy.id) ? this.#index.withdrawn[copy.id]! : null;
    const lines = copy.first === copy.last ? `Line ${copy.first}` : `Lines ${copy.first} to ${copy.last}`;
    return el(
      "article",
      { class: `swd-copy swd-copy--${copy.state}` },
      el("h2", { class: "swd-copy__title", tabindex: "-1" }, el("span", { class: "swd-copy__state" }, WORDS[copy.state]), el("code", {}, `${copy.id}/${copy.kind}`)),
      el("p", {}, `${lines}: ${verdict(copy)}`, about && copy.state !== "unknown" && " From ", about && copy.state !== "unknown" && el("a", { href: about.href }, `${code}, ${about.title}`)),
      copy.also.length > 0 && el("p", {}, `The same text: ${copy.also.join(", ")}.`),
      ...this.#changesSince(copy),
      ...(gone ? withdrawnView(gone) : []),
      copy.old !== "" && differenceView(copy.old, copy.new),
      this.#newest(copy),
    );
  }

  #changesSince(copy: Copy): HTMLElement[] {
    if ((copy.state !== "superseded" && copy.state !== "edited") || copy.version === null || copy.newest === null) return [];
    const items: HTMLElement[] = [];
    for (let version = copy.version + 1; version <= copy.newest; version++) {
      const line = this.#index.changes[`${copy.id} v${version}`];
      const href = `${this.#changes}#${copy.id.replaceAll("/", "-")}-v${version}`;
      items.push(el("li", {}, el("a", { href }, `v${version}`), line ? `: ${line}` : ""));
    }
    return items.length ? [el("p", {}, "What changed since:"), el("ul", {}, ...items)] : [];
  }

  /** A button that takes the newest version with the copy's values, where they tell every slot. */
  #newest(copy: Copy): HTMLElement | null {
    if (copy.state !== "superseded" || copy.newest === null || !copy.new || copy.new.includes("⟪")) return null;
    const code = copy.id.split("/")[0]!;
    const hash = window.swandocHistory?.[code]?.snippets[copy.id]?.versions.at(-1)?.parts[copy.kind]?.slice(0, 8) ?? "";
    const text = `# swandoc ${copy.id}/${copy.kind} v${copy.newest} ${hash}\n${copy.new}\n`;
    const take = button(`Copy v${copy.newest} with these values`, () => copyText(text, take));
    return el("p", {}, take);
  }
}

const NOTHING_FOUND = "No snippet of this guide was found. A short one is known by its mark only: the first line, # swandoc and its name.";

function verdict(copy: Copy): string {
  const version = copy.version === null ? "a version that its mark does not tell" : `v${copy.version}`;
  const byText = copy.marked ? "" : " Known by its text; it has no mark.";
  const newer = copy.newest !== null && copy.version !== null && copy.newest > copy.version ? ` The newest is v${copy.newest}.` : "";
  switch (copy.state) {
    case "current":
      return `this is ${version}, the newest, with your values.${byText}`;
    case "superseded":
      return `this is ${version}.${newer}${copy.new ? "" : " It no longer has this part."}${byText}`;
    case "edited":
      return `made from ${version}, and then changed by hand.${newer}${byText}`;
    case "withdrawn":
      return `${copy.edited ? `made from ${version}, and then changed by hand` : `this is ${version}`}; the guide no longer offers it.${byText}`;
    case "unknown":
      return `${copy.why}.`;
  }
}

function withdrawnView({ date, because, onHosts, replacedBy }: Withdrawn): HTMLElement[] {
  const instead = replacedBy.length ? [el("p", {}, `In its place: ${replacedBy.join(", ")}.`)] : [];
  return [
    el("p", {}, el("strong", {}, `Withdrawn on ${date}: `), ...prose(because)),
    el("p", {}, el("strong", {}, "On hosts that ran it: "), ...prose(onHosts)),
    ...instead,
  ];
}

const at = document.querySelector<HTMLElement>("[data-swandoc-stale]");
if (at && !arrivedByItself()) location.reload();
else if (at) {
  new Comparison(at);
  leadSearchHome(at.dataset["home"] ?? "");
}
