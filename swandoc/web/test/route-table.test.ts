import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { routeTable } from "../src/parse/route-table.ts";
import type { Route } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const routes = (text: string): Route[] => read(text, [routeTable]).records.routes;
const shown = (text: string): string[] =>
  routes(text).map((one) => `${formatPrefix(one.destination)} ${one.via ? formatAddress(one.via) : "-"} ${one.device}`);
const LINUX = ["route-n", "route-nee", "netstat-rn", "busybox-netstat-rn", "route"];

test("every shape of Linux's table says the same routes", () => {
  const wanted = shown(dump("route-n"));
  assert.ok(wanted.includes("0.0.0.0/0 192.0.2.254 eth0") && wanted.includes("10.9.0.0/16 192.0.2.10 eth0") && wanted.includes("192.0.2.0/24 - eth0"));
  const usual = (text: string) => shown(text).filter((one) => !/ (?:null|\*)$/.test(one));
  for (const name of LINUX) assert.deepEqual(usual(dump(name)), wanted.filter((one) => !/ null$/.test(one)), name);
});

test("the metric is read where the table has one", () => {
  assert.deepEqual(routes(dump("route-n")).find((one) => one.destination.length === 0)!.metric, 100);
  assert.deepEqual(routes(dump("netstat-rn")).find((one) => one.destination.length === 0)!.metric, null);
});

test("a route that rejects is told, blackhole and throw cannot be", () => {
  assert.deepEqual(routes(dump("route-n")).filter((one) => one.kind === "unreachable").map((one) => formatPrefix(one.destination)), ["172.16.0.0/12", "198.18.0.0/15"]);
  assert.deepEqual(read(dump("route-n"), [routeTable]).strange.map((line) => line.split(/\s+/)[0]), ["10.0.0.0"]);
  assert.equal(read(dump("route-n"), [routeTable]).records.completeness("route-table 4 main"), null);
});

test("Linux's table is main's, and complete if it is understood", () => {
  const text = `# route -n
Kernel IP routing table
Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
0.0.0.0         10.147.227.1    0.0.0.0         UG    100    0        0 eth0
198.18.224.0    0.0.0.0         255.255.254.0   U     0      0        0 eth0`;
  assert.ok(read(text, [routeTable]).records.completeness("route-table 4 main"));
  assert.ok(!read(text.replace("route -n", "route -n | grep eth0"), [routeTable]).records.completeness("route-table 4 main"));
  assert.ok(!read(text.replace("198.18.224.0", "x.x.x.x"), [routeTable]).records.completeness("route-table 4 main"));
});

test("a translated heading, stars and default are read", () => {
  const text = `Kernel-IP-Routentabelle
Ziel            Router          Genmask         Flags Metric Ref    Use Iface
default         192.168.0.2     0.0.0.0         UG    0      0        0 enp0s3
10.244.0.0      *               255.255.0.0     U     0      0        0 cni0`;
  assert.deepEqual(shown(text), ["0.0.0.0/0 192.168.0.2 enp0s3", "10.244.0.0/16 - cni0"]);
});

test("IPv6's table on Linux mixes all tables", () => {
  const { records, strange } = read(dump("route-6-n"), [routeTable]);
  assert.deepEqual(strange, []);
  assert.ok(records.routes.every((one) => one.table === "unknown"));
  assert.equal(records.completeness("route-table 6 main"), null);
  assert.deepEqual(records.routes.filter((one) => one.kind === "local").map((one) => formatPrefix(one.destination)).slice(0, 1), ["::1/128"]);
});

test("macOS leaves out what an octet's boundary tells", () => {
  const { strange } = read(dump("netstat-rn-macos"), [routeTable]);
  assert.deepEqual(strange, []);
  const found = shown(dump("netstat-rn-macos"));
  for (const one of ["10.1.0.0/16 - ipsec0", "127.0.0.0/8 127.0.0.1 lo0", "192.168.0.0/24 - en0", "169.254.0.0/16 - en0", "::/0 fe80:: utun0", "fe80::/64 fe80::1 lo0"]) {
    assert.ok(found.includes(one), one);
  }
});

test("macOS's scoped routes are marked", () => {
  const defaults = routes(dump("netstat-rn-macos")).filter((one) => one.destination.family === 4 && one.destination.length === 0);
  assert.deepEqual(defaults.map((one) => [one.device, one.flags]), [["en0", []], ["ipsec0", ["ifscope"]]]);
});

test("FreeBSD's blackhole is one, and its tables are complete", () => {
  const { records, strange } = read(dump("netstat-rn-freebsd"), [routeTable]);
  assert.deepEqual(strange, []);
  assert.deepEqual(records.routes.filter((one) => one.kind === "blackhole").map((one) => formatPrefix(one.destination)), ["10.66.0.0/16"]);
  assert.ok(records.completeness("route-table 4 main"));
  assert.equal(records.completeness("route-table 6 main"), null);
});
