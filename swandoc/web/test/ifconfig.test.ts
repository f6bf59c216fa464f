import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { ifconfig } from "../src/parse/ifconfig.ts";
import { ipAddr } from "../src/parse/ip-addr.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const addresses = (name: string, using = ifconfig): string[] =>
  read(dump(name), [using]).records.addresses.map((one) => `${one.interface} ${formatPrefix(one.address)}`).sort();
const link = (name: string, device: string) => read(dump(name), [ifconfig]).records.links.find((one) => one.name === device)!;

test("every line of the outputs is understood", () => {
  for (const name of ["ifconfig-a", "busybox-ifconfig", "ifconfig-macos", "ifconfig-freebsd"]) {
    assert.deepEqual(read(dump(name), [ifconfig]).strange, [], name);
  }
});

test("both shapes on Linux say the addresses that ip addr says", () => {
  const wanted = addresses("ip-addr", ipAddr);
  assert.deepEqual(addresses("ifconfig-a"), wanted);
  assert.deepEqual(addresses("busybox-ifconfig"), wanted);
});

test("BSD's netmasks are hexadecimal", () => {
  assert.deepEqual(addresses("ifconfig-freebsd"), ["ipsec100 10.9.0.1/30", "vtnet0 192.0.2.1/24", "vtnet0 fe80::86:93ff:fe8f:a/64"]);
});

test("a link has its MTU, and is up if it runs", () => {
  for (const name of ["ifconfig-a", "busybox-ifconfig"]) {
    assert.deepEqual([link(name, "eth0").mtu, link(name, "eth0").up, link(name, "eth1").up, link(name, "lo").loopback], [1450, true, false, true], name);
  }
  assert.deepEqual([link("ifconfig-macos", "ipsec0").mtu, link("ifconfig-macos", "en5").up], [1280, false]);
});

test("an alias belongs to its device", () => {
  const names = read(dump("ifconfig-a"), [ifconfig]).records.links.map((one) => one.name);
  assert.equal(names.filter((name) => name === "eth1").length, 1);
  assert.ok(!names.includes("eth1:1"));
});

test("the ends of a tunnel, inner and outer", () => {
  const ipsec = link("ifconfig-freebsd", "ipsec100");
  assert.deepEqual([formatAddress(ipsec.local!), formatAddress(ipsec.remote!)], ["192.0.2.1", "198.51.100.1"]);
  const peers = (name: string) => read(dump(name), [ifconfig]).records.addresses.flatMap((one) => (one.peer ? [formatAddress(one.peer)] : []));
  assert.deepEqual(peers("ifconfig-freebsd"), ["10.9.0.2"]);
  assert.deepEqual(peers("ifconfig-a"), ["10.3.0.9"]);
  assert.deepEqual(peers("busybox-ifconfig"), ["10.3.0.9"]);
});

test("BSD's output is complete, Linux's leaves addresses out", () => {
  const complete = (name: string) => read(dump(name), [ifconfig]).records.completeness("addresses") !== null;
  assert.deepEqual(["ifconfig-a", "busybox-ifconfig", "ifconfig-macos", "ifconfig-freebsd"].map(complete), [false, false, true, true]);
});
