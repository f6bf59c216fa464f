/** What the page loads after its first script: what else people paste, and what no first verdict waits for. */
import { beside } from "./beside.ts";
import { furtherLists } from "./facts/further.ts";
import { furtherParsers } from "./parse/further.ts";
import type { Skills } from "./skills.ts";

export const further: Skills = { parsers: furtherParsers, lists: furtherLists, beside };
