/** Records from vici's sections. The keys are those of vici's README.md; `swanctl` prints the same in words. */
import { parseAddress, rangeOf, width, type Address, type Range } from "../address.ts";
import type { Child, ChildSa, Connection, IkeSa, Mark, Pool } from "../records.ts";
import { parseSelector } from "./traffic-selector.ts";
import { section, type Section } from "./vici-raw.ts";

export function ikeSa(sa: Section): IkeSa {
  const text = (key: string): string | null => sa.values.get(key) ?? null;
  const version = text("version");
  const children = sa.sections.find((one) => one.name === "child-sas")?.sections ?? [];
  return {
    name: sa.name,
    id: numberOf(text("uniqueid")),
    version: version === "1" ? "IKEv1" : version === "2" ? "IKEv2" : null,
    state: text("state") ?? "",
    localHost: parseAddress(text("local-host") ?? ""),
    localPort: numberOf(text("local-port")),
    localId: text("local-id"),
    remoteHost: parseAddress(text("remote-host") ?? ""),
    remotePort: numberOf(text("remote-port")),
    remoteId: text("remote-id"),
    localVirtualIps: addresses(sa.lists.get("local-vips")),
    remoteVirtualIps: addresses(sa.lists.get("remote-vips")),
    children: children.map(childSa),
    lines: sa.lines,
  };
}

function childSa(sa: Section): ChildSa {
  const text = (key: string): string | null => sa.values.get(key) ?? null;
  const count = (key: string): number | null => numberOf(text(key));
  return {
    name: text("name") ?? sa.name,
    id: count("uniqueid"),
    reqid: count("reqid"),
    state: text("state") ?? "",
    mode: text("mode") ?? "",
    udpEncapsulation: text("encap") === "yes",
    protocol: text("protocol"),
    proposal: text("proposal") ?? proposal(sa),
    ipcomp: sa.values.has("cpi-in") || sa.values.has("cpi-out"),
    spiIn: text("spi-in"),
    spiOut: text("spi-out"),
    bytesIn: count("bytes-in"),
    packetsIn: count("packets-in"),
    bytesOut: count("bytes-out"),
    packetsOut: count("packets-out"),
    idleIn: count("use-in"),
    idleOut: count("use-out"),
    ifIdIn: hex(text("if-id-in")),
    ifIdOut: hex(text("if-id-out")),
    markIn: mark(text("mark-in"), text("mark-mask-in")),
    markOut: mark(text("mark-out"), text("mark-mask-out")),
    localSelectors: (sa.lists.get("local-ts") ?? []).map(parseSelector),
    remoteSelectors: (sa.lists.get("remote-ts") ?? []).map(parseSelector),
    shunt: false,
    lines: sa.lines,
  };
}

/**
 * A trap, pass or drop policy, as an IKE_SA that has not been: it has the connection's name, no id and no address.
 * The section's name is `connection/child`.
 */
export function policy(pol: Section): IkeSa {
  const slash = pol.name.indexOf("/");
  const name = pol.values.get("ike") ?? (slash < 0 ? pol.name : pol.name.slice(0, slash));
  const child: ChildSa = { ...childSa(pol), name: pol.values.get("child") ?? pol.name.slice(slash + 1), state: "ROUTED", shunt: true };
  return { ...ikeSa(section(name, pol.lines)), state: "ROUTED", children: [child] };
}

/** As `swanctl --list-sas` prints it: AES_CBC-128/HMAC_SHA2_256_128/MODP_2048/ESN. */
function proposal(sa: Section): string | null {
  const sized = (algorithm: string, size: string): string | null => {
    const name = sa.values.get(algorithm);
    return name ? [name, ...(sa.values.has(size) ? [sa.values.get(size)] : [])].join("-") : null;
  };
  const parts = [
    sized("encr-alg", "encr-keysize"),
    sized("integ-alg", "integ-keysize"),
    sa.values.get("prf-alg"),
    sa.values.get("dh-group"),
    sa.values.has("esn") ? "ESN" : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("/") : null;
}

export function connection(conn: Section): Connection {
  const version = conn.values.get("version");
  const children = conn.sections.find((one) => one.name === "children")?.sections ?? [];
  return {
    name: conn.name,
    from: "list-conns",
    version: version === "IKEv1" || version === "IKEv2" || version === "IKEv1/2" ? version : null,
    localAddresses: conn.lists.get("local_addrs") ?? [],
    remoteAddresses: conn.lists.get("remote_addrs") ?? [],
    virtualIps: conn.lists.get("vips") ?? [],
    pools: conn.lists.get("pools") ?? [],
    forceEncapsulation: conn.values.has("encap") ? conn.values.get("encap") === "yes" : null,
    children: children.map(configuredChild),
    options: conn.values,
    lines: conn.lines,
  };
}

function configuredChild(child: Section): Child {
  return {
    name: child.name,
    localSelectors: (child.lists.get("local-ts") ?? []).map(parseSelector),
    remoteSelectors: (child.lists.get("remote-ts") ?? []).map(parseSelector),
    mode: child.values.get("mode") ?? null,
    updown: child.values.get("updown") ?? null,
    options: child.values,
    lines: child.lines,
  };
}

export function pool(one: Section): Pool {
  const size = numberOf(one.values.get("size") ?? null);
  const base = parseAddress(one.values.get("base") ?? "");
  return {
    name: one.name,
    addresses: base && size !== null ? poolRange(base, size) : null,
    size,
    online: numberOf(one.values.get("online") ?? null),
    offline: numberOf(one.values.get("offline") ?? null),
    lines: one.lines,
  };
}

/**
 * A pool is known by its base and size only. That of a subnet lacks its first and last address (mem_pool.c), so a
 * size of 254 with a base that ends in .0 is a /24; any other is a range that begins with its base.
 */
function poolRange(base: Address, size: number): Range {
  if (size > 2 ** 32) return { family: base.family, first: base.value, last: base.value };
  const whole = BigInt(size) + 2n;
  if (size > 1 && (whole & (whole - 1n)) === 0n && (base.value & (whole - 1n)) === 0n) {
    return rangeOf({ ...base, length: width(base.family) - (whole.toString(2).length - 1) });
  }
  return { family: base.family, first: base.value, last: base.value + BigInt(Math.max(size, 1) - 1) };
}

function addresses(texts: readonly string[] | undefined): Address[] {
  return (texts ?? []).flatMap((text) => parseAddress(text) ?? []);
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

function hex(text: string | null): number | null {
  return text !== null && /^[0-9a-f]{1,8}$/i.test(text) ? parseInt(text, 16) : null;
}

function mark(value: string | null, mask: string | null): Mark | null {
  const known = hex(value);
  return known === null ? null : { value: known, mask: hex(mask) ?? 0xffffffff };
}
