import assert from "node:assert/strict";
import { test } from "node:test";
import { toLines } from "../src/paste/lines.ts";
import { redact } from "../src/paste/redact.ts";

const redacted = (text: string): string => redact(toLines(text, 0)).map((line) => line.text).join("\n");
const SECRET = "Tr0ub4dor";

test("no spelling of a secret is left in a line", () => {
  const lines = [
    `moon.example.org sun.example.org : PSK "${SECRET} & more"`,
    `: PSK 0s${SECRET}AAAAAAAAAAAAAAAA==`,
    `carol : EAP "${SECRET}"`,
    `dave : XAUTH ${SECRET}`,
    `: RSA moonKey.pem "${SECRET}"`,
    `      secret = "${SECRET}"`,
    `      secret = ${SECRET} with blanks`,
    `      secret-1=0s${SECRET}`,
    `secret: ${SECRET}`,
    `psk=${SECRET}`,
    `ipsec-psk='${SECRET}'`,
    `password=${SECRET}`,
    `	option pre_shared_key '${SECRET}'`,
    `ipsec.office.pre_shared_key='${SECRET}'`,
    `wpa-psk "${SECRET}"`,
    `Set-VpnConnection -Name x -L2tpPsk ${SECRET}`,
    `Set-VpnConnection -Name x -L2tpPsk "${SECRET} x"`,
    `PrivateKey = ${SECRET}AAAA=`,
    `PresharedKey = ${SECRET}AAAA=`,
    `Authorization: Basic ${SECRET}`,
    `curl -H "Authorization: Bearer ${SECRET}.${SECRET}"`,
    `https://carol:${SECRET}@vpn.example.org/`,
    `ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 enc 'cbc(aes)' "${SECRET}16bytes.."`,
    `ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 enc cbc(aes) ${SECRET}16bytes`,
    `{"psk": "${SECRET}"}`,
    `eap_password = "${SECRET}`,
  ];
  for (const line of lines) assert.ok(!redacted(line).includes(SECRET), `${line} -> ${redacted(line)}`);
});

test("keys of SAs are hidden, and what stands around them is not", () => {
  const state = [
    "src 192.0.2.1 dst 192.0.2.2",
    "\tproto esp spi 0xc1a2b3c4 reqid 1 mode tunnel",
    "\tauth-trunc hmac(sha256) 0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff 128",
    "\tenc cbc(aes) 0x00112233445566778899aabbccddeeff",
    "\taead rfc4106(gcm(aes)) 0x00112233445566778899aabbccddeeff00112233 128",
    "\tenc cbc(des) 0x0011223344556677",
    "\tanti-replay context: seq 0x0, oseq 0x3, bitmap 0x00000000",
  ].join("\n");
  assert.equal(
    redacted(state),
    [
      "src 192.0.2.1 dst 192.0.2.2",
      "\tproto esp spi 0xc1a2b3c4 reqid 1 mode tunnel",
      "\tauth-trunc hmac(sha256) <<Keys hidden>> 128",
      "\tenc cbc(aes) <<Keys hidden>>",
      "\taead rfc4106(gcm(aes)) <<Keys hidden>> 128",
      "\tenc cbc(des) <<Keys hidden>>",
      "\tanti-replay context: seq 0x0, oseq 0x3, bitmap 0x00000000",
    ].join("\n"),
  );
});

test("a private key goes line by line, also where its end is missing", () => {
  const key = ["-----BEGIN RSA PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED", "", "MIIEowIBAAKCAQEA", "AAAA=="];
  assert.equal(redacted([...key, "-----END RSA PRIVATE KEY-----", "10.1.0.0/16 dev eth0"].join("\n")), ["-----BEGIN RSA PRIVATE KEY----- [redacted]", "[redacted]", "", "[redacted]", "[redacted]", "-----END RSA PRIVATE KEY-----", "10.1.0.0/16 dev eth0"].join("\n"));
  assert.match(redacted([...key, "10.1.0.0/16 dev eth0 proto kernel"].join("\n")), /dev eth0 proto kernel$/);
});

test("keys of setkey and of a talkative log", () => {
  assert.equal(redacted("\tE: aes-cbc  00112233 44556677 8899aabb ccddeeff"), "\tE: aes-cbc  [redacted]");
  assert.equal(redacted("05[IKE]    0: 0A 1B 2C 3D 4E  ..,=N"), "05[IKE]    0: [redacted]");
});

test("what is no secret stays as it is, letter by letter", () => {
  const innocent = [
    "\tauth-trunc hmac(sha256) <<Keys hidden>> 128",
    "    authby=secret",
    "    leftauth=psk",
    "    auth = psk",
    "L2tpIPsecAuth         : Psk",
    "AuthenticationMethod  : {Eap}",
    "05[IKE] authentication of 'carol' with EAP successful",
    "05[IKE] authentication of 'gw' (myself) with pre-shared key",
    "-A FORWARD -m mark --mark 0x42/0xffffffff -j ACCEPT",
    "in  c1a2b3c4, 84 bytes, 1 packets",
    "RememberCredential    : True",
    "  IKE SPIs: aef372b5d74e2e0e_i* 8f1e6e42a3c87f5d_r",
    "12:00:00.0 IP 192.0.2.1 > 192.0.2.2: ESP(spi=0xda5b24b4,seq=0x8), length 132",
    "    local: [gw.example.org] uses pre-shared key authentication",
    "      gw:   uses public key authentication",
    "-----BEGIN CERTIFICATE-----",
  ];
  for (const line of innocent) assert.equal(redacted(line), line);
});

test("lines keep their number and their place", () => {
  const lines = redact(toLines("a\nsecret = x\n\nb", 3));
  assert.deepEqual(lines.map(({ paste, no }) => [paste, no]), [[3, 1], [3, 2], [3, 3], [3, 4]]);
});

test("100,000 hostile lines take no time to speak of", () => {
  const hostile = ["secret".repeat(600), "0x".repeat(2000), " : PSK ".repeat(500), "enc a( ".repeat(500), "//a:".repeat(1000), " 1: AA ".repeat(500), "-psk ".repeat(700)];
  const lines = Array.from({ length: 1000 }, (_, at) => ({ text: hostile[at % hostile.length]!, paste: 0, no: at }));
  const start = performance.now();
  redact(lines);
  redact(Array.from({ length: 100_000 }, (_, no) => ({ text: `10.1.${no % 256}.0/24 via 192.0.2.1 dev eth0 proto static metric 100`, paste: 0, no })));
  assert.ok(performance.now() - start < 4000, `${performance.now() - start} ms`);
});
