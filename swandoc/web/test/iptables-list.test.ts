import assert from "node:assert/strict";
import { test } from "node:test";
import { iptablesList } from "../src/parse/iptables-list.ts";
import { iptablesSave } from "../src/parse/iptables-save.ts";
import { chain, dump, everything, rules } from "./firewall.ts";
import { read } from "./read.ts";

const parse = (text: string) => read(text, [iptablesList]);
/** Words of unknown matches differ from those of iptables-save. */
const withoutWords = (all: Record<string, readonly string[]>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts.map((text) => text.replace(/unknown [^;]*/g, "unknown"))]));

test("iptables -L -v says the same as iptables-save, with numbers and with names", () => {
  const saved = withoutWords(everything(read(dump("iptables-save-c.txt"), [iptablesSave]).records));
  for (const name of ["iptables-nvL.txt", "iptables-L-v.txt"]) {
    const { records, strange } = parse(dump(name));
    assert.deepEqual(strange, []);
    assert.deepEqual(withoutWords(everything(records)), saved, name);
  }
});

test("ip6tables -L says the same as ip6tables-save", () => {
  const saved = everything(read(dump("ip6tables-save.txt"), [iptablesSave]).records);
  assert.deepEqual(everything(parse(dump("ip6tables-nvL.txt")).records), saved);
});

test("an old ip6tables leaves the column opt blank", () => {
  const { records, strange } = parse(`### ip6tables -nvL
Chain FORWARD (policy DROP 0 packets, 0 bytes)
 pkts bytes target     prot opt in     out     source               destination
    3   240 ACCEPT     tcp      eth0   *       2001:db8::/32        ::/0                 tcp dpt:22
    0     0            all      *      *       ::/0                 ::/0`);
  assert.deepEqual(strange, []);
  assert.deepEqual(rules(records, "filter", "FORWARD"), [
    "destination-port 22; input eth0; protocol 6; source 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff; accept",
    "continue",
  ]);
});

test("without -v every rule may be limited to an interface", () => {
  const { records, strange } = parse(dump("iptables-L-n.txt"));
  assert.deepEqual(strange, []);
  assert.deepEqual(rules(records, "nat", "POSTROUTING")[3], "not destination 10.0.0.0-10.255.255.255; source 10.1.0.0-10.1.255.255; unknown interfaces that only -v shows; masquerade");
});

test("counters are read in thousands and millions", () => {
  const { records } = parse(`Chain FORWARD (policy ACCEPT 1608K packets, 178M bytes)
 pkts bytes target     prot opt in     out     source               destination
  951  153K ACCEPT     all  --  *      *       0.0.0.0/0            0.0.0.0/0            ctstate RELATED,ESTABLISHED
   1M    2G DROP       all  --  *      *       0.0.0.0/0            0.0.0.0/0`);
  assert.deepEqual(chain(records, "filter", "FORWARD").rules.map((rule) => [rule.packets, rule.bytes]), [[951, 153000], [1e6, 2e9]]);
});

test("a chain that another follows is complete, the last only with the command", () => {
  const text = `Chain INPUT (policy ACCEPT)
target     prot opt source               destination

Chain FORWARD (policy DROP)
target     prot opt source               destination

Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination`;
  const bare = parse(text).records;
  assert.ok(bare.completeness("iptables 4 filter FORWARD"));
  assert.equal(bare.completeness("iptables 4 filter OUTPUT"), null);
  assert.equal(bare.completeness("iptables 4 filter"), null);
  assert.ok(parse(`$ sudo iptables -nL\n${text}`).records.completeness("iptables 4 filter"));
  assert.equal(parse(`$ sudo iptables -nL | grep -v ACCEPT\n${text}`).records.completeness("iptables 4 filter"), null);
});

test("tables that follow each other in one block are told apart by their chains", () => {
  const { records } = parse(`Chain INPUT (policy ACCEPT)
target     prot opt source               destination
Chain FORWARD (policy ACCEPT)
target     prot opt source               destination
Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination
Chain PREROUTING (policy ACCEPT)
target     prot opt source               destination
Chain OUTPUT (policy ACCEPT)
target     prot opt source               destination
Chain POSTROUTING (policy ACCEPT)
target     prot opt source               destination
MASQUERADE  all  --  10.3.0.0/24          0.0.0.0/0`);
  assert.deepEqual(records.chains.map((one) => `${one.table} ${one.name}`), [
    "filter INPUT", "filter FORWARD", "filter OUTPUT", "nat PREROUTING", "nat OUTPUT", "nat POSTROUTING",
  ]);
});

test("what a row says beyond the modelled is unknown, and the target's own words are still found", () => {
  const row = (tail: string): string =>
    rules(parse(`Chain FORWARD (policy ACCEPT)\n pkts bytes target     prot opt in     out     source               destination\n    0     0 ${tail}`).records, "filter", "FORWARD")[0]!;
  assert.equal(row("DNAT       tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            recent: CHECK seconds: 60 name: x to:10.0.0.5:80"), "protocol 6; unknown recent: CHECK seconds: 60 name: x; destination-nat 10.0.0.5 80");
  assert.equal(row("ACCEPT     all  --  ppp+   enp0s3  0.0.0.0/0            [...]"), "input ppp*; output enp0s3; unknown -d [...]; accept");
  assert.equal(row("ACCEPT     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpts:!1:1023 ! ctstate NEW"), "not destination-port 1-1023; not state new; protocol 6; accept");
  assert.equal(row("ACCEPT     all  --  *      *       0.0.0.0/0            0.0.0.0/0            policy match dir out pol ipsec strict [0] reqid 1 proto esp"), "ipsec out true 1 50; unknown -m policy --strict; accept");
});

test("a row without its chain's name is not understood", () => {
  const { records, strange } = parse(`num   pkts bytes target     prot opt in     out     source               destination
1        0     0 ACCEPT     all  --  ens38  *       10.1.0.0/24          10.2.0.0/24          policy match dir in pol ipsec reqid 1 proto 50`);
  assert.equal(records.chains.length, 0);
  assert.equal(strange.length, 1);
});

test("lines that are each set in back-ticks are read, with blanks before the first column", () => {
  const { records, strange } = read("`Chain FORWARD (policy DROP 505 packets, 32609 bytes)`\n` pkts bytes target     prot opt in     out     source               destination `\n`  199 14157 ACCEPT     all  --  ppp+   enp0s3  0.0.0.0/0            0.0.0.0/0           `", [iptablesList]);
  assert.deepEqual(strange, []);
  assert.equal(records.chains[0]?.rules.length, 1);
});
