/** The difference between a copy and what it should say, line by line. */
import { el } from "../ui/dom.ts";
import { pairsOf } from "./unmarked.ts";

export interface Piece {
  readonly kind: "same" | "old" | "new";
  readonly text: string;
}

/** Lines that stay around a change; longer runs of such lines are left out. */
const CONTEXT = 2;
const SIGNS = { same: " ", old: "-", new: "+" } as const;
const WORDS = { same: "", old: "only in your copy: ", new: "only in the guide: " } as const;

export function differing(before: string, after: string): Piece[] {
  const old = before.split("\n");
  const now = after ? after.split("\n") : [];
  const pieces: Piece[] = [];
  let a = 0;
  let b = 0;
  const until = (endA: number, endB: number): void => {
    while (a < endA) pieces.push({ kind: "old", text: old[a++]! });
    while (b < endB) pieces.push({ kind: "new", text: now[b++]! });
  };
  for (const [atA, atB] of pairsOf(old.length, now.length, (one, other) => old[one] === now[other])) {
    until(atA, atB);
    pieces.push({ kind: "same", text: old[a++]! });
    b++;
  }
  until(old.length, now.length);
  return pieces;
}

/** The difference as a block that can be scrolled by keyboard; signs and words tell what colours tell. */
export function differenceView(before: string, after: string): HTMLElement {
  const pieces = differing(before, after);
  const near = pieces.map((_, at) => pieces.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== "same"));
  const lines: HTMLElement[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    if (near[at]) lines.push(lineView(piece));
    else if (at === 0 || near[at - 1]) {
      const end = near.indexOf(true, at);
      const count = (end < 0 ? pieces.length : end) - at;
      lines.push(el("div", { class: "swd-diff__line swd-diff__line--part" }, `… ${count} ${count === 1 ? "line" : "lines"} the same`));
    }
  }
  return el("div", { class: "swd-diff", role: "region", "aria-label": "Difference, line by line", tabindex: 0 }, ...lines);
}

function lineView({ kind, text }: Piece): HTMLElement {
  const words = WORDS[kind];
  return el(
    "div",
    { class: `swd-diff__line swd-diff__line--${kind}` },
    el("span", { "aria-hidden": "true" }, `${SIGNS[kind]} `),
    words !== "" && el("span", { class: "swd-sr" }, words),
    text,
  );
}
