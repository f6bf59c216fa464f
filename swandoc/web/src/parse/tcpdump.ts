/** tcpdump's text: with and without -n, -e, -v, of `-i any`, of FreeBSD's enc0, and of OPNsense's page. */
import { parseAddress, type Address } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { CapturedPacket, Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

const TIME = /^(?:(\S+)\t)?(?:\d{4}-\d\d-\d\d )?(?:\d\d:\d\d:\d\d\.\d+|\d{9,}\.\d+)\s+/;
/** Of `-i any`: the interface and where the packet goes (B, M and P are broadcast, multicast, and for others). */
const ANY = /^(?:([\w.@-]+)\s+)?(In|Out|B|M|P)\s+/;
/** if_enc(4): what IPsec did, the SPI, and the packet within. */
const ENC = /^\((?:authentic|confidential|unprotected)[a-z,]*\): (?:SPI 0x[0-9a-f]+: )?/;
/** -e: link addresses, the protocol, and the frame's length. */
const LINK = /^(?:[0-9a-f:]{17} > [0-9a-f:]{17}, |[0-9a-f:]{17} )?(?:ethertype [^,]*, length \d+: )?/;
/** -v: fields of the header; the addresses come after them or on the next line. */
const VERBOSE = /^\((?:tos|class|flowlabel|hlim)\b.*?\blength:? \d+\)\s*/;
const ADDRESSES = /^(\S+) > (\S+?): (.*)$/;
const CONTINUED = /^\s+(\S+) > (\S+?): (.*)$/;
const LISTENING = /^(?:tcpdump: )?listening on (\S+), link-type/;
const BANNER = /^(?:tcpdump: |listening on |\d+ packets? (?:captured|received|dropped)|dropped privs|\^C|PACKET CAPTURE|\t|\s+0x[0-9a-f]{4}:)/;
const FRAGMENT = /\boffset [1-9]\d*\b/;

export const tcpdump: Parser = {
  kind: "tcpdump",
  prints: (command) => /^(?:timeout(?: -?\w+)* )?tcpdump(?: |$)/.test(command),
  begins: (line) => (TIME.test(line) && packetAfter(line) !== null) || LISTENING.test(line) || /^tcpdump: (?:verbose|data link)/.test(line) || /^IP6? \S+ > \S+: /.test(line),
  continues: (line) => !line.trim() || TIME.test(line) || BANNER.test(line) || CONTINUED.test(line) || /^IP6? \S+ > \S+: |^ARP, /.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    let on = /\s-(?:[a-z]*i) ?([\w.@-]+)/.exec(pipeline(block.command ?? "").command)?.[1] ?? null;
    let waiting: { readonly head: Head; readonly line: Line } | null = null;
    for (const line of block.lines) {
      const listening = LISTENING.exec(line.text);
      const continued = waiting ? CONTINUED.exec(line.text) : null;
      const head = packetAfter(line.text);
      if (listening) on = listening[1]!;
      else if (continued && waiting) {
        records.captured.push(packet(waiting.head, continued, on, [waiting.line, line]));
        waiting = null;
      } else if (head?.rest === "") waiting = { head, line };
      else if (head) {
        const found = ADDRESSES.exec(head.rest);
        if (found) records.captured.push(packet(head, found, on, [line]));
        else if (!/^(?:ARP|Request|Reply|STP|LLDP|ethertype|CDP|\[)/.test(head.rest)) strange.push(line);
      } else if (line.text.trim() && !BANNER.test(line.text) && !isCut(line.text)) strange.push(line);
    }
    return strange;
  },
};

interface Head {
  readonly interface: string | null;
  readonly direction: "in" | "out" | null;
  readonly fragment: boolean;
  /** The line from the addresses on; empty where they stand on the next line. */
  readonly rest: string;
}

/** What stands before the addresses; null for a line that is no packet's. */
function packetAfter(text: string): Head | null {
  const time = TIME.exec(text);
  if (!time && !/^(?:IP6? |ARP, )/.test(text)) return null;
  let rest = text.slice(time?.[0].length ?? 0);
  const any = ANY.exec(rest);
  if (any) rest = rest.slice(any[0].length);
  rest = rest.replace(ENC, "").replace(LINK, "").replace(/^IP6? /, "");
  const fragment = FRAGMENT.test(VERBOSE.exec(rest)?.[0] ?? "");
  rest = rest.replace(VERBOSE, "").replace(/^IP6? /, "");
  const way = any?.[2];
  return { interface: any?.[1] ?? time?.[1] ?? null, direction: way === "Out" ? "out" : way ? "in" : null, fragment, rest };
}

function packet(head: Head, found: RegExpExecArray, on: string | null, lines: readonly Line[]): CapturedPacket {
  const source = endpoint(found[1]!);
  const destination = endpoint(found[2]!);
  const rest = found[3]!.replace(/^\[(?:no cksum|udp sum ok|icmp6 sum ok|bad [^\]]*)\] /, "");
  const lengths = [...rest.matchAll(/\blength:? (\d+)/g)];
  return {
    interface: head.interface ?? (on === "any" ? null : on),
    direction: head.direction,
    source: source.address,
    destination: destination.address,
    sourcePort: source.port,
    destinationPort: destination.port,
    what: head.fragment ? "fragment" : whatIs(rest),
    length: lengths.length > 0 ? Number(lengths.at(-1)![1]) : null,
    lines,
  };
}

/** Names of ports that tcpdump writes without -n and that matter here. */
const PORTS: Readonly<Record<string, number>> = { isakmp: 500, "ipsec-nat-t": 4500, "ipsec-msft": 4500, domain: 53, ssh: 22, http: 80, https: 443 };

/** `10.1.0.5.443`, `10.1.0.5`, `2001:db8::1.53`, `gw.example.com.ssh` */
function endpoint(text: string): { readonly address: Address | null; readonly port: number | null } {
  const address = parseAddress(text);
  if (address) return { address, port: null };
  const dot = text.lastIndexOf(".");
  const port = text.slice(dot + 1);
  const number = /^\d+$/.test(port) ? Number(port) : (PORTS[port] ?? null);
  return { address: dot < 0 ? null : parseAddress(text.slice(0, dot)), port: number };
}

function whatIs(rest: string): string {
  const flags = /^Flags \[[^\]]*\]/.exec(rest);
  if (flags) return flags[0];
  if (/^UDP-encap: /.test(rest)) return "UDP-encap";
  if (/^(?:NONESP-encap: )?isakmp\b/.test(rest)) return "IKE";
  if (/^(?:ESP|AH)\(/.test(rest)) return rest.slice(0, rest.indexOf("("));
  if (/^(?:HBH )?(?:\(.*?\) )*(?:\[icmp6 sum ok\] )?ICMP6?\b/.test(rest)) return "ICMP";
  return /^(?:UDP|IP6?|GREv\d|ip-proto-\d+)/.exec(rest)?.[0] ?? (/^\d+[+*%-]* /.test(rest) ? "DNS" : rest.split(/[\s,:(]/)[0] || "unknown");
}
