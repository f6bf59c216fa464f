/** A paste as lines, freed from what mail programs, terminals and wikis put around them. */
import type { Line } from "../line.ts";

/** Most pastes have nothing to clean away. */
const UNCLEAN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;
const ESCAPES = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-_]/g;
/** Markdown's, by which people point at a part of an output. */
const BOLD = /\*\*([^*]+)\*\*/g;
/** HTML's, in which issues fold long outputs. */
const FOLDED = /<\/?(?:details|summary|pre|code)(?: [^<>]*)?>/g;
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Longer lines are cut: no command prints them, and patterns stay fast. */
const LONGEST = 4000;

export function toLines(text: string, paste: number): Line[] {
  const found: Line[] = [];
  for (const [at, raw] of text.split(text.includes("\r") ? /\r\n|\n|\r/ : "\n").entries()) {
    if (raw.length <= LONGEST) found.push({ text: clean(raw), paste, no: at + 1 });
    else for (const piece of pieces(raw)) found.push({ text: clean(piece), paste, no: at + 1 });
  }
  return found;
}

/**
 * JSON comes in one line of any length. It is cut between the objects of its list, `[{...}, {...}]` or
 * `{"name": [{...}, {...}]}`, so that each is a line of its own.
 */
function pieces(raw: string): string[] {
  if (!/^\s*[{[]/.test(raw)) return [raw];
  const found: string[] = [];
  const outer = raw.trimStart().startsWith("[") ? 1 : 2;
  let [depth, start, inString] = [0, 0, false];
  for (let at = 0; at < raw.length; at++) {
    const sign = raw[at];
    if (inString) {
      if (sign === "\\") at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "}" || sign === "]") depth--;
    else if ((sign === "{" || sign === "[") && depth++ === outer) {
      found.push(raw.slice(start, at));
      start = at;
    }
  }
  return [...found, raw.slice(start)];
}

function clean(raw: string): string {
  let text = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  if (UNCLEAN.test(text)) text = text.replace(ESCAPES, "").replace(INVISIBLE, "").replace(/\u00a0/g, " ");
  if (text.includes("<")) text = text.replace(FOLDED, "");
  if (text.includes("**")) text = text.replace(BOLD, "$1");
  text = text.trimEnd();
  // Quotes of mails and tickets. `<` and `>` within a line stay.
  return text.startsWith(">") ? text.replace(/^(?:> ?)+/, "") : text;
}
