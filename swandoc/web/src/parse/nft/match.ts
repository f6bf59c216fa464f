/**
 * Matches of nftables (libnftables-json(5), EXPRESSIONS). A set is a choice, so that a match becomes alternatives: lists
 * of which one must hold, each with matches that must all hold.
 */
import { parsePrefix, parseRange, rangeOf, type Family, type Range } from "../../address.ts";
import type { ConnectionState, Match } from "../../netfilter.ts";
import { portNumber, protocolNumber } from "../../protocol.ts";
import { icmpType } from "../iptables/icmp.ts";
import { icmpCode } from "./icmp-code.ts";
import { isList, isObject, part, type Json, type NftSet } from "./model.ts";

export type Alternatives = readonly (readonly Match[])[];

export interface Context {
  readonly families: readonly Family[];
  /** The sets and maps of the rule's table by name. */
  readonly sets: ReadonlyMap<string, NftSet>;
  /** What `dependency` has found: few keys stand in many rules. */
  readonly headers: Map<string, readonly Match[]>;
}

/** More are not kept, so that no rule set blows up: the match is unknown then. */
const MOST = 256;

/** `text` are the words of the paste, for what cannot be read. */
export function match(op: string, left: Json, right: Json, text: () => string, context: Context): Alternatives {
  const found = alternatives(op, left, right, context);
  return found && found.length <= MOST ? found : [[{ on: "unknown", text: text() }]];
}

function alternatives(op: string, left: Json, right: Json, context: Context): Alternatives | null {
  const not = op === "!=";
  const key = subject(left);
  const concat = part(left, "concat");
  if (isList(concat)) return not ? null : concatenation(concat, right, context);
  const named = typeof right === "string" && right.startsWith("@") ? right.slice(1) : null;
  if (named !== null && /^ip6? [sd]addr$/.test(key)) {
    return [[...dependency(key, context), { on: "set", set: named, keys: [key.endsWith("saddr") ? "source" : "destination"], not }]];
  }
  const values = choices(right, context);
  if (values === null || values.length === 0) return null;
  // Offsets into the header mean addresses where only IPv4 passes.
  if (key === "raw " && !(context.families.length === 1 && context.families[0] === 4)) return null;
  if (op === "<" || op === ">" || op === "<=" || op === ">=") return comparison(key, op, values[0]!, context);
  const masked = part(left, "&");
  if (isList(masked)) return bits(masked[0]!, masked[1]!, values, not);
  // Some matches hold several values themselves.
  const together = several(key, op, values, not);
  if (together) return [[...dependency(key, context), ...together]];
  const each = values.map((value) => one(left, key, value, not));
  if (each.some((found) => found === null)) return null;
  const first = dependency(key, context);
  return not ? [[...first, ...each.flatMap((found) => found!)]] : each.map((found) => [...first, ...found!]);
}

/** `ip saddr`, `meta mark`, `ct state`: what an expression looks at; "" for one that is not modelled. */
function subject(left: Json): string {
  for (const kind of ["meta", "ct", "rt", "payload", "ipsec", "fib"]) {
    const found = part(left, kind);
    if (!isObject(found)) continue;
    if (kind === "payload") return `${String(found["protocol"] ?? "raw")} ${String(found["field"] ?? "")}`;
    if (kind === "fib") return `fib ${String(found["result"])}`;
    if (kind === "ct" && found["dir"] !== undefined) return "";
    return `${kind} ${String(found["key"])}`;
  }
  return "";
}

/** What a match asks for besides: the header that its field is in. */
function dependency(key: string, { families, headers }: Context): readonly Match[] {
  let found = headers.get(key);
  if (!found) headers.set(key, (found = header(key, families)));
  return found;
}

function header(key: string, families: readonly Family[]): readonly Match[] {
  const [protocol = "", field = ""] = key.split(" ");
  const number = /^(?:tcp|udp|udplite|sctp|dccp|icmp|icmpv6|esp|ah|comp)$/.test(protocol) ? protocolNumber(protocol) : null;
  if (number !== null && field) return [{ on: "protocol", protocols: [number], not: false }];
  if (families.length < 2 || !/^ip6?$/.test(protocol)) return [];
  return [{ on: "family", family: protocol === "ip" ? 4 : 6 }];
}

/** The values to the right as a list, with the content of a named set; null where that is not known. */
export function choices(right: Json, { sets }: Context): readonly Json[] | null {
  if (typeof right === "string" && right.startsWith("@")) return sets.get(right.slice(1))?.elements.map(unwrapped) ?? null;
  const set = part(right, "set");
  if (isList(set)) return set.map(unwrapped);
  return isList(right) ? right : [right];
}

/** An element without its timeout and counter. */
function unwrapped(element: Json): Json {
  return part(part(element, "elem"), "val") ?? element;
}

function concatenation(parts: readonly Json[], right: Json, context: Context): Alternatives | null {
  const values = choices(right, context);
  if (values === null || values.length === 0 || values.length > MOST) return null;
  const rows: Match[][] = [];
  for (const value of values) {
    const fields = part(value, "concat");
    if (!isList(fields) || fields.length !== parts.length) return null;
    const row: Match[] = [];
    for (const [at, left] of parts.entries()) {
      const found = alternatives("==", left, fields[at]!, context);
      if (found?.length !== 1) return null;
      row.push(...found[0]!);
    }
    rows.push(row);
  }
  return rows;
}

function several(key: string, op: string, values: readonly Json[], not: boolean): Match[] | null {
  switch (key) {
    case "ip saddr":
    case "ip6 saddr":
    case "ip daddr":
    case "ip6 daddr": {
      const ranges = all(values, range);
      return ranges && [{ on: key.endsWith("saddr") ? "source" : "destination", ranges, not }];
    }
    case "meta l4proto":
    case "ip protocol":
    case "ip6 nexthdr": {
      const protocols = all(values, (value) => protocolNumber(String(value)));
      return protocols && [{ on: "protocol", protocols, not }];
    }
    case "ct state": {
      const states = all(values, connectionState);
      return states && [{ on: "state", states, not }];
    }
    case "ct status": {
      const states = all(values, (value) => (value === "dnat" || value === "snat" ? value : null));
      return states && [{ on: "state", states, not }];
    }
    case "tcp flags": {
      // `tcp flags syn,ack` asks for any of them.
      const flags = op === "in" ? flagBits(values) : null;
      return flags === null ? null : [{ on: "tcp-flags", mask: flags, value: 0, not: true }];
    }
    case "icmp type":
    case "icmpv6 type": {
      const types = all(values, (value) => icmpType(String(value), key === "icmp type" ? 4 : 6)?.type ?? null);
      return types && [{ on: "icmp-type", types, code: null, not }];
    }
  }
  const port = /^(?:tcp|udp|udplite|sctp|dccp|th) ([sd])port$/.exec(key);
  if (!port) return null;
  const ports = all(values, (value) => span(value, portNumber));
  return ports && [{ on: port[1] === "s" ? "source-port" : "destination-port", ports, not }];
}

/** All values read; null if one of them cannot be. */
function all<T>(values: readonly Json[], read: (value: Json) => T | null): T[] | null {
  const found = values.map(read);
  return found.some((value) => value === null) ? null : (found as T[]);
}

/** Matches that hold one value each. */
function one(left: Json, key: string, value: Json, not: boolean): Match[] | null {
  switch (key) {
    case "meta iif":
    case "meta iifname":
    case "meta oif":
    case "meta oifname":
      // An interface that is gone is printed as its number; $ begins a variable of a rules file.
      return typeof value === "string" && !value.startsWith("$") ? [{ on: key.startsWith("meta i") ? "input" : "output", pattern: value, not }] : null;
    case "meta nfproto":
    case "meta protocol": {
      const family = /^(?:ipv4|ip)$/.test(String(value)) ? 4 : /^(?:ipv6|ip6)$/.test(String(value)) ? 6 : null;
      return family && [{ on: "family", family: not ? ((10 - family) as Family) : family }];
    }
    case "meta mark":
      return typeof value === "number" ? [{ on: "mark", value, mask: 0xffffffff, not }] : null;
    case "meta length":
    case "ip length": {
      const pair = span(value, number);
      return pair && [{ on: "length", from: pair[0], to: pair[1], not }];
    }
    case "meta ipsec":
    case "rt ipsec":
      if (typeof value !== "boolean" && value !== 0 && value !== 1) return null;
      return [{ on: "ipsec", direction: key === "rt ipsec" ? "out" : "in", protected: Boolean(value) !== not, reqid: null }];
    case "ipsec reqid": {
      const direction = part(part(left, "ipsec"), "dir") === "in" ? "in" : "out";
      return typeof value === "number" && !not ? [{ on: "ipsec", direction, protected: true, reqid: value }] : null;
    }
    case "icmp code":
    case "icmpv6 code": {
      const code = icmpCode(String(value), key === "icmp code" ? 4 : 6);
      // Joined with the type by `joined`.
      return code === null || not ? null : [{ on: "icmp-type", types: [], code, not }];
    }
    case "fib type":
    case "fib oif":
    case "fib oifname":
      return lookup(part(left, "fib")!, value, not);
    case "raw ":
      return rawAddress(part(left, "payload")!, value, not);
    default:
      return null;
  }
}

/** `fib daddr type local`, and the reverse path: `fib saddr . iif oif missing`. */
function lookup(fib: Json, value: Json, not: boolean): Match[] | null {
  const flags = part(fib, "flags");
  const list = (isList(flags) ? flags : [flags]).map(String);
  const of = list.includes("saddr") ? "source" : "destination";
  if (part(fib, "result") === "type") {
    return list.length === 1 && typeof value === "string" ? [{ on: "address-type", of, type: value, not }] : null;
  }
  const passes = value === true || value === 1 ? !not : value === false || String(value) === "0" ? not : null;
  if (passes === null || of !== "source" || list.some((flag) => !/^(?:saddr|mark|iif)$/.test(flag))) return null;
  return [{ on: "reverse-path", passes, loose: !list.includes("iif"), withMark: list.includes("mark") }];
}

/**
 * The addresses of the IPv4 header as nft 1.0 and older print iptables' networks: `@nh,96,24 655362` is source
 * 10.0.2.0/24.
 */
function rawAddress(payload: Json, value: Json, not: boolean): Match[] | null {
  const [offset, length] = [part(payload, "offset"), part(payload, "len")];
  if (part(payload, "base") !== "nh" || (offset !== 96 && offset !== 128) || !isBelow(length, 33)) return null;
  if (!isBelow(value, 2 ** length)) return null;
  const address = BigInt(value) << BigInt(32 - length);
  return [{ on: offset === 96 ? "source" : "destination", ranges: [rangeOf({ family: 4, value: address, length })], not }];
}

function isBelow(value: Json | undefined, end: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < end;
}

/** `meta mark & 0xff == 0x1`, `tcp flags syn / syn,ack`, `ct status & dnat == dnat`, `ct state & new == 0`. */
function bits(left: Json, mask: Json, values: readonly Json[], not: boolean): Alternatives | null {
  const key = subject(left);
  const masks = isList(mask) ? mask : [mask];
  if (key === "meta mark" && typeof mask === "number") {
    const marks = all(values, (value) => (typeof value === "number" ? ({ on: "mark", value, mask, not } as const) : null));
    return marks && (not ? [marks] : marks.map((found) => [found]));
  }
  if (key === "tcp flags") {
    const [bit, value] = [flagBits(masks), flagBits(values)];
    return bit === null || value === null ? null : [[{ on: "protocol", protocols: [6], not: false }, { on: "tcp-flags", mask: bit, value, not }]];
  }
  if (key !== "ct state" && key !== "ct status") return null;
  const none = values.length === 1 && values[0] === 0;
  if (!none && JSON.stringify(values) !== JSON.stringify(masks)) return null;
  if (!none && masks.length > 1) return null;
  const states = several(key, "in", masks, none !== not);
  return states && [states];
}

function comparison(key: string, op: string, value: Json, context: Context): Alternatives | null {
  const bound = key.endsWith("port") ? portNumber(String(value)) : number(String(value));
  if (bound === null) return null;
  const [from, to] = op === "<" ? [0, bound - 1] : op === "<=" ? [0, bound] : op === ">" ? [bound + 1, 65535] : [bound, 65535];
  if (key === "meta length" || key === "ip length") return [[...dependency(key, context), { on: "length", from, to, not: false }]];
  const ports = several(key, "==", [{ range: [from, to] }], false);
  return ports && key.endsWith("port") ? [[...dependency(key, context), ...ports]] : null;
}

function range(value: Json): Range | null {
  if (typeof value === "string") return parseRange(value);
  const prefix = part(value, "prefix");
  if (prefix !== undefined) {
    const found = parsePrefix(`${String(part(prefix, "addr"))}/${String(part(prefix, "len"))}`);
    return found && rangeOf(found);
  }
  const ends = part(value, "range");
  return isList(ends) ? parseRange(`${String(ends[0])}-${String(ends[1])}`) : null;
}

export { range as addressRange };

function span(value: Json, read: (text: string) => number | null): readonly [number, number] | null {
  const ends = part(value, "range");
  const [low, high] = isList(ends) ? ends : [value, value];
  const [first, last] = [read(String(low)), read(String(high))];
  return first === null || last === null ? null : [first, last];
}

function number(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

function connectionState(value: Json): ConnectionState | null {
  return /^(?:new|established|related|invalid|untracked)$/.test(String(value)) ? (value as ConnectionState) : null;
}

const FLAGS: Readonly<Record<string, number>> = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 };

function flagBits(values: readonly Json[]): number | null {
  const found = all(values, (value) => (typeof value === "number" ? value : Object.hasOwn(FLAGS, String(value)) ? FLAGS[String(value)]! : null));
  return found && found.reduce((sum, bit) => sum | bit, 0);
}

/** The matches without headers that are asked for twice; the code of an ICMP message joins its type. */
export function joined(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const found of matches) {
    if (found.on === "icmp-type" && found.types.length === 0) {
      const type = kept.findIndex((other) => other.on === "icmp-type" && other.code === null && !other.not);
      if (type >= 0) kept[type] = { ...(kept[type] as typeof found), code: found.code };
      else kept.push({ on: "unknown", text: `icmp code ${found.code!}` });
    } else if (!kept.some((other) => isSame(other, found))) kept.push(found);
  }
  return kept;
}

/** Whether both are the same header that several fields need. */
function isSame(one: Match, other: Match): boolean {
  if (one.on === "family") return other.on === "family" && one.family === other.family;
  if (one.on !== "protocol" || other.on !== "protocol" || one.not || other.not) return false;
  return one.protocols.length === 1 && other.protocols.length === 1 && one.protocols[0] === other.protocols[0];
}
