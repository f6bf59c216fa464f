import assert from "node:assert/strict";
import { test } from "node:test";
import { ENCRYPTION, fromProposal, fromState, INTEGRITY, suiteOf } from "../src/esp-algorithms.ts";
import { innerMtu, segmentSize, wireLength, type Encapsulation } from "../src/esp.ts";
import type { XfrmState } from "../src/records.ts";
import golden from "../../../tests/vectors/esp-mtu.json";

const encapsulation = (vector: (typeof golden.vectors)[number]): Encapsulation => ({
  algorithms: fromProposal(vector.esp_proposal)!,
  outer: vector.outer === "ipv4" ? 4 : 6,
  udp: vector.udp_encap,
  tunnel: true,
});

test("inner MTU and MSS are those of every golden vector", () => {
  assert.ok(golden.vectors.length >= 160);
  for (const vector of golden.vectors) {
    const mtu = innerMtu(vector.path_mtu, encapsulation(vector));
    assert.deepEqual(
      [mtu, segmentSize(mtu, 4), segmentSize(mtu, 6)],
      [vector.inner_mtu, vector.mss_inner_ipv4, vector.mss_inner_ipv6],
      JSON.stringify(vector),
    );
  }
});

test("the largest packet fits the path and one byte more does not", () => {
  for (const vector of golden.vectors) {
    const as = encapsulation(vector);
    assert.ok(wireLength(vector.inner_mtu, as) <= vector.path_mtu, JSON.stringify(vector));
    assert.ok(wireLength(vector.inner_mtu + 1, as) > vector.path_mtu, JSON.stringify(vector));
  }
});

const printed: readonly (readonly [string, ReturnType<typeof fromProposal>])[] = [
  ["ESP:AES_GCM_16-256", { iv: 8, icv: 16, align: 4 }],
  ["AES_GCM_8-128/NO_EXT_SEQ", { iv: 8, icv: 8, align: 4 }],
  ["CHACHA20_POLY1305", { iv: 8, icv: 16, align: 4 }],
  ["AES_CBC-128/HMAC_SHA2_256_128/ESN", { iv: 16, icv: 16, align: 16 }],
  ["AES_CBC-256/HMAC_SHA1_96", { iv: 16, icv: 12, align: 16 }],
  ["3DES_CBC/HMAC_MD5_96", { iv: 8, icv: 12, align: 8 }],
  ["AES_CTR-128/AES_XCBC_96", { iv: 8, icv: 12, align: 4 }],
  ["NULL/HMAC_SHA2_512_256", { iv: 0, icv: 32, align: 4 }],
  ["SOMETHING_NEW-128/HMAC_SHA1_96", null],
];
for (const [proposal, algorithms] of printed) {
  test(`the proposal ${proposal} ${algorithms ? "is understood" : "is not guessed at"}`, () => {
    assert.deepEqual(fromProposal(proposal), algorithms);
  });
}

test("a state of the kernel says the same as the proposal", () => {
  const state = (said: Partial<XfrmState>): XfrmState => ({ aead: null, cipher: null, integrity: null, truncation: null, ...said }) as XfrmState;
  assert.deepEqual(fromState(state({ aead: "rfc4106(gcm(aes))", truncation: 128 })), fromProposal("AES_GCM_16-128"));
  assert.deepEqual(fromState(state({ aead: "rfc7539esp(chacha20,poly1305)", truncation: 128 })), fromProposal("CHACHA20_POLY1305"));
  assert.deepEqual(fromState(state({ cipher: "cbc(aes)", integrity: "hmac(sha256)", truncation: 128 })), fromProposal("aes128-sha256"));
  assert.deepEqual(fromState(state({ cipher: "cbc(aes)", integrity: "hmac(sha1)" })), fromProposal("aes128-sha1"));
  assert.deepEqual(fromState(state({ cipher: "cbc(des3_ede)", integrity: "hmac(sha1)" })), fromProposal("3des-sha1"));
});

/** Every keyword of strongSwan's proposal_keywords_static.txt that an ESP proposal can hold, with what it stands for. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  aesgcm8: ["aes128gcm8", "aes128gcm64"], aesgcm12: ["aes192gcm12", "aes192gcm96"], aesgcm16: ["aes256gcm16", "aes256gcm128", "aes256gcm"],
  aesccm8: ["aes128ccm8", "aes128ccm64"], aesccm12: ["aes192ccm12", "aes192ccm96"], aesccm16: ["aes256ccm16", "aes256ccm128", "aes256ccm"],
  camelliaccm8: ["camellia128ccm8", "camellia128ccm64"], camelliaccm12: ["camellia192ccm12", "camellia192ccm96"], camelliaccm16: ["camellia256ccm16", "camellia256ccm128"],
  aesgmac: ["aes128gmac", "aes192gmac", "aes256gmac"], chacha20poly1305: ["chacha20poly1305", "chacha20poly1305compat"],
  aes: ["aes", "aes128", "aes192", "aes256"], aesctr: ["aes128ctr", "aes256ctr"], camellia: ["camellia", "camellia256"], camelliactr: ["camellia128ctr"],
  "3des": ["3des"], des: ["des"], null: ["null"], blowfish: ["blowfish", "blowfish256"], cast128: ["cast128"], serpent: ["serpent", "serpent256"], twofish: ["twofish", "twofish128"],
};
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  sha1: ["sha", "sha1"], sha1_160: ["sha1_160"], sha256: ["sha256", "sha2_256"], sha256_96: ["sha256_96", "sha2_256_96"], sha384: ["sha384", "sha2_384"],
  sha512: ["sha512", "sha2_512"], md5: ["md5"], md5_128: ["md5_128"], aesxcbc: ["aesxcbc"], camelliaxcbc: ["camelliaxcbc"], aescmac: ["aescmac"],
};

test("each of strongSwan's keywords is known by its name", () => {
  assert.deepEqual(Object.keys(KEYWORDS).sort(), Object.keys(ENCRYPTION).sort());
  assert.deepEqual(Object.keys(CHECKS).sort(), Object.keys(INTEGRITY).sort());
  for (const [encryption, keywords] of Object.entries(KEYWORDS)) {
    for (const keyword of keywords) assert.equal(suiteOf(`${keyword}-sha256-modp2048`)?.encryption, encryption, keyword);
  }
  for (const [integrity, keywords] of Object.entries(CHECKS)) {
    for (const keyword of keywords) assert.equal(suiteOf(`aes128-${keyword}-x25519-esn`)?.integrity, integrity, keyword);
  }
});

test("each name that strongSwan prints is known", () => {
  const printed: Readonly<Record<string, string>> = {
    "CAMELLIA_CBC-256": "camellia", "AES_CCM_12-128": "aesccm12", "NULL_AES_GMAC-256": "aesgmac", "CAST_CBC-128": "cast128", "BLOWFISH_CBC-256": "blowfish",
    DES_CBC: "des", "SERPENT_CBC-256": "serpent", "TWOFISH_CBC-256": "twofish", "CAMELLIA_CTR-128": "camelliactr", "CAMELLIA_CCM_8-128": "camelliaccm8",
  };
  for (const [name, encryption] of Object.entries(printed)) assert.equal(suiteOf(`ESP:${name}/HMAC_SHA1_96`)?.encryption, encryption, name);
  const checks: Readonly<Record<string, string>> = {
    HMAC_MD5_96: "md5", HMAC_MD5_128: "md5_128", HMAC_SHA1_96: "sha1", HMAC_SHA1_160: "sha1_160", HMAC_SHA2_256_128: "sha256", HMAC_SHA2_256_96: "sha256_96",
    HMAC_SHA2_384_192: "sha384", HMAC_SHA2_512_256: "sha512", AES_XCBC_96: "aesxcbc", AES_CMAC_96: "aescmac", CAMELLIA_XCBC_96: "camelliaxcbc",
  };
  for (const [name, integrity] of Object.entries(checks)) assert.equal(suiteOf(`AES_CBC-128/${name}/ESN`)?.integrity, integrity, name);
});

test("in transport mode the packet's own header stays outside of what is padded", () => {
  const as: Encapsulation = { algorithms: fromProposal("aes128gcm16")!, outer: 4, udp: false, tunnel: false };
  assert.equal(innerMtu(1500, as), 1466);
  assert.equal(wireLength(1466, as), 1500);
  assert.equal(wireLength(1467, as), 1504);
});
