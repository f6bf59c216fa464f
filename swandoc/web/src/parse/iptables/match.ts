/** The matches of a rule of iptables (iptables-extensions(8)). */
import { everything as anywhere, parseRange, rangeOf, type Family, type Range } from "../../address.ts";
import type { ConnectionState, Match } from "../../netfilter.ts";
import { portNumber, protocolNumber } from "../../protocol.ts";
import { icmpType } from "./icmp.ts";
import { inWords, type Option } from "./words.ts";

/** An extension named by -m, with its options. */
export interface Extension {
  readonly name: string;
  readonly options: Option[];
}

/** What one option says; null where it cannot be read, an empty list where every packet matches. */
type Reader = (option: Option, family: Family) => Match[] | null;

/** Options that mean the same whichever extension is open, as iptables loads the protocol's extension by itself. */
const READERS: Readonly<Record<string, Reader>> = {
  "-s": (option) => addresses(option, "source"),
  "-d": (option) => addresses(option, "destination"),
  "-i": (option) => device(option, "input"),
  "-o": (option) => device(option, "output"),
  "-p": (option) => protocols(option),
  "--dport": (option) => ports(option, "destination-port"),
  "--sport": (option) => ports(option, "source-port"),
  "--dports": (option) => ports(option, "destination-port"),
  "--sports": (option) => ports(option, "source-port"),
  "--icmp-type": (option) => icmp(option, 4),
  "--icmpv6-type": (option) => icmp(option, 6),
  "--syn": ({ not }) => [{ on: "tcp-flags", mask: 0x17, value: 0x02, not }],
  "--tcp-flags": (option) => tcpFlags(option),
  "--ctstate": (option) => states(option),
  "--state": (option) => states(option),
  "--ctstatus": (option) => (/^[SD]NAT(?:,[SD]NAT)*$/.test(option.values[0] ?? "") ? states(option) : null),
  "--match-set": (option) => namedSet(option),
  "--src-type": (option) => addressType(option, "source"),
  "--dst-type": (option) => addressType(option, "destination"),
  "--src-range": (option) => addresses(option, "source"),
  "--dst-range": (option) => addresses(option, "destination"),
};

/** Extensions whose options are all in READERS, or say nothing about packets. */
const TRANSPARENT = /^(?:tcp|udp|udplite|dccp|sctp|icmp6?|icmpv6|multiport|conntrack|state|set|addrtype|iprange|comment)$/;

export function isGeneral(option: Option): boolean {
  return Object.hasOwn(READERS, option.name);
}

export function general(option: Option, family: Family): Match[] {
  // More words than the option takes are a placeholder, such as `-o <public device>`, or a mistake.
  const most = option.name === "--tcp-flags" || option.name === "--match-set" ? 2 : 1;
  const found = option.values.length <= most ? READERS[option.name]!(option, family) : null;
  return found ?? [{ on: "unknown", text: inWords(option) }];
}

export function extension(found: Extension): Match[] {
  const unknown = (options: readonly Option[]): Match => ({
    on: "unknown",
    text: [...(found.name ? ["-m", found.name] : []), ...options.map(inWords)].join(" "),
  });
  if (found.name === "comment") return [];
  if (TRANSPARENT.test(found.name)) return found.options.length > 0 ? [unknown(found.options)] : [];
  const [first, ...more] = found.options;
  if (found.name === "policy") return policy(found.options, unknown);
  if (found.name === "rpfilter") return [reversePath(found.options)];
  if (first && more.length === 0) {
    const match = found.name === "mark" ? mark(first) : found.name === "length" ? lengths(first) : null;
    if (match) return [match];
  }
  return [unknown(found.options)];
}

function addresses({ values, not }: Option, on: "source" | "destination"): Match[] | null {
  const ranges: Range[] = [];
  for (const part of (values[0] ?? "").split(",")) {
    if (part === "anywhere") return not ? null : [];
    const range = parseRange(part);
    if (!range) return null;
    ranges.push(range);
  }
  const all = ranges.some((range) => range.first === 0n && range.last === rangeOf(anywhere(range.family)).last);
  return all && !not ? [] : [{ on, ranges, not }];
}

/** `eth+` of iptables is written `eth*`. */
function device({ values, not }: Option, on: "input" | "output"): Match[] | null {
  const name = values[0];
  if (!name || /[<>$]/.test(name)) return null;
  if (name === "+" && !not) return [];
  return [{ on, pattern: name.replace(/\+$/, "*"), not }];
}

function protocols({ values, not }: Option): Match[] | null {
  if (values[0] === "all" || values[0] === "0") return not ? null : [];
  const number = protocolNumber(values[0] ?? "");
  return number === null ? null : [{ on: "protocol", protocols: [number], not }];
}

function ports({ values, not }: Option, on: "source-port" | "destination-port"): Match[] | null {
  const found: [number, number][] = [];
  for (const part of (values[0] ?? "").split(",")) {
    const pair = portRange(part);
    if (!pair) return null;
    found.push(pair);
  }
  return [{ on, ports: found, not }];
}

/** `80`, `1000:2000`, `:1023`, `1024:`, and names. */
export function portRange(text: string): [number, number] | null {
  const [low = "", high] = text.split(":");
  const first = low === "" && high !== undefined ? 0 : portNumber(low);
  const last = high === undefined ? first : high === "" ? 65535 : portNumber(high);
  return first === null || last === null ? null : [first, last];
}

function icmp({ values, not }: Option, family: Family): Match[] | null {
  if (values[0] === "any" || values[0] === "255") return not ? null : [];
  const found = icmpType(values[0] ?? "", family);
  return found && [{ on: "icmp-type", types: [found.type], code: found.code, not }];
}

const FLAGS: Readonly<Record<string, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ALL: 63, NONE: 0 };

function tcpFlags({ values, not }: Option): Match[] | null {
  const [mask, value] = values.map((list) => flagBits(list));
  return mask == null || value == null ? null : [{ on: "tcp-flags", mask, value, not }];
}

function flagBits(list: string): number | null {
  const bits = list.split(",").map((name) => (Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined));
  return bits.reduce<number | null>((sum, bit) => (sum === null || bit === undefined ? null : sum | bit), 0);
}

const STATES: ReadonlySet<string> = new Set<ConnectionState>(["new", "established", "related", "invalid", "untracked", "dnat", "snat"]);

function states({ values, not }: Option): Match[] | null {
  const names = (values[0] ?? "").toLowerCase().split(",");
  if (!names.every((name) => STATES.has(name))) return null;
  return [{ on: "state", states: names as ConnectionState[], not }];
}

function namedSet({ values, not }: Option): Match[] | null {
  const [set, directions] = values;
  if (!set || !directions) return null;
  const keys = directions.split(",").map((part) => (part === "src" ? "source" : part === "dst" ? "destination" : "other"));
  return [{ on: "set", set, keys, not }];
}

function addressType({ values, not }: Option, of: "source" | "destination"): Match[] | null {
  const type = values[0]?.toLowerCase();
  return type && !type.includes(",") ? [{ on: "address-type", of, type, not }] : null;
}

function mark({ name, values, not }: Option): Match | null {
  const found = name === "--mark" ? maskedNumber(values[0] ?? "") : null;
  return found && { on: "mark", ...found, not };
}

/** `0x1/0xff`, `10`: without a mask all 32 bits. */
export function maskedNumber(text: string): { readonly value: number; readonly mask: number } | null {
  const found = /^(0x[0-9a-f]{1,8}|\d{1,10})(?:\/(0x[0-9a-f]{1,8}|\d{1,10}))?$/i.exec(text);
  return found && { value: Number(found[1]), mask: found[2] === undefined ? 0xffffffff : Number(found[2]) };
}

function lengths({ name, values, not }: Option): Match | null {
  const pair = name === "--length" ? portRange(values[0] ?? "") : null;
  return pair && { on: "length", from: pair[0], to: pair[1], not };
}

/** What the match says of one transform is modelled; outer addresses, SPIs and --strict with --next are not. */
function policy(given: readonly Option[], unknown: (options: readonly Option[]) => Match): Match[] {
  const value = (name: string): string | undefined => given.find((option) => option.name === name && !option.not)?.values[0];
  const direction = value("--dir");
  const kind = value("--pol");
  if ((direction !== "in" && direction !== "out") || (kind !== "ipsec" && kind !== "none")) return [unknown(given)];
  const reqid = value("--reqid");
  const protocol = value("--proto");
  const mode = value("--mode");
  const rest = given.filter(
    ({ name, not }) => not || !["--dir", "--pol", "--reqid", "--proto", "--mode"].includes(name),
  );
  const match: Match = {
    on: "ipsec",
    direction,
    protected: kind === "ipsec",
    reqid: reqid !== undefined && /^\d+$/.test(reqid) ? Number(reqid) : null,
    ...(protocol === undefined ? {} : { protocol: protocolNumber(protocol) ?? -1 }),
    ...(mode === undefined ? {} : { mode }),
  };
  return rest.length > 0 ? [match, unknown(rest)] : [match];
}

function reversePath(given: readonly Option[]): Match {
  const has = (name: string): boolean => given.some((option) => option.name === name);
  return { on: "reverse-path", passes: !has("--invert"), loose: has("--loose"), withMark: has("--validmark") };
}
