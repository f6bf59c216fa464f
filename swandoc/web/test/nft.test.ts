import assert from "node:assert/strict";
import { test } from "node:test";
import { iptablesSave } from "../src/parse/iptables-save.ts";
import { nft } from "../src/parse/nft.ts";
import { nftJson } from "../src/parse/nft-json.ts";
import { priority } from "../src/parse/nft/model.ts";
import { chain, dump, everything, rules } from "./firewall.ts";
import { read } from "./read.ts";

const parse = (text: string) => read(text, [nft, nftJson]);
/** What a rule of a forward chain says, in a table of the family and beside the sets. */
const forward = (rule: string, family = "ip", sets = ""): readonly string[] => {
  const { records, strange } = parse(`table ${family} t {\n${sets}\n\tchain f {\n\t\ttype filter hook forward priority 0; policy accept;\n\t\t${rule}\n\t}\n}`);
  assert.deepEqual(strange, []);
  return rules(records, `${family} t`, "f");
};
const withoutWords = (all: Record<string, readonly string[]>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts.map((text) => text.replace(/unknown [^;]*/g, "unknown"))]));

test("text, text with handles and JSON say the same of every rule", () => {
  const text = parse(dump("nft.txt"));
  assert.deepEqual(text.kinds, ["nft"]);
  assert.deepEqual(text.strange, []);
  assert.equal(chain(text.records, "inet fw4", "forward").rules.length > 40, true);
  const handles = parse(dump("nft-a.txt"));
  assert.deepEqual(handles.strange, []);
  assert.deepEqual(everything(handles.records), everything(text.records));
  const json = parse(dump("nft-j.txt"));
  assert.deepEqual(json.kinds, ["nft-json"]);
  assert.deepEqual(json.strange, []);
  assert.deepEqual(withoutWords(everything(json.records)), withoutWords(everything(text.records)));
  const sets = (all: typeof text) => all.records.sets.map(({ name, table, elements }) => ({ name, table, elements }));
  assert.deepEqual(sets(json), sets(text));
});

test("each rule of JSON has its own part of the long line", () => {
  const { records } = parse(dump("nft-j.txt"));
  const [rule] = chain(records, "inet fw4", "wan").rules;
  assert.equal(rule?.lines.length, 1);
  assert.match(rule!.lines[0]!.text, /^\{"rule": .*"ipsec"/);
  assert.equal(rule!.lines[0]!.no, 2);
});

test("JSON that a tool has laid out, and JSON that is cut, is read as far as it goes", () => {
  const json = dump("nft-j.txt").split("\n")[1]!;
  const laidOut = parse(`### nft -j list ruleset | jq\n${JSON.stringify(JSON.parse(json), null, 2)}`);
  assert.deepEqual(withoutWords(everything(laidOut.records)), withoutWords(everything(parse(json).records)));
  const cut = parse(`### nft -j list ruleset\n${json.slice(0, json.length / 2)}`);
  assert.ok(cut.records.chains.length > 3);
  assert.equal(cut.strange.length, 1);
  assert.equal(cut.records.completeness("nft"), null);
});

test("the rules of iptables-nft are the same in nft's words, but for extensions that it cannot show", () => {
  const saved = everything(read(dump("iptables-save-c.txt"), [iptablesSave]).records);
  const shown = everything(parse(dump("nft-of-iptables.txt")).records);
  for (const [name, texts] of Object.entries(saved)) {
    const same = shown[name.replace(" ", " ip ")]!;
    for (const [at, text] of texts.entries()) if (!/unknown/.test(same[at]!)) assert.equal(same[at], text, name);
  }
  assert.deepEqual(shown["4 ip nat POSTROUTING nat postrouting 100 accept"]![1], "unknown xt match policy; accept");
  assert.deepEqual(shown["4 ip mangle PREROUTING filter prerouting -150 accept"]![0], "source 10.31.0.0-10.31.0.255; mark 1 255");
});

test("priorities are numbers, names, and names with a distance", () => {
  assert.deepEqual(["raw", "mangle", "dstnat", "filter", "security", "srcnat", "filter + 10", "filter - 5", "-101", "0"].map(priority), [-300, -150, -100, 0, 50, 100, 10, -5, -101, 0]);
  assert.equal(priority("sometime"), null);
});

test("a map of verdicts becomes a rule for each element", () => {
  assert.deepEqual(forward("ct state vmap { established : accept, related : accept, invalid : drop }"), [
    "state established; accept",
    "state related; accept",
    "state invalid; drop",
  ]);
  assert.deepEqual(forward('meta mark 0x1 iifname vmap { "eth0" : jump wan, "ppp*" : goto vpn }'), [
    "input eth0; mark 1 4294967295; jump wan",
    "input ppp*; mark 1 4294967295; goto vpn",
  ]);
  assert.deepEqual(forward("iifname vmap @v", "ip", '\tmap v { type ifname : verdict; elements = { "eth0" : drop } }'), ["input eth0; drop"]);
  assert.deepEqual(forward("iifname vmap @elsewhere"), ["unknown iifname vmap @elsewhere"]);
});

test("a choice of interfaces becomes rules, and none of them matches all together", () => {
  assert.deepEqual(forward('iifname { "eth0", "br-lan" } accept'), ["input eth0; accept", "input br-lan; accept"]);
  assert.deepEqual(forward('iifname != { "eth0", "br-lan" } drop'), ["not input br-lan; not input eth0; drop"]);
});

test("sets of addresses stay sets, other sets are read into the rule", () => {
  const sets = "\tset nets { type ipv4_addr; flags interval; elements = { 10.1.0.0/24, 10.2.0.5-10.2.0.9 } }\n\tset ports { type inet_service; elements = { 22, 443 } }";
  assert.deepEqual(forward("ip saddr @nets tcp dport @ports accept", "ip", sets), ["destination-port 22,443; protocol 6; set nets source; accept"]);
  const { records } = parse(`table inet x {\n${sets}\n}`);
  assert.deepEqual(records.sets.map(({ table, name, elements }) => [table, name, elements?.length ?? null]), [["inet x", "nets", 2], ["inet x", "ports", null]]);
});

test("what IPsec has done and will do is told apart", () => {
  assert.deepEqual(forward("meta ipsec exists accept"), ["ipsec in true; accept"]);
  assert.deepEqual(forward("meta secpath missing drop"), ["ipsec in false; drop"]);
  assert.deepEqual(forward("rt ipsec missing masquerade"), ["ipsec out false; masquerade"]);
  assert.deepEqual(forward("ipsec out reqid 7 accept"), ["ipsec out true 7; accept"]);
  assert.deepEqual(forward("ipsec out ip daddr 192.0.2.1 accept"), ["unknown ipsec out ip daddr 192.0.2.1; accept"]);
  assert.deepEqual(forward('xt match "policy" counter packets 1 bytes 2 accept'), ['unknown xt match "policy"; accept']);
  assert.deepEqual(forward('oifname "eth0" # xt_policy counter packets 0 bytes 0 accept'), ["output eth0; unknown xt unknown policy; accept"]);
});

test("targets of iptables that nft cannot translate are known by their names", () => {
  assert.deepEqual(forward('oifname "eth0" counter packets 0 bytes 0 xt target "MASQUERADE"'), ["output eth0; masquerade"]);
  assert.deepEqual(forward('counter packets 0 bytes 0 # Warning: XT target MASQUERADE not found\nxt target "MASQUERADE"'), ["masquerade"]);
  assert.deepEqual(forward('xt target "TPROXY"'), ['unknown xt target "TPROXY"']);
  assert.deepEqual(forward('xt target "LOG" drop'), ["drop"]);
});

test("the IPv4 addresses that old nft prints as bytes are read, other bytes are unknown", () => {
  assert.deepEqual(forward("@nh,96,24 655362 @nh,128,24 655365 accept"), ["destination 10.0.5.0-10.0.5.255; source 10.0.2.0-10.0.2.255; accept"]);
  assert.deepEqual(forward("@nh,96,32 0xa000001 accept", "inet"), ["unknown @nh , 96 , 32 0xa000001; accept"]);
  assert.deepEqual(forward("@th,0,16 0x1 accept"), ["unknown @th , 0 , 16 0x1; accept"]);
});

test("an address match of one family lets no packet of the other pass", () => {
  assert.deepEqual(forward("ip saddr != 10.0.0.0/8 drop", "inet"), ["family 4; not source 10.0.0.0-10.255.255.255; drop"]);
  assert.deepEqual(forward("dnat ip to 10.0.0.1", "inet"), ["family 4; destination-nat 10.0.0.1 null"]);
});

test("a rule that changes the mark and goes on is two, and the old mark is no longer known", () => {
  assert.deepEqual(forward("meta mark 0x1 meta mark set 0x2 accept"), ["mark 1 4294967295; mark 2 4294967295", "unknown meta mark set 0x2, and the mark before it; accept"]);
  assert.deepEqual(forward("meta mark set mark and 0xffffff00 xor 0x1"), ["mark 1 255"]);
  assert.deepEqual(forward("meta mark set numgen inc mod 2"), ["unknown meta mark set numgen"]);
});

test("words that are not known make the rule unknown, and the verdict after them is still read", () => {
  assert.deepEqual(forward('osf name "Linux" drop'), ['unknown osf name "Linux"; drop']);
  assert.deepEqual(forward("numgen random mod 2 vmap { 0 : jump a, 1 : accept }"), ["unknown numgen random mod 2 vmap { 0 : jump a , 1 : accept }"]);
  assert.deepEqual(forward("add @meter { ip saddr limit rate over 10/second } drop"), ["unknown add @meter { ip saddr limit rate over 10/second }; drop"]);
  assert.deepEqual(forward("queue flags bypass to 1-3"), ["unknown queue flags bypass to 1-3"]);
});

test("a file of rules in one line for each chain is read as well", () => {
  const { records, strange } = parse("table inet f { chain in { type filter hook input priority -5; policy drop; iif lo accept; tcp dport {22,80} accept; }; }");
  assert.deepEqual(strange, []);
  assert.deepEqual(chain(records, "inet f", "in").base, { type: "filter", hook: "input", priority: -5, policy: "drop" });
  assert.deepEqual(rules(records, "inet f", "in"), ["input lo; accept", "destination-port 22,80; protocol 6; accept"]);
});

test("the whole rule set is complete only with its command, a table only where its end is seen", () => {
  const table = "table inet fw4 {\n\tchain forward {\n\t\tdrop\n\t}\n}";
  assert.ok(parse(`# nft list ruleset\n${table}`).records.completeness("nft"));
  assert.ok(parse(`# nft -a list table inet fw4\n${table}`).records.completeness("nft inet fw4"));
  assert.equal(parse(`# nft list table inet fw4\n${table}`).records.completeness("nft"), null);
  assert.equal(parse(`# nft list ruleset inet\n${table}`).records.completeness("nft"), null);
  assert.equal(parse(`# nft list ruleset | grep drop\n${table}`).records.completeness("nft"), null);
  assert.equal(parse(table).records.completeness("nft inet fw4"), null);
  assert.equal(parse(`# nft list ruleset\n${table.slice(0, -1)}`).records.completeness("nft inet fw4"), null);
});

test("a line outside of tables is not dropped silently", () => {
  assert.deepEqual(parse("### nft list ruleset\ninternal:0:0-0: Error: Could not fetch rule set: Operation not permitted").strange, [
    "internal:0:0-0: Error: Could not fetch rule set: Operation not permitted",
  ]);
});

test("a reject by the message of one family is for packets of that family only", () => {
  const families = (body: string): unknown[] => {
    const text = `table inet t {\n\tchain c {\n\t\ttype filter hook output priority filter; policy accept;\n\t\t${body}\n\t}\n}`;
    return read(text, [nft]).records.chains[0]!.rules.flatMap((rule) => rule.matches.flatMap((one) => (one.on === "family" ? one.family : [])));
  };
  assert.deepEqual(families("meta length 30-32 reject with icmpv6 port-unreachable"), [6]);
  assert.deepEqual(families("reject with icmp type host-prohibited"), [4]);
  assert.deepEqual(families("reject"), []);
});

test("nft list tables tells names, and nothing of what is in them", () => {
  const { records, strange } = read("# nft list tables\ntable ip filter\ntable inet fw4", [nft]);
  assert.deepEqual(strange, []);
  assert.equal(records.completeness("nft"), null);
  assert.deepEqual(records.chains, []);
});
