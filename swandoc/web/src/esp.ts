/**
 * What ESP adds to a packet, and the largest inner packet that fits a path.
 *
 * RFC 4303 (ESP), RFC 3948 (in UDP); the rounding is that of xfrm_state_mtu() in net/xfrm/xfrm_state.c.
 */
import type { Family } from "./address.ts";

/** Bytes. Padding brings the payload and its 2 bytes of trailer to a multiple of `align`. */
export interface Algorithms {
  readonly iv: number;
  readonly icv: number;
  readonly align: number;
}

export interface Encapsulation {
  readonly algorithms: Algorithms;
  /** Of the outer header. */
  readonly outer: Family;
  readonly udp: boolean;
  readonly tunnel: boolean;
}

/** Bytes before the encrypted part, as the kernel's `props.header_len` with the IV: headers, SPI, sequence, IV. */
function header({ algorithms, outer, udp, tunnel }: Encapsulation): number {
  return (tunnel ? (outer === 4 ? 20 : 40) : 0) + (udp ? 8 : 0) + 8 + algorithms.iv;
}

/** Transport mode keeps the packet's own IP header in front of ESP, and encrypts what follows it. */
function kept({ tunnel, outer }: Encapsulation): number {
  return tunnel ? 0 : outer === 4 ? 20 : 40;
}

/** Bytes on the wire of a packet of `length` bytes, its own IP header included. */
export function wireLength(length: number, encapsulation: Encapsulation): number {
  const { align, icv } = encapsulation.algorithms;
  const own = kept(encapsulation);
  return header(encapsulation) + own + Math.ceil((length - own + 2) / align) * align + icv;
}

/** The largest packet, in bytes with its own IP header, whose ESP packet is at most `pathMtu` bytes long. */
export function innerMtu(pathMtu: number, encapsulation: Encapsulation): number {
  const { align, icv } = encapsulation.algorithms;
  const own = kept(encapsulation);
  const room = pathMtu - header(encapsulation) - icv - own;
  return Math.floor(room / align) * align + own - 2;
}

/** The largest TCP segment in a packet of `mtu` bytes: fixed headers only (RFC 9293, section 3.7.1). */
export function segmentSize(mtu: number, family: Family): number {
  return mtu - (family === 4 ? 40 : 60);
}
