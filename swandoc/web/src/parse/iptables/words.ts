/** A rule of iptables as words and options. */
import { isCut } from "../parser.ts";

export interface Option {
  /** With its dashes: "-s", "--dport". */
  readonly name: string;
  readonly not: boolean;
  readonly values: readonly string[];
}

const WORD = /"((?:[^"\\]|\\.)*)"?|'([^']*)'?|[^\s"']\S*/g;
/** Stands before a word that was in quotes, and so is no option. */
const QUOTED = "\u0000";

/** The words of a line; those that were in quotes come with a mark before them. */
function words(text: string): string[] {
  if (!text.includes('"') && !text.includes("'")) return text.trim().split(/\s\s|\t/.test(text) ? /\s+/ : " ");
  return Array.from(text.matchAll(WORD), ([word, double, single]) => {
    const quoted = double ?? single;
    return quoted === undefined ? word : QUOTED + quoted.replace(/\\(.)/g, "$1");
  });
}

const SHORT: Readonly<Record<string, string>> = {
  "--append": "-A", "--insert": "-I", "--policy": "-P", "--new-chain": "-N", "--table": "-t", "--list": "-L",
  "--list-rules": "-S", "--verbose": "-v", "--numeric": "-n", "--source": "-s", "--src": "-s", "--destination": "-d",
  "--dst": "-d", "--in-interface": "-i", "--out-interface": "-o", "--protocol": "-p", "--match": "-m", "--jump": "-j",
  "--goto": "-g", "--fragment": "-f", "--set-counters": "-c", "--destination-port": "--dport", "--source-port": "--sport",
  "--destination-ports": "--dports", "--source-ports": "--sports",
};

/**
 * Options with their values, under one name each. `! -s net` and the old `-s ! net` are both negated. Which options
 * take values need not be known: all words up to the next option are its values.
 */
export function options(text: string): Option[] {
  const found: { name: string; not: boolean; values: string[] }[] = [];
  let last: { name: string; not: boolean; values: string[] } | null = null;
  let not = false;
  const all = words(text);
  for (let at = 0; at < all.length; at++) {
    const word = all[at]!;
    if (isOption(word)) {
      const equals = word.startsWith("--") ? word.indexOf("=") : -1;
      const name = equals < 0 ? word : word.slice(0, equals);
      found.push((last = { name: SHORT[name] ?? name, not, values: equals < 0 ? [] : [word.slice(equals + 1)] }));
      not = false;
    } else if (word === "!") {
      if (all[at + 1]?.startsWith("-")) not = true;
      else if (last) last.not = true;
    } else last?.values.push(word.startsWith(QUOTED) ? word.slice(1) : word);
  }
  return found;
}

/** A mark of a cut stands for options that are not there: as an option of no name it makes the rule unknown. */
function isOption(word: string): boolean {
  return word.charCodeAt(0) === 0x2d ? /^--?[A-Za-z]/.test(word) : /^[[.…<]/.test(word) && isCut(word);
}

export function inWords(option: Option): string {
  return [...(option.not ? ["!"] : []), option.name, ...option.values].join(" ");
}

/** `-nvL FORWARD` as `-n -v -L FORWARD`: getopt's clusters of single letters, of which the last may take a value. */
export function spelledOut(text: string): string {
  return text.replace(/(^|\s)-([A-Za-z]{2,})(?=\s|$)/g, (_, before: string, letters: string) => before + [...letters].map((letter) => `-${letter}`).join(" "));
}
