import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPrefix } from "../src/address.ts";
import { ipRule } from "../src/parse/ip-rule.ts";
import type { RoutingRule } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const rules = (text: string) => read(text, [ipRule]);
const rule = (priority: number): RoutingRule => rules(dump("ip-rule")).records.rules.find((one) => one.priority === priority)!;

test("every line of the real outputs is understood", () => {
  for (const name of ["ip-rule", "ip-6-rule", "busybox-ip-rule"]) assert.deepEqual(rules(dump(name)).strange, [], name);
});

test("a prompt without a host's name stands before a command", () => {
  for (const prompt of [":~# ", "~/data$ ", "[~]# ", "[]$ "]) {
    const { segments, strange } = rules(`${prompt}sudo ip rule show\n0:\tfrom all lookup local`);
    assert.deepEqual([segments.map((one) => one.command), strange], [["ip rule show"], []], prompt);
  }
});

test("a rule has its selectors and its table", () => {
  const { from, to, mark, input, table, action } = rule(100);
  assert.deepEqual([formatPrefix(from!), formatPrefix(to!), mark, input, table, action], [
    "10.1.0.0/24", "10.2.0.0/16", { value: 1, mask: 0xff }, "eth1", "100", "lookup",
  ]);
});

test("a mark without a mask is compared in all bits, and not turns the rule round", () => {
  assert.deepEqual([rule(101).not, rule(101).mark], [true, { value: 0xca6c, mask: 0xffffffff }]);
});

test("what a rule does besides a lookup is its action", () => {
  assert.deepEqual([103, 104, 106, 107].map((priority) => [rule(priority).action, rule(priority).table]), [
    ["blackhole", null], ["goto", null], ["prohibit", null], ["nop", null],
  ]);
  assert.equal(rule(104).goto, 32766);
});

test("suppressing the default route is read", () => {
  assert.deepEqual([rule(102).table, rule(102).suppressPrefixLength, rule(220).suppressPrefixLength], ["main", 0, null]);
});

test("selectors that are not modelled are kept", () => {
  assert.deepEqual(rule(105).unmodelled, ["ipproto tcp", "dport 80"]);
  assert.deepEqual(rule(106).unmodelled, ["uidrange 0-10"]);
  assert.deepEqual(rule(220).unmodelled, []);
});

test("ip rule is complete for IPv4 only", () => {
  const complete = (text: string) => [4, 6].filter((family) => rules(text).records.completeness(`rules ${family}`));
  assert.deepEqual(complete(dump("ip-rule")), [4]);
  assert.deepEqual(complete(dump("ip-6-rule")), [6]);
  assert.deepEqual(complete("$ ip rule | grep 220\n220:\tfrom all lookup 220"), []);
  assert.deepEqual(complete("$ ip rule\n220:\tfrom all lookup 220"), []);
  assert.deepEqual(complete("$ ip rule show table 220\n220:\tfrom all lookup 220"), []);
});

test("without a command the rules are complete from the kernel's first to its last", () => {
  const all = "0:\tfrom all lookup local\n220:\tfrom all lookup 220\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default";
  assert.ok(rules(all).records.completeness("rules 4"));
  assert.ok(!rules(all.replace(/32767.*/, "")).records.completeness("rules 4"));
  assert.ok(!rules(all.replace(/220:.*/, "[...]")).records.completeness("rules 4"));
});

test("a rule with a masked selector is not understood", () => {
  assert.equal(rules("100: from x.x.x.x lookup 100").strange.length, 1);
});
