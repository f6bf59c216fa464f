import assert from "node:assert/strict";
import { test } from "node:test";
import { charonLog, logged } from "../src/parse/charon-log.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const log = (text: string): ReturnType<typeof read> => read(text, [charonLog]);
const events = (text: string): string[] => log(text).records.log.map((one) => one.event);

test("whatever stands before a line, its text is found", () => {
  const text = "unable to install source route for 192.168.0.1";
  for (const before of [
    "",
    "[KNL] ",
    "12[KNL] ",
    "12[KNL2] <conn|1> ",
    "Tue, 2023-07-25, 15:54:57 11[KNL2] <conn1|1> ",
    "2022-01-31T13:56:28+00:00 13[KNL] <Conn0|1> ",
    "Nov 28 18:13:18 Router charon-systemd[43572]: ",
    "Nov 28 18:13:18 Router charon: 07[KNL] <conn1|1> ",
    "    Jun 20 19:20:06 test01 : 08[KNL] ",
    "août 03 15:34:10 host charon[94733]: 12[KNL] ",
    "aron[94733]: 12[KNL] ",
    "Aug 1 10:00:00 gw ipsec[77]: 05[KNL] ",
    "daemon.info: 07[KNL] ",
  ]) {
    assert.equal(logged(before + text).text.trim(), text, before);
    assert.deepEqual(events(before + text), ["no-source-route"], before);
  }
});

test("an event has the values of its line and its connection", () => {
  const [event] = log("Nov 26 02:57:20 13[IKE] <rw|1> CHILD_SA web{3} established with SPIs 64de227d_i 08d77fe4_o and TS 10.2.0.0/16[tcp/https] === 10.3.0.1/32").records.log;
  assert.deepEqual(event!.values, { connection: "rw", name: "web", "spi-in": "64de227d", "spi-out": "08d77fe4", local: "10.2.0.0/16[tcp/https]", remote: "10.3.0.1/32" });
});

test("a real gateway's log tells what it did", () => {
  const { records, strange } = log(dump("charon.log"));
  assert.deepEqual(strange, []);
  assert.deepEqual(
    records.log.map((one) => one.event),
    ["tun-created", "remote-behind-nat", "virtual-ip-requested", "virtual-ip-assigned", "ike-established", "child-established", "child-established"],
  );
});

test("a real client's console tells that the resolver failed", () => {
  const { records, strange } = log(`$ sudo ipsec up rw\n${dump("ipsec-up.txt")}`);
  const seen = new Set(records.log.map((one) => one.event));
  assert.deepEqual(strange, []);
  for (const one of ["dns-not-installed", "resolvconf-failed", "virtual-ip-installed", "ike-auth-sent", "child-established"]) assert.ok(seen.has(one), one);
});

const SAID: readonly (readonly [string, string])[] = [
  ["received netlink error: Network is unreachable (101)", "netlink-error"],
  ["received netlink error: Protocol not supported (93)", "kernel-lacks-module"],
  ["traffic selectors 10.1.0.0/16 === 10.3.0.1/32 unacceptable", "ts-unacceptable"],
  ["received TS_UNACCEPTABLE notify, no CHILD_SA built", "ts-unacceptable"],
  ["no matching CHILD_SA config found for 10.1.0.0/16 === 10.9.0.0/24", "no-matching-child"],
  ["parsed INFORMATIONAL_V1 request 1201 [ HASH N(INVAL_ID) ]", "invalid-id-information"],
  ["generating QUICK_MODE request 983956324 [ HASH SA No KE ID ID ]", "ikev1"],
  ["pool 'staff' is full, unable to assign address", "pool-full"],
  ["no virtual IP found, sending INTERNAL_ADDRESS_FAILURE", "no-virtual-ip"],
  ["received INTERNAL_ADDRESS_FAILURE notify, no CHILD_SA built", "no-virtual-ip"],
  ["adding DNS server failed", "dns-not-installed"],
  ["resolvconf: Failed to set DNS configuration: Could not activate remote peer", "resolvconf-failed"],
  ["updown: iptables: No chain/target/match by that name.", "updown-no-iptables-match"],
  ["updown: iptables v1.8.7 (nf_tables):  RULE_APPEND failed (No such file or directory): rule in chain FORWARD", "updown-said"],
  ["received unsupported IKE version 3.4 from 10.66.0.1, sending INVALID_MAJOR_VERSION", "unsupported-ike-version"],
  ["local host is behind NAT, sending keep alives", "local-behind-nat"],
  ["sending packet: from 0.0.0.0[500] to 10.66.0.1[500] (592 bytes)", "sent-from-any"],
  ["retransmit 2 of request with message ID 1", "retransmit"],
  ["generating IKE_AUTH request 1 [ IDi AUTH SA TSi TSr ]", "ike-auth-sent"],
  ["generating IKE_AUTH request 1 [ EF(1/3) ]", "fragmenting"],
  ["splitting IKE message (2044 bytes) into 2 fragments", "fragmenting"],
  ["unable to install policy 10.1.0.0/16 === 10.2.0.0/24 out for reqid 172, the same policy for reqid 1 exists", "policy-exists"],
  ["DHCP DISCOVER timed out", "dhcp-no-answer"],
  ["handling INTERNAL_IP4_SUBNET attribute failed", "subnet-attribute-unhandled"],
  ["algorithm CHACHA20_POLY1305 not supported by kernel!", "kernel-lacks-module"],
  ["unable to add SAD entry with SPI c1a2b3c4 (FAILED)", "sa-not-installed"],
  ["  using HMAC_SHA2_256_128 with 96-bit truncation", "sha256-96"],
  ["CHILD_SA rekeying failed, trying again in 13 seconds", "rekey-failed"],
];

for (const [line, event] of SAID) {
  test(`"${line}" is ${event}`, () => {
    assert.ok(events(`09[IKE] <rw|1> ${line}`).includes(event));
    assert.ok(events(line).includes(event), "without a prefix");
  });
}

test("pluto's and the kernel's lines are read", () => {
  assert.deepEqual(events('cannot route -- route already in use for <conn name>'), ["route-in-use"]);
  assert.deepEqual(events('Mar  5 13:47:06 gw pluto[264]: "b" #2: cannot route -- route already in use for "a"'), ["route-in-use"]);
  assert.deepEqual(events('003 "asa" #16: dropping unexpected ISAKMP_v2_IKE_AUTH message containing v2N_TS_UNACCEPTABLE notification; message payloads: SK'), ["ts-unacceptable"]);
  assert.deepEqual(events("responding to CREATE_CHILD_SA message (ID 2) from <Remote IP>:4500 with encrypted notification TS_UNACCEPTABLE"), ["ts-unacceptable"]);
  assert.deepEqual(events('"north/0x2" #2: No IKEv2 connection found with compatible Traffic Selectors'), ["no-matching-child"]);
  assert.deepEqual(events('route to peer\'s client conflicts with "rw"[201] xx.xxx.xx.xxx xx.xxx.xx.xxx; releasing old connection to free the route'), ["route-taken-over"]);
  assert.ok(events('Mar  5 13:47:06 gw pluto[264]: "x"[1] 192.0.2.7 #1: STATE_MAIN_R3: sent MR3, ISAKMP SA established').includes("ikev1"));
  assert.deepEqual(events("[ 1234.567890] Dead loop on virtual device ipsec0, fix it urgently!"), ["routing-loop"]);
  assert.deepEqual(events("Jun 20 19:20:06 gw kernel: [ 1234.567890] ipsec0: Local routing loop detected!"), ["routing-loop"]);
});

test("an address that is not local is a failure only of the virtual IP that just got its TUN device", () => {
  const lines = (address: string): string =>
    `11[IKE1] <c|1> installing new virtual IP 172.24.1.1\n11[LIB1] <c|1> created TUN device: tun0\n11[KNL2] <c|1> ${address} is not a local address or the interface is down`;
  assert.ok(events(lines("172.24.1.1")).includes("virtual-ip-not-local"));
  assert.ok(!events(lines("198.51.100.7")).includes("virtual-ip-not-local"));
});

test("a gateway without an IPv6 pool is not said to have a full one", () => {
  assert.deepEqual(events("09[IKE] <rw|1> no virtual IP found for %any6 requested by 'client'"), ["no-virtual-ip-of-family"]);
});

test("prose is no log", () => {
  const { records, strange } = log("My gateway uses Main Mode.\nWhy does the peer answer TS_UNACCEPTABLE?");
  assert.deepEqual([records.log, strange.length], [[], 2]);
});

test("a long hostile line takes no time", () => {
  const started = performance.now();
  for (const part of ["[[]]...", "=== ", "a: ", "(1) ", '"a"', "#1: "]) log(`09[IKE] ${part.repeat(1000)}\n`.repeat(100));
  assert.ok(performance.now() - started < 2000);
});
