/** JSON that commands print, read element by element, so that a cut does no harm to what comes before it. */
import type { Line } from "../line.ts";

export interface Element {
  readonly value: unknown;
  /** The lines on which it stands. */
  readonly lines: readonly Line[];
}

/**
 * The objects that lie `depth` brackets deep: 1 for those of `[{...}, {...}]`, 2 for those of `{"nftables": [{...}]}`.
 * What is cut short or no JSON is left out, and `broken` says so.
 */
export function elements(lines: readonly Line[], depth: number): { readonly found: readonly Element[]; readonly broken: boolean } {
  const found: Element[] = [];
  let broken = false;
  let level = 0;
  let text = "";
  let inString = false;
  let open: Line[] = [];
  for (const line of lines) {
    if (level > depth) open.push(line);
    let from = 0;
    for (let at = 0; at < line.text.length; at++) {
      const sign = line.text.charCodeAt(at);
      if (inString) {
        if (sign === 0x5c) at++;
        else if (sign === 0x22) inString = false;
      } else if (sign === 0x22) inString = true;
      else if (sign === 0x7b || sign === 0x5b) {
        if (level++ === depth) {
          from = at;
          open = [line];
        }
      } else if ((sign === 0x7d || sign === 0x5d) && --level === depth) {
        const value = parse(text + line.text.slice(from, at + 1));
        if (value === undefined) broken = true;
        else found.push({ value, lines: open });
        text = "";
      }
    }
    if (level > depth) text += line.text.slice(from);
  }
  return { found, broken: broken || level !== 0 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
