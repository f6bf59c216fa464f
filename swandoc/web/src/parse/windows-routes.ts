/**
 * `route print` in any language of Windows, Get-NetRoute, and `netsh interface ipv4 show route`.
 *
 * Only addresses and numbers are looked at: every word of `route print` is translated.
 */
import { holds, maskLength, parseAddress, parsePrefix, same, type Address, type Prefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records, Route, RouteKind } from "../records.ts";
import { isProperty, isUnderline, readItems, wholeNumber, type Item } from "./powershell.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const ADDRESS = String.raw`\d+\.\d+\.\d+\.\d+`;
/** Destination, netmask, gateway (an address or the words for "on-link"), own address, metric. */
const ACTIVE = new RegExp(String.raw`^\s*(${ADDRESS})\s+(${ADDRESS})\s+(\S+(?: \S+)*)\s+(${ADDRESS})\s+(\d+)$`);
/** The same without own address: what is set at boot. */
const PERSISTENT = new RegExp(String.raw`^\s*(${ADDRESS})\s+(${ADDRESS})\s+(${ADDRESS})\s+\S+$`);
/** Interface, metric, prefix, gateway; a long prefix has its gateway on the next line. */
const ACTIVE6 = /^\s*(\d+)\s+(\d+)\s+((?=[^\s/]*:)[0-9a-fA-F:.]+\/\d+)(?:\s+(\S.*))?$/;
const GATEWAY6 = /^\s{20,}(\S.*)$/;
/** ` 12...00 15 5d 01 02 03 ......Intel(R) Wi-Fi` */
const INTERFACE = /^\s*(\d+)\.\.\.(?:[0-9a-f]{2} )*\s*\.+(\S.*)$/i;
const RULER = /^={20,}$/;
/** `No  Manual  256  0.0.0.0/0  12  192.168.1.1` */
const NETSH = /^\s*\S+\s+\S+\s+(\d+)\s+([0-9a-fA-F.:]+\/\d+)\s+(\d+)\s+(\S.*)$/;
const NETSH_HEAD = /^\s*\S+\s+\S+\s+\S+\s+Pr\S+\s+Idx\s/;
const CMDLET_HEAD = /^\s*ifIndex\s+DestinationPrefix\s+NextHop\b|^\s*DestinationPrefix\s+/;
const TITLE = /^(?:IPv[46][- ]\S.*|[^\d.]*:|\s*[^\d\s]+(?:\s[^\d\s]+)?\s*)$/;

export const windowsRoutes: Parser = {
  kind: "windows-routes",
  prints: (command) => /^(?:route(?:\.exe)? print\b|Get-NetRoute\b|netsh (?:interface|int) ip(?:v[46])? show route)/i.test(command),
  begins: (line) => ACTIVE.test(line) || ACTIVE6.test(line) || INTERFACE.test(line) || CMDLET_HEAD.test(line) || NETSH_HEAD.test(line)
    || /^IPv[46][- ](?:Route|Routen)/.test(line) || /^\s*DestinationPrefix\s*:/.test(line),
  continues: (line) => !line.trim() || RULER.test(line) || /\d\/\d|:\/\d|\b\d{1,3}\.\d{1,3}\.\d/.test(line) || INTERFACE.test(line) || isProperty(line)
    || isUnderline(line) || CMDLET_HEAD.test(line) || NETSH_HEAD.test(line) || GATEWAY6.test(line) || isHeading(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const cmdlet = block.lines.some((line) => CMDLET_HEAD.test(line.text) || /^\s*DestinationPrefix\s*:/.test(line.text));
    const strange = cmdlet ? cmdletRoutes(block.lines, records) : printedRoutes(block.lines, records);
    if (isWhole(block)) {
      for (const family of families(block.command!)) records.complete(`route-tables ${family}`, [block.commandLine!]);
    }
    return strange;
  },
};

/** Names of columns and titles: no digits but those of IPv4 and IPv6, and no adapter of ipconfig. */
function isHeading(line: string): boolean {
  return !/adapter/i.test(line) && (TITLE.test(line) || /^[^\d:]*\S\s{2,}\S[^\d:]*$/.test(line));
}

/** Whole tables only: `route print 10.*` and `Get-NetRoute -DestinationPrefix ...` show a part. */
function families(command: string): (4 | 6)[] {
  const { command: first } = pipeline(command);
  if (/^(?:route(?:\.exe)? print|Get-NetRoute)$/i.test(first)) return [4, 6];
  const one = /^(?:route(?:\.exe)? print -([46])|(?:Get-NetRoute -AddressFamily IPv|netsh (?:interface|int) ipv)([46])(?: show route)?)$/i.exec(first);
  return one ? [Number(one[1] ?? one[2]) as 4 | 6] : [];
}

function printedRoutes(lines: readonly Line[], records: Records): Line[] {
  const strange: Line[] = [];
  const names = new Map<string, string>();
  let waiting: { index: string; metric: number; prefix: Prefix; line: Line } | null = null;
  for (const line of lines) {
    const text = line.text;
    const named = INTERFACE.exec(text);
    const active = ACTIVE.exec(text);
    const active6 = ACTIVE6.exec(text);
    const netsh = NETSH.exec(text);
    if (waiting && GATEWAY6.test(text)) {
      const { index, metric, prefix, line: first } = waiting;
      add(records, prefix, parseAddress(text.trim()), names.get(index) ?? index, metric, [first, line]);
      waiting = null;
      continue;
    }
    if (named) names.set(named[1]!, named[2]!.trim());
    else if (active) {
      const mask = parseAddress(active[2]!);
      const length = mask && maskLength(mask);
      const destination = parseAddress(active[1]!);
      if (!destination || length === null) strange.push(line);
      else add(records, { ...destination, length }, parseAddress(active[3]!), active[4]!, Number(active[5]), [line]);
    } else if (active6) {
      const prefix = parsePrefix(active6[3]!);
      const metric = Number(active6[2]);
      if (!prefix) strange.push(line);
      else if (active6[4] === undefined) waiting = { index: active6[1]!, metric, prefix, line };
      else add(records, prefix, parseAddress(active6[4]), names.get(active6[1]!) ?? active6[1]!, metric, [line]);
    } else if (netsh) {
      const prefix = parsePrefix(netsh[2]!);
      const via = parseAddress(netsh[4]!.trim());
      if (prefix) add(records, prefix, via, via ? netsh[3]! : netsh[4]!.trim(), Number(netsh[1]), [line]);
      else strange.push(line);
    } else if (text.trim() && !RULER.test(text) && !PERSISTENT.test(text) && !isUnderline(text) && !NETSH_HEAD.test(text) && !isHeading(text) && !isCut(text)) {
      strange.push(line);
    }
  }
  return strange;
}

function cmdletRoutes(lines: readonly Line[], records: Records): Line[] {
  const { items, strange } = readItems(lines.filter((line) => !isCut(line.text)));
  return [...strange, ...items.flatMap((item) => (cmdletRoute(item, records) ? [] : item.lines))];
}

function cmdletRoute(item: Item, records: Records): boolean {
  const said = (name: string): string | undefined => item.properties.get(name) || undefined;
  const destination = parsePrefix(said("DestinationPrefix") ?? "");
  if (!destination) return false;
  // 0.0.0.0 and :: are how it says "on-link".
  const via = parseAddress(said("NextHop") ?? "");
  const own = wholeNumber(said("RouteMetric"));
  const ofInterface = wholeNumber(said("ifMetric") ?? said("InterfaceMetric"));
  const metric = own === null ? null : own + (ofInterface ?? 0);
  const device = said("InterfaceAlias") ?? said("ifIndex") ?? said("InterfaceIndex") ?? null;
  add(records, destination, via && via.value !== 0n ? via : null, device, metric, item.lines);
  return true;
}

function add(records: Records, destination: Prefix, via: Address | null, device: string | null, metric: number | null, lines: readonly Line[]): void {
  const own = device === null ? null : parseAddress(device);
  const route: Route = {
    kind: kindOf(destination, own),
    destination,
    table: "main",
    via,
    device,
    source: own,
    protocol: null,
    scope: null,
    metric,
    mtu: null,
    advmss: null,
    flags: [],
    lines,
  };
  records.routes.push(route);
}

const MULTICAST = ["224.0.0.0/4", "ff00::/8"].map((text) => parsePrefix(text)!);
const BROADCAST = parseAddress("255.255.255.255")!;

/** Windows has one table for all; routes to own addresses are known by theirs. */
function kindOf(destination: Prefix, own: Address | null): RouteKind {
  if (MULTICAST.some((range) => holds(range, destination))) return "multicast";
  if (same(destination, BROADCAST)) return "broadcast";
  return own && destination.length === 32 && same(destination, own) ? "local" : "unicast";
}
