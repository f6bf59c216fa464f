/** The tables that `iptables -L` prints, with and without -n, -v, -x and --line-numbers. */
import type { Family } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Rule } from "../netfilter.ts";
import type { Records } from "../records.ts";
import { iptablesCommand } from "./iptables/command.ts";
import { DraftTable } from "./iptables/draft.ts";
import { RuleReader } from "./iptables/rule.ts";
import { builtIn, isBuiltIn } from "./iptables/tables.ts";
import { tail } from "./iptables/tail.ts";
import type { Option } from "./iptables/words.ts";
import { isCut, isWhole, type Parser } from "./parser.ts";

const CHAIN = /^Chain (\S+) \((?:policy ([A-Z]+)\b[^)]*|\d+ references[^)]*)\)/;
const HEAD = /^\s*(num\s+)?(pkts\s+bytes\s+)?target\s+prot\s+opt\s+(in\s+out\s+)?source\s+destination/;
const LEGACY_TOO = /^# Warning: ip6?tables-legacy tables present/;

function bare(text: string): string {
  return text.includes("`") ? text.replace(/^\s*`\s*(?=\S)/, "").replace(/`$/, "") : text;
}

export const iptablesList: Parser = {
  kind: "iptables-list",
  prints: (command) => iptablesCommand(command)?.does === "list",
  begins: (line) => CHAIN.test(bare(line)) || HEAD.test(bare(line)),
  continues: (line) => line.trim() === "" || isCut(line) || LEGACY_TOO.test(line) || isHeadOrRow(bare(line)),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const command = block.command === null ? null : iptablesCommand(block.command);
    const family = command?.family ?? familyOf(block.lines);
    const listings = split(block.lines);
    const rules = new RuleReader(family);
    // The other backend has rules as well, which this output does not show.
    const isHalf = block.lines.some((line) => LEGACY_TOO.test(line.text));
    for (const [at, listing] of listings.entries()) {
      const name = (at === 0 && command?.table) || likelyTable(listing.chains.map((chain) => chain.name));
      const table = new DraftTable();
      for (const chain of listing.chains) {
        table.declare(chain.name, chain.policy, chain.line);
        for (const line of chain.rows) {
          const read = row(line, chain.columns, chain.name, rules);
          if (read) table.append(chain.name, read);
          else strange.push(line);
        }
      }
      table.addTo(records, family, name);
      if (!isHalf) say(listing, name, family, at < listings.length - 1 || isWhole(block), records);
    }
    strange.push(...listings.flatMap((listing) => listing.orphans));
    return strange;
  },
};

interface Columns {
  readonly number: boolean;
  readonly counters: boolean;
  readonly interfaces: boolean;
}

interface ListedChain {
  readonly name: string;
  readonly policy: string | undefined;
  readonly line: Line;
  columns: Columns;
  readonly rows: Line[];
  cut: boolean;
}

/** The chains of one table. */
interface Listing {
  readonly chains: ListedChain[];
  /** Rows without a chain, which nobody can place. */
  readonly orphans: Line[];
}

/** By the column opt, or where an old ip6tables leaves it blank, by the source. */
const ROW = /^\s*(?:\S+\s+){1,5}?(?:--|-f|!f)\s|^\s*(?:\S+\s+){1,7}?!?(?:anywhere|[\da-f]*:[\da-f:.]*\/\d+)\s/i;

function isHeadOrRow(text: string): boolean {
  return ROW.test(text) || CHAIN.test(text) || HEAD.test(text);
}

/** Tables follow each other in one block where only the first command was seen: a chain that comes twice begins a new one. */
function split(lines: readonly Line[]): Listing[] {
  const listings: Listing[] = [{ chains: [], orphans: [] }];
  let chain: ListedChain | null = null;
  const order = builtIn("mangle");
  let latest = -1;
  for (const line of lines) {
    const text = bare(line.text);
    const found = CHAIN.exec(text);
    let listing = listings[listings.length - 1]!;
    if (found) {
      const name = found[1]!;
      const place = order.indexOf(name);
      if (place >= 0 && place <= latest) listings.push((listing = { chains: [], orphans: [] }));
      if (place >= 0) latest = place;
      chain = { name, policy: found[2], line, columns: guessed(""), rows: [], cut: false };
      listing.chains.push(chain);
      continue;
    }
    const head = HEAD.exec(text);
    if (head) {
      if (chain) chain.columns = { number: head[1] !== undefined, counters: head[2] !== undefined, interfaces: head[3] !== undefined };
      continue;
    }
    if (text.trim() === "" || LEGACY_TOO.test(text)) continue;
    if (!chain) listing.orphans.push(line);
    else if (isCut(text)) chain.cut = true;
    else chain.rows.push(line);
  }
  return listings;
}

/** Columns of a row whose header was not pasted: counters come with interfaces (-v). */
function guessed(text: string): Columns {
  const numbers = /^\s*(\d+[KMGT]?\s+)?(\d+[KMGT]?\s+\d+[KMGT]?\s+)?/.exec(text)!;
  return { number: numbers[1] !== undefined && numbers[2] !== undefined, counters: numbers[2] !== undefined, interfaces: numbers[2] !== undefined };
}

/** No row has its columns further right. */
const LONGEST = 600;

/** The parts of a row as printed; `before` are numbers in front of the target. */
interface Layout {
  readonly packets: string | null;
  readonly bytes: string | null;
  readonly target: string;
  readonly protocol: string;
  readonly fragment: string;
  readonly input: string;
  readonly output: string;
  readonly source: string;
  readonly destination: string;
  readonly tail: string;
}

/**
 * The columns of a row by their order, since long names shift them. A rule without a target leaves its column blank, and
 * ip6tables before 1.8.9 the column opt.
 */
function layout(text: string, { number, counters, interfaces }: Columns): Layout | null {
  const found = text.slice(0, LONGEST).trim().split(/\s+/);
  let at = number ? 1 : 0;
  const next = (): string => found[at++] ?? "";
  const [packets, bytes] = counters ? [next(), next()] : [null, null];
  if (counters && !(isCount(packets!) && isCount(bytes!))) return null;
  const isOpt = (place: number): boolean => /^(?:--|-f|!f)$/.test(found[place] ?? "");
  const isAddress = (place: number): boolean => /^!?(?:anywhere$|[\da-f]*:[\da-f:.]*(?:\/|$))/i.test(found[place] ?? "");
  const skipped = interfaces ? 2 : 0;
  const hasOpt = isOpt(at + 1) || isOpt(at + 2);
  if (!hasOpt && !isAddress(at + 2 + skipped) && !isAddress(at + 1 + skipped)) return null;
  const hasTarget = hasOpt ? !isOpt(at + 1) : isAddress(at + 3 + skipped);
  const target = hasTarget ? next() : "";
  const protocol = next();
  const fragment = hasOpt ? next() : "--";
  const [input, output] = interfaces ? [next(), next()] : ["*", "*"];
  const [source, destination] = [next(), next()];
  const tail = afterWords(text, at);
  return { packets, bytes, target, protocol, fragment, input, output, source, destination, tail };
}

/** What follows the first `count` words of a text, with its blanks, which may stand in the prefix of a log. */
function afterWords(text: string, count: number): string {
  const word = /\S+/g;
  for (let at = 0; at < count && word.exec(text); at++);
  return word.lastIndex > 0 ? text.slice(word.lastIndex) : "";
}

function row(line: Line, columns: Columns, chain: string, rules: RuleReader): Rule | null {
  const text = bare(line.text);
  const found = layout(text, columns) ?? layout(text, guessed(text));
  if (!found) return null;
  const rest = tail(found.tail);
  const given: Option[] = [
    ...column("-p", found.protocol),
    ...column("-s", found.source),
    ...column("-d", found.destination),
    ...column("-i", found.input),
    ...column("-o", found.output),
    ...(found.fragment === "--" ? [] : [{ name: "-f", not: found.fragment === "!f", values: [] }]),
    ...rest.matches,
  ];
  // Without -v iptables hides the interfaces, so that any rule may be limited to one.
  if (!columns.interfaces) given.push({ name: "-m", not: false, values: [""] }, { name: "interfaces that only -v shows", not: false, values: [] });
  if (found.target) given.push({ name: rest.goto ? "-g" : "-j", not: false, values: [found.target] }, ...rest.target);
  const counters = found.packets === null || found.bytes === null ? [] : [count(found.packets), count(found.bytes)];
  if (counters.length > 0) given.push({ name: "-c", not: false, values: counters.map(String) });
  return rules.read(given, () => given, chain, line);
}

function column(name: string, text: string): Option[] {
  if (text === "*" || text === "any") return [];
  return [{ name, not: text.startsWith("!"), values: [text.replace(/^!/, "")] }];
}

function isCount(text: string): boolean {
  return /^\d+[KMGT]?$/.test(text);
}

/** `1608K` is 1,608,000: rounded, since -x was not given. */
function count(text: string): number {
  return parseInt(text, 10) * 1000 ** (" KMGT".indexOf(text.slice(-1)) < 0 ? 0 : " KMGT".indexOf(text.slice(-1)));
}

function familyOf(lines: readonly Line[]): Family {
  return lines.some(({ text }) => /\s!?[\da-f]*::?[\da-f:]*\/\d+\s|icmp6-|ipv6-icmp/i.test(text)) ? 6 : 4;
}

/** The table by its built-in chains. */
function likelyTable(names: readonly string[]): string {
  const has = (name: string): boolean => names.includes(name);
  if (has("POSTROUTING")) return has("FORWARD") ? "mangle" : "nat";
  if (has("PREROUTING")) return has("FORWARD") ? "mangle" : names.filter(isBuiltIn).length === 2 && has("OUTPUT") ? "raw" : "nat";
  return "filter";
}

/** A chain is whole where another follows it or where the whole command stands in the paste, a table with all its chains. */
function say({ chains }: Listing, table: string, family: Family, isEndWhole: boolean, records: Records): void {
  const whole = chains.filter((chain, at) => !chain.cut && (at + 1 < chains.length || isEndWhole));
  for (const { name, line } of whole) records.complete(`iptables ${family} ${table} ${name}`, [line]);
  // Old kernels have no INPUT chain in nat.
  const all = builtIn(table).every((name) => (table === "nat" && name === "INPUT") || whole.some((chain) => chain.name === name));
  if (all && whole.length === chains.length) records.complete(`iptables ${family} ${table}`, whole.map((chain) => chain.line));
}
