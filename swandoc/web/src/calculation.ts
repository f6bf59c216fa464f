/** The MTU and MSS calculator without a page: a setup in, its numbers out. All sizes are bytes. */
import type { Family } from "./address.ts";
import { isAead, sizes } from "./esp-algorithms.ts";
import { innerMtu, segmentSize, wireLength, type Encapsulation } from "./esp.ts";

/** What the reader knows: `link` is a link's MTU with layers below ESP on it, a ping's size is its payload. */
export const KNOWN = ["path", "link", "ping-outside", "ping-inside", "inner", "mss4", "mss6"] as const;
/** What ESP carries: the packet itself, or a tunnel that carries it. */
export const NESTED = ["none", "gre", "gre-key", "vxlan"] as const;
export const MODES = ["tunnel", "transport"] as const;

/**
 * What layers between the link and ESP take from the link's MTU. PPPoE: RFC 2516, section 7. IPv4 in IPv6: RFC 6333.
 * 6in4: RFC 4213. GRE: RFC 2784. VXLAN: RFC 7348. WireGuard: IP, UDP, and 32 of its own. A VLAN tag takes nothing: it is
 * no part of the IP packet.
 */
export const BELOW: Readonly<Record<string, number>> = { pppoe: 8, "ds-lite": 40, "6in4": 20, gre: 24, vxlan: 50, wireguard4: 60, wireguard6: 80 };

export interface Setup {
  readonly know: (typeof KNOWN)[number];
  /** Of what is known. */
  readonly bytes: number;
  readonly below: readonly string[];
  /** Names of esp-algorithms.ts; `integrity` counts only beside a cipher that needs one. */
  readonly encryption: string;
  readonly integrity: string;
  readonly mode: (typeof MODES)[number];
  readonly outer: Family;
  readonly udp: boolean;
  readonly nested: (typeof NESTED)[number];
  /** Of the GRE or VXLAN packets in tunnel mode; in transport mode they have the outer header. */
  readonly carrier: Family;
  /** Of the reader's own packets. */
  readonly inner: Family;
  /** The packet that is drawn; null for the largest. */
  readonly size: number | null;
}

export const START: Setup = {
  know: "path", bytes: 1500, below: [], encryption: "aesgcm16", integrity: "sha256", mode: "tunnel",
  outer: 4, udp: false, nested: "none", carrier: 4, inner: 4, size: null,
};

export interface Result {
  readonly encapsulation: Encapsulation;
  /** Of the outer packets. After a ping inside the tunnel it is the smallest that carries it. */
  readonly path: number;
  /** After a ping inside the tunnel: the largest path that does not carry a byte more. Otherwise `path`. */
  readonly pathMost: number;
  /** Of the link under the layers of `below`. */
  readonly link: number;
  /** The largest packet that ESP takes, as the kernel works it out for the tunnel. */
  readonly tunnel: number;
  /** The largest packet of the reader's: less than `tunnel` where GRE or VXLAN is inside. */
  readonly inner: number;
  readonly mss4: number;
  readonly mss6: number;
  /** What is added to a packet, from its first byte to the last of the outer packet. */
  readonly least: number;
  readonly most: number;
  /** The packet that is drawn. */
  readonly size: number;
  /**
   * What the reader asked for has this many bytes: less than `inner` where a few more fit into the same outer packet.
   * null where a path was given.
   */
  readonly wanted: number | null;
}

export const ipHeader = (family: Family): number => (family === 4 ? 20 : 40);
/** IP and ICMP echo (RFC 792, RFC 4443). */
export const pingHeaders = (family: Family): number => ipHeader(family) + 8;
/** The smallest MTU: RFC 791; RFC 8200, section 5. */
export const smallest = (family: Family): number => (family === 4 ? 68 : 1280);

/** Headers of what ESP carries before the reader's packet: GRE RFC 2784 and 2890, VXLAN RFC 7348 with its UDP and Ethernet. */
const HEADERS: Readonly<Record<Setup["nested"], number>> = { none: 0, gre: 4, "gre-key": 8, vxlan: 8 + 8 + 14 };

/** Bytes before the reader's packet within what ESP carries. */
export function nestedHeaders({ nested, mode, carrier, outer }: Setup): number {
  return nested === "none" ? 0 : ipHeader(mode === "tunnel" ? carrier : outer) + HEADERS[nested];
}

export function encapsulationOf({ encryption, integrity, outer, udp, mode }: Setup): Encapsulation {
  return { algorithms: sizes({ encryption, integrity: isAead(encryption) ? null : integrity }), outer, udp, tunnel: mode === "tunnel" };
}

/** Bytes of the outer packet around one of the reader's. */
export function outerLength(size: number, setup: Setup): number {
  return wireLength(size + nestedHeaders(setup), encapsulationOf(setup));
}

/** The family of a packet in the tunnel: a plain packet in transport mode has one IP header, which is the outer one. */
export function innerFamily({ mode, nested, inner, outer }: Setup): Family {
  return mode === "transport" && nested === "none" ? outer : inner;
}

export function belowBytes({ below }: Setup): number {
  return below.reduce((sum, layer) => sum + BELOW[layer]!, 0);
}

/** Why there is no result, in words, if `bytes` cannot be. */
export function calculate(setup: Setup): Result | string {
  const encapsulation = encapsulationOf(setup);
  const nested = nestedHeaders(setup);
  const wanted = wantedPacket(setup);
  const given = wanted === null ? givenPath(setup) : outerLength(wanted, setup);
  const most = 65_535; // of a packet's length field
  if (!Number.isInteger(setup.bytes) || setup.bytes < 1 || given > most) return `Write a whole number of bytes, so that no packet is larger than ${most}.`;
  const tunnel = innerMtu(given, encapsulation);
  const inner = tunnel - nested;
  const family = innerFamily(setup);
  // The smallest packet that means anything has its IP header and a transport header.
  if (inner < ipHeader(family) + 8) return `${given} bytes of path leave no room for a packet inside.`;
  const added = Array.from({ length: encapsulation.algorithms.align }, (_, more) => outerLength(1000 + more, setup) - 1000 - more);
  const link = given + (setup.know === "link" ? belowBytes(setup) : 0);
  const size = setup.size === null ? inner : Math.min(Math.max(setup.size, ipHeader(family)), most);
  return {
    encapsulation, path: given, link, tunnel, inner, wanted, size,
    pathMost: setup.know === "ping-inside" ? outerLength(inner + 1, setup) - 1 : given,
    mss4: segmentSize(inner, 4), mss6: segmentSize(inner, 6),
    least: Math.min(...added), most: Math.max(...added),
  };
}

/** The size of the packet inside that the reader names; null where a path is named. */
function wantedPacket(setup: Setup): number | null {
  const { know, bytes } = setup;
  if (know === "inner") return bytes;
  if (know === "mss4") return bytes + 40;
  if (know === "mss6") return bytes + 60;
  return know === "ping-inside" ? bytes + pingHeaders(innerFamily(setup)) : null;
}

function givenPath(setup: Setup): number {
  if (setup.know === "link") return setup.bytes - belowBytes(setup);
  return setup.know === "ping-outside" ? setup.bytes + pingHeaders(setup.outer) : setup.bytes;
}
