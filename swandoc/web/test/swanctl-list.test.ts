import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { swanctlLists } from "../src/parse/swanctl-list.ts";
import { dump, withoutLines } from "./dump.ts";
import { read } from "./read.ts";

const lists = (text: string): ReturnType<typeof read> => read(text, swanctlLists);
const NEWER = `\
rw: #7, ESTABLISHED, IKEv2, d9f6a2e1b0c3d4e5_i 1a2b3c4d5e6f7081_r*
  local  'C=CH, O=Example, CN=gw [1]' @ 192.0.2.1[4500]
  remote 'carol@example.org' @ 198.51.100.7[33012] EAP: 'carol' [10.3.0.1 fec3::1]
  AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384
  established 73s ago, rekeying in 13412s
  net: #12, reqid 3, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128/ESN
    installed 73s ago, rekeying in 3301s, expires in 3887s
    in  c8d1f2a3/1234 (-|0x0000002a), 0 bytes, 0 packets, 3s ago
    out c0a1b2c3 (0x0000002b/0x000000ff|0x0000002a), 18446744 bytes, 12345 packets
    local  0.0.0.0/0 ::/0
    remote 10.3.0.1/32 fec3::1/128
`;

test("a CHILD_SA has its counters, selectors and mark", () => {
  const { records, strange } = lists(dump("swanctl-list-sas.txt"));
  const [ike] = records.ikeSas;
  const [net, web] = ike!.children;
  assert.deepEqual(strange, []);
  assert.deepEqual([ike!.name, ike!.id, ike!.state, ike!.version, ike!.localPort, ike!.remoteId], ["rw", 1, "ESTABLISHED", "IKEv2", 4500, "client.example.org"]);
  assert.deepEqual(ike!.remoteVirtualIps.map(formatAddress), ["10.3.0.1"]);
  assert.deepEqual([net!.bytesIn, net!.packetsIn, net!.idleIn, net!.bytesOut, net!.packetsOut, net!.idleOut], [252, 3, 0, 252, 3, 0]);
  assert.deepEqual([net!.markIn, net!.markOut, net!.udpEncapsulation, net!.mode], [{ value: 42, mask: 0xffffffff }, null, true, "TUNNEL"]);
  assert.deepEqual([web!.spiIn, web!.packetsIn, web!.idleIn], ["64de227d", 0, null]);
  assert.deepEqual(web!.localSelectors[0], { ...web!.localSelectors[0], protocol: 6, ports: "443" });
});

for (const form of ["raw", "pretty"]) {
  test(`--${form} says the same of SAs as words do`, () => {
    const other = lists(dump(`swanctl-list-sas.${form}`));
    assert.deepEqual(other.strange, []);
    assert.deepEqual(withoutLines(other.records.ikeSas), withoutLines(lists(dump("swanctl-list-sas.txt")).records.ikeSas));
  });

  test(`--${form} says the same of children as words do`, () => {
    const children = (text: string): unknown =>
      lists(text).records.connections.map((one) => [one.name, one.version, one.localAddresses, one.remoteAddresses, one.children.map((child) => withoutLines({ ...child, options: null }))]);
    assert.deepEqual(children(dump(`swanctl-list-conns.${form}`)), children(dump("swanctl-list-conns.txt")));
    assert.deepEqual(lists(dump(`swanctl-list-conns.${form}`)).strange, []);
  });
}

test("marks, interface ids, masks, compression and all virtual IPs of newer versions are read", () => {
  const { records, strange } = lists(NEWER);
  const [ike] = records.ikeSas;
  const [net] = ike!.children;
  assert.deepEqual(strange, []);
  assert.equal(ike!.localId, "C=CH, O=Example, CN=gw [1]");
  assert.deepEqual(ike!.remoteVirtualIps.map(formatAddress), ["10.3.0.1", "fec3::1"]);
  assert.deepEqual([net!.ifIdIn, net!.ifIdOut, net!.markIn, net!.markOut], [42, 42, null, { value: 43, mask: 255 }]);
  assert.deepEqual([net!.ipcomp, net!.idleIn, net!.idleOut, net!.bytesOut], [true, 3, null, 18446744]);
  assert.equal(net!.proposal, "AES_CBC-256/HMAC_SHA2_256_128/ESN");
  assert.deepEqual(net!.localSelectors.map((one) => formatPrefix(one.prefix!)), ["0.0.0.0/0", "::/0"]);
});

test("an IKE_SA that is still connecting has no addresses of identities, and no children", () => {
  const { records, strange } = lists(`### swanctl --list-sas
rw: #2, CONNECTING, IKEv2, 2e896c9773693dab_i* 0000000000000000_r
  local  '%any' @ 192.0.2.9[500]
  remote '%any' @ 192.0.2.1[500]
  queued:  CHILD_CREATE CHILD_CREATE
  active:  IKE_VENDOR IKE_INIT IKE_NATD IKE_CERT_PRE IKE_AUTH`);
  assert.deepEqual(strange, []);
  assert.deepEqual([records.ikeSas[0]!.state, records.ikeSas[0]!.children], ["CONNECTING", []]);
});

test("an empty answer to --list-sas says that there are none; a filtered one does not", () => {
  assert.notEqual(lists("root@gw:~# swanctl --list-sas\nroot@gw:~# uptime").records.completeness("ike-sas"), null);
  assert.equal(lists("root@gw:~# swanctl --list-sas --ike rw\nroot@gw:~# uptime").records.completeness("ike-sas"), null);
});

test("an identity in raw form may have blanks and equal signs", () => {
  const { records } = lists("list-sa event {rw {uniqueid=1 version=2 local-host=192.0.2.1 local-id=C=CH, O=Some Org, CN=moon remote-host=192.0.2.2 child-sas {}}}");
  assert.deepEqual([records.ikeSas[0]!.localId, formatAddress(records.ikeSas[0]!.remoteHost!)], ["C=CH, O=Some Org, CN=moon", "192.0.2.2"]);
});

test("a raw message that is cut has what was there", () => {
  const { records } = lists(dump("swanctl-list-sas.raw").slice(0, 900));
  assert.equal(records.ikeSas[0]!.children[0]!.packetsIn, 3);
});

test("trap, pass and drop policies are shunts, in words and raw", () => {
  const words = lists(dump("swanctl-list-pols.txt"));
  assert.deepEqual(words.strange, []);
  assert.deepEqual(words.records.ikeSas.map((one) => [one.name, one.children[0]!.name, one.children[0]!.mode, one.children[0]!.shunt]), [
    ["site", "lan", "TUNNEL", true],
    ["shunts", "ssh", "PASS", true],
    ["shunts", "nosmb", "DROP", true],
  ]);
  assert.deepEqual(withoutLines(lists(dump("swanctl-list-pols.raw")).records.ikeSas), withoutLines(words.records.ikeSas));
});

test("a pool has its subnet and how many addresses are taken, in words and raw", () => {
  const words = lists(dump("swanctl-list-pools.txt"));
  const [staff] = words.records.pools;
  assert.deepEqual(words.strange, []);
  assert.deepEqual([staff!.name, staff!.size, staff!.online, staff!.offline], ["staff", 254, 1, 0]);
  assert.deepEqual([staff!.addresses!.first, staff!.addresses!.last].map((value) => formatAddress({ family: 4, value })), ["10.3.0.0", "10.3.0.255"]);
  assert.deepEqual(withoutLines(lists(dump("swanctl-list-pools.raw")).records.pools), withoutLines(words.records.pools));
});

test("what is no line of a list is not understood", () => {
  assert.deepEqual(lists(`### swanctl --list-sas\n${NEWER}bogus words`).strange, ["bogus words"]);
});
