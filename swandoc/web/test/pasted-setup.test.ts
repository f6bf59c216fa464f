import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pastedSas } from "../src/pasted-setup.ts";

const dump = (name: string): string => readFileSync(`test/dumps/${name}`, "utf8");

const STATE = `src 192.0.2.1 dst 198.51.100.1
\tproto esp spi 0xc1a2b3c4 reqid 1 mode tunnel
\treplay-window 0 flag af-unspec
\tauth-trunc hmac(sha256) 0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff 128
\tenc cbc(aes) 0x00112233445566778899aabbccddeeff
\tencap type espinudp sport 4500 dport 4500 addr 0.0.0.0
`;
const SAS = `site: #1, ESTABLISHED, IKEv2, 5c0f3b7a1e2d4c68_i* 9b1d2f4a6c8e0357_r
  local  'gateway.example.org' @ 2001:db8::1[500]
  remote 'peer.example.org' @ 2001:db8:100::1[500]
  lans: #1, reqid 1, INSTALLED, TUNNEL, ESP:AES_GCM_16-256
    in  c1a2b3c4,      0 bytes,     0 packets
    out c4b3a2c1,      0 bytes,     0 packets
    local  10.1.0.0/24
    remote 10.2.0.0/24
`;

test("a state of the kernel tells all but what is inside", () => {
  assert.deepEqual(pastedSas(STATE), [
    { name: "SPI 0xc1a2b3c4", not: "", told: { encryption: "aes", integrity: "sha256", mode: "tunnel", outer: 4, udp: true } },
  ]);
  assert.equal(pastedSas(STATE.replace(" 128\n", " 96\n"))[0]!.told.integrity, "sha256_96");
  assert.equal(pastedSas(STATE.replace(/\tauth.*\n\tenc.*\n/, "\taead rfc4106(gcm(aes)) 0x0011 64\n"))[0]!.told.encryption, "aesgcm8");
  assert.equal(pastedSas(STATE.replace(" 128\n", " 160\n"))[0]!.not, "it does not say which algorithms");
});

test("what swanctl lists tells both IP versions", () => {
  assert.deepEqual(pastedSas(SAS), [{ name: "lans", not: "", told: { encryption: "aesgcm16", mode: "tunnel", outer: 6, udp: false, inner: 4 } }]);
  const udp = pastedSas(SAS.replace("TUNNEL,", "TRANSPORT-in-UDP,").replace("AES_GCM_16-256", "AES_CBC-256/HMAC_SHA2_512_256"))[0]!;
  assert.deepEqual([udp.told.mode, udp.told.udp, udp.told.integrity], ["transport", true, "sha512"]);
});

test("what cannot be worked out is not taken", () => {
  assert.match(pastedSas(SAS.replace("TUNNEL,", "BEET,"))[0]!.not, /beet/);
  assert.match(pastedSas(SAS.replace("AES_GCM_16-256", "SOMETHING_NEW"))[0]!.not, /algorithms/);
});

test("the dumps of real hosts are read", () => {
  for (const name of ["swanctl-list-sas.txt", "swanctl-list-sas.raw", "ip-s-xfrm-state.txt", "ip-xfrm-state-nokeys.txt", "ipsec-statusall.txt"]) {
    const found = pastedSas(dump(name));
    assert.ok(found.length > 0 && found.every(({ not }) => not === ""), `${name}: ${JSON.stringify(found)}`);
  }
});

test("a proposal alone tells its algorithms", () => {
  assert.deepEqual(pastedSas("aes256-sha512\n")[0]!.told, { encryption: "aes", integrity: "sha512" });
  assert.deepEqual(pastedSas("ESP:AES_CBC-256/HMAC_SHA2_256_96/NO_EXT_SEQ")[0]!.told, { encryption: "aes", integrity: "sha256_96" });
  for (const text of ["", "hello", "<img src=x onerror=stolen()>", "aes256-sha512 and more", "-".repeat(500_000)]) assert.deepEqual(pastedSas(text), [], text.slice(0, 40));
});

test("keys are in nothing that is told", () => {
  assert.doesNotMatch(JSON.stringify(pastedSas(STATE)), /0011223344/);
});
