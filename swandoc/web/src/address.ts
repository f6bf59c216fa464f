/** IP addresses, prefixes and ranges as numbers. */

export type Family = 4 | 6;

export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** A network or an address with its prefix length; `value` may have host bits, as in `10.1.0.1/24` of `ip addr`. */
export interface Prefix extends Address {
  readonly length: number;
}

/** Addresses from `first` to `last`, both included. */
export interface Range {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

export function width(family: Family): number {
  return family === 4 ? 32 : 128;
}

/** An address of either family; null for anything else, such as a masked `x.x.x.x`. */
export function parseAddress(text: string): Address | null {
  return text.includes(":") ? parse6(text) : parse4(text);
}

function parse4(text: string): Address | null {
  if (text.length > 15) return null;
  let value = 0;
  let dots = 0;
  let octet = 0;
  let digits = 0;
  // Signs one by one: a full BGP table has two addresses in each of its many lines.
  for (let at = 0; at <= text.length; at++) {
    const digit = at < text.length ? text.charCodeAt(at) - 48 : -2;
    if (digit >= 0 && digit <= 9 && digits < 3) {
      octet = octet * 10 + digit;
      digits++;
    } else if (digit === -2 && digits > 0 && octet <= 255) {
      value = value * 256 + octet;
      dots++;
      octet = digits = 0;
    } else return null;
  }
  return dots === 4 ? { family: 4, value: BigInt(value) } : null;
}

function parse6(text: string): Address | null {
  const zone = text.indexOf("%");
  let rest = zone < 0 ? text : text.slice(0, zone);
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(rest);
  if (dotted) {
    const low = parse4(dotted[2]!);
    if (!low) return null;
    rest = `${dotted[1]!}${(low.value >> 16n).toString(16)}:${(low.value & 0xffffn).toString(16)}`;
  }
  const halves = rest.split("::");
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const given = groups.reduce((count, half) => count + half.length, 0);
  if (halves.length === 1 ? given !== 8 : given > 7) return null;
  const all = halves.length === 1 ? groups[0]! : [...groups[0]!, ...Array<string>(8 - given).fill("0"), ...groups[1]!];
  let value = 0n;
  for (const group of all) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
    value = (value << 16n) | BigInt(parseInt(group, 16));
  }
  return { family: 6, value };
}

/**
 * `10.1.0.0/24`, `10.1.0.0/255.255.255.0`, `10.1/16` as BSD writes it, an address alone (all its bits), or
 * `default` with a family. Null for anything else.
 */
export function parsePrefix(text: string, family: Family = 4): Prefix | null {
  if (text === "default" || text === "any") return everything(family);
  const slash = text.indexOf("/");
  const host = slash < 0 ? text : text.slice(0, slash);
  const address = parseAddress(host) ?? (slash < 0 ? null : parseShort(host));
  if (!address) return null;
  const bits = width(address.family);
  if (slash < 0) return { ...address, length: bits };
  const tail = text.slice(slash + 1);
  if (/^\d{1,3}$/.test(tail)) return Number(tail) <= bits ? { ...address, length: Number(tail) } : null;
  const mask = parseAddress(tail);
  if (!mask || mask.family !== address.family) return null;
  const length = maskLength(mask);
  return length === null ? null : { ...address, length };
}

/** `10.1` for 10.1.0.0 */
function parseShort(text: string): Address | null {
  const parts = text.length < 12 ? text.split(".").length : 4;
  return parts < 4 ? parse4(text + ".0".repeat(4 - parts)) : null;
}

/** The length of a netmask such as 255.255.255.0; null where its ones are not in a row. */
export function maskLength(mask: Address): number | null {
  const bits = width(mask.family);
  const zeros = ((1n << BigInt(bits)) - 1n) ^ mask.value;
  if ((zeros & (zeros + 1n)) !== 0n) return null;
  return bits - (zeros === 0n ? 0 : zeros.toString(2).length);
}

export function everything(family: Family): Prefix {
  return { family, value: 0n, length: 0 };
}

/** `10.0.0.1-10.0.0.9`, or all that `parsePrefix` takes. */
export function parseRange(text: string): Range | null {
  const dash = text.indexOf("-");
  if (dash < 0) {
    const prefix = parsePrefix(text);
    return prefix && rangeOf(prefix);
  }
  const first = parseAddress(text.slice(0, dash).trim());
  const last = parseAddress(text.slice(dash + 1).trim());
  if (!first || !last || first.family !== last.family || first.value > last.value) return null;
  return { family: first.family, first: first.value, last: last.value };
}

export function rangeOf(prefix: Prefix): Range {
  if (prefix.family === 4) {
    // Plain numbers are several times faster, and rule sets are long.
    const value = Number(prefix.value);
    const size = 2 ** (32 - prefix.length);
    const first = value - (value % size);
    return { family: 4, first: BigInt(first), last: size === 1 ? prefix.value : BigInt(first + size - 1) };
  }
  const host = (1n << BigInt(width(prefix.family) - prefix.length)) - 1n;
  const first = prefix.value & ~host;
  return { family: prefix.family, first, last: first | host };
}

/** Whether the network of `prefix` holds `address`. */
export function holds(prefix: Prefix, address: Address): boolean {
  if (prefix.family !== address.family) return false;
  if (prefix.family === 4) {
    const size = 2 ** (32 - prefix.length);
    return Math.floor(Number(prefix.value) / size) === Math.floor(Number(address.value) / size);
  }
  const shift = BigInt(width(prefix.family) - prefix.length);
  return prefix.value >> shift === address.value >> shift;
}

/** Whether the network of `outer` holds all of `inner`'s. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && holds(outer, inner);
}

export function overlap(one: Prefix, other: Prefix): boolean {
  return covers(one, other) || covers(other, one);
}

export function inRange(range: Range, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

export function same(one: Address, other: Address): boolean {
  return one.family === other.family && one.value === other.value;
}

/** The prefix without host bits. */
export function network(prefix: Prefix): Prefix {
  return { family: prefix.family, value: rangeOf(prefix).first, length: prefix.length };
}

export function formatAddress(address: Address): string {
  if (address.family === 4) {
    const value = Number(address.value);
    return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
  }
  const groups = Array.from({ length: 8 }, (_, at) => (address.value >> BigInt(112 - 16 * at)) & 0xffffn);
  // RFC 5952: the longest row of at least two zero groups becomes "::", the first of equals.
  let best = { at: -1, count: 1 };
  for (let at = 0; at < 8; at++) {
    let count = 0;
    while (groups[at + count] === 0n) count++;
    if (count > best.count) best = { at, count };
  }
  const text = (part: readonly bigint[]): string => part.map((group) => group.toString(16)).join(":");
  if (best.at < 0) return text(groups);
  return `${text(groups.slice(0, best.at))}::${text(groups.slice(best.at + best.count))}`;
}

/** `10.1.0.0/24`; an address alone where the prefix has all bits and `short` is set. */
export function formatPrefix(prefix: Prefix, short = false): string {
  const address = formatAddress(prefix);
  return short && prefix.length === width(prefix.family) ? address : `${address}/${prefix.length}`;
}
