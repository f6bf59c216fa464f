import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { ipsecStatus } from "../src/parse/ipsec-status.ts";
import type { ChildSa } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const status = (text: string): ReturnType<typeof read> => read(text, [ipsecStatus]);
const networks = (child: ChildSa): string[] => [...child.localSelectors, ...child.remoteSelectors].map((one) => formatPrefix(one.prefix!));

test("statusall tells of SAs, with counters and selectors", () => {
  const { records, strange } = status(dump("ipsec-statusall.txt"));
  const [ike] = records.ikeSas;
  const [rw, web] = ike!.children;
  assert.deepEqual(strange, []);
  assert.deepEqual([ike!.name, ike!.id, ike!.version, ike!.state, ike!.localId, formatAddress(ike!.remoteHost!)], ["rw", 1, "IKEv2", "ESTABLISHED", "client.example.org", "192.0.2.1"]);
  assert.deepEqual([rw!.state, rw!.reqid, rw!.udpEncapsulation, rw!.spiIn, rw!.spiOut], ["INSTALLED", 1, true, "0466e486", "87187f8c"]);
  assert.deepEqual([rw!.bytesIn, rw!.packetsIn, rw!.idleIn, rw!.packetsOut], [252, 3, 0, 3]);
  assert.deepEqual([web!.bytesOut, web!.packetsOut, web!.idleOut], [0, 0, null]);
  assert.deepEqual(networks(rw!), ["10.3.0.1/32", "10.1.0.0/16"]);
});

test("statusall tells of connections, plugins and the daemon's version", () => {
  const { records } = status(dump("ipsec-statusall.txt"));
  const [rw] = records.connections;
  assert.deepEqual(records.connections.map((one) => one.name), ["rw", "local-lan", "trap"]);
  assert.deepEqual(rw!.children.map((child) => [child.name, child.remoteSelectors.map((one) => one.text)]), [
    ["rw", ["10.1.0.0/16", "10.2.0.0/16[tcp/https]"]],
    ["web", ["10.2.0.0/16[tcp/https]"]],
  ]);
  assert.deepEqual([rw!.localAddresses, rw!.remoteAddresses, rw!.version, rw!.children[0]!.localSelectors[0]!.dynamic], [["%any"], ["192.0.2.1"], "IKEv2", true]);
  assert.ok(records.plugins[0]!.names.includes("unity"));
  assert.deepEqual([records.about.get("strongswan")!.value, records.about.get("listening")!.value], ["5.9.8", "192.0.2.9"]);
});

test("status without the details has no counters", () => {
  const { records, strange } = status(dump("ipsec-status.txt"));
  assert.deepEqual(strange, []);
  assert.deepEqual(records.ikeSas[0]!.children.map((child) => [child.name, child.bytesIn]), [["rw", null], ["web", null]]);
});

test("shunts and traps are no SAs", () => {
  const { records, strange } = status(`root@gw:~# ipsec statusall
Shunted Connections:
Bypass LAN 192.168.1.0/24:  192.168.1.0/24 === 192.168.1.0/24 PASS
   local-lan:  172.16.5.0/24 === 172.16.5.0/24 PASS
Routed Connections:
        trap{1}:  ROUTED, TUNNEL, reqid 1
        trap{1}:   10.77.0.0/24 === 10.78.0.0/24
Security Associations (0 up, 0 connecting):
  none`);
  assert.deepEqual(strange, []);
  assert.deepEqual(records.ikeSas.map((one) => one.children.map((child) => [child.name, child.mode, child.shunt, ...networks(child)])), [
    [["Bypass LAN 192.168.1.0/24", "PASS", true, "192.168.1.0/24", "192.168.1.0/24"]],
    [["local-lan", "PASS", true, "172.16.5.0/24", "172.16.5.0/24"]],
    [["trap", "TUNNEL", true, "10.77.0.0/24", "10.78.0.0/24"]],
  ]);
  assert.notEqual(records.completeness("ike-sas"), null);
});

test("IPComp and a rekeyed CHILD_SA are seen", () => {
  const { records } = status(`Security Associations (1 up, 0 connecting):
  net[1]: ESTABLISHED 5 minutes ago, 192.0.2.1[C=CH, CN=a]...198.51.100.7[198.51.100.7]
  net{1}:  REKEYED, TUNNEL, reqid 1, expires in 40 seconds
  net{1}:   10.1.0.0/16 === 10.2.0.0/16
  net{2}:  INSTALLED, TUNNEL, reqid 1, ESP SPIs: c1_i c2_o, IPCOMP CPIs: 1a2b_i 3c4d_o
  net{2}:   10.1.0.0/16 === 10.2.0.0/16[udp/l2f]`);
  assert.deepEqual(records.ikeSas[0]!.children.map((child) => [child.id, child.state, child.ipcomp, child.udpEncapsulation]), [
    [1, "REKEYED", false, false],
    [2, "INSTALLED", true, false],
  ]);
  assert.equal(records.ikeSas[0]!.children[1]!.remoteSelectors[0]!.ports, "1701");
});

test("Libreswan's traffic is bytes of a CHILD_SA", () => {
  const { records, strange } = status(`$ ipsec status
000 #2: "Tunnel3":4500 STATE_PARENT_I3 (PARENT SA established); EVENT_SA_REKEY in 25649s; newest ISAKMP; idle;
000 #7: "Tunnel3":4500 STATE_V2_IPSEC_I (IPsec SA established); EVENT_SA_REKEY in 835s; newest IPSEC; eroute owner; isakmp#2; idle;
000 #7: "Tunnel3" esp.c0000001@198.51.100.125 esp.b0000002@203.0.113.160 tun.0@198.51.100.125 tun.0@203.0.113.160 ref=0 refhim=0 Traffic: ESPin=0B ESPout=4KB! ESPmax=0B`);
  const [ike] = records.ikeSas;
  const [child] = ike!.children;
  assert.deepEqual(strange, []);
  assert.deepEqual([ike!.name, ike!.version, ike!.state, formatAddress(ike!.localHost!), formatAddress(ike!.remoteHost!)], ["Tunnel3", "IKEv2", "ESTABLISHED", "203.0.113.160", "198.51.100.125"]);
  assert.deepEqual([child!.state, child!.udpEncapsulation, child!.bytesIn, child!.bytesOut, child!.spiOut], ["INSTALLED", true, 0, 4096, "c0000001"]);
});

test("Libreswan's connection has the selectors, its own first", () => {
  const { records } = status(`000 Connection list:
000
000 "office/1x0": 172.16.88.0/24===172.16.88.4<172.16.88.4>[123.23.83.156]...203.0.113.110<203.0.113.110>===192.168.0.0/20; erouted; eroute owner: #5
000 "office/1x0":     oriented; my_ip=unset; their_ip=unset;
000 "idle": 10.0.0.0/24===172.16.88.4[@gw]...203.0.113.9===10.9.0.0/24; unrouted; eroute owner: #0`);
  assert.deepEqual(records.ikeSas.map((one) => one.children.map(networks)), [[["172.16.88.0/24", "192.168.0.0/20"]]]);
});

test("ipsec trafficstatus counts bytes", () => {
  const { records } = status(`006 #2: "road"[1] 192.1.3.209, type=ESP, add_time=1234567890, inBytes=84, outBytes=0, maxBytes=2^32B, id='@road'`);
  assert.deepEqual(records.ikeSas[0]!.children.map((child) => [child.bytesIn, child.bytesOut]), [[84, 0]]);
});

test("ipsec trafficstatus tells the clients of a connection apart, with the addresses that they got", () => {
  const { records } = status(`006 #228: "rw"[10] 203.0.113.7, username=anna, type=ESP, add_time=1518445965, inBytes=322, outBytes=1637, lease=10.3.0.10/32
006 #232: "rw"[10] 203.0.113.7, type=ESP, add_time=0, inBytes=985, outBytes=1459, id='C=DE, CN=bert', lease=10.3.0.11/32`);
  assert.deepEqual(
    records.ikeSas.map((one) => [one.remoteId, one.remoteVirtualIps.map(formatAddress).join(), one.children[0]!.bytesIn]),
    [["anna", "10.3.0.10", 322], ["C=DE, CN=bert", "10.3.0.11", 985]],
  );
});

test("a line of something else is not understood", () => {
  assert.deepEqual(status("Security Associations (0 up, 0 connecting):\n  none\nwhatever").strange, ["whatever"]);
});
