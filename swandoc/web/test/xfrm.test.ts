import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { xfrmPolicy } from "../src/parse/xfrm-policy.ts";
import { xfrmState } from "../src/parse/xfrm-state.ts";
import type { XfrmPolicy } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const both = [xfrmPolicy, xfrmState];
const policies = (name: string): XfrmPolicy[] => read(dump(name), both).records.policies;
const priority = (name: string, value: number): XfrmPolicy => policies(name).find((policy) => policy.priority === value)!;

test("every line of the outputs is understood", () => {
  for (const name of ["ip-xfrm-policy", "ip-s-xfrm-policy", "ip-o-xfrm-policy", "ip-s-xfrm-state", "ip-xfrm-state-nokeys"]) {
    assert.deepEqual(read(dump(name), both).strange, [], name);
  }
});

test("a tunnel's policy has selector, direction, priority and template", () => {
  const out = policies("ip-xfrm-policy").find((policy) => policy.direction === "out" && policy.templates.length > 0)!;
  assert.equal(`${formatPrefix(out.selector.source)} ${formatPrefix(out.selector.destination)} ${out.priority}`, "10.1.0.0/24 10.3.0.1/32 371327");
  const [template] = out.templates;
  assert.deepEqual(
    [formatAddress(template!.source!), formatAddress(template!.destination!), template!.protocol, template!.mode, template!.reqid, template!.spi],
    ["192.0.2.1", "203.0.113.5", "esp", "tunnel", 1, null],
  );
});

test("statistics and single lines say the same policies", () => {
  const short = (name: string) =>
    policies(name).map((policy) => [policy.direction, policy.action, policy.priority, policy.ifId, policy.socket, policy.templates.map((one) => [one.reqid, one.spi, one.optional])]);
  assert.deepEqual(short("ip-s-xfrm-policy"), short("ip-xfrm-policy"));
  assert.deepEqual(short("ip-o-xfrm-policy"), short("ip-xfrm-policy"));
});

test("a policy whose lines were joined is read", () => {
  const joined = "src 10.1.0.0/24 dst 10.2.0.0/16 proto tcp dport 80 dir out priority 2104 mark 0x1/0xff tmpl src 192.0.2.1 dst 192.0.2.2 proto esp reqid 7 mode tunnel";
  const { records, strange } = read(`${joined}\nsrc 10.1.0.0/16 dst 10.1.0.0/16 dir fwd priority 2608`, both);
  assert.deepEqual(strange, []);
  assert.deepEqual(
    records.policies.map((one) => [one.direction, one.priority, one.selector.protocol, one.mark?.value ?? null, one.templates.map(({ reqid }) => reqid)]),
    [["out", 2104, 6, 1, [7]], ["fwd", 2608, null, null, []]],
  );
});

test("policies of sockets are told from those of tunnels", () => {
  const sockets = policies("ip-xfrm-policy").filter((policy) => policy.socket);
  assert.deepEqual(sockets.map((policy) => policy.direction), ["out", "in", "out", "in"]);
  const old = read("src 0.0.0.0/0 dst 0.0.0.0/0 \n\tdir 4 priority 0 \nsrc 0.0.0.0/0 dst 0.0.0.0/0 \n\tdir 3 priority 0 ", both).records.policies;
  assert.deepEqual(old.map((policy) => [policy.socket, policy.direction]), [[true, "out"], [true, "in"]]);
});

test("a passthrough has no template, a block its action", () => {
  assert.deepEqual(priority("ip-xfrm-policy", 175423).templates, []);
  const block = priority("ip-xfrm-policy", 9);
  assert.deepEqual([block.action, block.mark, block.ifId, block.selector.protocol, block.selector.sourcePort, block.selector.destinationPort, block.selector.interface], [
    "block", { value: 2, mask: 0xff }, 42, 6, 80, 443, "eth0",
  ]);
});

test("a template that need not be met is optional", () => {
  assert.deepEqual(policies("ip-xfrm-policy").filter((policy) => policy.direction === "in" && !policy.socket).map((policy) => policy.templates[0]!.optional), [true]);
});

test("all policies of the host are there, socket policies left out or not", () => {
  assert.ok(read(dump("ip-xfrm-policy"), both).records.completeness("policies"));
  assert.ok(read("# ip xfrm policy list nosock", both).records.completeness("policies"));
  assert.ok(!read("# ip xfrm policy list dst 10.4.0.0/24\n", both).records.completeness("policies"));
  assert.ok(!read("# ip xfrm policy | grep -E 'if_id|mark'\n", both).records.completeness("policies"));
  assert.ok(!read("# ip xfrm policy\nsrc 10.1.0.0/24 dst x.x.x.x/32 \n\tdir out priority 1", both).records.completeness("policies"));
});

test("a state has its SPI, addresses, algorithms, encapsulation and counters", () => {
  const [out, inbound] = read(dump("ip-s-xfrm-state"), both).records.states;
  assert.deepEqual([formatAddress(out!.source), formatAddress(out!.destination), out!.spi, out!.reqid, out!.mode], ["192.0.2.1", "203.0.113.5", 0xc26afb35, 1, "tunnel"]);
  assert.deepEqual([out!.integrity, out!.truncation, out!.cipher, out!.aead], ["hmac(sha256)", 96, "cbc(aes)", null]);
  assert.equal(inbound!.truncation, 128);
  assert.deepEqual(out!.encapsulation, { type: "espinudp", sourcePort: 4500, destinationPort: 50012 });
  assert.deepEqual([out!.bytes, out!.packets, inbound!.bytes, inbound!.integrityFailures], [420, 5, 0, 17]);
  assert.deepEqual([out!.mark, out!.outputMark, out!.ifId], [{ value: 42, mask: 0xffffffff }, { value: 7, mask: 0xff }, 42]);
  assert.deepEqual(out!.flags, ["af-unspec"]);
});

test("hidden keys, offload and the direction of newer kernels are read", () => {
  const [esp, comp, ipip] = read(dump("ip-xfrm-state-nokeys"), both).records.states;
  assert.deepEqual([esp!.aead, esp!.truncation, esp!.offload, esp!.direction, esp!.flags], ["rfc4106(gcm(aes))", 128, true, "out", ["af-unspec", "esn"]]);
  assert.deepEqual([comp!.protocol, comp!.spi, comp!.flags], ["comp", 0x6fae, ["nopmtudisc", "af-unspec"]]);
  assert.equal(ipip!.protocol, "4");
});

test("keys are in no record", () => {
  const { records, strange } = read(dump("ip-s-xfrm-state"), both);
  assert.doesNotMatch(JSON.stringify([records.states, strange], (_, value: unknown) => (typeof value === "bigint" ? 0 : value)), /[0-9a-f]{32}/);
  assert.match(records.states[0]!.lines.map((line) => line.text).join("\n"), /auth-trunc hmac\(sha256\) REDACTED/);
  assert.doesNotMatch(JSON.stringify(read("# ip xfrm state\nnonsense 0x00112233445566778899aabbccddeeff", both).strange), /0x0011/);
});

test("states are complete with nokeys, not with a filter or where one is masked", () => {
  assert.ok(read(dump("ip-xfrm-state-nokeys"), both).records.completeness("states"));
  assert.ok(!read("# ip xfrm state | grep proto\n", both).records.completeness("states"));
  assert.ok(!read(dump("ip-s-xfrm-state").replace("src 192.0.2.1 ", "src A.B.C.D "), both).records.completeness("states"));
});

test("policies and states are told apart without a command", () => {
  const text = [dump("ip-s-xfrm-state"), dump("ip-xfrm-policy")].map((part) => part.replace(/^root.*\n/, "")).join("");
  assert.deepEqual(read(text, both).kinds, ["xfrm-state", "xfrm-policy"]);
});

test("an indented paste of a state reads as well", () => {
  const { records } = read(dump("ip-xfrm-state-nokeys").replace(/^(?!#)/gm, "              "), both);
  assert.equal(records.states.length, 3);
});
