import assert from "node:assert/strict";
import { test } from "node:test";
import { BELOW, calculate, encapsulationOf, innerFamily, KNOWN, MODES, NESTED, outerLength, START, type Result, type Setup } from "../src/calculation.ts";
import { BELOW_WORDS, ENCRYPTION_WORDS, KNOWN_WORDS, NESTED_WORDS, notes, summary } from "../src/calculator/words.ts";
import { ENCRYPTION, INTEGRITY, isAead, suiteOf } from "../src/esp-algorithms.ts";
import { packetFields } from "../src/packet-fields.ts";
import { pingCommand, proofs } from "../src/ping-sizes.ts";
import golden from "../../../tests/vectors/esp-mtu.json";

function result(changes: Partial<Setup>): Result {
  const found = calculate({ ...START, ...changes });
  assert.ok(typeof found !== "string", String(found));
  return found;
}

/** Settings of a proposal in strongSwan's words. */
function proposal(text: string): Partial<Setup> {
  const suite = suiteOf(text);
  assert.ok(suite, text);
  return { encryption: suite.encryption, ...(suite.integrity !== null && { integrity: suite.integrity }) };
}

const FAMILIES = [4, 6] as const;
const EVERY = Object.keys(ENCRYPTION).flatMap((encryption) => (isAead(encryption) ? [{ encryption }] : Object.keys(INTEGRITY).map((integrity) => ({ encryption, integrity }))));

/** One of each size: what differs in the name alone differs in no number. */
const SUITES = [...new Map(EVERY.map((suite) => [JSON.stringify(encapsulationOf({ ...START, ...suite }).algorithms), suite])).values()];

/** All settings with one another. */
function* everySetup(): Generator<Setup> {
  for (const suite of SUITES)
    for (const mode of MODES)
      for (const outer of FAMILIES)
        for (const udp of [false, true])
          for (const nested of NESTED) for (const carrier of FAMILIES) yield { ...START, ...suite, mode, outer, udp, nested, carrier, inner: carrier };
}

test("inner MTU and MSS are those of every golden vector", () => {
  assert.equal(golden.vectors.length, 160);
  for (const vector of golden.vectors) {
    const found = result({ ...proposal(vector.esp_proposal), bytes: vector.path_mtu, outer: vector.outer === "ipv4" ? 4 : 6, udp: vector.udp_encap });
    assert.deepEqual([found.tunnel, found.inner, found.mss4, found.mss6], [vector.inner_mtu, vector.inner_mtu, vector.mss_inner_ipv4, vector.mss_inner_ipv6], JSON.stringify(vector));
  }
});

// Path MTU 1500, outer IPv4 without and with UDP, outer IPv6 without and with it. In part the table of a cloud's manual.
const PUBLISHED: Readonly<Record<string, readonly number[]>> = {
  aes256gcm16: [1446, 1438, 1426, 1418], chacha20poly1305: [1446, 1438, 1426, 1418], aes256gmac: [1446, 1438, 1426, 1418], "aes128ctr-sha256": [1446, 1438, 1426, 1418],
  aes128gcm8: [1454, 1446, 1434, 1426], "null-sha256": [1454, 1446, 1434, 1426], "aes128-sha1": [1438, 1422, 1422, 1406], "aes256-sha256": [1438, 1422, 1406, 1406],
  "aes256-sha256_96": [1438, 1422, 1422, 1406], "aes256-sha384": [1422, 1422, 1406, 1390], "aes256-sha512": [1422, 1406, 1390, 1390], "3des-sha1": [1446, 1438, 1430, 1422],
};
for (const [name, sizes] of Object.entries(PUBLISHED)) {
  test(`a path of 1500 bytes carries with ${name} what is published`, () => {
    const found = FAMILIES.flatMap((outer) => [false, true].map((udp) => result({ ...proposal(name), outer, udp }).inner));
    assert.deepEqual(found, sizes);
  });
}

test("transport mode and PPPoE carry what is published", () => {
  const transport = { mode: "transport" } as const;
  assert.deepEqual([false, true].map((udp) => result({ ...transport, udp }).inner), [1466, 1458]);
  assert.deepEqual([false, true].map((udp) => result({ ...transport, ...proposal("aes128-sha256"), udp }).inner), [1458, 1442]);
  const pppoe = { know: "link", below: ["pppoe"] } as const;
  assert.deepEqual([false, true].map((udp) => result({ ...pppoe, udp }).inner), [1438, 1430]);
  assert.deepEqual([false, true].map((udp) => result({ ...pppoe, ...proposal("aes128-sha256"), udp }).inner), [1422, 1422]);
});

test("GRE with a key in transport mode takes 62 to 65 bytes, as is reported", () => {
  const setup: Setup = { ...START, mode: "transport", nested: "gre-key" };
  assert.deepEqual([result(setup).least, result(setup).most], [62, 65]);
  assert.deepEqual([100, 1402, 1403].map((size) => outerLength(size, setup) - size), [64, 62, 65]);
});

test("the largest packet is the largest that fits, header by header, for all settings on any path", () => {
  let count = 0;
  for (const setup of everySetup()) {
    const bytes = 1280 + ((count * 7) % 241);
    const { inner, least, most } = result({ ...setup, bytes });
    const added = (size: number): number => {
      const fields = packetFields(setup, result({ ...setup, size }));
      assert.ok(fields.every((field) => field.bytes >= 0));
      return fields.reduce((sum, field) => sum + field.bytes, 0) - size;
    };
    assert.ok(inner + added(inner) <= bytes, JSON.stringify(setup));
    assert.ok(inner + 1 + added(inner + 1) > bytes, JSON.stringify(setup));
    for (let size = 600; size < 617; size++) assert.ok(added(size) >= least && added(size) <= most && added(size) === outerLength(size, setup) - size);
    count++;
  }
  assert.ok(count > 1000, String(count));
});

test("each way back leads to the path", () => {
  for (const setup of everySetup()) {
    const { inner, mss4, mss6, path } = result({ ...setup, bytes: 1400 });
    for (const [know, bytes] of [["inner", inner], ["mss4", mss4], ["mss6", mss6]] as const) {
      const back = result({ ...setup, know, bytes });
      assert.ok(back.path <= path && back.inner === inner && back.wanted === inner, JSON.stringify([setup, know]));
      assert.equal(result({ ...setup, bytes: back.path }).inner, inner);
      assert.ok(result({ ...setup, bytes: back.path - 1 }).inner < inner);
    }
    const [outside, inside] = proofs(setup, result({ ...setup, bytes: 1400 }));
    assert.equal(result({ ...setup, know: "ping-outside", bytes: outside!.passes }).path, 1400);
    const range = result({ ...setup, know: "ping-inside", bytes: inside!.passes });
    assert.ok(range.path <= 1400 && 1400 <= range.pathMost && range.wanted === inner);
  }
});

test("a largest ping that cannot be the largest is told from one that can", () => {
  const aes = { ...proposal("aes256-sha512"), know: "ping-inside" } as const;
  const fits = result({ ...aes, bytes: 1422 - 28 });
  assert.deepEqual([fits.wanted, fits.inner, fits.path, fits.pathMost], [1422, 1422, 1500, 1515]);
  const strange = result({ ...aes, bytes: 1420 - 28 });
  assert.deepEqual([strange.wanted, strange.inner], [1420, 1422]);
});

test("layers below take from the link, and a VLAN tag is none of them", () => {
  assert.equal(result({ know: "link", below: ["pppoe", "ds-lite"] }).path, 1452);
  assert.equal(result({ know: "path", below: ["pppoe"] }).path, 1500);
  assert.ok(!Object.keys(BELOW).some((name) => /vlan|802/i.test(name)));
});

test("what cannot be is said and not worked out", () => {
  for (const [know, bytes] of [["path", 0], ["path", 60], ["path", Number.NaN], ["path", 1.5], ["path", 70_000], ["mss4", 65_535], ["link", 5]] as const) {
    assert.equal(typeof calculate({ ...START, know, bytes, below: know === "link" ? ["pppoe"] : [] }), "string", `${know} ${bytes}`);
  }
  for (const know of KNOWN) assert.notEqual(typeof calculate({ ...START, know, bytes: 1400 }), "string");
});

test("pings have the sizes of their packets", () => {
  const setup: Setup = { ...START, bytes: 1400, encryption: "aes", integrity: "sha512", udp: true };
  const [outside, inside] = proofs(setup, result(setup));
  assert.deepEqual([outside, inside], [
    { where: "outside", family: 4, passes: 1372, refused: 1373 },
    { where: "inside", family: 4, passes: 1282, refused: 1283 },
  ]);
  assert.equal(proofs({ ...setup, inner: 6 }, result(setup))[1]!.passes, 1310 - 48);
  assert.equal(innerFamily({ ...setup, mode: "transport", outer: 6 }), 6);
  assert.equal(pingCommand("Linux", 4, 1282), "ping -M do -c 4 -s 1282");
  assert.equal(pingCommand("Windows", 4, 1282), "ping -f -n 4 -l 1282");
  assert.equal(pingCommand("macOS", 6, 1262), "ping6 -D -m -c 4 -s 1262");
  assert.equal(pingCommand("Windows", 6, 1262), null);
});

test("each field that is no packet names where it is described", () => {
  for (const setup of EVERY.map((suite) => ({ ...START, ...suite, udp: true, nested: "gre-key" as const }))) {
    const bare = packetFields(setup, result(setup)).filter(({ part, source }) => part !== "own" && source === "");
    const allowed = /^(?:serpent|twofish)/.test(setup.encryption) ? ["Initialization vector"] : [];
    if (!isAead(setup.encryption) && setup.integrity === "camelliaxcbc") allowed.push("Integrity check value");
    assert.deepEqual(bare.map(({ name }) => name).filter((name) => !allowed.includes(name)), [], JSON.stringify(setup));
  }
});

test("every setting can be chosen, and has words", () => {
  assert.deepEqual(ENCRYPTION_WORDS.flatMap(([, choices]) => choices.map(([name]) => name)).sort(), Object.keys(ENCRYPTION).sort());
  assert.deepEqual(KNOWN_WORDS.map(([name]) => name), KNOWN);
  assert.deepEqual(NESTED_WORDS.map(([name]) => name), NESTED);
  assert.deepEqual(Object.keys(BELOW_WORDS), Object.keys(BELOW));
});

test("what a result means is said", () => {
  const said = (changes: Partial<Setup>): string => notes({ ...START, ...changes }, result(changes)).join(" ");
  assert.match(said({ bytes: 1460 }), /DS-Lite, Google Cloud/);
  assert.match(said({ bytes: 9001 }), /jumbo frames/);
  assert.match(said({ bytes: 1280, inner: 6 }), /IPv6 asks 1280 bytes/);
  assert.match(said({ mode: "transport", know: "mss6", bytes: 1360 }), /inside is IPv4 as outside/);
  assert.equal(summary({ ...START, mode: "transport" }, result({ mode: "transport" })), "Path MTU 1500: largest packet inside 1466, MSS 1426 for IPv4.");
  assert.doesNotMatch(said({ know: "inner", bytes: 1446 }), /more:/);
  assert.match(said({ know: "inner", bytes: 1443 }), /carries 3 more: 1446 bytes/);
});
