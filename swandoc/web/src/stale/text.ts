/**
 * A text with slots, made ready to be compared with copies that hold somebody's values: the rules of
 * swandoc/snippets/copies/text.py, which tests/vectors/copies.json binds both to.
 */
import { alphabetOf, checkValue, derive } from "../values.ts";
import { plainLines } from "./lines.ts";

/** What a form of a value may look like, wider than it is: the values are checked afterwards. */
const FORMS: Readonly<Record<string, string>> = {
  network: "[0-9A-Fa-f:.]{2,39}",
  length: "[0-9]{1,3}",
  "first-host": "[0-9A-Fa-f:.]{2,39}",
  "last-host": "[0-9A-Fa-f:.]{2,39}",
  netmask: "[0-9.]{7,15}",
  "host-cidr": "[0-9A-Fa-f:./]{4,43}",
  sysctl: "[0-9A-Za-z_.-]{1,15}",
};
/** Option 121 joins a network, of one to five octets, and a router, of four (RFC 3442). */
const OF_NETWORK: Readonly<Record<string, string>> = {
  "option121-octets": "[0-9]{1,2}(?:, [0-9]{1,3}){0,4}",
  "option121-hex": "(?:[0-9a-f]{2}){1,5}",
};
const OF_ADDRESS: Readonly<Record<string, string>> = {
  "option121-octets": "[0-9]{1,3}(?:, [0-9]{1,3}){3}",
  "option121-hex": "[0-9a-f]{8}",
};
const SLOT = /⟪([a-z][a-z0-9_]*)(?::([a-z0-9-]+))?⟫/g;

/** What stands in the slots of a copy, by the slots' markers. */
export type Found = Map<string, string>;
export type Types = Readonly<Record<string, string>>;

export class Text {
  /** The lines that are not empty. Copies may have empty lines between them, or lack some. */
  readonly lines: readonly string[];
  /** How many signs are the snippet's own: neither space nor a value. */
  readonly weight: number;
  readonly #patterns: readonly (RegExp | null)[];
  /** The lines' positions, those last in which it cannot be told where the value of a slot ends. */
  readonly #order: readonly number[];

  constructor(
    readonly marked: string,
    readonly types: Types,
  ) {
    this.lines = plainLines(marked).flatMap(({ text }) => (text ? [text] : []));
    this.weight = this.lines.reduce((sum, line) => sum + weigh(line), 0);
    this.#patterns = this.lines.map((line) => (line.includes("⟪") ? pattern(line, types, new Map()) : null));
    const places = this.lines.map((_, at) => at);
    this.#order = [...places.filter((at) => !this.#vague(at)), ...places.filter((at) => this.#vague(at))];
  }

  /** What stands in the slots of one line, where `told` does not say; null if the copy's line is another. */
  lineHolds(at: number, copy: string, told: Found = new Map()): Found | null {
    const line = this.lines[at]!;
    let matcher = this.#patterns[at];
    if (!matcher) return copy === line ? new Map() : null;
    let slots = [...new Set(line.match(SLOT))];
    if (told.size > 0 && this.#vague(at)) {
      matcher = pattern(line, this.types, told);
      slots = slots.filter((slot) => !told.has(slot));
    }
    const found = matcher.exec(copy);
    return found && new Map(slots.map((slot, k) => [slot, found[k + 1]!]));
  }

  has(copy: string): boolean {
    return this.lines.some((_, at) => this.lineHolds(at, copy) !== null);
  }

  lineWeight(at: number): number {
    return weigh(this.lines[at]!);
  }

  /** What stands in the slots of a copy of these lines; null if it is none, or a value fits neither type nor forms. */
  holds(copy: readonly string[]): Found | null {
    if (copy.length !== this.lines.length) return null;
    const all: Found = new Map();
    for (const at of this.#order) {
      const found = this.lineHolds(at, copy[at]!, all);
      if (!found) return null;
      for (const [slot, value] of found) {
        if ((all.get(slot) ?? value) !== value) return null;
        all.set(slot, value);
      }
    }
    return this.#fit(all) ? all : null;
  }

  /** The values that fit in those lines of an edited copy that are still the text's; where lines differ, the first's. */
  partly(copy: readonly string[]): Found {
    const all: Found = new Map();
    this.lines.forEach((line, at) => {
      if (!line.includes("⟪")) return;
      for (const other of copy) {
        const found = this.lineHolds(at, other);
        if (!found || !this.#fit(found)) continue;
        for (const [slot, value] of found) if (!all.has(slot)) all.set(slot, value);
        return;
      }
    });
    return all;
  }

  /** The text with these values; a slot that none of them tells stays. */
  filled(found: Found): string {
    return this.marked.replace(SLOT, (slot: string, name: string, form: string | undefined) => {
      const known = found.get(slot);
      const whole = found.get(`⟪${name}⟫`);
      if (known !== undefined || whole === undefined) return known ?? slot;
      const made = derive(this.types[name] ?? "", whole, form ?? "");
      return "value" in made ? made.value : slot;
    });
  }

  #fit(all: Found): boolean {
    for (const [slot, text] of all) {
      const [, name, form] = new RegExp(SLOT.source).exec(slot)!;
      const type = this.types[name!] ?? "";
      const whole = all.get(`⟪${name}⟫`);
      if (!form && "why" in checkValue(type, text)) return false;
      if (!form || whole === undefined) continue;
      const made = derive(type, whole, form);
      if (!("value" in made) || made.value !== text) return false;
    }
    return true;
  }

  /** Whether what parts two slots of a line might as well belong to the first one's value. */
  #vague(at: number): boolean {
    const slots = [...this.lines[at]!.matchAll(SLOT)];
    return slots.slice(1).some((second, k) => {
      const first = slots[k]!;
      const between = this.lines[at]!.slice(first.index + first[0].length, second.index);
      return !first[2] && new RegExp(`^[${alphabetOf(this.types[first[1]!] ?? "")}]*$`).test(between);
    });
  }
}

/** A group for each slot that `told` does not say; where a slot comes again, the same has to stand there. */
function pattern(line: string, types: Types, told: Found): RegExp {
  const seen = new Map<string, number>();
  let source = "";
  let end = 0;
  for (const found of line.matchAll(SLOT)) {
    source += escaped(line.slice(end, found.index));
    end = found.index + found[0].length;
    const [slot, name, form] = found;
    if (told.has(slot)) source += escaped(told.get(slot)!);
    else if (seen.has(slot)) source += `(?:\\${seen.get(slot)})`;
    else {
      seen.set(slot, seen.size + 1);
      source += `(${shape(types[name!] ?? "", form ?? "")})`;
    }
  }
  return new RegExp(`^${source}${escaped(line.slice(end))}$`);
}

function shape(type: string, form: string): string {
  if (!form) return `[${alphabetOf(type)}]+`;
  return (type === "cidr" || type === "cidr4" ? OF_NETWORK : OF_ADDRESS)[form] ?? FORMS[form] ?? "(?!)";
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function weigh(line: string): number {
  return line.replace(SLOT, "").replace(/\s/g, "").length;
}
