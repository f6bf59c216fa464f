/** The command line of iproute2's `ip`: its options, the object in all its abbreviations, and what follows. */
import type { Family } from "../address.ts";
import type { Line } from "../line.ts";
import { pipeline } from "./parser.ts";

export type IpObject = "address" | "route" | "rule" | "neighbour" | "link" | "tunnel" | "xfrm policy" | "xfrm state";

export interface IpCommand {
  readonly object: IpObject;
  readonly verb: "show" | "get";
  /** From -4, -6 and -f; null where none is given. */
  readonly family: Family | null;
  readonly json: boolean;
  /** -o and -br, which leave out links without addresses, or say less of each. */
  readonly short: boolean;
  /** Words after the object and the verb. */
  readonly words: readonly string[];
}

/** In the order in which ip.c looks an abbreviation up: the first that it begins wins. null: not read here. */
const OBJECTS: readonly (readonly [string, IpObject | null])[] = [
  ["address", "address"],
  ["addrlabel", null],
  ["maddress", null],
  ["route", "route"],
  ["rule", "rule"],
  ["neighbor", "neighbour"],
  ["neighbour", "neighbour"],
  ["ntable", null],
  ["link", "link"],
  ["tunnel", "tunnel"],
];
const OPTION = /^-{1,2}(?:4|6|0|f|family|d|details|s|stat|stats|statistics|o|oneline|j|js|json|p|pretty|br|brief|N|Numeric|c|color|r|resolve|h|human|human-readable|iec|t|timestamp|a|all|n|netns)(?:=\S*)?$/;
const WORDS_WITH_VALUE =
  /^(?:table|dev|proto|protocol|scope|type|via|src|dst|root|match|exact|to|vrf|from|metric|master|label|group|nud|iif|oif|mark|fwmark|sport|dport|ipproto|uid|tos|spi|reqid|mode|dir|index|ptype|mask|if_id|priority|pref|id|realm)$/;
const WORDS_ALONE = /^(?:up|default|cache|cached|proxy|unused|nomaster|nosock|nokeys|all|permanent|dynamic|primary|secondary|deprecated|tentative|fibmatch|not)$/;

/**
 * Reads a command, also one of several on a line if it is the only one of its object: of `ip route; ip route show
 * table 220` nobody can say which lines are whose. Null for other commands, and for prose that begins like one.
 */
export function ipCommand(line: string | null): IpCommand | null {
  // All parsers of what `ip` prints ask about the same line.
  if (latest?.line !== line) latest = { line, command: read(line) };
  return latest.command;
}

let latest: { readonly line: string | null; readonly command: IpCommand | null } | null = null;

function read(line: string | null): IpCommand | null {
  if (line === null || !line.includes("ip ") || (!line.startsWith("ip ") && !/[;&] ?(?:sudo |doas )?ip /.test(line))) return null;
  const found = pipeline(line)
    .command.split(/;|&&/, MOST)
    .map((part) => single(part.trim().replace(/^(?:sudo|doas) /, "")))
    .filter((command) => command !== null);
  const first = found[0];
  return first && found.every((other) => other === first || other.object !== first.object) ? first : null;
}

/** Nobody types more commands on a line. */
const MOST = 10;

/** A test for `Parser.prints`. */
export function shows(...objects: readonly IpObject[]): (command: string) => boolean {
  return (line) => {
    const command = ipCommand(line);
    // `ip xfrm` prints text with -j as well.
    return command !== null && (!command.json || command.object.startsWith("xfrm")) && objects.includes(command.object);
  };
}

function single(text: string): IpCommand | null {
  const words = text.split(/\s+/);
  if (words.shift() !== "ip") return null;
  let family: Family | null = null;
  let json = false;
  let short = false;
  while (words[0]?.startsWith("-")) {
    const option = words.shift()!.replace(/^--/, "-");
    if (!OPTION.test(option)) return null;
    const value = /^-(?:f|family|n|netns)$/.test(option) ? words.shift() : null;
    if (option === "-4" || (/^-f/.test(option) && value === "inet")) family = 4;
    if (option === "-6" || (/^-f/.test(option) && value === "inet6")) family = 6;
    if (option.startsWith("-j")) json = true;
    if (/^-(?:o|br)/.test(option)) short = true;
  }
  const object = takeObject(words);
  if (!object) return null;
  const verb = verbOf(words.shift() ?? "show", object);
  if (object === "route") words.forEach((word, at) => "table".startsWith(word) && (words[at] = "table"));
  return verb && words.every((_, at) => isArgument(words, at, object)) ? { object, verb, family, json, short, words } : null;
}

/** Takes the object's words away from `words`. */
function takeObject(words: string[]): IpObject | null {
  const name = words.shift();
  if (!name) return null;
  if ("xfrm".startsWith(name)) {
    const kind = words.shift();
    if (!kind) return null;
    return "state".startsWith(kind) ? "xfrm state" : "policy".startsWith(kind) ? "xfrm policy" : null;
  }
  return OBJECTS.find(([full]) => full.startsWith(name))?.[1] ?? null;
}

function verbOf(word: string, object: IpObject): IpCommand["verb"] | null {
  if ("show".startsWith(word) || "list".startsWith(word) || word === "lst" || word === "ls") return "show";
  return word === "get" && object === "route" ? "get" : null;
}

function isArgument(words: readonly string[], at: number, object: IpObject): boolean {
  const word = words[at]!;
  const device = words.length === 1 && /^(?:address|link|tunnel)$/.test(object) && /^[\w.@-]{1,16}$/.test(word);
  return device || WORDS_ALONE.test(word) || WORDS_WITH_VALUE.test(word) || WORDS_WITH_VALUE.test(words[at - 1] ?? "") || /^[\da-fA-F.:/x]+$/.test(word);
}

/** The word after one of `names`: "220" for `table` in `table 220 proto static`. */
export function valueOf(words: readonly string[], ...names: readonly string[]): string | null {
  const at = words.findIndex((word) => names.includes(word));
  return at < 0 ? null : (words[at + 1] ?? null);
}

/** `ip -o` writes backslashes for line breaks. */
export function unfolded(line: Line): readonly Line[] {
  return line.text.includes("\\") ? line.text.split("\\").map((text) => ({ ...line, text })) : [line];
}

/** `0x1/0xff`, `42`; old versions of iproute2 print the value as a signed decimal. */
export function parseMark(text: string): { readonly value: number; readonly mask: number } | null {
  const found = /^(-?(?:0x[0-9a-fA-F]{1,8}|\d{1,10}))(?:\/(0x[0-9a-fA-F]{1,8}|\d{1,10}))?$/.exec(text);
  if (!found) return null;
  return { value: Number(found[1]) >>> 0, mask: found[2] === undefined ? 0xffffffff : Number(found[2]) >>> 0 };
}

/** `42`, `0x2a`, and a tunnel's key written as an address: `0.0.0.42`. */
export function parseKey(text: string | null): number | null {
  if (text === null) return null;
  const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (dotted) return dotted.slice(1).reduce((value, part) => value * 256 + Number(part), 0);
  return /^(?:0x[0-9a-fA-F]{1,8}|\d{1,10})$/.test(text) ? Number(text) : null;
}
