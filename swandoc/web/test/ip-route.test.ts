import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { ipRoute } from "../src/parse/ip-route.ts";
import type { Route } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const routes = (text: string) => read(text, [ipRoute]);
const to = (text: string, destination: string): Route[] =>
  routes(text).records.routes.filter((route) => formatPrefix(route.destination, true) === destination);
const known = (text: string, thing: string): boolean => routes(text).records.completeness(thing) !== null;

test("a route has next hop, device, source, protocol and metric", () => {
  const [route] = to(dump("ip-route"), "0.0.0.0/0");
  assert.equal(formatAddress(route!.via!), "192.0.2.254");
  assert.equal(formatAddress(route!.source!), "192.0.2.1");
  assert.deepEqual([route!.device, route!.protocol, route!.metric, route!.table], ["eth0", "dhcp", 100, "main"]);
});

test("every line of the real outputs is understood", () => {
  for (const name of ["ip-route", "ip-route-all", "ip-6-route", "ip-d-route", "ip-o-route", "ip-route-220", "ip-route-no-table", "busybox-ip-route"]) {
    assert.deepEqual(routes(dump(name)).strange, [], name);
  }
});

test("details and one line for each route say the same routes as the plain output", () => {
  const plain = routes(dump("ip-route")).records.routes.map((route) => formatPrefix(route.destination) + route.device);
  for (const name of ["ip-d-route", "ip-o-route"]) {
    assert.deepEqual(routes(dump(name)).records.routes.map((route) => formatPrefix(route.destination) + route.device), plain, name);
  }
});

test("a multipath route is a route for each next hop", () => {
  for (const name of ["ip-route", "ip-o-route"]) {
    const hops = to(dump(name), "10.9.0.0/16");
    assert.deepEqual(hops.map((hop) => formatAddress(hop.via!)), ["192.0.2.10", "192.0.2.11"], name);
    assert.ok(hops.every((hop) => hop.flags.includes("nexthop")), name);
  }
});

test("routes that throw packets away have their kind", () => {
  const kinds = (destination: string) => to(dump("ip-route-all"), destination).map((route) => route.kind);
  assert.deepEqual(["10.0.0.0/8", "172.16.0.0/12", "198.18.0.0/15", "192.168.77.0/24"].flatMap(kinds), [
    "blackhole", "unreachable", "prohibit", "throw",
  ]);
});

test("a metric that is locked, flags and a next hop of the other family are read", () => {
  assert.deepEqual(to(dump("ip-route"), "10.4.0.0/24").map((route) => [route.mtu, route.flags]), [[1300, ["linkdown"]]]);
  assert.deepEqual(to(dump("ip-route"), "10.6.0.0/24").map((route) => route.flags), [["onlink"]]);
  assert.equal(to(dump("ip-route"), "10.8.0.0/24")[0]!.via!.family, 6);
});

test("rows of all tables carry their table, others are of the table in the command", () => {
  assert.deepEqual(to(dump("ip-route-all"), "10.2.0.0/24").map((route) => [route.table, route.mtu, route.advmss]), [["220", 1400, 1360]]);
  assert.deepEqual(to(dump("ip-route-all"), "10.5.0.0/24").map((route) => route.table), ["main"]);
  assert.deepEqual(to(dump("ip-route-all"), "192.0.2.1").map((route) => [route.table, route.kind]), [["local", "local"]]);
  assert.deepEqual(to(dump("ip-route-220"), "10.2.0.0/24").map((route) => route.table), ["220"]);
});

test("the default route of IPv6 is IPv6's", () => {
  assert.equal(to(dump("ip-6-route"), "::/0").length, 1);
  assert.equal(to(dump("ip-route-all"), "::/0").length, 1);
  assert.equal(to("default dev ipsec0 metric 1024 pref medium", "::/0").length, 1);
  assert.equal(to("fd00::/64 dev eth0 metric 256 pref medium\ndefault via 192.0.2.1 dev eth0", "0.0.0.0/0").length, 1);
});

test("a route on its own, without command, may be of any table", () => {
  assert.deepEqual(to("10.1.0.0/24 via 192.168.0.2 dev eth0 proto static src 10.3.0.1 ", "10.1.0.0/24").map((route) => route.table), ["unknown"]);
  assert.deepEqual(to("default via 192.168.0.2 dev eth0 \n10.1.0.0/24 dev eth1 proto kernel scope link", "10.1.0.0/24")[0]!.table, "main");
});

test("the device of a filter belongs to each route", () => {
  assert.deepEqual(to("$ ip -4 route show dev eth0 proto kernel\n10.1.0.0/24 scope link src 10.1.0.20 ", "10.1.0.0/24").map((route) => route.device), ["eth0"]);
});

test("table all is complete for both families, a plain ip route for IPv4's main table only", () => {
  assert.ok(known(dump("ip-route-all"), "route-tables 4"));
  assert.ok(known(dump("ip-route-all"), "route-tables 6"));
  assert.ok(known(dump("ip-route"), "route-table 4 main"));
  assert.ok(!known(dump("ip-route"), "route-tables 4"));
  assert.ok(known(dump("ip-6-route"), "route-table 6 main"));
  assert.ok(!known(dump("ip-6-route"), "route-table 4 main"));
  assert.ok(known("# ip -6 route show table all\n", "route-tables 6"));
  assert.ok(!known("# ip -4 r s t all\n" + dump("ip-route-all").replace(/^.*\n/, ""), "route-tables 6"));
});

test("all tables without a local one were cut", () => {
  const short = dump("ip-route-all").split("\n").filter((line) => !/table local/.test(line)).join("\n");
  assert.ok(!known(short, "route-tables 4"));
  const four = dump("ip-route-all").split("\n").filter((line) => !line.includes("::")).join("\n");
  assert.deepEqual([known(four, "route-tables 4"), known(four, "route-tables 6")], [true, false]);
});

test("a table without any output is empty and known", () => {
  assert.ok(known("root@gw:~# ip route show table 220\nroot@gw:~# ", "route-table 4 220"));
  assert.ok(known(dump("ip-route-no-table"), "route-table 4 77"));
  assert.ok(known("$ ip r l t 220 2>/dev/null\n\nAny ideas?", "route-table 4 220"));
});

test("an output that is filtered, cut, partly unreadable or an error is not complete", () => {
  assert.ok(!known("$ ip route show table 220 | grep 10.1\n", "route-table 4 220"));
  assert.ok(!known("$ ip route show table 220 dev eth0\n", "route-table 4 220"));
  assert.ok(!known("$ ip route\ndefault via 192.0.2.1 dev eth0\n[...]", "route-table 4 main"));
  assert.ok(!known("$ ip route\nx.x.x.0/24 dev eth0 proto kernel", "route-table 4 main"));
  assert.ok(!known("$ ip route show table 220\n-bash: ip: command not found", "route-table 4 220"));
  assert.ok(!known("$ ip route; ip route show table 220\n", "route-table 4 main"));
});

test("a sentence about a command is not the command", () => {
  assert.ok(!known("ip route show table 220 shows nothing", "route-table 4 220"));
});

test("a masked destination is not understood, a masked gateway is", () => {
  const { records, strange } = routes("$ ip route\ndefault via x.x.x.x dev eth0 \nx.x.x.0/24 dev eth0 proto kernel scope link src x.x.x.7");
  assert.deepEqual(records.routes.map((route) => [route.via, route.device, route.flags]), [[null, "eth0", ["via x.x.x.x"]]]);
  assert.equal(strange.length, 1);
});

test("a neighbour is no route", () => {
  assert.deepEqual(read("192.0.2.254 dev eth0 lladdr 02:00:00:00:00:fe PERMANENT \n192.0.2.9 dev eth0 FAILED", [ipRoute]).kinds, ["unknown"]);
});

test("ip route get is an answer of the kernel, not a route", () => {
  const { records } = routes("# ip route get 10.2.0.10\n10.2.0.10 via 192.0.2.254 dev eth0 table 220 src 10.1.0.1 uid 0 \n    cache expires 598sec mtu 1400");
  assert.equal(records.routes.length, 0);
  const [answer] = records.lookups;
  assert.deepEqual([formatPrefix(answer!.destination, true), answer!.device, answer!.table, formatAddress(answer!.source!), answer!.mtu, answer!.error], [
    "10.2.0.10", "eth0", "220", "10.1.0.1", 1400, null,
  ]);
});

test("ip route get knows which packet was asked for", () => {
  const { records } = routes("# ip route get 10.2.0.10 from 10.1.0.10 iif eth1 mark 0x2a\n10.2.0.10 from 10.1.0.10 via 192.0.2.254 dev eth0 \n    cache iif eth1 ");
  assert.deepEqual(records.lookups.map((one) => [formatAddress(one.from!), one.input, one.mark]), [["10.1.0.10", "eth1", 42]]);
});

test("ip route get that fails says why", () => {
  const { records } = routes("# ip route get 172.16.0.1\nRTNETLINK answers: No route to host");
  assert.deepEqual(records.lookups.map((one) => [formatPrefix(one.destination, true), one.error]), [["172.16.0.1", "No route to host"]]);
});
