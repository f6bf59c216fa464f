import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress } from "../src/address.ts";
import { arp } from "../src/parse/arp.ts";
import { ipNeigh } from "../src/parse/ip-neigh.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const neighbours = (text: string) =>
  read(text, [ipNeigh, arp]).records.neighbours.map((one) => [formatAddress(one.address), one.device, one.mac, one.state, one.proxy]);

test("every line of the real outputs is understood", () => {
  for (const name of ["ip-neigh", "ip-neigh-proxy", "ip-s-neigh", "busybox-ip-neigh", "arp-n", "arp-an"]) {
    assert.deepEqual(read(dump(name), [ipNeigh, arp]).strange, [], name);
  }
});

test("a neighbour has its device, MAC and state", () => {
  for (const name of ["ip-neigh", "ip-s-neigh", "busybox-ip-neigh"]) {
    assert.deepEqual(neighbours(dump(name)), [
      ["192.0.2.9", "eth0", null, "FAILED", false],
      ["192.0.2.254", "eth0", "02:00:00:00:00:fe", "PERMANENT", false],
      ["2001:db8::ff", "eth0", "02:00:00:00:00:fd", "STALE", false],
    ], name);
  }
});

test("proxy entries are told from neighbours", () => {
  assert.deepEqual(neighbours(dump("ip-neigh-proxy")), [
    ["10.1.0.50", "eth1", null, null, true],
    ["fd00:1::9", "br0", null, null, true],
  ]);
});

test("arp says the same in both of its shapes", () => {
  for (const name of ["arp-n", "arp-an"]) {
    assert.deepEqual(neighbours(dump(name)), [
      ["192.0.2.9", "eth0", null, "INCOMPLETE", false],
      ["192.0.2.254", "eth0", "02:00:00:00:00:fe", null, false],
      ["10.1.0.50", "eth1", null, null, true],
    ], name);
  }
});

test("the device of a filter belongs to each row", () => {
  assert.deepEqual(neighbours("$ ip neigh show dev eth1\n10.1.0.7 lladdr 02:00:00:00:00:07 REACHABLE"), [["10.1.0.7", "eth1", "02:00:00:00:00:07", "REACHABLE", false]]);
});

test("no proxy entry at all is a result", () => {
  const { records } = read("$ ip neigh show proxy\n", [ipNeigh]);
  assert.ok(records.completeness("proxies 4"));
  assert.ok(!records.completeness("neighbours 4"));
});
