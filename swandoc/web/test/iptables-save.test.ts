import assert from "node:assert/strict";
import { test } from "node:test";
import { iptablesSave } from "../src/parse/iptables-save.ts";
import { chain, dump, everything, rules } from "./firewall.ts";
import { read } from "./read.ts";

const parse = (text: string) => read(text, [iptablesSave]);
/** The rules of FORWARD after one rule was appended to it. */
const forward = (rule: string): string => {
  const { records, strange } = parse(`*filter\n:FORWARD ACCEPT [0:0]\n-A FORWARD ${rule}\nCOMMIT`);
  assert.deepEqual(strange, []);
  return rules(records, "filter", "FORWARD")[0]!;
};

test("iptables-save says every chain's hook, priority and policy", () => {
  const { records, strange } = parse(dump("iptables-save-c.txt"));
  assert.deepEqual(strange, []);
  assert.deepEqual(chain(records, "filter", "FORWARD").base, { hook: "forward", type: "filter", priority: 0, policy: "drop" });
  assert.deepEqual(chain(records, "nat", "POSTROUTING").base, { hook: "postrouting", type: "nat", priority: 100, policy: "accept" });
  assert.deepEqual(chain(records, "raw", "PREROUTING").base?.priority, -300);
  assert.deepEqual(chain(records, "mangle", "OUTPUT").base?.type, "route");
  assert.equal(chain(records, "filter", "VPN").base, null);
});

test("the rules of a gateway are read with all their matches", () => {
  const { records } = parse(dump("iptables-save-c.txt"));
  assert.deepEqual(rules(records, "raw", "PREROUTING"), ["input lo; notrack", "reverse-path false true true; drop"]);
  assert.deepEqual(rules(records, "mangle", "PREROUTING"), ["source 10.31.0.0-10.31.0.255; mark 1 255", "continue"]);
  assert.deepEqual(rules(records, "mangle", "FORWARD"), [
    "ipsec out true; output eth0; protocol 6; tcp-flags 6 2; clamp-mss 1360",
    "protocol 6; tcp-flags 6 2; clamp-mss null",
  ]);
  assert.deepEqual(rules(records, "nat", "PREROUTING"), [
    "destination-port 80,443,8000-8080; not input eth1; protocol 6; destination-nat 10.1.0.9 80",
    "address-type destination local; destination-port 53; protocol 17; redirect",
    "destination 10.9.0.0-10.9.0.255; map-network destination 10.1.0.0-10.1.0.255",
  ]);
  assert.deepEqual(rules(records, "nat", "POSTROUTING"), [
    "output eth0; jump postrouting_wan_rule",
    "ipsec out true; accept",
    "output eth0; source 10.31.1.0-10.31.1.255; source-nat 192.0.2.1",
    "not destination 10.0.0.0-10.255.255.255; output ppp*; source 10.1.0.0-10.1.255.255; masquerade",
  ]);
  assert.deepEqual(rules(records, "nat", "postrouting_wan_rule"), ["mark 1317 4095; accept", "ipsec out false; return"]);
  assert.deepEqual(rules(records, "filter", "INPUT"), [
    "protocol 50; accept",
    "destination-port 500,4500; protocol 17; accept",
    "icmp-type 8; protocol 1; accept",
    "icmp-type 3 4; protocol 1; accept",
    "destination-port 22; protocol 6; tcp-flags 23 2; unknown -m limit --limit 5/min; accept",
    "source 10.1.0.5-10.1.0.9; drop",
  ]);
  assert.deepEqual(rules(records, "filter", "FORWARD"), [
    "state invalid; drop",
    "state related,established; accept",
    "state dnat; accept",
    "input eth0; ipsec in true 7 50 tunnel; source 10.31.0.0-10.31.0.255; jump VPN",
    "input eth1; not source 10.1.0.0-10.1.255.255; goto VPN",
    "continue",
    "length 1400 65535; not protocol 17; reject",
  ]);
});

test("iptables -S of each table says the same as iptables-save", () => {
  const saved = everything(parse(dump("iptables-save-c.txt")).records);
  for (const name of ["iptables-S.txt", "iptables-S-v.txt"]) {
    const { records, strange } = parse(dump(name));
    assert.deepEqual(strange, []);
    assert.deepEqual(everything(records), saved);
  }
});

test("ip6tables-save is read as IPv6", () => {
  const { records } = parse(dump("ip6tables-save.txt"));
  assert.deepEqual(chain(records, "filter", "FORWARD").families, [6]);
  assert.deepEqual(rules(records, "filter", "INPUT"), [
    "icmp-type 2; protocol 58; accept",
    "destination-port 546; protocol 17; source fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff; accept",
  ]);
});

test("counters are read before and within a rule", () => {
  const counters = (text: string) => {
    const { packets, bytes } = chain(parse(text).records, "filter", "FORWARD").rules[0]!;
    return [packets, bytes];
  };
  assert.deepEqual(counters("[10:840] -A FORWARD -j ACCEPT"), [10, 840]);
  assert.deepEqual(counters("-A FORWARD -c 10 840 -j ACCEPT"), [10, 840]);
  assert.deepEqual(counters("-A FORWARD -j ACCEPT"), [null, null]);
});

test("a match that no packet of a trace decides is unknown in its own words", () => {
  assert.equal(forward("-m connmark --mark 0x1 -j DROP"), "unknown -m connmark --mark 0x1; drop");
  assert.equal(forward("-m statistic --mode nth --every 2 --packet 0 -j DROP"), "unknown -m statistic --mode nth --every 2 --packet 0; drop");
  assert.equal(forward("-m policy --dir out --pol ipsec --tunnel-dst 192.0.2.1 -j DROP"), "ipsec out true; unknown -m policy --tunnel-dst 192.0.2.1; drop");
  assert.equal(forward("-p tcp -m tcpmss --mss 1361:1536 -j DROP"), "protocol 6; unknown -m tcpmss --mss 1361:1536; drop");
  assert.equal(forward("-m mac --mac-source 02:00:00:00:00:01 -j DROP"), "unknown -m mac --mac-source 02:00:00:00:00:01; drop");
  assert.equal(forward("-s <pool> -j DROP"), "unknown -s <pool>; drop");
  assert.equal(forward("-o <public dev> -j DROP"), "unknown -o <public dev>; drop");
  assert.equal(forward("-o $wan -j DROP"), "unknown -o $wan; drop");
  assert.equal(forward("-m socket -j DROP"), "unknown -m socket; drop");
});

test("words within a comment are no options", () => {
  assert.equal(forward('-m comment --comment "was: -j DROP ! -s 10.0.0.0/8" -j ACCEPT'), "accept");
});

test("negation is read in the new and in the old place", () => {
  assert.equal(forward("! -s 10.0.0.0/8 -j DROP"), "not source 10.0.0.0-10.255.255.255; drop");
  assert.equal(forward("-s ! 10.0.0.0/8 -j DROP"), "not source 10.0.0.0-10.255.255.255; drop");
  assert.equal(forward("-m set ! --match-set vpn src,dst -j DROP"), "not set vpn source,destination; drop");
});

test("each operation on a mark becomes a value and a mask", () => {
  assert.equal(forward("-j MARK --set-mark 0x12/0x3"), "mark 18 19");
  assert.equal(forward("-j MARK --or-mark 0x4"), "mark 4 4");
  assert.equal(forward("-j MARK --and-mark 0xff"), "mark 0 4294967040");
  assert.equal(forward("-j MARK --set-xmark 0x1/0xffffffff"), "mark 1 4294967295");
});

test("a target that is not modelled has an unknown verdict, a chain is jumped to", () => {
  assert.equal(forward("-j NFQUEUE --queue-num 0"), "unknown -j NFQUEUE --queue-num 0");
  assert.equal(forward("-j SNAT --to-source $server"), "unknown -j SNAT --to-source $server");
  assert.equal(forward("-j DOCKER-USER"), "jump DOCKER-USER");
  assert.equal(forward("-j NFLOG --nflog-group 5"), "continue");
  assert.equal(forward("-j FLOWOFFLOAD"), "offload");
});

test("addresses of DNAT are read with and without ports", () => {
  assert.equal(forward("-j DNAT --to-destination [2001:db8::5]:80"), "destination-nat 2001:db8::5 80");
  assert.equal(forward("-j DNAT --to-destination 10.0.0.5-10.0.0.9:80-90"), "destination-nat 10.0.0.5-10.0.0.9 80");
  assert.equal(forward("-j DNAT --to-destination :8080"), "destination-nat  8080");
  assert.equal(forward("-j DNAT --to-destination 2001:db8::5"), "destination-nat 2001:db8::5 null");
});

test("rules that stand alone are put into the table that their target needs", () => {
  const { records, strange } = parse("-A POSTROUTING -s 10.31.1.0/24 -o eth0 -j SNAT --to-source 203.0.113.80");
  assert.deepEqual(strange, []);
  assert.deepEqual(rules(records, "nat", "POSTROUTING"), ["output eth0; source 10.31.1.0-10.31.1.255; source-nat 203.0.113.80"]);
  assert.equal(records.completeness("iptables 4 nat"), null);
});

test("a rule that is commented out is known to be inactive, stars of Markdown are no part of a rule", () => {
  const { records, strange } = parse(
    ":OUTPUT ACCEPT [0:0]\n#-A POSTROUTING -s 10.31.0.0/24 -o eth0 -j SNAT --to-source 203.0.113.57\n**-A POSTROUTING -s 10.31.2.0/24 -o eth0 -j MASQUERADE**",
  );
  assert.deepEqual(strange, []);
  assert.deepEqual(rules(records, "nat", "POSTROUTING"), ["output eth0; source 10.31.2.0-10.31.2.255; masquerade"]);
});

test("a table from its star to COMMIT is complete, the rest of the tables only with the whole command", () => {
  const alone = parse("*nat\n:POSTROUTING ACCEPT [0:0]\nCOMMIT").records;
  assert.equal(alone.completeness("iptables 4 nat")?.length, 2);
  assert.equal(alone.completeness("iptables 4"), null);
  assert.ok(parse(dump("iptables-save-c.txt")).records.completeness("iptables 4"));
  assert.equal(parse("# iptables-save | grep VPN\n-A FORWARD -j VPN").records.completeness("iptables 4"), null);
  assert.equal(parse("*nat\n[...]\nCOMMIT").records.completeness("iptables 4 nat"), null);
});

test("iptables -S of one chain makes that chain complete, not its table", () => {
  const { records } = parse("$ sudo iptables -S FORWARD\n-P FORWARD DROP\n-A FORWARD -i eth1 -j ACCEPT");
  assert.equal(chain(records, "filter", "FORWARD").base?.policy, "drop");
  assert.ok(records.completeness("iptables 4 filter FORWARD"));
  assert.equal(records.completeness("iptables 4 filter"), null);
});

test("nothing is complete while rules of the other backend are not shown", () => {
  const { records } = parse("### iptables-save\n# Warning: iptables-legacy tables present, use iptables-legacy-save to see them\n*nat\nCOMMIT");
  assert.equal(records.completeness("iptables 4"), null);
  assert.equal(records.completeness("iptables 4 nat"), null);
});

test("a rule that is cut short matches nobody knows what", () => {
  assert.equal(forward("-s 10.0.0.0/8 [...]"), "source 10.0.0.0-10.255.255.255; unknown [...]; unknown the line is cut");
});

test("-I puts a rule before the others", () => {
  const { records } = parse("-A FORWARD -j DROP\n-I FORWARD -s 10.0.0.1 -j ACCEPT\n-I FORWARD 2 -s 10.0.0.2 -j ACCEPT");
  assert.deepEqual(rules(records, "filter", "FORWARD"), ["source 10.0.0.1; accept", "source 10.0.0.2; accept", "drop"]);
});

test("a line that is no rule is not dropped silently", () => {
  assert.deepEqual(parse("### iptables-save\niptables-save: Permission denied").strange, ["iptables-save: Permission denied"]);
});
