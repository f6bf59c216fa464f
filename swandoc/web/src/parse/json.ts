/** JSON that commands print, read element by element, so that a cut does no harm to what comes before it. */
import type { Line } from "../line.ts";

/** What fails more often is no JSON, and each failure takes long. */
const MOST_FAILURES = 20;

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
  let failures = 0;
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
        text = "";
        if (value !== undefined) found.push({ value, lines: open });
        else if (++failures > MOST_FAILURES) return { found, broken: true };
      }
    }
    if (level > depth) text += line.text.slice(from);
  }
  return { found, broken: failures > 0 || level !== 0 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
