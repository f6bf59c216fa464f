/** A paste as lines, freed from what mail programs, terminals and wikis put around them. */
import type { Line } from "../line.ts";

const ESCAPES = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-_]/g;
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Longer lines are cut: no command prints them, and patterns stay fast. */
const LONGEST = 4000;

export function toLines(text: string, paste: number): Line[] {
  return text.split(/\r\n|\n|\r/).map((raw, at) => ({ text: clean(raw), paste, no: at + 1 }));
}

function clean(raw: string): string {
  let text = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  if (text.includes("\u001b")) text = text.replace(ESCAPES, "");
  text = text.replace(INVISIBLE, "").replace(/\u00a0/g, " ").trimEnd();
  // Quotes of mails and tickets. `<` and `>` within a line stay.
  return text.replace(/^(?:> ?)+/, "");
}
