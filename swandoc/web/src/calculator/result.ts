/** What the calculator shows for a setup: the numbers, the packet byte by byte, pings that prove it, other paths. */
import { calculate, type Result, type Setup } from "../calculation.ts";
import { packetFields, type Field } from "../packet-fields.ts";
import { pingCommand, proofs, SYSTEMS, type Proof, type System } from "../ping-sizes.ts";
import { copyText } from "../ui/copy.ts";
import { button, el, prose } from "../ui/dom.ts";
import { insideFamilies, notes, PATHS, steps } from "./words.ts";

export function numbersView(setup: Setup, result: Result): HTMLElement[] {
  const { path, pathMost, tunnel, inner, least, most, encapsulation } = result;
  const figure = (name: string, value: string): HTMLElement => el("div", {}, el("dt", {}, name), el("dd", {}, value));
  const said = notes(setup, result);
  return [
    el(
      "dl",
      { class: "swd-calc__numbers" },
      figure("Path MTU", pathMost > path ? `${path}–${pathMost}` : String(path)),
      setup.nested === "none" ? "" : figure("Largest packet for ESP", String(tunnel)),
      figure("Largest packet inside (MTU)", String(inner)),
      ...insideFamilies(setup).map((family) => figure(`MSS, IPv${family} inside`, String(result[`mss${family}`]))),
      figure("Bytes added", `${least}–${most}`),
    ),
    el("p", { class: "swd-soft" }, `What is added depends on the packet's size: padding fills its last block of ${encapsulation.algorithms.align} bytes.`),
    ...(said.length > 0 ? [el("ul", { class: "swd-calc__notes" }, ...said.map((note) => el("li", {}, ...prose(note))))] : []),
  ];
}

/** The packet as a row of boxes, one notch for each byte, and the same as a table. */
export function packetView(setup: Setup, result: Result): HTMLElement[] {
  const fields = packetFields(setup, result);
  const total = fields.reduce((sum, { bytes, part }) => (part === "below" ? sum : sum + bytes), 0);
  return [
    el("h2", { id: "swd-calc-packet" }, `A packet of ${result.size} bytes, byte by byte`),
    el("p", {}, `It becomes an outer packet of ${total} bytes, for a path of ${result.path}.`),
    el("div", { class: "swd-calc__packet", "aria-hidden": "true" }, ...fields.map(box)),
    el("h3", {}, "How it is worked out"),
    el("ol", { class: "swd-calc__steps" }, ...steps(setup, result).map((step) => el("li", {}, step))),
    el(
      "div",
      { class: "swd-calc__scroll", tabindex: 0, role: "region", "aria-label": "Fields of the packet" },
      table(
        "Each field, in the order on the wire",
        ["Field", "Bytes", "Described in", "In Linux"],
        fields.map((field) => ({ cells: [el("span", { class: `swd-calc__key swd-calc__part--${field.part}` }, field.name), String(field.bytes), source(field), field.kernel && el("code", {}, field.kernel)] })),
      ),
    ),
  ];
}

/** Boxes of few bytes are as wide as they are long; a packet's own bytes do not fit a page. */
function box({ name, bytes, part }: Field): HTMLElement {
  const made = el("div", { class: `swd-calc__box swd-calc__part--${part}` }, el("span", {}, name), el("b", {}, String(bytes)));
  if (part !== "own" || bytes <= 40) made.style.setProperty("--bytes", String(bytes));
  return made;
}

function source({ source: text }: Field): Node | string {
  const found = /^RFC (\d+)(?:, section ([\d.]+))?$/.exec(text);
  if (!found) return text;
  const [, rfc, section] = found;
  return el("a", { href: `https://www.rfc-editor.org/rfc/rfc${rfc}.html${section ? `#section-${section}` : ""}`, rel: "external noopener" }, text);
}

/** A target's name on the page, as the reader has it: `outside` is the other gateway, `inside` a host in the tunnel. */
export type Targets = (proof: Proof) => Node;

export function pingsView(setup: Setup, result: Result, system: System, choose: (system: System) => void, target: Targets): HTMLElement[] {
  const radio = (one: System): HTMLElement =>
    el("label", { class: "swd-calc__tick" }, el("input", { type: "radio", name: "swd-calc-system", value: one, checked: one === system, change: () => choose(one) }), ` ${one}`);
  return [
    el("h2", { id: "swd-calc-pings" }, "Pings that prove it"),
    el("p", {}, "The first of each pair must be answered, the second must not: one byte more does not fit. Send several: a healthy path loses the first large packets, until its errors have taught both hosts."),
    el("div", { role: "radiogroup", "aria-label": "Ping of", class: "swd-calc__ticks" }, ...SYSTEMS.map(radio)),
    ...proofs(setup, result).map((proof) => pairView(proof, system, target)),
  ];
}

function pairView(proof: Proof, system: System, target: Targets): HTMLElement {
  const { where, family, passes, refused } = proof;
  const line = (says: string, payload: number): HTMLElement => {
    const command = pingCommand(system, family, payload)!;
    const code = el("code", {}, `${command} `, target(proof));
    const copy = button("Copy", () => copyText(code.textContent ?? "", copy), "swd-button--copy");
    return el("div", { class: "swd-calc__ping" }, el("p", {}, says), el("div", { class: "swd-code-block swd-calc__command" }, code, copy));
  };
  return el(
    "section",
    { class: "swd-calc__pair" },
    el("h3", {}, where === "outside" ? `Outside the tunnel, to the other gateway (IPv${family})` : `Inside the tunnel, to a host behind it (IPv${family})`),
    ...(pingCommand(system, family, passes) === null
      ? [el("p", {}, "Ping of Windows cannot forbid fragments for IPv6, so it proves nothing here. Take Linux or macOS.")]
      : [line("Must be answered:", passes), line("Must be refused or lost:", refused)]),
  );
}

/** The same settings on other paths, for those who cannot measure theirs. */
export function pathsView(setup: Setup, { path, wanted }: Result): HTMLElement[] {
  const rows = PATHS.flatMap(([bytes, like]) => {
    const there = calculate({ ...setup, know: "path", bytes, size: null });
    return typeof there === "string" ? [] : [{ bytes, like, there }];
  });
  const enough = wanted !== null && setup.know !== "ping-inside";
  const families = insideFamilies(setup);
  return [
    el("h2", { id: "swd-calc-paths" }, "The same on other paths"),
    el(
      "div",
      { class: "swd-calc__scroll", tabindex: 0, role: "region", "aria-label": "Other paths" },
      table(
        "The largest packet inside and its MSS",
        ["Path MTU", "As with", "Largest packet", ...families.map((family) => `MSS IPv${family}`), ...(enough ? ["Enough?"] : [])],
        rows.map(({ bytes, like, there }) => ({
          current: bytes === path,
          cells: [String(bytes), like, String(there.inner), ...families.map((family) => String(there[`mss${family}`])), ...(enough ? [bytes >= path ? "yes" : "no"] : [])],
        })),
      ),
    ),
  ];
}

interface Row {
  readonly cells: readonly (Node | string)[];
  readonly current?: boolean;
}

function table(caption: string, head: readonly string[], rows: readonly Row[]): HTMLTableElement {
  return el(
    "table",
    { class: "swd-calc__table" },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, ...head.map((cell) => el("th", { scope: "col" }, cell)))),
    el(
      "tbody",
      {},
      ...rows.map(({ cells: [first, ...others], current = false }) =>
        el("tr", { class: current ? "swd-calc__current" : false }, el("th", { scope: "row" }, first ?? ""), ...others.map((cell) => el("td", {}, cell))),
      ),
    ),
  );
}
