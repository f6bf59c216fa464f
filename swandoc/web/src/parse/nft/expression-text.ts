/** Expressions of nft's text (nft(8), EXPRESSIONS) as those of libnftables-json(5). */
import { parseAddress } from "../../address.ts";
import type { Json } from "./model.ts";
import type { Reader } from "./tokens.ts";

const META = /^(?:iif|iifname|oif|oifname|iiftype|oiftype|mark|priority|length|protocol|nfproto|l4proto|skuid|skgid|rtclassid|pkttype|cpu|iifgroup|oifgroup|cgroup|iifkind|oifkind|ipsec|secpath|nftrace|time|day|hour|ibrname|obrname|ibriport|obriport|sdif|sdifname|broute|random|secmark)$/;
/** Those that may stand without `meta`. */
const BARE_META = /^(?:iif|iifname|oif|oifname|mark|skuid|skgid|iiftype|oiftype|iifgroup|oifgroup|pkttype|ibrname|obrname|cgroup|nftrace)$/;
const PAYLOAD = /^(?:ether|vlan|arp|ip|ip6|icmp|icmpv6|igmp|tcp|udp|udplite|sctp|dccp|th|ah|esp|comp|gre)$/;

/** The left side of a match; null where it is none that is known, with nothing used up. */
export function left(reader: Reader): Json | null {
  const start = reader.place;
  const parts: Json[] = [];
  do {
    const one = single(reader);
    if (one === null) {
      reader.back(start);
      return null;
    }
    parts.push(one);
  } while (reader.skip("."));
  return parts.length === 1 ? parts[0]! : { concat: parts };
}

function single(reader: Reader): Json | null {
  const place = reader.place;
  const first = reader.peek()?.quoted === false ? reader.word() : "";
  const second = reader.peek()?.text ?? "";
  if (first === "meta" && META.test(second)) return { meta: { key: ipsecName(reader.word()) } };
  if (BARE_META.test(first)) return { meta: { key: first } };
  if (first === "tcp" && second === "option") {
    reader.word();
    const name = reader.word();
    const field = /^(?:size|kind|length|count|left|right|tsval|tsecr)$/.test(reader.peek()?.text ?? "") ? reader.word() : null;
    return { "tcp option": field === null ? { name } : { name, field } };
  }
  if (PAYLOAD.test(first) && /^[a-z][\w-]*$/.test(second) && second !== "option") {
    return { payload: { protocol: first, field: reader.word() } };
  }
  if (/^@(?:ll|nh|th|ih)$/.test(first) && reader.is(",")) return raw(reader, first.slice(1));
  if (first === "ct" && /^[a-z]/.test(second) && second !== "count") return conntrack(reader);
  if (first === "fib") return fib(reader);
  if (first === "rt" && /^(?:classid|nexthop|mtu|ipsec|ip|ip6)$/.test(second)) {
    const family = reader.skip("ip", "ip6");
    return { rt: { key: reader.word(), ...(family ? { family } : {}) } };
  }
  if (first === "ipsec" && /^(?:in|out)$/.test(second)) {
    const dir = reader.word();
    if (reader.skip("spnum")) reader.word();
    reader.skip("ip", "ip6");
    return { ipsec: { key: reader.word(), dir } };
  }
  reader.back(place);
  return null;
}

/** `secpath` is the older name. */
function ipsecName(key: string): string {
  return key === "secpath" ? "ipsec" : key;
}

function raw(reader: Reader, base: string): Json {
  reader.skip(",");
  const offset = Number(reader.word());
  reader.skip(",");
  return { payload: { base, offset, len: Number(reader.word()) } };
}

function conntrack(reader: Reader): Json {
  const dir = reader.skip("original", "reply");
  const family = reader.skip("ip", "ip6");
  const key = (family ? `${family} ` : "") + reader.word();
  return { ct: dir ? { key, dir } : { key } };
}

function fib(reader: Reader): Json {
  const flags: string[] = [reader.word()];
  while (reader.skip(".")) flags.push(reader.word());
  return { fib: { result: reader.word(), flags } };
}

/** What stands to the right: a value, a list, a set, a range, the name of a set. */
export function right(reader: Reader): Json {
  if (reader.is("{")) return { set: elements(reader) };
  const list: Json[] = [value(reader)];
  while (reader.is(",") || reader.is("|")) {
    reader.word();
    list.push(value(reader));
  }
  return list.length === 1 ? list[0]! : list;
}

/** The elements in braces: values, or pairs of a map. What belongs to an element alone (timeout, counter) is left out. */
export function elements(reader: Reader): Json[] {
  const found: Json[] = [];
  reader.skip("{");
  while (!reader.done && !reader.is("}")) {
    if (reader.skip(",", "\n")) continue;
    const key = value(reader);
    while (!reader.done && !reader.is(",") && !reader.is("}") && !reader.is(":")) reader.word();
    if (!reader.skip(":")) {
      found.push(key);
      continue;
    }
    while (reader.skip("\n"));
    found.push([key, verdict(reader) ?? value(reader)]);
  }
  reader.skip("}");
  return found;
}

export function verdict(reader: Reader): Json | null {
  const plain = reader.skip("accept", "drop", "return", "continue");
  if (plain) return { [plain]: null };
  const call = reader.skip("jump", "goto");
  return call ? { [call]: { target: reader.word() } } : null;
}

/** One value, or several joined by dots. */
function value(reader: Reader): Json {
  const parts: Json[] = [atom(reader)];
  while (reader.skip(".")) parts.push(atom(reader));
  return parts.length === 1 ? parts[0]! : { concat: parts };
}

function atom(reader: Reader): Json {
  if (reader.skip("(")) {
    const list = right(reader);
    reader.skip(")");
    return list;
  }
  const token = reader.next();
  if (!token) return "";
  if (token.quoted) return token.text;
  return scalar(token.text);
}

/** A number, a prefix, a range, or a word. */
export function scalar(text: string): Json {
  if (/^(?:0x[\da-f]+|\d+)$/i.test(text)) return Number(text);
  const prefix = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text);
  if (prefix) return { prefix: { addr: prefix[1]!, len: Number(prefix[2]) } };
  const dash = text.indexOf("-");
  if (dash > 0) {
    const [low, high] = [text.slice(0, dash), text.slice(dash + 1)];
    if (/^\d+$/.test(low) && /^\d+$/.test(high)) return { range: [Number(low), Number(high)] };
    if (parseAddress(low) && parseAddress(high)) return { range: [low, high] };
  }
  return text;
}
