/** One rule of iptables, from the text after its chain's name. */
import type { Family } from "../../address.ts";
import type { Line } from "../../line.ts";
import { isCut } from "../parser.ts";
import type { Action, Match, Rule } from "../../netfilter.ts";
import { extension, general, isGeneral, type Extension } from "./match.ts";
import { target } from "./target.ts";
import { inWords, type Option } from "./words.ts";

const CUT_OFF: Action = { do: "unknown", text: "the line is cut" };
const CONTINUE: Action = { do: "continue" };

function isShort(given: readonly Option[]): boolean {
  return given.some(({ name }) => isCut(name));
}

/** Options whose values are few in a rule set, so that it pays to read each but once. */
const REPEATED = new Set(["-i", "-o", "-p", "--ctstate", "--state", "--tcp-flags"]);

/** Reads the rules of one block. */
export class RuleReader {
  private readonly known = new Map<string, readonly Match[]>();

  constructor(private readonly family: Family) {}

  /**
   * `given` are the options of the rule without the command (-A, -I, -t), and `again` yields them once more: matches
   * are made when they are wanted, since those of a long rule set need much time and memory together.
   */
  read(given: readonly Option[], again: () => readonly Option[], chain: string, line: Line): Rule {
    const { aim, counters } = sorted(given);
    const action = aim ? target(aim.name, aim.options, aim.goto, chain) : isShort(given) ? CUT_OFF : CONTINUE;
    return new ReadRule(() => this.matches(again()), action, number(counters[0]), number(counters[1]), [line]);
  }

  private matches(given: readonly Option[]): readonly Match[] {
    const { plain, extensions } = sorted(given);
    return [...plain.flatMap((option) => this.general(option)), ...extensions.flatMap(extension)];
  }

  private general(option: Option): readonly Match[] {
    if (!REPEATED.has(option.name)) return general(option, this.family);
    const text = inWords(option);
    let found = this.known.get(text);
    if (!found) this.known.set(text, (found = general(option, this.family)));
    return found;
  }
}

class ReadRule implements Rule {
  private made: readonly Match[] | null = null;

  constructor(
    private readonly make: () => readonly Match[],
    readonly action: Action,
    readonly packets: number | null,
    readonly bytes: number | null,
    readonly lines: readonly Line[],
  ) {}

  get matches(): readonly Match[] {
    return (this.made ??= this.make());
  }
}

interface Sorted {
  /** Options that mean the same in every extension. */
  readonly plain: Option[];
  readonly extensions: Extension[];
  aim: { readonly name: string; readonly goto: boolean; readonly options: Option[] } | null;
  counters: readonly string[];
}

function sorted(given: readonly Option[]): Sorted {
  const found: Sorted = { plain: [], extensions: [], aim: null, counters: [] };
  // Where options go that are not general: to the extension or the target that was named last.
  let open: Option[] | null = null;
  for (const option of given) {
    const { name, values } = option;
    if (name === "-m") found.extensions.push({ name: values[0] ?? "", options: (open = []) });
    else if (name === "-j" || name === "-g") found.aim = { name: values[0] ?? "", goto: name === "-g", options: (open = []) };
    else if (name === "-c") found.counters = values;
    else if (name === "-t") continue;
    else if (isGeneral(option)) found.plain.push(option);
    else if (open) open.push(option);
    else found.extensions.push({ name: "", options: (open = [option]) });
  }
  return found;
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
