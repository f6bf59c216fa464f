/** What the checker can read and tell. Its page has the usual skills from the start, and the further ones a moment later. */
import type { Beside, Examination } from "./beside.ts";
import type { Lists } from "./facts/of-host.ts";
import type { Parser } from "./parse/parser.ts";

export interface Skills {
  /** Where two could begin with a line, the first wins. */
  readonly parsers: readonly Parser[];
  /** Of the fact catalogue; of a list that is missing there are no items. */
  readonly lists: Lists;
  /** Tells what a report holds beside its verdicts; null where nothing can. */
  readonly beside: ((examination: Examination) => Beside) | null;
}

export function joined(one: Skills, other: Skills): Skills {
  return {
    parsers: [...one.parsers, ...other.parsers],
    lists: { ...one.lists, ...other.lists },
    beside: one.beside ?? other.beside,
  };
}
