/** Routes in columns: `route -n` and `netstat -rn` of Linux and busybox, `netstat -rn` of BSD and macOS. */
import { everything, maskLength, parseAddress, parsePrefix, type Family, type Prefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records, Route, RouteKind } from "../records.ts";
import { evidence, isCut, pipeline, saysAll, type Parser } from "./parser.ts";

/** Which columns of a row hold what, by their places; taken from the heading. */
interface Columns {
  readonly layout: "linux" | "linux6" | "bsd";
  readonly flags: number;
  readonly device: number;
  readonly metric: number | null;
}

/** The headings' first words are translated (`Ziel Router Genmask Flags`). */
const LINUX = /\bGenmask\s+Flags\s.*\bIface\b/;
const LINUX6 = /^Destination\s+Next Hop\s+Flags?\s+Met/;
const BSD = /^Destination\s+Gateway\s+Flags\s.*\b(?:Netif|Iface|Interface)\b/;
const TITLE = /^(?:Kernel[- ]IP|Routing tables|Internet6?:$)/;
const ROW = /^(?:\d+\.\d+\.\d+\.\d+\s+(?:\d+\.\d+\.\d+\.\d+|\*|-)\s+\d+\.\d+\.\d+\.\d+\s+[UG!]|(?:default|[0-9a-fA-F.:/%]\S*)\s+\S+\s+(?:\S+\s+)?[UGHSR!]\w*\s)/;
const DEFAULT_COLUMNS: Columns = { layout: "linux", flags: 3, device: 7, metric: 4 };

export const routeTable: Parser = {
  kind: "route-table",
  prints: (command) => /^(?:route|netstat)\b/.test(command) && /^(?:route(?: -[46neFA]+| inet6?| --inet6?)*(?: show)?|netstat(?: -[46nra]+| -f inet6?| --inet6?)*)$/.test(pipeline(command).command) && !/^netstat(?!.* -\w*r)/.test(command),
  begins: (line) => LINUX.test(line) || LINUX6.test(line) || BSD.test(line) || /^(?:Kernel[- ]IP(?:v6)?[- ]rout|Routing tables$)/i.test(line),
  continues: (line) => TITLE.test(line) || LINUX.test(line) || LINUX6.test(line) || BSD.test(line) || ROW.test(line) || !line.trim() || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    let columns = DEFAULT_COLUMNS;
    let family: Family = 4;
    const families = new Set<Family>();
    for (const line of block.lines) {
      const text = line.text.trim();
      if (TITLE.test(text)) family = /6/.test(text) ? 6 : 4;
      if (!text || isCut(text) || TITLE.test(text)) continue;
      const heading = columnsOf(text);
      if (heading) {
        columns = heading;
        if (columns.layout !== "linux6") families.add(family);
        continue;
      }
      const route = readRow(text.split(/\s+/), columns, family, line);
      if (route) records.routes.push(route);
      else strange.push(line);
    }
    if (saysAll(block, strange, (line) => ROW.test(line) || /\s(?:UG?H?|!)\s/.test(line))) {
      for (const one of families) records.complete(`route-table ${one} main`, evidence(block));
    }
    return strange;
  },
};

function columnsOf(text: string): Columns | null {
  if (!LINUX.test(text) && !LINUX6.test(text) && !BSD.test(text)) return null;
  const names = text.replace("Next Hop", "Next-Hop").split(/\s+/);
  const place = (...wanted: readonly string[]): number | null => {
    const at = names.findIndex((name) => wanted.includes(name));
    return at < 0 ? null : at;
  };
  const layout = LINUX.test(text) ? "linux" : LINUX6.test(text) ? "linux6" : "bsd";
  return { layout, flags: place("Flags", "Flag")!, device: place("Iface", "Netif", "Interface", "If")!, metric: place("Metric", "Met") };
}

function readRow(words: readonly string[], columns: Columns, family: Family, line: Line): Route | null {
  const flags = words[columns.flags];
  const device = words[columns.device];
  const destination = destinationOf(words, columns.layout, family);
  const kind = flags !== undefined ? kindOf(flags, device, columns.layout) : null;
  if (!destination || flags === undefined || device === undefined || !kind) return null;
  const via = parseAddress(words[1]!);
  const next = via && via.value !== 0n ? via : null;
  const metric = columns.metric === null ? NaN : Number(words[columns.metric]);
  return {
    kind,
    destination,
    // Linux lists IPv6's routes of all tables together (/proc/net/ipv6_route), IPv4's of main.
    table: columns.layout === "linux6" ? "unknown" : "main",
    via: next,
    device: device === "-" ? null : device,
    source: null,
    protocol: null,
    scope: null,
    metric: Number.isFinite(metric) && metric >= 0 ? metric : null,
    mtu: null,
    advmss: null,
    flags: remarks(flags, next !== null, words[1]!, columns.layout),
    lines: [line],
  };
}

function destinationOf(words: readonly string[], layout: Columns["layout"], family: Family): Prefix | null {
  const text = words[0]!;
  if (layout !== "linux") return text === "default" ? everything(family) : parsePrefix(octets(text, family));
  const mask = parseAddress(words[2] ?? "");
  const length = mask && maskLength(mask);
  const address = text === "default" ? everything(4) : parseAddress(text);
  return address && length !== null ? { ...address, length } : null;
}

/** BSD leaves out what an octet's boundary tells: `127` is 127.0.0.0/8, `192.168.1` 192.168.1.0/24. */
function octets(text: string, family: Family): string {
  const parts = text.split(".").length;
  return family === 4 && /^\d+(?:\.\d+){0,2}$/.test(text) ? `${text}/${8 * parts}` : text;
}

/** Null where the row does not tell: Linux shows blackhole and throw alike, as a route without device. */
function kindOf(flags: string, device: string | undefined, layout: Columns["layout"]): RouteKind | null {
  if (layout === "bsd") return flags.includes("B") ? "blackhole" : flags.includes("R") ? "unreachable" : "unicast";
  if (flags.includes("!")) return "unreachable";
  if (device === "*") return null;
  return layout === "linux6" && flags.includes("n") ? "local" : "unicast";
}

function remarks(flags: string, via: boolean, gateway: string, layout: Columns["layout"]): string[] {
  const found: string[] = [];
  // A next hop of the other family, or one that somebody has masked.
  if (flags.includes("G") && !via && layout !== "bsd") found.push(`via ${gateway}`);
  // Of macOS: for sockets that are bound to the interface only.
  if (layout === "bsd" && flags.includes("I")) found.push("ifscope");
  return found;
}
