/** One rule of iptables, from the text after its chain's name. */
import type { Family } from "../../address.ts";
import type { Line } from "../../line.ts";
import { isCut } from "../parser.ts";
import type { Action, Match, Rule } from "../../netfilter.ts";
import { extension, general, isGeneral, type Extension } from "./match.ts";
import { target } from "./target.ts";
import { inWords, type Option } from "./words.ts";

const CUT_OFF: Action = { do: "unknown", text: "the line is cut" };

function isShort(given: readonly Option[]): boolean {
  return given.some(({ name }) => isCut(name));
}

/** Options whose values are few in a rule set, so that it pays to read each but once. */
const REPEATED = new Set(["-i", "-o", "-p", "--ctstate", "--state", "--tcp-flags"]);

/** Reads the rules of one block. */
export class RuleReader {
  private readonly known = new Map<string, readonly Match[]>();

  constructor(private readonly family: Family) {}

  /** `given` are the options of the rule without the command (-A, -I, -t). */
  read(given: readonly Option[], chain: string, line: Line): Rule {
    const matches: Match[] = [];
    const extensions: Extension[] = [];
    let aim: { name: string; goto: boolean; options: Option[] } | null = null;
    let counters: readonly string[] = [];
    // Where options go that are not general: to the extension or the target that was named last.
    let open: Option[] | null = null;
    for (const option of given) {
      const first = option.values[0] ?? "";
      if (option.name === "-m") {
        open = [];
        extensions.push({ name: first, options: open });
      } else if (option.name === "-j" || option.name === "-g") {
        open = [];
        aim = { name: first, goto: option.name === "-g", options: open };
      } else if (option.name === "-c") {
        counters = option.values;
      } else if (isGeneral(option)) {
        for (const match of this.general(option)) matches.push(match);
      } else if (open) {
        open.push(option);
      } else {
        open = [option];
        extensions.push({ name: "", options: open });
      }
    }
    for (const one of extensions) matches.push(...extension(one));
    const action = aim ? target(aim.name, aim.options, aim.goto, chain) : isShort(given) ? CUT_OFF : ({ do: "continue" } as const);
    return { matches, action, packets: number(counters[0]), bytes: number(counters[1]), lines: [line] };
  }

  private general(option: Option): readonly Match[] {
    if (!REPEATED.has(option.name)) return general(option, this.family);
    const text = inWords(option);
    let found = this.known.get(text);
    if (!found) this.known.set(text, (found = general(option, this.family)));
    return found;
  }
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
