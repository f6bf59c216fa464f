/** Statements of nft's text (nft(8), STATEMENTS) as those of libnftables-json(5). */
import { elements, left, right, scalar, verdict } from "./expression-text.ts";
import { part, type Json, type JsonObject, type Statement } from "./model.ts";
import { Reader, type Token } from "./tokens.ts";

export function statements(tokens: Token[]): Statement[] {
  const reader = new Reader(tokens);
  const found: Statement[] = [];
  while (!reader.done) {
    const start = reader.place;
    const json = statement(reader) ?? notUnderstood(reader);
    // Every turn uses up something.
    if (reader.place === start) reader.word();
    const end = reader.place;
    if (json !== NOTHING) found.push({ json, text: () => reader.text(start, end) });
  }
  return found;
}

const NOTHING: JsonObject = {};

/** null where the words are no statement that is known. */
function statement(reader: Reader): JsonObject | null {
  const start = reader.place;
  const plain = verdict(reader);
  if (plain) return plain as JsonObject;
  const token = reader.peek()!;
  const read = token.quoted ? undefined : Object.hasOwn(STATEMENTS, token.text) ? STATEMENTS[token.text] : undefined;
  if (read) {
    reader.word();
    const json = read(reader);
    if (json) return json;
    reader.back(start);
  }
  return matchOrSet(reader);
}

/** By their first word; null sends the words on to be read as a match. */
const STATEMENTS: Readonly<Record<string, (reader: Reader) => JsonObject | null>> = {
  "\n": () => NOTHING,
  comment: (reader) => (reader.word(), NOTHING),
  counter: (reader) => {
    if (reader.skip("name")) return { counter: reader.word() };
    const numbers: Record<string, Json> = {};
    for (let name = reader.skip("packets", "bytes"); name; name = reader.skip("packets", "bytes")) numbers[name] = Number(reader.word());
    return { counter: numbers };
  },
  log: (reader) => {
    while (reader.skip("prefix", "level", "group", "snaplen", "queue-threshold", "flags")) {
      do reader.word();
      while (reader.skip(","));
      // `flags tcp sequence,options`
      reader.skip("sequence", "options");
      while (reader.skip(",")) reader.word();
    }
    return { log: null };
  },
  limit: (reader) => {
    if (!reader.skip("name")) {
      reader.skip("rate");
      reader.skip("over");
      reader.word();
      reader.skip("bytes/second", "kbytes/second", "mbytes/second");
      if (reader.skip("burst")) (reader.word(), reader.word());
    } else reader.word();
    return { limit: null };
  },
  quota: (reader) => {
    if (reader.skip("name")) reader.word();
    else {
      reader.skip("over", "until");
      reader.word();
      reader.word();
      if (reader.skip("used")) (reader.word(), reader.word());
    }
    return { quota: null };
  },
  ct: (reader) => {
    if (!reader.skip("count")) return null;
    reader.skip("over");
    reader.word();
    return { "ct count": null };
  },
  reject: (reader) => {
    if (!reader.skip("with")) return { reject: null };
    const type = reader.word();
    reader.skip("type");
    reader.word();
    return { reject: { type } };
  },
  notrack: () => ({ notrack: null }),
  masquerade: (reader) => {
    if (reader.skip("to")) reader.word();
    flags(reader);
    return { masquerade: null };
  },
  redirect: (reader) => {
    if (reader.skip("to")) reader.word();
    flags(reader);
    return { redirect: null };
  },
  snat: (reader) => translation(reader, "snat"),
  dnat: (reader) => translation(reader, "dnat"),
  flow: (reader) => {
    reader.skip("add", "offload");
    return { flow: reader.word() };
  },
  xt: (reader) => ({ xt: { type: reader.word(), name: reader.word() } }),
  queue: (reader) => terminal(reader, "queue"),
  tproxy: (reader) => terminal(reader, "tproxy"),
  synproxy: (reader) => terminal(reader, "synproxy"),
  dup: (reader) => terminal(reader, "dup"),
  fwd: (reader) => terminal(reader, "fwd"),
  add: update,
  update,
  delete: update,
};

/** A statement with a verdict of its own, whose words reach to the end of the rule. */
function terminal(reader: Reader, name: string): JsonObject {
  while (!reader.done) reader.word();
  return { [name]: null };
}

/** `add @set { ... }`: what stands in braces may limit the rate, and then decides like a match. */
function update(reader: Reader): JsonObject {
  const name = reader.word();
  const inside = reader.is("{") ? reader.braces() : [];
  const limits = inside.some((token) => /^(?:limit|quota|ct)$/.test(token.text));
  return limits ? { meter: name } : { set: name };
}

function flags(reader: Reader): void {
  while (reader.skip("random", "fully-random", "persistent", ","));
}

function translation(reader: Reader, kind: "snat" | "dnat"): JsonObject {
  const family = reader.skip("ip", "ip6");
  while (reader.skip("prefix", "interval"));
  reader.skip("to");
  const key = left(reader);
  if (key !== null) {
    reader.skip("map");
    const data = reader.is("{") ? { set: elements(reader) } : reader.word();
    flags(reader);
    return { [kind]: { ...(family ? { family } : {}), addr: { map: { key, data } } } };
  }
  const target = destination(reader.word());
  flags(reader);
  return { [kind]: { ...(family ? { family } : {}), ...target } };
}

/** `10.0.0.1:8080`, `[2001:db8::5]:8080`, `:8080`, `192.0.2.1-192.0.2.9`. */
function destination(text: string): JsonObject {
  const found = /^(?:\[([^\]]+)\]|([\d.]*(?:-[\d.]+)?))(?::(\d+)(?:-\d+)?)?$/.exec(text);
  const address = found ? (found[1] ?? found[2] ?? "") : text;
  return { ...(address ? { addr: scalar(address) } : {}), ...(found?.[3] ? { port: Number(found[3]) } : {}) };
}

const OPERATORS: ReadonlyMap<string, string> = new Map(
  Object.entries({ eq: "==", ne: "!=", lt: "<", gt: ">", le: "<=", ge: ">=" }).flatMap(([word, sign]) => [[word, sign], [sign, sign]]),
);

/** Whether it is a mask of bits, so that a value without operator asks for any of them. */
function isBits(side: Json): boolean {
  return /^(?:state|status)$/.test(String(part(part(side, "ct"), "key"))) || part(part(side, "payload"), "field") === "flags";
}

function matchOrSet(reader: Reader): JsonObject | null {
  const start = reader.place;
  let side = left(reader);
  if (side === null) return null;
  if (reader.skip("set")) return { mangle: { key: side, value: operation(reader) } };
  if (reader.skip("vmap")) return { vmap: { key: side, data: reader.is("{") ? { set: elements(reader) } : reader.word() } };
  if (reader.skip("exists")) return { match: { op: "==", left: side, right: true } };
  if (reader.skip("missing")) return { match: { op: "==", left: side, right: false } };
  if (reader.skip("&", "and")) side = { "&": [side, right(reader)] };
  const next = reader.peek();
  const sign = next && !next.quoted ? OPERATORS.get(next.text) : undefined;
  if (sign) reader.word();
  const op = sign ?? (isBits(side) && !reader.is("{") ? "in" : "==");
  if (reader.done || reader.is("\n")) {
    reader.back(start);
    return null;
  }
  const value = right(reader);
  // `tcp flags syn / fin,syn,rst,ack`
  if (reader.skip("/")) return { match: { op: op === "in" ? "==" : op, left: { "&": [side, right(reader)] }, right: value } };
  return { match: { op, left: side, right: value } };
}

const SIGNS: Readonly<Record<string, string>> = { and: "&", or: "|", xor: "^", "&": "&", "|": "|", "^": "^" };

/** `meta mark & 0xffffff00 | 0x5`, and iptables-nft's `mark and 0xffffff00 xor 0x5`: from left to right. */
function operation(reader: Reader): Json {
  const operand = (): Json => left(reader) ?? scalar(reader.word());
  let value = operand();
  for (let sign = reader.skip(...Object.keys(SIGNS)); sign; sign = reader.skip(...Object.keys(SIGNS))) {
    value = { [SIGNS[sign]!]: [value, operand()] };
  }
  return value;
}

/** Words after which a rule is understood again. */
const ANCHOR = /^(?:counter|log|accept|drop|return|continue|jump|goto|reject|masquerade|snat|dnat|redirect|queue|notrack|comment|\n)$/;

/** Up to the next statement that is surely one. A map among the words decides the verdict, which nobody knows then. */
function notUnderstood(reader: Reader): JsonObject {
  let decides = false;
  do {
    if (reader.is("{")) reader.braces();
    else decides = /^v?map$/.test(reader.word()) || decides;
  } while (!reader.done && !(ANCHOR.test(reader.peek()!.text) && !reader.peek()!.quoted));
  return decides ? { "unknown verdict": null } : { "unknown match": null };
}
