/** `ifconfig` of net-tools (old and new), busybox, BSD and macOS. */
import { maskLength, parseAddress, parsePrefix, type Prefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { InterfaceAddress, Link, Records } from "../records.ts";
import { valueOf } from "./ip-command.ts";
import { evidence, isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const HEAD = /^([\w.@-]+)(?::\d+)?:?\s+flags=\w+<([^>]*)>(?: metric \d+)?\s+mtu (\d+)/;
const OLD_HEAD = /^([\w.@-]+)(?::\d+)?\s+Link encap:/;
/** `UP LOOPBACK RUNNING  MTU:65536  Metric:1` */
const OLD_FLAGS = /^\s+([A-Z ]+)MTU:(\d+)\s/;
const ADDRESS = /^\s+inet6? (.*)$/;
/** The outer ends of gif and ipsec devices of BSD. */
const TUNNEL = /^\s+tunnel inet6? (\S+) --> (\S+)/;
const REQID = /^\s+reqid: \d+/;
/** What a device says besides, indented. */
const REMARK = /^\s+(?:(?:RX|TX) |collisions:|ether |loop |unspec |tunnel |txqueuelen|Interrupt:|Memory:|device |\w[\w ]*(?:=|:\s))/;

export const ifconfig: Parser = {
  kind: "ifconfig",
  prints: (command) => command.startsWith("ifconfig") && /^ifconfig(?: -\w+)*(?: [\w.:]+)?$/.test(pipeline(command).command),
  begins: (line) => HEAD.test(line) || OLD_HEAD.test(line),
  continues: (line) => HEAD.test(line) || OLD_HEAD.test(line) || /^\s+\S/.test(line) || !line.trim() || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const links: Link[] = [];
    for (const line of block.lines) {
      if (!line.text.trim() || isCut(line.text)) continue;
      const head = HEAD.exec(line.text);
      const old = head ? null : OLD_HEAD.exec(line.text);
      const last = links.at(-1);
      if (head || old) links.push(linkOf((head ?? old)![1]!, head?.[2]?.split(",") ?? [], head ? Number(head[3]) : null, line));
      else if (!last || !readDetail(line, last, links, records)) strange.push(line);
    }
    // The aliases of a device (eth0:1) are the device.
    const names = new Set<string>();
    for (const link of links) {
      if (!names.has(link.name)) records.links.push(link);
      names.add(link.name);
    }
    if (saysAllOf(block, strange)) for (const thing of ["addresses", "addresses 4", "addresses 6", "links"]) records.complete(thing, evidence(block));
    return strange;
  },
};

/**
 * On Linux `ifconfig` leaves out addresses without a label of their own (it asks with SIOCGIFADDR), so only BSD's is
 * complete. BSD writes netmasks in hexadecimal.
 */
function saysAllOf(block: Block, strange: readonly Line[]): boolean {
  const whole = isWhole(block) && /^ifconfig(?: -a)?$/.test(pipeline(block.command!).command);
  return whole && strange.length === 0 && block.lines.some((line) => /netmask 0x/.test(line.text));
}

function linkOf(name: string, flags: readonly string[], mtu: number | null, line: Line): Link {
  const none = { kind: null, ifId: null, parent: null, inputKey: null, outputKey: null, local: null, remote: null };
  return { name, index: null, mtu, up: flags.length > 0 ? isUp(flags) : null, loopback: flags.includes("LOOPBACK"), ...none, lines: [line] };
}

function isUp(flags: readonly string[]): boolean {
  return flags.includes("UP") && flags.includes("RUNNING");
}

/** Reads a line of the last link of `links`; false where it is none. */
function readDetail(line: Line, link: Link, links: Link[], records: Records): boolean {
  const replace = (change: Partial<Link>): void => {
    links[links.length - 1] = { ...link, ...change, lines: [...link.lines, line] };
  };
  const flags = OLD_FLAGS.exec(line.text);
  const tunnel = TUNNEL.exec(line.text);
  const found = ADDRESS.exec(line.text);
  if (flags) {
    const words = flags[1]!.trim().split(" ");
    replace({ up: isUp(words), loopback: words.includes("LOOPBACK"), mtu: Number(flags[2]) });
  } else if (tunnel) replace({ local: parseAddress(tunnel[1]!), remote: parseAddress(tunnel[2]!) });
  else if (found) {
    const address = readAddress(found[1]!, link.name, line);
    if (!address) return false;
    records.addresses.push(address);
  } else return REQID.test(line.text) || REMARK.test(line.text);
  return true;
}

function readAddress(text: string, link: string, line: Line): InterfaceAddress | null {
  // Old net-tools write `addr:10.5.0.1  Bcast:10.5.0.255  Mask:255.255.255.0`, new ones and BSD words with blanks.
  const words = text.trim().replace(/^addr:\s*/, "").replace(/:(?=\d+\.)/g, " ").split(/\s+/);
  const address = prefixOf(words[0]!, valueOf(words, "netmask", "Mask"), valueOf(words, "prefixlen"));
  if (!address) return null;
  const peer = parseAddress(valueOf(words, "-->", "destination", "P-t-P") ?? "");
  const scope = /(?:Scope:|<)(\w+)/.exec(text)?.[1]?.toLowerCase() ?? null;
  return { interface: link, address, peer, scope, dynamic: false, lines: [line] };
}

function prefixOf(text: string, netmask: string | null, prefixLength: string | null): Prefix | null {
  const address = parsePrefix(text);
  if (!address || text.includes("/")) return address;
  if (prefixLength !== null) return parsePrefix(`${text.split("%")[0]!}/${prefixLength}`);
  if (netmask === null) return address;
  const hexadecimal = /^0x([0-9a-f]{8})$/.exec(netmask);
  const mask = hexadecimal ? ({ family: 4, value: BigInt(netmask) } as const) : parseAddress(netmask);
  const length = mask && mask.family === 4 ? maskLength(mask) : null;
  return length === null ? null : { ...address, length };
}
