/** What the page has from the start: verdicts on what Linux hosts with swanctl and iptables print. */
import { usualLists } from "./facts/usual.ts";
import { usualParsers } from "./parse/usual.ts";
import type { Skills } from "./skills.ts";

export const usual: Skills = { parsers: usualParsers, lists: usualLists, beside: null };
