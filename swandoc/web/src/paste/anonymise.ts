/**
 * Replaces addresses and names by others that keep their relations: two addresses share as many leading bits after it
 * as before (the scheme of Crypto-PAn, with a mix that is fast instead of a cipher), and a name is the same everywhere.
 */
import { formatAddress, parseAddress, parsePrefix, type Address, type Family, type Prefix } from "../address.ts";
import type { Line } from "../line.ts";

/** New with each load of the page: who knew it could compute the addresses back. */
const KEY = Math.floor(Math.random() * 2 ** 32);

/** Blocks that stay as they are: they say nothing of anybody, or are no addresses but masks. */
const KEPT = prefixes("0.0.0.0/8 127.0.0.0/8 169.254.0.0/16 192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 ::/8 2001:db8::/32 ff00::/8");
/** Blocks whose addresses stay within them: private, shared (RFC 6598), unique local, link-local, NAT64, global unicast. */
const WITHIN = prefixes("10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7 fe80::/10 64:ff9b::/96 2000::/3");

function prefixes(text: string): Prefix[] {
  return text.split(" ").map((one) => parsePrefix(one)!);
}

/** The last bits of an IPv4 address stay, so that networks, gateways and broadcasts are still known by them. */
const HOST_BITS_4 = 8;

export function anonymise(lines: readonly Line[], key: number = KEY): readonly Line[] {
  const anonymiser = new Anonymiser(key);
  return lines.map((line) => {
    const text = anonymiser.text(line.text);
    return text === line.text ? line : { ...line, text };
  });
}

const MAC = /\b[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}\b/g;
/** An address with its prefix length, if one follows. */
const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:\.\d{1,3}){0,3})(?:\/\d{1,3}(?![\d.]))?(?![\w:])/g;
const RELATIVE_NAME = /(?<=\b(?:CN|O|OU|L|ST|E|DC|UID|SN|GN|emailAddress|serialNumber)=)[^,'"\]/\s][^,'"\]/]{0,100}/g;
/** Identities of peers: in quotes after the words that name them, or in brackets after an address. */
const QUOTED = /((?:local|remote|of|identity|user|id)\s+')([^'=]{1,100})(?=')/g;
const BRACKETED = /((?:\d\.\d{1,3}|:[0-9a-fA-F]{0,4}|%any)\[)(?!\d+\]|%any\])([^\]=]{1,100})(?=\])/g;
const DOMAIN = /(?<![\w.-])(?:[\w+-]{1,63}@)?(?:[a-zA-Z0-9_-]{1,63}\.){1,8}(?:com|net|org|de|ch|at|eu|uk|io|info|biz|app|dev|cloud|local|lan|internal|intern|corp|home|edu|gov|fr|nl|it|es|pl|ru|cn|jp|in|us|ca|au|br|se|no|fi|dk|cz|be|me|co|online|xyz)(?![\w-])/g;
const PROMPT = /^(\[?)([\w.-]+)@([\w.-]+)(?=[:\s][^$#%>]{0,200}[$#%>])/;
/** Where a host says its name: the collector's header, uname, and the stamp of syslog. */
const HOST_NAME = /^(###\s+swandoc-collect \d+ host=|(?:Linux|FreeBSD|Darwin) |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )(?!strongSwan )([\w.-]+)/;

class Anonymiser {
  private readonly known = new Map<string, string>();

  constructor(private readonly key: number) {}

  text(text: string): string {
    return text
      .replace(PROMPT, (_, bracket: string, user: string, host: string) => `${bracket}${user === "root" ? user : this.name("user", user)}@${this.name("host", host)}`)
      .replace(HOST_NAME, (_, before: string, host: string) => before + this.name("host", host))
      .replace(RELATIVE_NAME, (value) => this.name("name", value.trimEnd()))
      .replace(QUOTED, (whole, before: string, id: string) => (this.spared(id) ? whole : before + this.name("id", id)))
      .replace(BRACKETED, (whole, before: string, id: string) => (this.spared(id) ? whole : before + this.name("id", id)))
      .replace(DOMAIN, (domain) => this.domain(domain))
      .replace(MAC, (mac) => this.once(mac, () => this.mac(mac)))
      .replace(ADDRESS, (address) => this.once(address, () => this.address(address)));
  }

  /** Names with dots are replaced label by label, addresses as addresses. */
  private spared(id: string): boolean {
    return id.includes(".") || id.includes(":") || id.startsWith("%");
  }

  private once(text: string, compute: () => string): string {
    let found = this.known.get(text);
    if (found === undefined) this.known.set(text, (found = compute()));
    return found;
  }

  private name(kind: string, text: string): string {
    // What was replaced already stays, so that patterns may overlap.
    return /^(?:user|host|name|id)-[0-9a-z]{7}$/.test(text) ? text : `${kind}-${this.hash(text.toLowerCase()).toString(36).padStart(7, "0")}`;
  }

  /** Each label but the last by itself: hosts of one domain stay hosts of one domain. */
  private domain(text: string): string {
    if (/(?:^|[.@])example\.(?:com|net|org)$/i.test(text)) return text;
    const [local, host] = text.includes("@") ? (text.split("@") as [string, string]) : [null, text];
    const labels = host.split(".");
    const replaced = [...labels.slice(0, -1).map((label) => this.name("name", label)), labels.at(-1)!].join(".");
    return local === null ? replaced : `${this.name("user", local)}@${replaced}`;
  }

  private mac(text: string): string {
    // Group addresses, broadcast and no address are nobody's.
    if (/^(?:00[:-]){5}00$/.test(text) || (parseInt(text.slice(0, 2), 16) & 1) === 1) return text;
    const bytes = [2, ...[24, 16, 8, 0].map((shift) => (this.hash(text.toLowerCase()) >>> shift) & 255), this.hash(`${text.toLowerCase()}.`) & 255];
    return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(text[2]);
  }

  private address(text: string): string {
    const [host = "", length] = text.split("/");
    const address = parseAddress(host);
    if (!address || (address.family === 6 && /\./.test(host) && address.value >> 32n === 0n)) return text;
    const mapped = anonymousAddress(address, this.key);
    if (length === undefined) return formatAddress(mapped);
    // A network has no host bits, and gets none.
    const hostBits = BigInt(Math.max(0, (address.family === 4 ? 32 : 128) - Number(length)));
    const low = (1n << hostBits) - 1n;
    const value = (address.value & low) === 0n ? mapped.value & ~low : mapped.value;
    return `${formatAddress({ family: address.family, value })}/${length}`;
  }

  private hash(text: string): number {
    let hash = this.key;
    for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
    return mix(hash, text.length);
  }
}

/** The address that stands for another: each bit is turned or not, by the bits before it. */
export function anonymousAddress(address: Address, key: number): Address {
  const { family, value } = address;
  const bits = family === 4 ? 32 : 128;
  const fixed = fixedBits(address, bits);
  let result = 0n;
  let state = mix(key, family);
  let [interfaceBits, zeros] = [0, true];
  for (let at = 0; at < bits; at++) {
    const bit = Number((value >> BigInt(bits - 1 - at)) & 1n);
    const keep = at < fixed || (family === 4 ? at >= bits - HOST_BITS_4 : at >= 64 && zeros);
    result = (result << 1n) | BigInt(keep ? bit : bit ^ (state >>> 31));
    state = mix(state, bit + 2 * at);
    // Small interface identifiers such as ::1 stay.
    if (family === 6 && at >= 64 && ++interfaceBits && bit === 1) zeros = false;
  }
  return { family, value: result };
}

/** How many leading bits are not turned: those that decide whether an address is in one of the blocks. */
function fixedBits({ family, value }: Address, bits: number): number {
  let fixed = 0;
  for (const block of ofFamily(KEPT, family)) {
    const shared = sharedBits(block, value, bits);
    fixed = Math.max(fixed, shared >= block.length ? bits : shared + 1);
  }
  for (const block of ofFamily(WITHIN, family)) fixed = Math.max(fixed, Math.min(sharedBits(block, value, bits) + 1, block.length));
  return fixed;
}

function ofFamily(blocks: readonly Prefix[], family: Family): Prefix[] {
  return blocks.filter((block) => block.family === family);
}

function sharedBits(block: Prefix, value: bigint, bits: number): number {
  const different = block.value ^ value;
  return different === 0n ? bits : bits - different.toString(2).length;
}

/** The last step of MurmurHash3 over both. */
function mix(one: number, other: number): number {
  let hash = Math.imul(one ^ Math.imul(other + 0x9e3779b9, 0x85ebca6b), 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash ^ (hash >>> 16)) >>> 0;
}
