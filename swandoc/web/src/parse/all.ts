/** All parsers; where two could begin with a line, the first wins. */
import { further } from "./further.ts";
import type { Parser } from "./parser.ts";
import { usual } from "./usual.ts";

export const parsers: readonly Parser[] = [...usual, ...further];
