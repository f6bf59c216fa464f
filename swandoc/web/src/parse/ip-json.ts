/**
 * `ip -j` of routes, rules, addresses, links and neighbours, with and without -p.
 *
 * Each object is written as the lines that `ip` prints without -j, at the place where it stands, and these are read by
 * the parsers of the plain output: what decides is then a line that people can read.
 */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { ipCommand } from "./ip-command.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipLink } from "./ip-link.ts";
import { ipNeigh } from "./ip-neigh.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import type { Parser } from "./parser.ts";

type Item = Readonly<Record<string, unknown>>;

export const ipJson: Parser = {
  kind: "ip-json",
  prints: (command) => {
    const read = ipCommand(command);
    return read !== null && read.json && !read.object.startsWith("xfrm");
  },
  begins: (line) => /^\s*(?:\[\s*(?:$|\{\s*$)|(?:\[\s*)?\{\s*"(?:ifindex|ifname|link|dst|type|priority)")/.test(line),
  continues: (line) => /^\s*[[\]{}"\d]/.test(line) || /^(?:Error: |Dump terminated|RTNETLINK )/.test(line),
  parse(block: Block, records: Records): readonly Line[] {
    const { items, rest, cut } = readItems(block.lines);
    const command = ipCommand(block.command);
    const parser = parserOf(command?.object ?? kindOf(items[0]?.item ?? {}));
    if (!parser) return block.lines;
    const lines = items.flatMap(({ item, at }) => plain(item, parser).map((text) => ({ ...at, text })));
    if (cut) lines.push({ ...block.lines.at(-1)!, text: "[...]" });
    return parser.parse({ ...block, lines: [...lines, ...rest] }, records);
  },
};

/** The objects of an array, each with the line on which it begins; one that is cut short is left out. */
function readItems(lines: readonly Line[]): { items: { item: Item; at: Line }[]; rest: Line[]; cut: boolean } {
  const items: { item: Item; at: Line }[] = [];
  const rest: Line[] = [];
  let depth = 0;
  let text: string[] = [];
  let at: Line | null = null;
  let inString = false;
  for (const line of lines) {
    if (depth === 0 && !/^\s*[[\]{},]/.test(line.text)) {
      if (line.text.trim()) rest.push(line);
      continue;
    }
    let start = 0;
    for (let place = 0; place < line.text.length; place++) {
      const sign = line.text[place]!;
      if (inString) {
        if (sign === "\\") place++;
        else if (sign === '"') inString = false;
      } else if (sign === '"') inString = true;
      else if (sign === "{" && depth++ === 0) [at, start] = [line, place];
      else if (sign === "}" && depth > 0 && --depth === 0) {
        const item = parseItem(text.join("\n") + line.text.slice(start, place + 1));
        if (item) items.push({ item, at: at! });
        text = [];
        if (!item) {
          rest.push(line);
          break;
        }
      }
    }
    if (depth > 0) text.push(line.text.slice(start));
    // A string does not go on in the next line.
    inString = false;
  }
  return { items, rest, cut: depth > 0 };
}

function parseItem(text: string): Item | null {
  try {
    return JSON.parse(text) as Item;
  } catch {
    return null;
  }
}

function kindOf(item: Item): string {
  if ("ifname" in item) return "address";
  if ("priority" in item) return "rule";
  return "lladdr" in item || "state" in item || "proxy" in item ? "neighbour" : "dst" in item ? "route" : "";
}

function parserOf(object: string): Parser | null {
  return { address: ipAddr, link: ipLink, neighbour: ipNeigh, route: ipRoute, rule: ipRule }[object] ?? null;
}

function plain(item: Item, parser: Parser): string[] {
  if (Object.keys(item).length === 0) return [];
  if (parser === ipRoute) return route(item);
  if (parser === ipRule) return [rule(item)];
  return parser === ipNeigh ? [neighbour(item)] : link(item);
}

/** `name value` for each that the object has; `names` maps words of the plain output to keys. */
function words(item: Item, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .filter(([, key]) => isScalar(item[key]))
    .map(([name, key]) => ` ${name} ${String(item[key])}`)
    .join("");
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function itemOf(value: unknown): Item {
  return typeof value === "object" && value !== null ? (value as Item) : {};
}

const METRICS = { mtu: "mtu", advmss: "advmss" };

function route(item: Item): string[] {
  const type = isScalar(item.type) ? `${item.type} ` : "";
  const names = { from: "from", tos: "tos", table: "table", proto: "protocol", scope: "scope", src: "prefsrc", metric: "metric", pref: "pref", uid: "uid" };
  const metrics = list(item.metrics).map((one) => words(itemOf(one), METRICS)).join("");
  const head = `${type}${String(item.dst)}${hop(item)}${words(item, names)}${metrics}`;
  return [head, ...list(item.nexthops).map((one) => `nexthop${hop(itemOf(one))}`)];
}

function hop(item: Item): string {
  const other = itemOf(item.via);
  const via = isScalar(other.host) ? ` via ${String(other.family)} ${other.host}` : words(item, { via: "gateway" });
  return `${via}${words(item, { dev: "dev" })}${list(item.flags).filter(isScalar).map((flag) => ` ${flag}`).join("")}`;
}

function rule(item: Item): string {
  const prefix = (key: string): string => `${String(item[key])}${isScalar(item[`${key}len`]) ? `/${String(item[`${key}len`])}` : ""}`;
  const mask = isScalar(item.fwmask) ? `/${item.fwmask}` : "";
  const names = { iif: "iif", oif: "oif", ipproto: "ipproto", sport: "sport", dport: "dport", tos: "tos", uidrange: "uid_start", tun_id: "tun_id", l3mdev: "l3mdev", lookup: "table", suppress_prefixlength: "suppress_prefixlen", suppress_ifgroup: "suppress_ifgroup", goto: "goto" };
  return [
    `${String(item.priority)}: ${"not" in item ? "not " : ""}from ${prefix("src")}`,
    "dst" in item ? ` to ${prefix("dst")}` : "",
    isScalar(item.fwmark) ? ` fwmark ${item.fwmark}${mask}` : "",
    words(item, names),
    "nop" in item ? " nop" : "",
    isScalar(item.action) ? ` ${item.action}` : "",
  ].join("");
}

function neighbour(item: Item): string {
  const state = list(item.state).filter(isScalar).join(" ");
  return `${String(item.dst)}${words(item, { dev: "dev", lladdr: "lladdr" })} ${"proxy" in item ? "proxy" : state}`;
}

function link(item: Item): string[] {
  const info = itemOf(item.linkinfo);
  const details = itemOf(info.info_data);
  const parent = isScalar(item.link) ? `@${item.link}` : "";
  const lines = [`${String(item.ifindex)}: ${String(item.ifname)}${parent}: <${list(item.flags).join(",")}>${words(item, { mtu: "mtu", state: "operstate" })}`];
  if (isScalar(info.info_kind)) lines.push(`    ${info.info_kind}${words(details, Object.fromEntries(Object.keys(details).map((key) => [key, key])))}`);
  for (const address of list(item.addr_info).map(itemOf)) {
    if (!isScalar(address.local)) continue;
    const peer = isScalar(address.address) ? ` peer ${address.address}` : "";
    lines.push(`    ${String(address.family)} ${address.local}${peer}/${String(address.prefixlen)}${words(address, { scope: "scope" })}${address.dynamic ? " dynamic" : ""}`);
  }
  return lines;
}
