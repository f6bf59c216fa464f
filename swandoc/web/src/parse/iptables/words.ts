/** A rule of iptables as words and options. */
import { isCut } from "../parser.ts";

export interface Option {
  /** With its dashes: "-s", "--dport". */
  readonly name: string;
  readonly not: boolean;
  readonly values: readonly string[];
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

const WORD = /"((?:[^"\\]|\\.)*)"?|'([^']*)'?|[^\s"']\S*/g;

export function words(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (found) => {
    const quoted = found[1] ?? found[2];
    return quoted === undefined ? { text: found[0], quoted: false } : { text: quoted.replace(/\\(.)/g, "$1"), quoted: true };
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
  const all = words(text);
  let not = false;
  for (const [at, word] of all.entries()) {
    // A mark of a cut stands for options that are not there: as an option of no name it makes the rule unknown.
    const isOption = !word.quoted && (/^--?[A-Za-z]/.test(word.text) || isCut(word.text));
    if (isOption) {
      const equals = word.text.startsWith("--") ? word.text.indexOf("=") : -1;
      const name = equals < 0 ? word.text : word.text.slice(0, equals);
      found.push({ name: SHORT[name] ?? name, not, values: equals < 0 ? [] : [word.text.slice(equals + 1)] });
      not = false;
    } else if (!word.quoted && word.text === "!") {
      const next = all[at + 1];
      if (next && !next.quoted && next.text.startsWith("-")) not = true;
      else if (found.length > 0) found[found.length - 1]!.not = true;
    } else if (found.length > 0) {
      found[found.length - 1]!.values.push(word.text);
    }
  }
  return found;
}

export function inWords(option: Option): string {
  return [...(option.not ? ["!"] : []), option.name, ...option.values].join(" ");
}
