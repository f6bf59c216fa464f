import assert from "node:assert/strict";
import { test } from "node:test";
import { BELOW, START, type Setup } from "../src/calculation.ts";
import { readSetup, setupFragment } from "../src/setup-link.ts";

test("a link brings back the settings it was made of", () => {
  const setup: Setup = {
    know: "link", bytes: 1500, below: ["pppoe", "ds-lite"], encryption: "aes", integrity: "sha256_96", mode: "transport",
    outer: 6, udp: true, nested: "gre-key", carrier: 6, inner: 6, size: 576,
  };
  assert.deepEqual(readSetup(setupFragment(setup)), { setup, refused: 0 });
  const every = { ...setup, below: Object.keys(BELOW), bytes: 65_535, encryption: "chacha20poly1305", integrity: "camelliaxcbc", know: "ping-outside" as const };
  assert.deepEqual(readSetup(setupFragment(every)), { setup: every, refused: 0 });
  assert.equal(setupFragment(START), "");
  assert.deepEqual(readSetup("#mtu:"), { setup: START, refused: 0 });
});

test("fragments of others are left alone", () => {
  for (const fragment of ["", "#", "#put-the-numbers-to-use", "#values:lan=10.1.0.0/24", "#mtu"]) assert.equal(readSetup(fragment), null);
});

const HOSTILE = [
  "bytes=99999999", "bytes=1e3", "bytes=-1", "bytes=0x5dc", "bytes=<img src=x onerror=stolen()>", "know=constructor", "know=__proto__", "__proto__=1",
  "encryption=toString", "encryption=__proto__", "integrity=hasOwnProperty", "mode=%3Cscript%3E", "below=constructor", "below=pppoe pppoe pppoe pppoe",
  "outer=5", "udp=1", "size=0", "nested=valueOf", "unknown=1", "=", "%00=%00",
];
for (const text of HOSTILE) {
  test(`of ${text} nothing is taken`, () => {
    const linked = readSetup(`#mtu:${text}&bytes=1400`);
    assert.ok(linked);
    assert.deepEqual(linked.setup, { ...START, bytes: 1400 });
    assert.equal(linked.refused, 1);
  });
}

test("a fragment of any length is refused at once", () => {
  assert.deepEqual(readSetup(`#mtu:${"bytes=1400&".repeat(100_000)}`), { setup: START, refused: 1 });
});
