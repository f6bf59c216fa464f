/**
 * Traffic selectors in the ways strongSwan and Libreswan write them: `10.1.0.0/24[tcp/443]`, `10.0.0.1..10.0.0.9`,
 * `dynamic`, `0.0.0.0/0|/0` (a selector and what it was cut from), `%dynamic[udp/l2tp]`.
 *
 * strongSwan prints protocols and ports by their names in the system's databases (ts_printf_hook in
 * traffic_selector.c), so `[tcp/https]` is what `[tcp/443]` becomes.
 */
import { parseRange, width, type Prefix, type Range } from "../address.ts";
import type { TrafficSelector } from "../records.ts";

/** RFC 5237's registry, as far as VPNs use it. */
const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1, igmp: 2, ipencap: 4, ipip: 4, tcp: 6, udp: 17, ipv6: 41, gre: 47, esp: 50, ah: 51, "ipv6-icmp": 58, icmpv6: 58, ospf: 89, vrrp: 112, l2tp: 115, sctp: 132, udplite: 136,
};
/** Names of services that users put into selectors, as /etc/services has them. */
const SERVICES: Readonly<Record<string, string>> = {
  ftp: "21", ssh: "22", telnet: "23", smtp: "25", domain: "53", bootps: "67", bootpc: "68", tftp: "69", http: "80", "http-alt": "8080", ntp: "123",
  imap2: "143", snmp: "161", bgp: "179", ldap: "389", https: "443", "microsoft-ds": "445", syslog: "514", ldaps: "636", l2f: "1701", l2tp: "1701", "ms-wbt-server": "3389", sip: "5060",
};

export function parseSelector(text: string): TrafficSelector {
  const open = text.endsWith("]") ? text.indexOf("[") : -1;
  const network = (open < 0 ? text : text.slice(0, open)).replace(/\|.*$/, "");
  const dynamic = /^%?dynamic$/i.test(network);
  const range = dynamic ? null : parseRange(network.replace("..", "-"));
  const [protocol, ports] = open < 0 ? [null, null] : limits(text.slice(open + 1, -1));
  return { text, range, prefix: range && whole(range), dynamic, protocol, ports };
}

/** Lists with blanks or commas between their selectors; those within brackets, and Libreswan's braces, do not count. */
export function parseSelectors(text: string): TrafficSelector[] {
  const items = text.replace(/[{}"']/g, " ").match(/[^\s,[]+(?:\[[^\]]*\])?/g) ?? [];
  return items.map(parseSelector);
}

/** Protocol and ports of `tcp/443`, `udp`, `17/1701`, `tcp/%any`. */
function limits(text: string): [number | null, string | null] {
  const slash = text.indexOf("/");
  const protocol = slash < 0 ? text : text.slice(0, slash);
  const port = slash < 0 ? "" : text.slice(slash + 1);
  const ports = /^(?:|0|%any|any|0-65535)$/i.test(port) ? null : (SERVICES[port] ?? port);
  return [protocolNumber(protocol), ports];
}

export function protocolNumber(name: string): number | null {
  if (/^\d{1,3}$/.test(name)) return Number(name) || null;
  return PROTOCOLS[name.toLowerCase()] ?? null;
}

/** The prefix that has exactly the addresses of a range; null where there is none. */
function whole(range: Range): Prefix | null {
  const size = range.last - range.first + 1n;
  if ((size & (size - 1n)) !== 0n || (range.first & (size - 1n)) !== 0n) return null;
  return { family: range.family, value: range.first, length: width(range.family) - (size.toString(2).length - 1) };
}
