import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, type Address } from "../src/address.ts";
import { read, type Read } from "./read.ts";

const show = (address: Address | null, port: number | null): string => `${address ? formatAddress(address) : "?"}${port === null ? "" : `:${port}`}`;
const packets = ({ records }: Read): string[] =>
  records.captured.map((one) => `${one.interface}/${one.direction} ${show(one.source, one.sourcePort)} > ${show(one.destination, one.destinationPort)} ${one.what} ${one.length}`);

test("ESP, ESP in UDP, IKE, ICMP and TCP are told apart", () => {
  const said = read(
    [
      "root@gw:~# tcpdump -nni eth0 -c 6",
      "tcpdump: verbose output suppressed, use -v[v]... for full protocol decode",
      "listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes",
      "21:42:57.120282 IP 172.16.0.101.4500 > 172.16.0.100.4500: UDP-encap: ESP(spi=0xf7893654,seq=0x8), length 132",
      "21:42:57.120680 IP 192.0.2.2 > 192.0.2.1: ESP(spi=0xda5b24b4,seq=0x8), length 132",
      "21:42:58.000000 IP 192.0.2.2.4500 > 192.0.2.1.4500: NONESP-encap: isakmp: child_sa  ikev2_auth[I]",
      "21:42:58.124660 IP 10.3.0.1 > 10.1.0.5: ICMP echo request, id 38914, seq 1792, length 64",
      "21:42:58.124661 IP6 2001:db8::1.51000 > 2001:db8::2.443: Flags [S], seq 1, win 64240, options [mss 1440], length 0",
      "21:42:58.200000 IP 10.3.0.254 > 10.3.0.1: ICMP 10.1.0.5 unreachable - need to frag (mtu 1400), length 556",
      "6 packets captured",
      "6 packets received by filter",
      "0 packets dropped by kernel",
    ].join("\n"),
  );
  assert.deepEqual(packets(said), [
    "eth0/null 172.16.0.101:4500 > 172.16.0.100:4500 UDP-encap 132",
    "eth0/null 192.0.2.2 > 192.0.2.1 ESP 132",
    "eth0/null 192.0.2.2:4500 > 192.0.2.1:4500 IKE null",
    "eth0/null 10.3.0.1 > 10.1.0.5 ICMP 64",
    "eth0/null 2001:db8::1:51000 > 2001:db8::2:443 Flags [S] 0",
    "eth0/null 10.3.0.254 > 10.3.0.1 ICMP 556",
  ]);
  assert.deepEqual(said.strange, []);
});

test("-i any says interface and direction of each packet", () => {
  const said = read(
    "listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes\n02:58:25.578227 eth1  Out IP 10.3.0.1 > 10.1.0.5: ICMP echo request, id 1, seq 1, length 64\n02:58:25.768031 c0    M   IP6 :: > ff02::16: HBH ICMP6, multicast listener report v2, 5 group record(s), length 108\n02:58:25.928056 In  IP 10.1.0.5 > 10.3.0.1: ICMP echo reply, id 1, seq 1, length 64",
  );
  assert.deepEqual(packets(said), ["eth1/out 10.3.0.1 > 10.1.0.5 ICMP 64", "c0/in :: > ff02::16 ICMP 108", "null/in 10.1.0.5 > 10.3.0.1 ICMP 64"]);
});

test("enc0 shows what came out of the tunnel", () => {
  const said = read(
    [
      "root@FW1:~ # tcpdump -n -i enc0",
      "listening on enc0, link-type ENC (OpenBSD encapsulated IP), capture size 262144 bytes",
      "22:22:52.372686 (authentic,confidential): SPI 0x50000001: IP 10.26.1.1 > 10.24.66.108: ICMP echo request, id 64031, seq 14592, length 8",
    ].join("\n"),
  );
  assert.deepEqual(packets(said), ["enc0/null 10.26.1.1 > 10.24.66.108 ICMP 8"]);
});

test("packets of -v stand on two lines, those of -e have link addresses before", () => {
  const said = read(
    [
      "em0\t09:29:01.766196 02:00:00:00:00:01 > 02:00:00:00:00:02, ethertype IPv4 (0x0800), length 74: (tos 0x0, ttl 127, id 32194, offset 0, flags [none], proto ICMP (1), length 60)",
      "    10.220.2.13 > 10.1.204.108: ICMP echo request, id 1, seq 43537, length 40",
      "13:43:49.081567 54:ee:75:30:f1:e1 > a4:bf:01:4e:0c:87, ethertype IPv4 (0x0800), length 174: (tos 0x0, ttl 64, id 21783, offset 0, flags [DF], proto UDP (17), length 160)",
      "    1.99.99.2.4500 > 1.99.99.1.4500: [no cksum] UDP-encap: ESP(spi=0x8de82290,seq=0x6a56), length 132",
      "02:58:26.600062 72:37:76:16:f8:a1 > 33:33:00:00:00:02, ethertype IPv6 (0x86dd), length 70: (hlim 255, next-header ICMPv6 (58) payload length: 16) fe80::1 > ff02::2: [icmp6 sum ok] ICMP6, router solicitation, length 16",
      "\t  source link-address option (1), length 8 (1): 72:37:76:16:f8:a1",
    ].join("\n"),
  );
  assert.deepEqual(packets(said), ["em0/null 10.220.2.13 > 10.1.204.108 ICMP 40", "null/null 1.99.99.2:4500 > 1.99.99.1:4500 UDP-encap 132", "null/null fe80::1 > ff02::2 ICMP 16"]);
  assert.deepEqual(said.records.captured[0]?.lines.map((line) => line.no), [1, 2]);
  assert.deepEqual(said.strange, []);
});

test("names instead of addresses are not guessed", () => {
  const said = read("10:22:21.858680 IP rpi.dynamic.example.edu.ipsec-nat-t > 192.0.2.1.ipsec-nat-t: UDP-encap: ESP(spi=0xd3d21a1d,seq=0x5), length 116");
  assert.deepEqual(packets(said), ["null/null ?:4500 > 192.0.2.1:4500 UDP-encap 116"]);
});

const tracked = ({ records }: Read): string[] =>
  records.tracked.map((one) => `${one.protocol} ${[one.original.source, one.original.destination, one.reply.source, one.reply.destination].map((address) => (address ? formatAddress(address) : "?")).join(" ")}`);

test("conntrack shows what the reply will be, translated or not", () => {
  const said = read(
    [
      "root@gw:~# conntrack -L",
      "icmp     1 18 src=10.1.0.5 dst=10.3.0.1 type=8 code=0 id=15297 src=10.3.0.1 dst=192.0.2.1 type=0 code=0 id=15297 mark=0 use=1",
      "udp      17 29 src=10.3.0.1 dst=10.8.0.5 sport=5 dport=53 [UNREPLIED] src=10.8.0.5 dst=10.3.0.1 sport=53 dport=5 mark=0 use=1",
      "conntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown.",
      "root@gw:~# cat /proc/net/nf_conntrack",
      "ipv4     2 tcp      6 431999 ESTABLISHED src=10.3.0.1 dst=10.1.0.5 sport=4 dport=22 src=10.1.0.5 dst=10.3.0.1 sport=22 dport=4 [ASSURED] mark=0 zone=0 use=2",
    ].join("\n"),
  );
  assert.deepEqual(tracked(said), ["icmp 10.1.0.5 10.3.0.1 10.3.0.1 192.0.2.1", "udp 10.3.0.1 10.8.0.5 10.8.0.5 10.3.0.1", "tcp 10.3.0.1 10.1.0.5 10.1.0.5 10.3.0.1"]);
  assert.deepEqual(said.strange, []);
});

test("a state of pf has the address before translation in parentheses", () => {
  const said = read(
    [
      "# pfctl -ss",
      "all icmp 10.1.2.1:26770 <- 192.168.0.1:26770       0:0",
      "all icmp 198.51.100.7:65464 (192.168.0.1:26770) -> 10.1.2.1:65464       0:0",
      "all tcp 10.0.0.5:443 (198.51.100.7:443) <- 203.0.113.9:5555       ESTABLISHED:ESTABLISHED",
      "all udp XXX_WAN_IP_XXX:4500 -> 203.0.113.9:4500       MULTIPLE:MULTIPLE",
      "all udp 2001:db8::1[53] <- 2001:db8::2[5000]       NO_TRAFFIC:SINGLE",
    ].join("\n"),
  );
  assert.deepEqual(tracked(said), [
    "icmp 192.168.0.1 10.1.2.1 10.1.2.1 192.168.0.1",
    "icmp 192.168.0.1 10.1.2.1 10.1.2.1 198.51.100.7",
    "tcp 203.0.113.9 198.51.100.7 10.0.0.5 203.0.113.9",
    "udp ? 203.0.113.9 203.0.113.9 ?",
    "udp 2001:db8::2 2001:db8::1 2001:db8::1 2001:db8::2",
  ]);
  assert.deepEqual(said.strange, []);
});

test("rules of pf's translation are kept as written", () => {
  const { records, strange } = read("# pfctl -s nat | grep 10.1.2.0\nnat on enc0 inet from 192.168.0.0/24 to 10.1.2.0/24 -> 172.16.1.254\nno nat on em0 inet from any to <vpns>");
  assert.deepEqual(records.pfTranslations.map(({ kind, interface: on, source, destination, to }) => [kind, on, source, destination, to]), [
    ["nat", "enc0", "192.168.0.0/24", "10.1.2.0/24", "172.16.1.254"],
    ["nat", "em0", "any", "<vpns>", null],
  ]);
  assert.deepEqual(strange, []);
});
