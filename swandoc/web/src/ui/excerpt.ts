/** The pasted lines as they may be shown, with the deciding ones marked. */
import type { Line } from "../line.ts";
import { button, el, folded, plural } from "./dom.ts";

/** A paste's lines after secrets were blanked, by the number of the paste. */
export type ShownPastes = readonly (readonly Line[])[];

/** Lines kept around a marked one. */
const AROUND = 3;
/** Lines that a press on a gap shows, so that a huge paste does not become a huge page at once. */
const CHUNK = 300;
/** Of the lines that decide, as many as stand beside a finding. */
const QUOTED = 12;
/** Pastes up to this many lines are shown whole. */
const WHOLE = 400;

/** Lines that are left out until they are asked for. */
interface Gap {
  holds(line: Line): boolean;
  reveal(line: Line): void;
}

export class Excerpts {
  readonly element: HTMLElement;
  readonly #pastes: ShownPastes;
  readonly #rows = new Map<string, HTMLElement>();
  readonly #gaps = new Set<Gap>();

  constructor(pastes: ShownPastes, names: readonly string[], marked: readonly Line[]) {
    this.#pastes = pastes;
    const marks = new Set(marked.map(key));
    this.element = el(
      "section",
      { class: "swd-paste-copy" },
      el("h3", {}, "What you pasted"),
      el("p", {}, "Secrets are blanked, the lines that decide are marked."),
      ...pastes.map((lines, at) => folded(`${names[at] ?? ""}: ${plural(lines.length, "line")}`, true, this.#list(lines, marks))),
    );
  }

  /** The text that may be shown of a line; the line itself may hold a secret. */
  text(line: Line): string {
    return this.#pastes[line.paste]?.[line.no - 1]?.text ?? "";
  }

  /** Lines as buttons that lead to their place in the copy of the paste. */
  quote(lines: readonly Line[]): HTMLElement | null {
    return lines.length > 0 ? this.quoteAll(lines.slice(0, QUOTED), lines.length) : null;
  }

  /** `all` is how many there are, of which `lines` are the first. */
  quoteAll(lines: readonly Line[], all: number): HTMLElement {
    return el(
      "ul",
      { class: "swd-quote swd-plain" },
      ...lines.map((line) => el("li", {}, this.#link(line))),
      all > lines.length && el("li", {}, `and ${plural(all - lines.length, "more line")}`),
    );
  }

  #link(line: Line): HTMLElement {
    return el(
      "button",
      { type: "button", class: "swd-quote__line", title: "Show it in the paste", click: () => this.show(line) },
      el("span", { class: "swd-quote__number" }, this.#pastes.length > 1 ? `${line.paste + 1}:${line.no}` : String(line.no)),
      el("code", {}, this.text(line)),
    );
  }

  show(line: Line): void {
    const at = key(line);
    for (const gap of this.#gaps) if (gap.holds(line)) gap.reveal(line);
    const row = this.#rows.get(at);
    row?.closest("details")?.setAttribute("open", "");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    row?.focus({ preventScroll: true });
  }

  #list(lines: readonly Line[], marks: ReadonlySet<string>): HTMLElement {
    const list = el("ol", { class: "swd-lines swd-plain", tabindex: 0, "aria-label": "Lines of the paste" });
    let from = 0;
    for (const [first, last] of kept(lines, marks)) {
      if (first > from) list.append(this.#gap(lines, from, first));
      for (let at = first; at < last; at++) list.append(this.#row(lines[at]!, marks.has(key(lines[at]!))));
      from = last;
    }
    if (from < lines.length) list.append(this.#gap(lines, from, lines.length));
    return list;
  }

  #row(line: Line, marked: boolean): HTMLElement {
    const row = el(
      "li",
      { class: marked ? "swd-line swd-line--deciding" : "swd-line", tabindex: -1 },
      el("span", { class: "swd-line__number" }, String(line.no)),
      marked ? el("mark", {}, line.text) : el("span", { class: "swd-line__text" }, line.text),
    );
    this.#rows.set(key(line), row);
    return row;
  }

  /** Stands for the lines from `from` to before `to`, counted from 0. */
  #gap(lines: readonly Line[], from: number, to: number): HTMLElement {
    const row = el("li", { class: "swd-gap" });
    const reveal = (first: number, last: number): void => {
      this.#gaps.delete(gap);
      row.replaceWith(
        ...(first > from ? [this.#gap(lines, from, first)] : []),
        ...lines.slice(first, last).map((line) => this.#row(line, false)),
        ...(last < to ? [this.#gap(lines, last, to)] : []),
      );
    };
    const gap: Gap = {
      holds: (line) => lines[line.no - 1]?.paste === line.paste && line.no > from && line.no <= to,
      reveal: (line) => reveal(Math.max(from, line.no - 1 - AROUND), Math.min(to, line.no + AROUND)),
    };
    this.#gaps.add(gap);
    const upTo = Math.min(to, from + CHUNK);
    const open = (): void => {
      reveal(from, upTo);
      this.#rows.get(key(lines[from]!))?.focus({ preventScroll: true });
    };
    row.append(button(`Show ${plural(upTo - from, "line")}${upTo < to ? ` of ${to - from}` : ""}`, open, "swd-button--gap"));
    return row;
  }
}

export function key(line: Line): string {
  return `${line.paste}:${line.no}`;
}

/** What of the lines is shown at first, as [first, after the last) from 0. */
function kept(lines: readonly Line[], marks: ReadonlySet<string>): (readonly [number, number])[] {
  if (lines.length <= WHOLE) return lines.length > 0 ? [[0, lines.length]] : [];
  const parts: [number, number][] = [];
  lines.forEach((line, at) => {
    if (!marks.has(key(line))) return;
    const first = Math.max(0, at - AROUND);
    const last = parts[parts.length - 1];
    if (last && first <= last[1]) last[1] = Math.min(lines.length, at + AROUND + 1);
    else parts.push([first, Math.min(lines.length, at + AROUND + 1)]);
  });
  return parts;
}
