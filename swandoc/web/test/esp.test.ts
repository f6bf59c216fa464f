import assert from "node:assert/strict";
import { test } from "node:test";
import { fromProposal, fromState, innerMtu, segmentSize, wireLength, type Encapsulation } from "../src/esp.ts";
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
