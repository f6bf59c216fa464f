import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress } from "../src/address.ts";
import { ipset } from "../src/parse/ipset.ts";
import { read } from "./read.ts";

const sets = (text: string): Record<string, string[] | null> =>
  Object.fromEntries(
    read(text, [ipset]).records.sets.map(({ name, elements }) => [
      name,
      elements?.map(({ family, first, last }) => [first, last].map((value) => formatAddress({ family, value })).join("-")) ?? null,
    ]),
  );

test("ipset save gives the addresses of each set", () => {
  assert.deepEqual(
    sets("create vpn hash:net family inet hashsize 1024 maxelem 65536\nadd vpn 10.31.0.0/24\nadd vpn 10.9.0.1 timeout 300\ncreate six hash:ip family inet6 hashsize 1024 maxelem 65536\nadd six 2001:db8::1"),
    { vpn: ["10.31.0.0-10.31.0.255", "10.9.0.1-10.9.0.1"], six: ["2001:db8::1-2001:db8::1"] },
  );
});

test("ipset list gives the same", () => {
  const { strange } = read("$ sudo ipset list\nName: vpn\nType: hash:net\nRevision: 7\nHeader: family inet hashsize 1024 maxelem 65536\nSize in memory: 504\nReferences: 1\nNumber of entries: 1\nMembers:\n10.31.0.0/24\n", [ipset]);
  assert.deepEqual(strange, []);
  assert.deepEqual(sets("Name: vpn\nType: hash:net\nMembers:\n10.31.0.0/24\n\nName: empty\nType: hash:ip\nMembers:"), { vpn: ["10.31.0.0-10.31.0.255"], empty: [] });
});

test("a set that holds more than addresses, or exceptions, is not a list of addresses", () => {
  assert.deepEqual(
    sets("create pairs hash:ip,port family inet\nadd pairs 10.0.0.1,tcp:80\ncreate nets hash:net family inet\nadd nets 10.0.0.0/8\nadd nets 10.1.0.0/16 nomatch\ncreate lists list:set size 8\nadd lists nets"),
    { pairs: null, nets: null, lists: null },
  );
  assert.deepEqual(sets("Name: pairs\nType: hash:net,iface\nMembers:\n10.0.0.0/8,eth0"), { pairs: null });
});

test("all sets are known only from the whole command", () => {
  const text = "create vpn hash:net family inet";
  assert.ok(read(`# ipset save\n${text}`, [ipset]).records.completeness("ipsets"));
  assert.equal(read(`# ipset save vpn\n${text}`, [ipset]).records.completeness("ipsets"), null);
  assert.equal(read(text, [ipset]).records.completeness("ipsets"), null);
});

test("a member without its set is not dropped silently", () => {
  assert.deepEqual(read("### ipset save\nadd gone 10.0.0.1", [ipset]).strange, ["add gone 10.0.0.1"]);
});
