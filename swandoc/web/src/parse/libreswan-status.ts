/**
 * What Libreswan and Openswan print of tunnels, read into sections like those of vici:
 *
 *     000 "net": 10.1.0.0/16===192.0.2.1<192.0.2.1>[@gw]...198.51.100.7===10.9.0.0/16; erouted; eroute owner: #2
 *     000 #2: "net":4500 STATE_V2_IPSEC_I (IPsec SA established); ...; eroute owner; isakmp#1; idle;
 *     000 #2: "net" esp.SPI@PEER esp.SPI@OWN tun.0@PEER tun.0@OWN Traffic: ESPin=0B ESPout=4KB! ESPmax=0B
 *     006 #2: "net", type=ESP, add_time=..., inBytes=84, outBytes=84, id='@road', lease=10.3.0.1/32
 *
 * Its own end comes first in the line of a connection, and the SPI at the peer in that of its traffic.
 */
import type { Line } from "../line.ts";
import { section, set, within, type Section } from "./vici-raw.ts";

const SA = /^\s*(?:0\d\d )?#(\d+): "([^"]+)"(?:\[\d+\])?(.*)$/;
const CONNECTION = /^\s*(?:000 )?"([^"]+)"(?:\[\d+\])?: (?:([^=;\s]+)===)?((?:[^=;\s<[.]|\.(?!\.\.))+)(?:<[^>]*>)?(?:\[[^\]]*\])?(?::\d+\/\d+)?(?:---[^.\s-][^.\s]{0,63}(?:\.\d+){0,3})?\.\.\.([^=;<[]+)(?:<[^>]*>)?(?:\[[^\]]*\])?(?::\d+\/\d+)?(?:===([^=;\s]+))?; (erouted|routed-tunnel)?/;
const SPIS = /^ (?:\S+ )?(?:esp|ah)\.([0-9a-f]{1,8})?\S*@(\S+) (?:esp|ah)\.([0-9a-f]{1,8})?\S*@(\S+)/;
const TRAFFIC = /Traffic: (?:ESP|AH)in=(\d+)([KMGT]?)B?\S* (?:ESP|AH)out=(\d+)([KMGT]?)B?/;
const STATUS_LINE = /^\s*0\d\d(?:\s|$)/;

export const LIBRESWAN = new RegExp(`${SA.source}|${STATUS_LINE.source}`);

/** Takes in a line of Libreswan; false where it is none. `conns` are the connections, by name. */
export function readLibreswan(line: Line, conns: Map<string, Section>): boolean {
  const { text } = line;
  const sa = SA.exec(text);
  const found = sa ? null : CONNECTION.exec(text);
  if (found) readConnection(found, line, conns);
  if (sa) readSa(sa, line, conns);
  return sa !== null || found !== null || STATUS_LINE.test(text);
}

function readConnection(found: RegExpExecArray, line: Line, conns: Map<string, Section>): void {
  const [, name, local, own, peer, remote, up] = found;
  const conn = sectionOf(name!, line, conns);
  set(conn, { "local-host": own, "remote-host": peer!.trim() });
  const child = childOf(conn, name!, line);
  child.lists.set("local-ts", [local ?? `${own}/32`]);
  child.lists.set("remote-ts", [remote ?? `${peer!.trim()}/32`]);
  if (up) set(child, { state: "INSTALLED" });
}

function readSa([, id, name, rest]: RegExpExecArray, line: Line, conns: Map<string, Section>): void {
  const conn = sectionOf(name!, line, conns);
  const phase = /\b(?:STATE|ESTABLISHED)_\w+/.exec(rest!)?.[0];
  if (phase) {
    const port = /:(\d+) /.exec(rest!)?.[1];
    set(conn, { version: /V2|PARENT|CHILD/.test(phase) ? "2" : /MAIN|QUICK|AGGR/.test(phase) ? "1" : undefined, "remote-port": port });
    if (/I(?:SAKMP|KE) SA established|PARENT SA established|ESTABLISHED_IKE/.test(rest!)) set(conn, { state: "ESTABLISHED", uniqueid: id });
    if (/IPsec SA established|ESTABLISHED_CHILD|Child SA\b/i.test(rest!)) set(childOf(conn, name!, line), { state: "INSTALLED", uniqueid: id, encap: port === "4500" ? "yes" : undefined });
    return;
  }
  const spis = SPIS.exec(rest!.replace(/\*\*/g, ""));
  const traffic = TRAFFIC.exec(rest!);
  const counted = /, type=(ESP|AH),.* inBytes=(\d+), outBytes=(\d+)/.exec(rest!);
  if (!spis && !traffic && !counted) return;
  const lease = / lease=([^,/]+)(?:\/(?:32|128))?(?:,|$)/.exec(rest!)?.[1];
  const client = lease ? clientOf(rest!, lease, sectionOf(`${name} #${id}`, line, conns)) : conn;
  const child = childOf(client, name!, line);
  set(child, { state: "INSTALLED", uniqueid: id, protocol: counted?.[1] ?? (/\bah\./.test(rest!) ? "AH" : "ESP") });
  if (spis) {
    set(conn, { "remote-host": spis[2], "local-host": spis[4] });
    set(child, { "spi-out": spis[1], "spi-in": spis[3] });
  }
  if (traffic) set(child, { "bytes-in": bytes(traffic[1]!, traffic[2]!), "bytes-out": bytes(traffic[3]!, traffic[4]!) });
  if (counted) set(child, { "bytes-in": counted[2], "bytes-out": counted[3] });
}

function bytes(count: string, unit: string): string {
  return String(Number(count) * 1024 ** " KMGT".indexOf(unit || " "));
}

function sectionOf(name: string, line: Line, conns: Map<string, Section>): Section {
  const conn = conns.get(name) ?? section(name);
  conns.set(name, conn);
  conn.lines.push(line);
  return conn;
}

function childOf(conn: Section, name: string, line: Line): Section {
  const children = conn.sections[0] ?? within(conn, "child-sas", line);
  const child = children.sections[0] ?? within(children, name, line);
  if (child.lines.at(-1) !== line) child.lines.push(line);
  set(child, { mode: "TUNNEL" });
  return child;
}

/** The SA of a client with an address of a pool: those of all clients have the connection's name. */
function clientOf(rest: string, lease: string, client: Section): Section {
  set(client, { state: "ESTABLISHED", "remote-id": / username=([^,]+)/.exec(rest)?.[1] ?? / id='([^']*)/.exec(rest)?.[1] });
  client.lists.set("remote-vips", [lease]);
  return client;
}
