/**
 * ESP's algorithms by strongSwan's names, and what each adds to a packet. The names are those of a proposal without the
 * key's length, which changes nothing here: `aesgcm16` for aes128gcm16 and aes256gcm16.
 *
 * Names: proposal_keywords_static.txt, crypter.c and signer.c of strongSwan; the kernel's: encryption_algs and
 * integrity_algs of kernel_netlink_ipsec.c.
 */
import type { Algorithms } from "./esp.ts";
import type { XfrmState } from "./records.ts";

const cbc = (block: number): Algorithms => ({ iv: block, icv: 0, align: block });
const counter = (icv: number): Algorithms => ({ iv: 8, icv, align: 4 });

/** Bytes. An `icv` of 0 stands for ciphers that need an integrity algorithm beside them. */
export const ENCRYPTION: Readonly<Record<string, Algorithms>> = {
  aesgcm16: counter(16), aesgcm12: counter(12), aesgcm8: counter(8),
  chacha20poly1305: counter(16),
  aes: cbc(16),
  aesctr: counter(0),
  aesccm16: counter(16), aesccm12: counter(12), aesccm8: counter(8),
  aesgmac: counter(16),
  null: { iv: 0, icv: 0, align: 4 },
  "3des": cbc(8),
  camellia: cbc(16),
  camelliactr: counter(0),
  camelliaccm16: counter(16), camelliaccm12: counter(12), camelliaccm8: counter(8),
  serpent: cbc(16), twofish: cbc(16),
  blowfish: cbc(8), cast128: cbc(8), des: cbc(8),
};

/** Bytes of the integrity check value. */
export const INTEGRITY: Readonly<Record<string, number>> = {
  sha256: 16, sha384: 24, sha512: 32, sha1: 12, sha256_96: 12, aesxcbc: 12, aescmac: 12, md5: 12, sha1_160: 20, md5_128: 16, camelliaxcbc: 12,
};

export interface Suite {
  /** A key of ENCRYPTION. */
  readonly encryption: string;
  /** A key of INTEGRITY; null where the cipher does both. */
  readonly integrity: string | null;
}

export function isAead(encryption: string): boolean {
  return ENCRYPTION[encryption]!.icv > 0;
}

export function sizes({ encryption, integrity }: Suite): Algorithms {
  const found = ENCRYPTION[encryption]!;
  return integrity === null || found.icv > 0 ? found : { ...found, icv: INTEGRITY[integrity]! };
}

/** Bits or octets of the integrity check value, as names of AEAD ciphers have them. */
const OCTETS: Readonly<Record<string, string>> = { 8: "8", 12: "12", 16: "16", 64: "8", 96: "12", 128: "16" };
const CBC = /camellia|serpent|twofish|blowfish|aes/i;

/** By strongSwan's names in proposals and on the screen, and by the kernel's; null if not known. */
function encryptionOf(name: string): string | null {
  if (/chacha20/i.test(name)) return "chacha20poly1305";
  if (/gmac|rfc4543/i.test(name)) return "aesgmac";
  const family = /camellia/i.test(name) ? "camellia" : "aes";
  const aead = /(gcm|ccm)(?:[_-]?(128|64|96|16|12|8)(?!\d))?/i.exec(name);
  if (aead) {
    const found = `${family}${aead[1]!.toLowerCase()}${OCTETS[aead[2] ?? "16"]}`;
    return Object.hasOwn(ENCRYPTION, found) ? found : null;
  }
  if (/ctr/i.test(name)) return `${family}ctr`;
  if (/3des|des3/i.test(name)) return "3des";
  if (/\bdes\b|des_cbc|^des/i.test(name)) return "des";
  if (/null/i.test(name)) return "null";
  if (/cast/i.test(name)) return "cast128";
  return CBC.exec(name)?.[0].toLowerCase() ?? null;
}

function integrityOf(name: string): string | null {
  const sha2 = /sha(?:2_?)?_?(256_96|256|384|512)/i.exec(name);
  if (sha2) return `sha${sha2[1]}`;
  if (/sha1_160/i.test(name)) return "sha1_160";
  if (/md5_128/i.test(name)) return "md5_128";
  if (/cmac/i.test(name)) return "aescmac";
  if (/xcbc/i.test(name)) return /camellia/i.test(name) ? "camelliaxcbc" : "aesxcbc";
  if (/md5/i.test(name)) return "md5";
  return /sha1|sha_|sha$/i.test(name) ? "sha1" : null;
}

/** `AES_CBC-128/HMAC_SHA2_256_128/ESN` as strongSwan prints it, `aes128-sha256` as it is configured. */
export function suiteOf(proposal: string): Suite | null {
  const [first = "", ...rest] = proposal.replace(/^ESP:/, "").split("/");
  const [cipher = "", ...configured] = first.split("-");
  // In a configured proposal all parts are joined by hyphens, in a printed one only the key's length is.
  const parts = rest.length > 0 ? rest : configured;
  const encryption = encryptionOf(cipher);
  if (encryption === null) return null;
  if (isAead(encryption)) return { encryption, integrity: null };
  for (const part of parts) {
    const integrity = integrityOf(part);
    if (integrity !== null) return { encryption, integrity };
  }
  return null;
}

export function fromProposal(proposal: string): Algorithms | null {
  const suite = suiteOf(proposal);
  return suite && sizes(suite);
}

/** From a state of the kernel: `rfc4106(gcm(aes))` with 128 bits of ICV, or `cbc(aes)` and `hmac(sha256)`. */
export function fromState(state: XfrmState): Algorithms | null {
  const icv = state.truncation === null ? null : state.truncation / 8;
  const encryption = encryptionOf(state.aead ?? state.cipher ?? "null");
  const found = encryption === null ? null : ENCRYPTION[encryption]!;
  if (!found || state.aead !== null) return found && { ...found, icv: icv ?? found.icv };
  if (icv === null && state.integrity === null) return found;
  const integrity = state.integrity === null ? null : integrityOf(state.integrity);
  return icv === null && integrity === null ? null : { ...found, icv: icv ?? INTEGRITY[integrity!]! };
}

/** The names behind a state; null where one is not known, or its ICV has a length that strongSwan has no name for. */
export function suiteOfState(state: XfrmState): Suite | null {
  const actual = fromState(state);
  const encryption = encryptionOf(state.aead ?? state.cipher ?? "null");
  if (!actual || encryption === null) return null;
  if (state.aead !== null) {
    const named = encryption.replace(/(?<=[gc]cm)\d+$/, String(actual.icv));
    return Object.hasOwn(ENCRYPTION, named) && ENCRYPTION[named]!.icv === actual.icv ? { encryption: named, integrity: null } : null;
  }
  const plain = integrityOf(state.integrity ?? "");
  const integrity = [plain, plain && `${plain}_${actual.icv * 8}`].find((name) => name !== null && INTEGRITY[name] === actual.icv);
  return integrity ? { encryption, integrity } : null;
}
