/** `ip route` of all tables and both families, and `ip route get`. */
import { everything, parseAddress, parsePrefix, type Address, type Family, type Prefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records, Route, RouteKind } from "../records.ts";
import { ipCommand, parseMark, shows, valueOf, type IpCommand } from "./ip-command.ts";
import { finished } from "../steps.ts";
import { evidence, isCut, saysAll, STEP, type Parser } from "./parser.ts";

const KIND = /^(?:unicast|local|broadcast|multicast|anycast|blackhole|unreachable|prohibit|throw)$/;
const KINDS = "unicast|local|broadcast|multicast|anycast|blackhole|unreachable|prohibit|throw";
/** A destination, also a masked one, and a word that routes have. A neighbour's line begins like a route's. */
const ROUTE = new RegExp(`^\\s*(?:(?:${KINDS})\\s+)?(?:default|(?=[^.:\\s]{0,9}[.:])[0-9a-fA-FxX*.:]{2,45}(?:/\\d+)?)\\s+(?:via|dev|nhid|proto|from|metric|scope|tos|encap|table)\\s+\\S`);
const NO_DEVICE = /^\s*(?:blackhole|unreachable|prohibit|throw)\s+(?:default|[0-9a-fA-F.:]+(?:\/\d+)?)(?:\s|$)/;
const NEIGHBOUR = /\slladdr\s|\s(?:FAILED|INCOMPLETE|PERMANENT|NOARP|NONE|proxy)\s*$/;
/** A multipath route's first line, and busybox's way to print one. */
const BARE = /^\s*(?:default|[0-9a-fA-F.:]+\/\d+)(?:\s+(?:proto|metric|table|scope)\s.*)?\s*(?:\\.*)?$/;
const NEXTHOP = /^\s*(?:\\\s*)?nexthop\s/;
const CACHE = /^\s+cache\b/;
/** The kernel's answer for a table that nothing has been put into (fib_frontend.c: inet_dump_fib). */
const NO_TABLE = /^(?:Error: (?:ipv4|ipv6): (?:FIB|MR) table does not exist\.?|Dump terminated)$/;

export const ipRoute: Parser = {
  kind: "ip-route",
  prints: shows("route"),
  begins: (line) => isRoute(line),
  continues: (line) => isRoute(line) || NEXTHOP.test(line) || CACHE.test(line) || BARE.test(line) || NO_TABLE.test(line) || isCut(line),
  parse: (block, records) => finished(reading(block, records)),
  parsing: reading,
};

function* reading(block: Block, records: Records): Generator<undefined, readonly Line[]> {
  const command = ipCommand(block.command);
  return command?.verb === "get" || isLookup(block) ? readLookups(block, records, command) : yield* readTable(block, records, command);
}

function isRoute(line: string): boolean {
  return (ROUTE.test(line) || NO_DEVICE.test(line)) && !NEIGHBOUR.test(line);
}

function* readTable(block: Block, records: Records, command: IpCommand | null): Generator<undefined, readonly Line[]> {
  const strange: Line[] = [];
  const found: Route[] = [];
  const family = command?.family ?? null;
  const table = tableOf(block, command);
  const device = command && valueOf(command.words, "dev");
  let head: Parsed | null = null;
  let v6 = family === 6;
  for (const [at, line] of block.lines.entries()) {
    if (at % STEP === 0) yield;
    const text = line.text.trim();
    if (!text || isCut(text) || NO_TABLE.test(text)) continue;
    const hops = text.includes("\\") ? text.split("\\").map((part) => part.trim()).filter(Boolean) : [text];
    const first = hops.shift() ?? "";
    const parsed: Parsed | null = NEXTHOP.test(first) ? null : parseRoute(first, v6 ? 6 : 4);
    if (parsed) {
      v6 ||= parsed.destination.family === 6;
      head = hops.length > 0 || isHead(parsed, device) ? parsed : null;
      const route = toRoute(parsed, table, device, [line]);
      if (!head) found.push(route);
    } else if (NEXTHOP.test(first) && head) {
      hops.unshift(first);
    } else {
      head = null;
      strange.push(line);
    }
    // A multipath route is a route for each of its next hops.
    for (const hop of head ? hops : []) {
      const words = hop.replace(/^nexthop\s+/, "").split(/\s+/);
      found.push(toRoute(withWords({ ...head!, flags: [...head!.flags, "nexthop"] }, words), table, device, [line]));
    }
  }
  for (const route of found) records.routes.push(route);
  if (saysAll(block, strange, (line) => isRoute(line) || BARE.test(line))) completeTables(block, records, command, found);
  return strange;
}

/** A route without device and next hop: the next hops follow on lines of their own. */
function isHead(route: Parsed, device: string | null): boolean {
  return route.kind === "unicast" && route.device === null && route.via === null && device === null;
}

/** What a command without filters shows all of (iproute.c: `ip route` is IPv4's main table, a table is IPv4's). */
function completeTables(block: Block, records: Records, command: IpCommand | null, routes: readonly Route[]): void {
  if (!command || command.words.some((word) => word !== "table" && word !== valueOf(command.words, "table"))) return;
  const table = tableName(valueOf(command.words, "table") ?? "main");
  if (table === "cache") return;
  if (table !== "all") return records.complete(`route-table ${command.family ?? 4} ${table}`, evidence(block));
  const families = command.family ? [command.family] : ([4, 6] as const);
  for (const family of families) {
    // Every family has its local routes, if only the loopback's. Without any they were cut, unless nothing was printed.
    const own = routes.filter((route) => route.destination.family === family);
    if (!own.some((route) => route.table === "local") && (routes.length > 0 || !command.family)) continue;
    records.complete(`route-tables ${family}`, evidence(block));
    for (const name of new Set(own.map((route) => route.table))) records.complete(`route-table ${family} ${name}`, evidence(block));
  }
}

/** Where the rows do not say it: the command's table, or what the rows without a command must be. */
function tableOf(block: Block, command: IpCommand | null): string {
  if (command) {
    const table = valueOf(command.words, "table");
    return table === null || table === "all" ? "main" : tableName(table);
  }
  const main = block.lines.some((line) => /\stable\s|\sproto (?:kernel|dhcp|ra)\s|^\s*default\s/.test(line.text));
  return main ? "main" : "unknown";
}

export function tableName(text: string): string {
  return { "255": "local", "254": "main", "253": "default", "0": "all", unspec: "all" }[text] ?? text;
}

export interface Parsed {
  kind: RouteKind;
  destination: Prefix;
  table: string | null;
  via: Address | null;
  device: string | null;
  source: Address | null;
  protocol: string | null;
  scope: string | null;
  metric: number | null;
  mtu: number | null;
  advmss: number | null;
  readonly flags: string[];
}

/** Words that have a value and no meaning for where a packet goes. */
const IGNORED = /^(?:pref|weight|realm|realms|expires|error|hoplimit|window|rtt|rttvar|rto_min|ssthresh|cwnd|initcwnd|initrwnd|reordering|quickack|congctl|features|fastopen_no_cookie|ttl-propagate|users|used|age|uid|id|nhid|iif|ipid|rtax)$/;

/** Reads a route's line; null where it has no destination that can be read. */
export function parseRoute(text: string, family: Family): Parsed | null {
  const words = text.split(/\s+/);
  const kind = KIND.test(words[0] ?? "") ? (words.shift() as RouteKind) : "unicast";
  const to = words.shift() ?? "";
  const said = parseAddress(valueOf(words, "via") ?? "") ?? parseAddress(valueOf(words, "src") ?? "");
  // Only routes of IPv6 have a preference (RFC 4191).
  const v6 = said ? said.family === 6 : words.includes("pref") || family === 6;
  const destination = to === "default" ? everything(v6 ? 6 : 4) : parsePrefix(to);
  if (!destination) return null;
  const read: Parsed = {
    kind,
    destination,
    table: null,
    via: null,
    device: null,
    source: null,
    protocol: null,
    scope: null,
    metric: null,
    mtu: null,
    advmss: null,
    flags: [],
  };
  return withWords(read, words);
}

/** Reads the words into `read`, and returns it. */
function withWords(read: Parsed, words: readonly string[]): Parsed {
  const flags = read.flags;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    let value = words[at + 1] ?? "";
    if (value === "lock" || (word === "via" && /^inet6?$/.test(value))) {
      at++;
      value = words[at + 1] ?? "";
    }
    if (word === "via") read.via = parseAddress(value);
    else if (word === "dev") read.device = value;
    else if (word === "src") read.source = parseAddress(value);
    else if (word === "table") read.table = tableName(value);
    else if (word === "proto") read.protocol = value;
    else if (word === "scope") read.scope = value;
    else if (word === "metric") read.metric = count(value);
    else if (word === "mtu") read.mtu = count(value);
    else if (word === "advmss") read.advmss = count(value);
    else if (word === "from" || word === "tos" || word === "encap") flags.push(`${word} ${value}`);
    else if (!IGNORED.test(word)) {
      if (word) flags.push(word);
      continue;
    }
    // Gateways are often masked; the device is still worth knowing.
    if ((word === "via" && !read.via) || (word === "src" && !read.source)) flags.push(`${word} ${value}`);
    at++;
  }
  return read;
}

export function toRoute(parsed: Parsed, table: string, device: string | null, lines: readonly Line[]): Route {
  // Field by field: engines keep what is spread in slow objects, and a whole Internet table has a million of routes.
  return {
    kind: parsed.kind,
    destination: parsed.destination,
    table: parsed.table ?? table,
    via: parsed.via,
    device: parsed.device ?? device,
    source: parsed.source,
    protocol: parsed.protocol,
    scope: parsed.scope,
    metric: parsed.metric,
    mtu: parsed.mtu,
    advmss: parsed.advmss,
    flags: parsed.flags,
    lines,
  };
}

function count(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** `10.2.0.10 via 192.0.2.254 dev eth0 table 220 src 10.1.0.1 uid 0` and, on the next line, `cache`. */
function isLookup(block: Block): boolean {
  return block.command === null && block.lines.some((line) => CACHE.test(line.text) || /\suid \d+\s*$/.test(line.text));
}

function readLookups(block: Block, records: Records, command: IpCommand | null): readonly Line[] {
  const strange: Line[] = [];
  const asked = command?.words.find((word) => parsePrefix(word) !== null) ?? "";
  for (const line of block.lines) {
    const text = line.text.trim();
    if (!text || isCut(text)) continue;
    if (CACHE.test(line.text)) {
      const last = records.lookups.at(-1);
      const mtu = /\smtu (?:lock )?(\d+)/.exec(text);
      if (last && mtu) records.lookups[records.lookups.length - 1] = { ...last, mtu: Number(mtu[1]), lines: [...last.lines, line] };
      continue;
    }
    const error = /^RTNETLINK answers: (.+)$/.exec(text)?.[1] ?? null;
    const route = parseRoute(error ? asked : text, 4);
    if (!route || (error && !command)) {
      strange.push(line);
      continue;
    }
    const words = command?.words ?? [];
    const from = parseAddress(/\sfrom (\S+)/.exec(text)?.[1] ?? valueOf(words, "from") ?? "");
    records.lookups.push({
      ...toRoute(route, "main", null, block.commandLine ? [block.commandLine, line] : [line]),
      table: route.table,
      from: from?.value === 0n ? null : from,
      input: valueOf(words, "iif"),
      mark: parseMark(valueOf(words, "mark") ?? "")?.value ?? null,
      error,
    });
  }
  return strange;
}
