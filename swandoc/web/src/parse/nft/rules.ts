/** Rules of nftables as matches and actions. A rule that chooses among verdicts or acts twice becomes several rules. */
import type { Action, Match, Rule } from "../../netfilter.ts";
import { continues } from "../iptables/target.ts";
import { addressRange, choices, joined, match, type Alternatives, type Context } from "./match.ts";
import { isList, isObject, part, type Json, type JsonObject, type NftRule, type Statement } from "./model.ts";

/** Statements that neither choose packets nor change what a trace looks at. */
const INERT = new Set(["log", "ct helper", "ct timeout", "ct expectation", "set", "map", "secmark", "last", "comment"]);
/** More alternatives than these are one unknown match. */
const MOST = 64;

export function rules(rule: NftRule, context: Context): Rule[] {
  return new Draft(rule, context).read();
}

class Draft {
  private readonly found: Rule[] = [];
  private paths: Match[][] = [[]];
  private counter: { packets: number; bytes: number } | null = null;
  private ended = false;

  constructor(
    private readonly rule: NftRule,
    private readonly context: Context,
  ) {}

  read(): Rule[] {
    for (const statement of this.rule.statements()) {
      if (this.ended) break;
      this.take(statement);
    }
    // Without any action the rule only counts.
    if (this.found.length === 0) this.emit({ do: "continue" });
    return this.found;
  }

  private take({ json, text }: Statement): void {
    const [name = "", value = null] = Object.entries(json)[0] ?? [];
    if (INERT.has(name)) return;
    switch (name) {
      case "match":
        return this.narrow(match(String(part(value, "op")), part(value, "left") ?? null, part(value, "right") ?? null, text, this.context));
      case "counter":
        return this.count(value);
      case "vmap":
        return this.choose(value, text);
      case "mangle":
        return this.change(value, text);
      case "snat":
      case "dnat":
        return this.translate(name, value, text);
      case "xt":
        return this.extension(value, text);
      case "limit":
      case "quota":
      case "ct count":
      case "meter":
      case "unknown match":
        return this.narrow([[{ on: "unknown", text: text() }]]);
      case "reject":
        return this.reject(String(part(value, "type")));
      case "notrack":
        return this.emit({ do: "notrack" });
      case "flow":
        return this.emit({ do: "offload" });
      default:
        return this.end(verdict(json) ?? { do: "unknown", text: text() });
    }
  }

  private narrow(more: Alternatives): void {
    if (more.length === 1) for (const path of this.paths) path.push(...more[0]!);
    else if (more.length * this.paths.length > MOST) this.narrow([[{ on: "unknown", text: "a choice among too many" }]]);
    else this.paths = this.with(more);
  }

  /** The paths, each with every one of `more`. */
  private with(more: Alternatives): Match[][] {
    return this.paths.flatMap((path) => more.map((one) => [...path, ...one]));
  }

  private count(value: Json): void {
    const [packets, bytes] = [part(value, "packets"), part(value, "bytes")];
    if (typeof packets === "number" && typeof bytes === "number") this.counter = { packets, bytes };
  }

  private emit(action: Action, paths: Alternatives = this.paths): void {
    // What all alternatives counted together belongs to none of them.
    const counter = paths.length === 1 && paths === this.paths ? this.counter : null;
    for (const path of paths) {
      this.found.push({ matches: joined(path), action, packets: counter?.packets ?? null, bytes: counter?.bytes ?? null, lines: this.rule.lines });
    }
  }

  private end(action: Action): void {
    this.emit(action);
    this.ended = true;
  }

  /** An ICMP message of one family answers packets of that family only, which nft asks for without printing it. */
  private reject(type: string): void {
    const family = type === "icmp" ? 4 : type === "icmpv6" ? 6 : null;
    if (family && this.context.families.length > 1) this.narrow([[{ on: "family", family }]]);
    this.end({ do: "reject" });
  }

  /** A map of verdicts: a rule for each element. Without an element the rule ends. */
  private choose(value: Json, text: () => string): void {
    const key = part(value, "key") ?? null;
    const pairs = choices(part(value, "data") ?? null, this.context);
    this.ended = true;
    if (!pairs || pairs.length * this.paths.length > MOST) return this.emit({ do: "unknown", text: text() });
    for (const pair of pairs) {
      const [element, aim] = isList(pair) ? pair : [null, null];
      const action = isObject(aim) ? verdict(aim) : null;
      const more = element === "*" ? [[]] : match("==", key, part(part(element, "elem"), "val") ?? element ?? null, text, this.context);
      this.emit(action ?? { do: "unknown", text: text() }, this.with(more));
    }
  }

  private change(value: Json, text: () => string): void {
    const key = part(value, "key") ?? null;
    const target = part(value, "value") ?? null;
    const option = part(key, "tcp option");
    if (part(option, "name") === "maxseg") return this.emit({ do: "clamp-mss", to: typeof target === "number" ? target : null });
    if (part(part(key, "meta"), "key") === "mark") {
      // A new connection has no mark to restore.
      if (part(part(target, "ct"), "key") === "mark") return;
      this.emit(marking(target) ?? { do: "unknown", text: text() });
      // What was asked of the old mark holds no longer where the rule goes on.
      this.paths = this.paths.map((path) => path.map((one): Match => (one.on === "mark" ? { on: "unknown", text: `${text()}, and the mark before it` } : one)));
      return;
    }
    if (/^[sd](?:addr|port)$/.test(String(part(part(key, "payload"), "field")))) this.end({ do: "unknown", text: text() });
  }

  private translate(kind: "snat" | "dnat", value: Json, text: () => string): void {
    const address = part(value, "addr");
    const port = part(value, "port");
    const map = part(address, "map");
    this.ended = true;
    // Packets of the other family go on to the next rule (nft_nat_inet_eval()).
    const family = part(value, "family");
    if (family !== undefined && this.context.families.length > 1) this.narrow([[{ on: "family", family: family === "ip6" ? 6 : 4 }]]);
    if (map === undefined) return this.emit(translation(kind, address, port) ?? { do: "unknown", text: text() });
    const pairs = choices(part(map, "data") ?? null, this.context);
    if (!pairs || pairs.length * this.paths.length > MOST) return this.emit({ do: "unknown", text: text() });
    for (const pair of pairs) {
      const [element = null, aim = null] = isList(pair) ? pair : [];
      const more = match("==", part(map, "key") ?? null, element, text, this.context);
      const target = part(aim, "concat");
      const [to, at] = isList(target) ? target : [aim, port];
      this.emit(translation(kind, to, at) ?? { do: "unknown", text: text() }, this.with(more));
    }
  }

  /** An extension of iptables that nft could not translate. */
  private extension(value: Json, text: () => string): void {
    const name = String(part(value, "name"));
    const isTarget = name === name.toUpperCase() && part(value, "type") !== "match";
    if (name === "comment" || (isTarget && continues(name))) return;
    if (!isTarget) return this.narrow([[{ on: "unknown", text: text() }]]);
    this.end(name === "MASQUERADE" ? { do: "masquerade" } : { do: "unknown", text: text() });
  }
}

function verdict(json: JsonObject): Action | null {
  const [name = "", value = null] = Object.entries(json)[0] ?? [];
  switch (name) {
    case "accept":
    case "drop":
    case "reject":
    case "return":
    case "continue":
    case "masquerade":
    case "redirect":
      return { do: name };
    case "jump":
    case "goto":
      return { do: name, chain: String(part(value, "target")) };
    default:
      return null;
  }
}

function translation(kind: "snat" | "dnat", address: Json | undefined, port: Json | undefined): Action | null {
  const to = address === undefined ? null : addressRange(address);
  if (address !== undefined && !to) return null;
  if (to && part(address, "prefix") !== undefined) return { do: "map-network", of: kind === "snat" ? "source" : "destination", to };
  const ranges = to ? [to] : [];
  return kind === "snat" ? { do: "source-nat", to: ranges } : { do: "destination-nat", to: ranges, port: typeof port === "number" ? port : null };
}

/** `meta mark & 0xffffff00 | 0x5` as value and mask of (mark & ~mask) ^ value. */
function marking(value: Json): Action | null {
  if (typeof value === "number") return { do: "mark", value, mask: 0xffffffff };
  const masked = marked(value, "&");
  if (masked !== null) return { do: "mark", value: 0, mask: ~masked >>> 0 };
  for (const sign of ["|", "^"] as const) {
    const operands = part(value, sign);
    if (!isList(operands) || typeof operands[1] !== "number") continue;
    const bits = operands[1];
    const kept = part(part(operands[0], "meta"), "key") === "mark" ? 0xffffffff : marked(operands[0]!, "&");
    if (kept === null) continue;
    return { do: "mark", value: bits, mask: sign === "|" ? (~kept | bits) >>> 0 : ~kept >>> 0 };
  }
  return null;
}

/** The number of `meta mark <sign> number`. */
function marked(value: Json, sign: string): number | null {
  const operands = part(value, sign);
  if (!isList(operands) || part(part(operands[0], "meta"), "key") !== "mark") return null;
  return typeof operands[1] === "number" ? operands[1] : null;
}
