/**
 * The text form of vici messages, which `swanctl --raw` prints on one line and `--pretty` on many
 * (vici_message.c, dump()). Values stand without quotes in both.
 */
import type { Line } from "../line.ts";

/** A section of a message. Lists and sections keep their order. */
export interface Section {
  readonly name: string;
  readonly values: Map<string, string>;
  readonly lists: Map<string, string[]>;
  readonly sections: Section[];
  readonly lines: Line[];
}

export function section(name: string, lines: readonly Line[] = []): Section {
  return { name, values: new Map(), lists: new Map(), sections: [], lines: [...lines] };
}

/** A new section within another, as the word form of a command fills it. */
export function within(parent: Section, name: string, line: Line): Section {
  const inner = section(name, [line]);
  parent.sections.push(inner);
  return inner;
}

/** Sets what is known of some values. */
export function set(one: Section, values: Readonly<Record<string, string | undefined>>): void {
  for (const [key, value] of Object.entries(values)) if (value !== undefined) one.values.set(key, value);
}

/** `list-sa event {` begins a message; a section of that name is what is returned for each. */
const MESSAGE = /^\s*([a-z]+(?:-[a-z]+)+|version|stats) (?:event|reply) \{/;

export function beginsMessage(text: string): boolean {
  return MESSAGE.test(text);
}

/** The messages of a dump. A message that is cut short has what was there. */
export function messages(lines: readonly Line[]): { readonly found: readonly Section[]; readonly strange: readonly Line[] } {
  const found: Section[] = [];
  const strange: Line[] = [];
  let open: Open | null = null;
  for (const line of lines) {
    const begin = MESSAGE.exec(line.text);
    if (begin) {
      open = { path: [section(begin[1]!)], list: null };
      found.push(open.path[0]!);
      note(open, line);
      const rest = line.text.slice(begin[0].length);
      if (rest.trim()) readRaw(rest, open, line);
    } else if (!open || open.path.length === 0 || !readPretty(line.text.trim(), open, line)) {
      if (line.text.trim()) strange.push(line);
    }
  }
  return { found, strange };
}

/** The sections that are not closed yet, the innermost last, and the list that is not. */
interface Open {
  readonly path: Section[];
  list: string[] | null;
}

function note(open: Open, line: Line): void {
  for (const one of open.path) if (one.lines.at(-1) !== line) one.lines.push(line);
}

function enter(open: Open, name: string, line: Line): void {
  open.path.push(within(open.path.at(-1)!, name, line));
}

function readPretty(text: string, open: Open, line: Line): boolean {
  note(open, line);
  const current = open.path.at(-1)!;
  if (open.list) {
    if (text === "]") open.list = null;
    else open.list.push(text);
    return true;
  }
  const pair = /^([\w.-]+) = (.*)$/.exec(text);
  if (text === "}") open.path.pop();
  else if (text.endsWith(" {")) enter(open, text.slice(0, -2), line);
  else if (pair?.[2] === "[") current.lists.set(pair[1]!, (open.list = []));
  else if (pair) current.values.set(pair[1]!, pair[2]!);
  else return text === "";
  return true;
}

/** vici's messages are at most five deep. */
const DEEPEST = 9;
const WORD = /[^\s{}=[\]]+/y;
const KEY = /[a-z][a-z0-9_-]*=/y;
/** A value ends before the next key or section. Keys are in lower case, as the attributes of a DN never are. */
const END_OF_VALUE = /\}| (?=[a-z][a-z0-9_-]*=|[^\s{}=[\]]+ \{)/g;

function readRaw(text: string, open: Open, line: Line): void {
  let at = 0;
  while (at < text.length && open.path.length > 0 && open.path.length < DEEPEST) {
    const current = open.path.at(-1)!;
    const sign = text[at]!;
    WORD.lastIndex = KEY.lastIndex = at;
    const key = KEY.exec(text)?.[0];
    const word = key ? undefined : WORD.exec(text)?.[0];
    if (sign === "}") {
      open.path.pop();
      at++;
    } else if (key && text[at + key.length] === "[") {
      const end = endOfList(text, at + key.length);
      current.lists.set(key.slice(0, -1), text.slice(at + key.length + 1, end).split(" ").filter(Boolean));
      at = end + 1;
    } else if (key) {
      END_OF_VALUE.lastIndex = at + key.length;
      const end = END_OF_VALUE.exec(text)?.index ?? text.length;
      current.values.set(key.slice(0, -1), text.slice(at + key.length, end));
      at = end;
    } else if (word && text.startsWith(" {", at + word.length)) {
      enter(open, word, line);
      at += word.length + 2;
    } else {
      at += word?.length ?? 1;
    }
  }
}

/** The place of the bracket that closes the one at `at`; selectors have brackets of their own. */
function endOfList(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === "[") depth++;
    else if (text[end] === "]" && --depth === 0) return end;
  }
  return text.length;
}
