/** The parts that policies and states of `ip xfrm` have in common. */
import { parseAddress, parsePrefix, type Address } from "../address.ts";
import type { Line } from "../line.ts";
import type { Selector } from "../records.ts";
import { unfolded, valueOf } from "./ip-command.ts";
import { isCut } from "./parser.ts";

/** Names of /etc/protocols that iproute2 prints for a selector's protocol. */
const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1, ipencap: 4, ipip: 4, tcp: 6, udp: 17, dccp: 33, ipv6: 41, gre: 47, esp: 50, ah: 51, "ipv6-icmp": 58, ospf: 89, comp: 108, ipcomp: 108, vrrp: 112, l2tp: 115, sctp: 132, mh: 135, udplite: 136,
};

/** The first line of a policy or a state: selectors with their lengths, or two addresses. */
export const HEAD = /^\s*src (\S+) dst (\S+)/;

export function parseSelector(words: readonly string[]): Selector | null {
  const source = parsePrefix(valueOf(words, "src") ?? "");
  const destination = parsePrefix(valueOf(words, "dst") ?? "");
  if (!source || !destination) return null;
  const name = valueOf(words, "proto");
  const protocol = name === null ? null : (PROTOCOLS[name] ?? number(name));
  if (name !== null && protocol === null) return null;
  // The kernel keeps ICMP's type and code, and the halves of GRE's key, in the places of the ports (xfrm_flowi_sport).
  const key = number(valueOf(words, "key"));
  return {
    source,
    destination,
    protocol: protocol === 0 ? null : protocol,
    sourcePort: key === null ? number(valueOf(words, "sport", "type")) : key >>> 16,
    destinationPort: key === null ? number(valueOf(words, "dport", "code")) : key & 0xffff,
    interface: valueOf(words, "dev"),
  };
}

/** An outer address; null where the kernel has none (0.0.0.0, ::) or it is masked. */
export function outerAddress(text: string | null): Address | null {
  const address = parseAddress(text ?? "");
  return address && address.value !== 0n ? address : null;
}

/** `0xc0000001`, `1`, and with -s `0xc0000001(3221225473)` and `1(0x00000001)`. */
export function number(text: string | null): number | null {
  const found = /^(0x[0-9a-fA-F]{1,8}|\d{1,10})(?:\(\w+\))?$/.exec(text ?? "");
  return found ? Number(found[1]) : null;
}

/**
 * Reads each entry, a head and the parts that follow it, into `records`. Returns the lines that are in none: those
 * before the first head, those that are no part, and all of an entry that cannot be read.
 */
export function readEntries<T>(lines: readonly Line[], part: RegExp, read: (lines: readonly Line[]) => T | null, records: T[]): Line[] {
  const strange: Line[] = [];
  let entry: Line[] = [];
  const close = (): void => {
    const record = entry.length > 0 ? read(entry) : null;
    if (record) records.push(record);
    else for (const line of entry) strange.push(line);
    entry = [];
  };
  for (const line of lines.flatMap(unfolded).flatMap(parted)) {
    if (!line.text.trim() || isCut(line.text)) continue;
    if (HEAD.test(line.text)) {
      close();
      entry.push(line);
    } else if (entry.length > 0 && (part.test(line.text) || STATISTICS.test(line.text))) entry.push(line);
    else strange.push(line);
  }
  close();
  return strange;
}

/** An entry whose lines were joined, as wikis and trackers do with text outside of a block. */
function parted(line: Line): readonly Line[] {
  if (!/ dir (?:in|out|fwd) /.test(line.text) || !HEAD.test(line.text)) return [line];
  return line.text.trim().split(/ (?=dir |tmpl src |proto \S+ (?:spi|reqid) |level |mark |if_id )/).map((text) => ({ ...line, text }));
}

/** Lines of `ip -s xfrm` that say nothing of what packets pass: limits of lifetimes, times, masks of algorithms. */
export const STATISTICS = /^\s*(?:lifetime (?:config|current):|limit: |expire (?:add|use): |(?:add|use) |enc-mask |stats:)/;
