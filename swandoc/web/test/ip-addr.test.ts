import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { ipAddr } from "../src/parse/ip-addr.ts";
import { ipLink } from "../src/parse/ip-link.ts";
import type { Link } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const both = [ipAddr, ipLink];
const addresses = (text: string): string[] =>
  read(text, both).records.addresses.map((one) => `${one.interface} ${formatPrefix(one.address)}`);
const link = (text: string, name: string): Link => read(text, both).records.links.find((one) => one.name === name)!;

test("every line of the real outputs is understood", () => {
  for (const name of ["ip-addr", "ip-br-addr", "ip-o-addr", "ip-s-d-addr", "busybox-ip-addr", "ip-link", "ip-d-link", "ip-s-d-link", "ip-br-link"]) {
    assert.deepEqual(read(dump(name), both).strange, [], name);
  }
});

test("brief, single lines, details and busybox say the same addresses", () => {
  const plain = addresses(dump("ip-addr"));
  assert.ok(plain.includes("eth0 192.0.2.1/24") && plain.includes("eth0 2001:db8::1/64") && plain.includes("eth1 10.1.0.1/24"));
  for (const name of ["ip-br-addr", "ip-o-addr", "ip-s-d-addr", "busybox-ip-addr"]) assert.deepEqual(addresses(dump(name)), plain, name);
});

test("an address has its peer, scope, and whether it will go", () => {
  for (const name of ["ip-addr", "ip-br-addr", "ip-o-addr"]) {
    const tun = read(dump(name), both).records.addresses.find((one) => one.interface === "tun0")!;
    assert.deepEqual([formatPrefix(tun.address), formatAddress(tun.peer!)], ["10.3.0.1/32", "10.3.0.9"], name);
  }
  const br0 = read(dump("ip-addr"), both).records.addresses.find((one) => one.interface === "br0")!;
  assert.deepEqual([br0.scope, br0.dynamic], ["global", true]);
});

test("a label does not become the interface", () => {
  assert.deepEqual(addresses("    inet 10.1.0.1/24 scope global eth1:1"), []);
  assert.deepEqual(addresses("$ ip a\n    inet 10.1.0.1/24 scope global eth1:1"), ["eth1 10.1.0.1/24"]);
});

test("a link has its MTU, index and state", () => {
  const { mtu, index, up, loopback } = link(dump("ip-addr"), "eth0");
  assert.deepEqual([mtu, index, up, loopback], [1450, 3, true, false]);
  assert.equal(link(dump("ip-link"), "eth1").up, false);
  assert.deepEqual([link(dump("ip-link"), "lo").loopback, link(dump("ip-link"), "lo").up], [true, true]);
  for (const name of ["ip-br-addr", "ip-br-link"]) {
    assert.deepEqual(["lo", "eth0", "eth1", "peer1"].map((one) => link(dump(name), one).up), [true, true, false, false], name);
  }
});

test("details tell the kind, and that a veth's other end is not under it", () => {
  for (const name of ["ip-d-link", "ip-s-d-link", "ip-s-d-addr"]) {
    assert.deepEqual(["eth0", "br0", "tun0", "macv0", "lo"].map((one) => link(dump(name), one).kind), ["veth", "bridge", "tun", "macvlan", null], name);
    assert.deepEqual(["eth0", "macv0"].map((one) => link(dump(name), one).parent), [null, "eth0"], name);
  }
});

const TUNNELS = `# ip -d link
7: ipsec0@eth0: <NOARP,UP,LOWER_UP> mtu 1500 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/none  promiscuity 0  allmulti 0 minmtu 68 maxmtu 65535
    xfrm if_id 0x2a addrgenmode none numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535
8: vti0@NONE: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1480 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/ipip 192.0.2.1 peer 198.51.100.1 promiscuity 0  allmulti 0 minmtu 0 maxmtu 0
    vti remote 198.51.100.1 local 192.0.2.1 ikey 0.0.0.42 okey 0.0.0.43 addrgenmode eui64 numtxqueues 1 numrxqueues 1
9: gre1@NONE: <POINTOPOINT,NOARP> mtu 1476 qdisc noop state DOWN mode DEFAULT group default qlen 1000
    link/gre 192.0.2.1 peer 0.0.0.0
    gre remote any local 192.0.2.1 ttl inherit key 5 addrgenmode eui64`;

test("an XFRM interface has its if_id and the device under it", () => {
  const { kind, ifId, parent } = link(TUNNELS, "ipsec0");
  assert.deepEqual([kind, ifId, parent], ["xfrm", 42, "eth0"]);
});

test("a tunnel device has its keys and ends", () => {
  const vti = link(TUNNELS, "vti0");
  assert.deepEqual([vti.kind, vti.inputKey, vti.outputKey, formatAddress(vti.local!), formatAddress(vti.remote!), vti.parent], [
    "vti", 42, 43, "192.0.2.1", "198.51.100.1", null,
  ]);
  const gre = link(TUNNELS, "gre1");
  assert.deepEqual([gre.inputKey, gre.outputKey, gre.remote, gre.up], [5, 5, null, false]);
});

test("what is complete follows from the command", () => {
  const things = (text: string) => {
    const { records } = read(text, both);
    return ["addresses", "addresses 4", "addresses 6", "links"].filter((thing) => records.completeness(thing));
  };
  assert.deepEqual(things(dump("ip-addr")), ["addresses", "addresses 4", "addresses 6", "links"]);
  assert.deepEqual(things(dump("ip-o-addr")), ["addresses", "addresses 4", "addresses 6"]);
  assert.deepEqual(things(dump("ip-br-addr")), ["addresses", "addresses 4", "addresses 6", "links"]);
  assert.deepEqual(things("$ ip -4 -br addr\nlo               UNKNOWN        127.0.0.1/8 "), ["addresses 4"]);
  assert.deepEqual(things("$ ip -4 -br addr show dev eth0\neth0@if18        UP             172.31.5.10/20 "), []);
  assert.deepEqual(things(dump("ip-link")), ["links"]);
  assert.deepEqual(things("$ ip a | grep inet\n    inet 10.1.0.1/24 scope global eth1"), []);
  assert.deepEqual(things("$ ip a\n4: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500\n    inet 10.1.0.1/24 scope global eth0"), [], "cut to an interface");
  assert.deepEqual(things("$ ip a\n1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536\n    inet x.x.x.x/24 scope global lo"), []);
});

test("one link on one line, as terminals fold it", () => {
  const tun = link("$ ip link show tun0\n33: tun0: <POINTOPOINT,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UNKNOWN qlen 500 link/none", "tun0");
  assert.deepEqual([tun.mtu, tun.up], [1500, true]);
});
