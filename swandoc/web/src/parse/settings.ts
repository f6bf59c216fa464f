/**
 * The syntax that swanctl.conf and strongswan.conf share (strongSwan's settings parser): nested sections, options,
 * comments, `section : parent, parent { }`, and quoted values. A fragment may begin and end anywhere.
 */
import type { Line } from "../line.ts";

export interface Settings {
  readonly name: string;
  readonly values: Map<string, { readonly value: string; readonly line: Line }>;
  readonly sections: Map<string, Settings>;
  /** Paths of the sections from which this one takes what it lacks. */
  readonly parents: string[];
  readonly lines: Line[];
}

const DEEPEST = 16;
const BLANK = /\s+/y;
const INCLUDE = /include\s+\S+/y;
const SECTION = /([^\s{}=:#",]+)(?:\s*:([^{}=#"]*))?\{/y;
const SPACED = /([^\s{}=:#",]+)\s+\{/y;
const OPTION = /([^\s{}=#",]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^#}]*))/y;
const NAME = /[^\s{}=:#",]+$/y;

export function settings(name: string): Settings {
  return { name, values: new Map(), sections: new Map(), parents: [], lines: [] };
}

export function readSettings(lines: readonly Line[]): { readonly root: Settings; readonly strange: readonly Line[] } {
  const root = settings("");
  const path = [root];
  const strange: Line[] = [];
  // A section's brace may stand on the next line.
  let waiting: string | null = null;
  for (const line of lines) {
    const { text } = line;
    let at = 0;
    for (const one of path) if (path.length > 1) one.lines.push(line);
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) at = pattern.lastIndex;
      return found;
    };
    while (at < text.length && text[at] !== "#") {
      if (take(BLANK) || take(INCLUDE)) continue;
      const sign = text[at];
      const section: RegExpExecArray | null = sign === "{" || sign === "}" ? null : (take(SPACED) ?? take(SECTION));
      const option = sign === "{" || sign === "}" || section ? null : take(OPTION);
      if (sign === "}") {
        if (path.length > 1) path.pop();
        at++;
      } else if (section || (sign === "{" && waiting)) {
        if (!section) at++;
        if (path.length < DEEPEST) path.push(enter(path.at(-1)!, section?.[1] ?? waiting!, section?.[2] ?? "", line));
        waiting = null;
      } else if (option) {
        path.at(-1)!.values.set(option[1]!, { value: (option[2] ?? option[3] ?? "").trim(), line });
        if (path.length === 1) root.lines.push(line);
      } else {
        const name = take(NAME)?.[0];
        if (name) waiting = name;
        else {
          strange.push(line);
          break;
        }
      }
    }
  }
  inherit(root);
  return { root, strange };
}

function enter(parent: Settings, name: string, parents: string, line: Line): Settings {
  const known = parent.sections.get(name) ?? settings(name);
  parent.sections.set(name, known);
  known.parents.push(...parents.split(",").map((one) => one.trim()).filter(Boolean));
  known.lines.push(line);
  return known;
}

/** Gives sections what their parents have and they lack; a parent is named by its path from the root. */
function inherit(root: Settings): void {
  const done = new Set<Settings>();
  const complete = (one: Settings): void => {
    if (done.has(one)) return;
    done.add(one);
    for (const parent of one.parents) {
      const found = parent.split(".").reduce<Settings | undefined>((at, name) => at?.sections.get(name), root);
      if (found && found !== one) {
        complete(found);
        merge(found, one, 0);
      }
    }
    for (const inner of one.sections.values()) complete(inner);
  };
  complete(root);
}

function merge(from: Settings, to: Settings, depth: number): void {
  if (depth > DEEPEST) return;
  for (const [key, value] of from.values) if (!to.values.has(key)) to.values.set(key, value);
  for (const [name, inner] of from.sections) {
    const own = to.sections.get(name) ?? settings(name);
    if (own.lines.length === 0) own.lines.push(...inner.lines);
    to.sections.set(name, own);
    merge(inner, own, depth + 1);
  }
}
