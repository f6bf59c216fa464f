import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, parseAddress } from "../src/address.ts";
import { Host } from "../src/host.ts";
import { lookup, sourceFor, type Lookup } from "../src/trace/route.ts";
import { read } from "./read.ts";

const ADDR = `### ip addr
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    inet 127.0.0.1/8 scope host lo
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 192.0.2.1/24 brd 192.0.2.255 scope global eth0
3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 10.1.0.1/16 brd 10.1.255.255 scope global eth1
`;
const MAIN = `### ip route
default via 192.0.2.254 dev eth0
10.1.0.0/16 dev eth1 proto kernel scope link src 10.1.0.1
192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.1
`;
const RULES = `### ip rule
0:	from all lookup local
220:	from all lookup 220
32766:	from all lookup main
32767:	from all lookup default
`;
const TUNNEL = `### ip route show table 220
10.3.0.0/24 via 192.0.2.254 dev eth0 proto static src 10.1.0.1
throw 10.3.0.128/25 proto static
`;

const hostOf = (...parts: string[]): Host => new Host(read(parts.join("\n")).records, "gw");
const to = (host: Host, destination: string, more: { source?: string; input?: string; mark?: number | null } = {}): Lookup =>
  lookup(host, {
    destination: parseAddress(destination)!,
    source: more.source ? parseAddress(more.source) : null,
    input: more.input ?? "lo",
    mark: more.mark === undefined ? 0 : more.mark,
  });
const way = (found: Lookup): string => (found.is === "unknown" ? `unknown: ${found.run.join()}` : `${found.is} ${found.route?.device ?? "-"} ${found.route?.table ?? "-"}`);

test("the longest prefix wins, and each answer has its line", () => {
  const found = to(hostOf(ADDR, MAIN, RULES, TUNNEL), "10.1.5.9");
  assert.equal(way(found), "unicast eth1 main");
  assert.deepEqual(found.lines.map((line) => line.text), ["10.1.0.0/16 dev eth1 proto kernel scope link src 10.1.0.1"]);
});

test("strongSwan's table is asked before main, and a throw route leads on to main", () => {
  const host = hostOf(ADDR, MAIN, RULES, TUNNEL);
  assert.equal(way(to(host, "10.3.0.5")), "unicast eth0 220");
  assert.equal(way(to(host, "10.3.0.200")), "unicast eth0 main");
});

test("the route of a tunnel's table gives the source address", () => {
  const host = hostOf(ADDR, MAIN, RULES, TUNNEL);
  const source = (destination: string): string => {
    const found = to(host, destination);
    assert.ok(found.is === "unicast" && found.route);
    return formatAddress(sourceFor(host, found.route, parseAddress(destination)!)!);
  };
  assert.equal(source("10.3.0.5"), "10.1.0.1");
  assert.equal(source("203.0.113.1"), "192.0.2.1");
});

test("own addresses are local without a paste of the local table", () => {
  const host = hostOf(ADDR, MAIN, RULES, TUNNEL);
  assert.equal(way(to(host, "10.1.0.1")), "local eth1 local");
  assert.equal(way(to(host, "10.1.255.255")), "broadcast eth1 local");
});

test("a destination that a table which was not pasted may hold is unknown, with the command that tells", () => {
  assert.equal(way(to(hostOf(ADDR, MAIN, RULES), "10.3.0.5")), "unknown: ip route show table 220");
});

test("without any route it is known that there is none only if the table is whole", () => {
  const routes = "10.1.0.0/16 dev eth1 proto kernel scope link src 10.1.0.1\n";
  const rules = RULES.replace(/220.*\n/, "");
  assert.equal(way(to(hostOf(ADDR, `### ip route\n${routes}`, rules), "203.0.113.1")), "none - -");
  assert.equal(way(to(hostOf(ADDR, routes, rules), "203.0.113.1")), "unknown: ip route show table main");
});

test("an unknown mark matters only where a rule for it leads elsewhere", () => {
  const rules = RULES.replace("220:\tfrom all lookup 220", "220:\tnot from all fwmark 0xdc lookup 220");
  const host = hostOf(ADDR, MAIN, rules, TUNNEL.replace("via 192.0.2.254 dev eth0", "dev eth1"));
  assert.equal(way(to(host, "10.3.0.5", { mark: 0xdc })), "unicast eth0 main");
  assert.equal(way(to(host, "10.3.0.5", { mark: 0 })), "unicast eth1 220");
  assert.equal(way(to(host, "10.3.0.5", { mark: null })), "unknown: ip rule");
  assert.equal(way(to(host, "10.1.0.7", { mark: null })), "unicast eth1 main");
});

test("rules for interfaces and sources ask for both", () => {
  const rules = RULES.replace("220:\tfrom all lookup 220", "100:\tfrom 10.1.0.0/16 iif eth1 lookup 220");
  const host = hostOf(ADDR, MAIN, rules, TUNNEL);
  assert.equal(way(to(host, "10.3.0.5", { source: "10.1.0.7", input: "eth1" })), "unicast eth0 220");
  assert.equal(way(to(host, "10.3.0.5", { source: "10.2.0.7", input: "eth1" })), "unicast eth0 main");
  assert.equal(way(to(host, "10.3.0.5", { source: "10.1.0.7", input: "eth0" })), "unicast eth0 main");
});

test("a rule may refuse, and refusing routes end the search", () => {
  const rules = RULES.replace("220:\tfrom all lookup 220", "100:\tfrom all to 10.3.0.0/24 unreachable");
  assert.equal(way(to(hostOf(ADDR, MAIN, rules), "10.3.0.5")), "refused - -");
  assert.equal(way(to(hostOf(ADDR, MAIN, RULES, "### ip route show table 220\nblackhole 10.3.0.0/24"), "10.3.0.5")), "refused - 220");
});

const POLICY = `### ip xfrm policy
src 10.1.0.0/16 dst 10.3.0.0/24
	dir out priority 371327 ptype main
	tmpl src 192.0.2.1 dst 203.0.113.7
		proto esp spi 0xc1 reqid 1 mode tunnel
`;

test("where rules and the tunnels' table were not pasted, only what does not hang on them is known", () => {
  const host = hostOf(ADDR, MAIN, POLICY);
  const found = to(host, "10.3.0.5");
  assert.equal(way(found), "unicast eth0 main");
  assert.deepEqual(found.is === "unicast" && found.openSource, ["ip rule", "ip route show table 220"]);
  assert.equal(to(host, "203.0.113.1").is, "unicast");
  const beside = hostOf(ADDR, `${MAIN}10.3.0.0/24 dev eth1 scope link\n`, POLICY);
  assert.equal(way(to(beside, "10.3.0.5")), "unknown: ip rule,ip route show table 220");
});

test("suppress_prefixlength passes over routes that lead somewhere, never over those that refuse", () => {
  const rules = RULES.replace("220:\tfrom all lookup 220", "100:\tfrom all lookup 220 suppress_prefixlength 0");
  const leading = hostOf(ADDR, MAIN, rules, "### ip route show table 220\ndefault via 10.1.0.254 dev eth1");
  assert.equal(way(to(leading, "203.0.113.1")), "unicast eth0 main");
  const refusing = hostOf(ADDR, MAIN, rules, "### ip route show table 220\nunreachable default");
  assert.equal(way(to(refusing, "203.0.113.1")), "refused - 220");
});
