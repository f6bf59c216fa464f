/**
 * What ESP adds to a packet, and the largest inner packet that fits a path.
 *
 * RFC 4303 (ESP), RFC 3948 (in UDP); the rounding is that of xfrm_state_mtu() in net/xfrm/xfrm_state.c.
 */
import type { Family } from "./address.ts";
import type { XfrmState } from "./records.ts";

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

/** Bytes on the wire of an inner packet of `length` bytes in tunnel mode. */
export function wireLength(length: number, encapsulation: Encapsulation): number {
  const { align, icv } = encapsulation.algorithms;
  return header(encapsulation) + Math.ceil((length + 2) / align) * align + icv;
}

/** The largest inner packet, in bytes, whose ESP packet is at most `pathMtu` bytes long. */
export function innerMtu(pathMtu: number, encapsulation: Encapsulation): number {
  const { align, icv } = encapsulation.algorithms;
  // Transport mode keeps the packet's own IP header in front, which counts as part of neither.
  const kept = encapsulation.tunnel ? 0 : encapsulation.outer === 4 ? 20 : 40;
  const room = pathMtu - header(encapsulation) - icv - kept;
  return Math.floor(room / align) * align + kept - 2;
}

/** The largest TCP segment in a packet of `mtu` bytes: fixed headers only (RFC 9293, section 3.7.1). */
export function segmentSize(mtu: number, family: Family): number {
  return mtu - (family === 4 ? 40 : 60);
}

const AES: Algorithms = { iv: 16, icv: 0, align: 16 };
const TRIPLE_DES: Algorithms = { iv: 8, icv: 0, align: 8 };
const NULL: Algorithms = { iv: 0, icv: 0, align: 4 };
const COUNTER: Algorithms = { iv: 8, icv: 0, align: 4 };

/** By strongSwan's names in proposals and by the kernel's; keys' lengths do not matter. null if not known. */
function cipher(name: string): Algorithms | null {
  if (/gcm|ccm|chacha20|gmac/i.test(name)) {
    const octets = /(?:gcm|ccm|gmac)[_-]?(8|12|16)(?!\d)/i.exec(name)?.[1];
    return { ...COUNTER, icv: octets ? Number(octets) : 16 };
  }
  if (/3des|des3/i.test(name)) return TRIPLE_DES;
  if (/ctr/i.test(name)) return COUNTER;
  if (/null/i.test(name)) return NULL;
  if (/aes|camellia|serpent|twofish/i.test(name)) return AES;
  return null;
}

/** Octets of the integrity check value (RFC 2403, 2404, 4868, 4494, 3566); null if not known. */
function integrity(name: string): number | null {
  if (/sha(?:2_?)?512|sha2?_512/i.test(name)) return 32;
  if (/sha(?:2_?)?384|sha2?_384/i.test(name)) return 24;
  if (/sha256_96|sha2_256_96/i.test(name)) return 12;
  if (/sha(?:2_?)?256|sha2?_256/i.test(name)) return 16;
  if (/sha1_160|md5_128/i.test(name)) return /md5/i.test(name) ? 16 : 20;
  if (/sha1?\b|sha1|sha_|md5|cmac|xcbc/i.test(name)) return 12;
  return null;
}

/** `AES_CBC-128/HMAC_SHA2_256_128/ESN` as strongSwan prints it, `aes128-sha256` as it is configured. */
export function fromProposal(proposal: string): Algorithms | null {
  const [first = "", ...rest] = proposal.replace(/^ESP:/, "").split("/");
  // In a configured proposal all parts are joined by hyphens, in a printed one only the key's length is.
  const parts = rest.length > 0 || first.includes("_") ? rest : first.split("-").slice(1);
  const encryption = cipher(first);
  if (!encryption) return null;
  if (encryption.icv > 0) return encryption;
  for (const part of parts) {
    const icv = integrity(part);
    if (icv !== null) return { ...encryption, icv };
  }
  return null;
}

/** From a state of the kernel: `rfc4106(gcm(aes))` with 128 bits of ICV, or `cbc(aes)` and `hmac(sha256)`. */
export function fromState(state: XfrmState): Algorithms | null {
  if (state.aead !== null) {
    const found = cipher(state.aead);
    return found && { ...found, icv: state.truncation === null ? found.icv : state.truncation / 8 };
  }
  const encryption = cipher(state.cipher ?? "null");
  const icv = state.truncation !== null ? state.truncation / 8 : state.integrity === null ? 0 : integrity(state.integrity);
  return encryption && icv !== null ? { ...encryption, icv } : null;
}
