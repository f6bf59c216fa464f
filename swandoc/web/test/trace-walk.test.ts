import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress } from "../src/address.ts";
import { Host } from "../src/host.ts";
import type { Packet } from "../src/report.ts";
import { follow, type Entry, type Journey } from "../src/trace/walk.ts";
import type { Arrival } from "../src/trace/xfrm.ts";
import { read } from "./read.ts";

/** A gateway: eth0 towards the Internet, eth1 towards 10.1.0.0/16, and a client with 10.3.0.5. */
const GATEWAY = {
  addr: `### ip addr
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    inet 127.0.0.1/8 scope host lo
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 192.0.2.1/24 brd 192.0.2.255 scope global eth0
3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 10.1.0.1/16 brd 10.1.255.255 scope global eth1`,
  route: `### ip route show table all
10.3.0.5 via 192.0.2.254 dev eth0 table 220 proto static src 10.1.0.1
default via 192.0.2.254 dev eth0
10.1.0.0/16 dev eth1 proto kernel scope link src 10.1.0.1
192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.1
local 10.1.0.1 dev eth1 table local proto kernel scope host src 10.1.0.1
local 127.0.0.0/8 dev lo table local proto kernel scope host src 127.0.0.1
local 192.0.2.1 dev eth0 table local proto kernel scope host src 192.0.2.1`,
  rule: `### ip rule
0:	from all lookup local
220:	from all lookup 220
32766:	from all lookup main
32767:	from all lookup default`,
  sysctl: `### sysctl -a
net.ipv4.ip_forward = 1
net.ipv4.conf.all.rp_filter = 1
net.ipv4.conf.eth0.rp_filter = 1
net.ipv4.conf.eth1.rp_filter = 1
net.ipv4.conf.all.send_redirects = 1
net.ipv4.conf.eth1.send_redirects = 1`,
  policy: `### ip xfrm policy
src 10.1.0.0/16 dst 10.3.0.5/32
	dir out priority 371327 ptype main
	tmpl src 192.0.2.1 dst 203.0.113.7
		proto esp spi 0xc1 reqid 1 mode tunnel
src 10.3.0.5/32 dst 10.1.0.0/16
	dir fwd priority 371327 ptype main
	tmpl src 203.0.113.7 dst 192.0.2.1
		proto esp reqid 1 mode tunnel
src 10.3.0.5/32 dst 10.1.0.0/16
	dir in priority 371327 ptype main
	tmpl src 203.0.113.7 dst 192.0.2.1
		proto esp reqid 1 mode tunnel`,
  state: `### ip xfrm state
src 192.0.2.1 dst 203.0.113.7
	proto esp spi 0x000000c1 reqid 1 mode tunnel
	replay-window 0 flag af-unspec
	aead rfc4106(gcm(aes)) 0x00 128
src 203.0.113.7 dst 192.0.2.1
	proto esp spi 0x000000c2 reqid 1 mode tunnel
	replay-window 32 flag af-unspec
	aead rfc4106(gcm(aes)) 0x00 128`,
  iptables: "### iptables-save",
  nft: "### nft list ruleset",
};
type Part = keyof typeof GATEWAY;

/** The gateway with other outputs; null for one that was not pasted. */
function gateway(other: Partial<Record<Part, string | null>> = {}): Host {
  const parts = (Object.keys(GATEWAY) as Part[]).map((part) => (other[part] === undefined ? GATEWAY[part] : other[part]));
  return new Host(read(parts.filter((part) => part !== null).join("\n\n")).records, "gw");
}

const arrival: Arrival = {
  reqid: 1, source: parseAddress("203.0.113.7"), destination: parseAddress("192.0.2.1"), udp: false, ifId: 0, lines: [], proven: [],
};
const LAN: Entry = { from: "wire", device: "eth1" };
const WAN: Entry = { from: "wire", device: "eth0" };
const TUNNEL: Entry = { from: "tunnel", device: "eth0", arrival };

function send(host: Host, source: string, destination: string, entry: Entry, more: Partial<Packet> = {}): Journey {
  const packet: Packet = {
    source: parseAddress(source)!, destination: parseAddress(destination)!, protocol: 6, sourcePort: 40000, destinationPort: 443, length: 60, mark: 0, ...more,
  };
  return follow(host, { id: "own", title: "own", packet, entry });
}

const lanToClient = (host: Host, more: Partial<Packet> = {}): Journey => send(host, "10.1.0.7", "10.3.0.5", LAN, more);
const clientToLan = (host: Host, more: Partial<Packet> = {}): Journey => send(host, "10.3.0.5", "10.1.0.7", TUNNEL, more);
const events = ({ walk }: Journey): string[] => walk.steps.map((step) => `${step.hop} ${step.event}`);
const lastLines = ({ walk }: Journey): string[] => walk.steps.at(-1)!.lines.map((line) => line.text.trim());

const save = (...tables: string[]): string => `### iptables-save\n${tables.join("\n")}`;
const filter = (rules: string, policy = "ACCEPT"): string => `*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ${policy} [0:0]\n:OUTPUT ACCEPT [0:0]\n${rules}\nCOMMIT`;
const nat = (rules: string): string => `*nat\n:PREROUTING ACCEPT [0:0]\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n${rules}\nCOMMIT`;
const MASQUERADE = "-A POSTROUTING -o eth0 -j MASQUERADE";

test("a healthy gateway passes both directions, and each outer packet leaves by the right interface", () => {
  const host = gateway();
  assert.equal(clientToLan(host).walk.verdict, "sent");
  assert.equal(clientToLan(host).output, "eth1");
  assert.equal(lanToClient(host).walk.verdict, "sent-protected");
  assert.equal(lanToClient(host).output, "eth0");
});

test("masquerading takes a packet out of its tunnel, and it leaves in the clear", () => {
  const journey = lanToClient(gateway({ iptables: save(nat(MASQUERADE)) }));
  assert.equal(journey.walk.verdict, "sent-in-clear");
  const seen = events(journey);
  assert.ok(seen.indexOf("policy-lookup policy-matches") < seen.indexOf("postrouting source-nat"));
  assert.ok(seen.indexOf("postrouting source-nat") < seen.indexOf("policy-lookup lost-policy"));
  assert.deepEqual(journey.walk.steps.find((step) => step.event === "source-nat")?.lines.map((line) => line.text), [MASQUERADE]);
});

const EXEMPTION = "-A POSTROUTING -m policy --dir out --pol ipsec -j ACCEPT";
test("an exemption for IPsec keeps it in the tunnel only before the masquerading", () => {
  assert.equal(lanToClient(gateway({ iptables: save(nat(`${EXEMPTION}\n${MASQUERADE}`)) })).walk.verdict, "sent-protected");
  assert.equal(lanToClient(gateway({ iptables: save(nat(`${MASQUERADE}\n${EXEMPTION}`)) })).walk.verdict, "sent-in-clear");
});

test("source NAT into the selectors puts a packet into the tunnel", () => {
  const host = gateway({ iptables: save(nat("-A POSTROUTING -s 172.16.0.0/24 -o eth0 -j SNAT --to-source 10.1.0.1")), sysctl: GATEWAY.sysctl.replace(/rp_filter = 1/g, "rp_filter = 0") });
  assert.equal(send(host, "172.16.0.9", "10.3.0.5", LAN).walk.verdict, "sent-protected");
});

test("the answer to a translated packet goes back to where the first came from", () => {
  const host = gateway({ iptables: save(nat(MASQUERADE)) });
  const there = send(host, "10.1.0.7", "198.51.100.9", LAN);
  assert.equal(there.output, "eth0");
  const back = send(host, "198.51.100.9", "192.0.2.1", WAN, { sourcePort: 443, destinationPort: 40000 });
  const answer = follow(host, { id: "own", title: "own", packet: back.walk.packet, entry: WAN, reply: there.connection });
  assert.equal(answer.output, "eth1");
  assert.equal(back.walk.verdict, "delivered");
});

test("an accepted packet meets the other chains of the hook all the same", () => {
  const nft = "### nft list ruleset\ntable inet own {\n\tchain fw {\n\t\ttype filter hook forward priority 10; policy drop;\n\t\ttcp dport 22 accept\n\t}\n}";
  const host = gateway({ iptables: save(filter("-A FORWARD -j ACCEPT")), nft });
  assert.equal(clientToLan(host).walk.verdict, "dropped");
  assert.equal(clientToLan(host, { destinationPort: 22 }).walk.verdict, "sent");
});

test("the chain's policy is the deciding line where no rule matched", () => {
  const journey = clientToLan(gateway({ iptables: save(filter("-A FORWARD -i eth1 -j ACCEPT", "DROP")) }));
  assert.deepEqual(events(journey).at(-1), "forward dropped");
  assert.deepEqual(lastLines(journey), [":FORWARD DROP [0:0]"]);
});

test("a match that the packet cannot decide makes the verdict unknown only if it matters", () => {
  const open = "-A FORWARD -m recent --name bad --rcheck -j DROP";
  const unsure = clientToLan(gateway({ iptables: save(filter(open)) }));
  assert.equal(unsure.walk.verdict, "unknown");
  assert.ok(lastLines(unsure).includes(open));
  assert.equal(clientToLan(gateway({ iptables: save(filter(`${open}\n-A FORWARD -j DROP`)) })).walk.verdict, "dropped");
});

test("a chain that may have been left early is followed to all its ends", () => {
  const jump = ":CHECK - [0:0]\n-A FORWARD -j CHECK\n-A FORWARD -j DROP\n-A CHECK -m time --timestart 08:00 -j RETURN\n";
  assert.equal(clientToLan(gateway({ iptables: save(filter(`${jump}-A CHECK -j ACCEPT`)) })).walk.verdict, "unknown");
  assert.equal(clientToLan(gateway({ iptables: save(filter(`${jump}-A CHECK -j REJECT`)) })).walk.verdict, "dropped");
});

test("the reverse path filter stops a plain packet, and spares what was decrypted", () => {
  assert.equal(events(send(gateway(), "198.51.100.9", "10.3.0.5", LAN)).at(-1), "reverse-path reverse-path-drop");
  const host = gateway({ route: GATEWAY.route.replace("10.3.0.5 via 192.0.2.254 dev eth0", "10.3.0.5 dev eth1") });
  assert.equal(clientToLan(host).walk.verdict, "sent");
});

test("forwarding is asked of the interface that the packet came by", () => {
  const host = gateway({ sysctl: `${GATEWAY.sysctl}\nnet.ipv4.conf.eth0.forwarding = 0` });
  assert.equal(events(clientToLan(host)).at(-1), "routing not-forwarding");
  assert.equal(lanToClient(host).walk.verdict, "sent-protected");
});

test("a plain packet that a policy wants protected is refused", () => {
  const host = gateway({ sysctl: GATEWAY.sysctl.replace(/rp_filter = 1/g, "rp_filter = 0") });
  assert.equal(events(send(host, "10.3.0.5", "10.1.0.7", WAN)).at(-1), "inbound-policy plaintext-refused");
});

test("a decrypted packet needs a policy, and one for its SA", () => {
  const without = gateway({ policy: GATEWAY.policy.replace(/src 10\.3\.0\.5\/32 dst 10\.1\.0\.0\/16\n\tdir fwd[^]*?(?=src 10\.3)/, "") });
  assert.equal(events(clientToLan(without)).at(-1), "inbound-policy no-policy");
  assert.equal(events(send(gateway(), "10.3.0.5", "10.1.0.7", { ...TUNNEL, arrival: { ...arrival, reqid: 7 } } as Entry)).at(-1), "inbound-policy policy-mismatch");
});

test("a policy without an SA drops what it holds", () => {
  assert.equal(events(lanToClient(gateway({ state: "### ip xfrm state" }))).at(-1), "encryption no-state");
});

test("the host's own packet without an SA is discarded after the rules of output, unless these send it elsewhere", () => {
  const own = (rule: string): Journey =>
    send(gateway({ state: "### ip xfrm state", iptables: save(nat(rule)) }), "10.1.0.1", "10.3.0.5", { from: "host" });
  assert.deepEqual(events(own("-A OUTPUT -p udp -j REDIRECT")).at(-1), "encryption no-state");
  const redirected = own("-A OUTPUT -p tcp -j REDIRECT");
  assert.equal(redirected.walk.verdict, "delivered");
  assert.ok(!events(redirected).includes("encryption no-state"));
  // Sent on to another host of the tunnel it still has no SA.
  assert.deepEqual(events(own("-A OUTPUT -d 10.3.0.5 -j DNAT --to-destination 192.0.2.9")).at(-1), "output-device sent");
});

test("the filter table alone decides what it drops; whether the rest keeps its tunnel depends on the nat table", () => {
  const listed = (policy: string): Host => gateway({ iptables: `### iptables -S\n-P INPUT ACCEPT\n-P FORWARD ${policy}\n-P OUTPUT ACCEPT`, nft: null });
  const journey = clientToLan(listed("DROP"));
  assert.equal(events(journey).at(-1), "forward dropped");
  assert.equal(journey.walk.steps.find((step) => step.outcome === "unknown")?.hop, "prerouting");
  assert.equal(events(lanToClient(listed("DROP"))).at(-1), "forward dropped");
  assert.equal(events(lanToClient(listed("ACCEPT"))).at(-1), "postrouting rules-unknown");
  assert.equal(lanToClient(listed("ACCEPT")).walk.verdict, "unknown");
  assert.equal(events(lanToClient(gateway({ iptables: null, nft: null }))).at(-1), "prerouting rules-unknown");
});

test("a full packet is too big by what ESP adds, and the sender is told from an address in the selectors", () => {
  const journey = lanToClient(gateway(), { length: 1447 });
  assert.equal(events(journey).at(-1), "path-mtu too-big");
  assert.match(journey.walk.steps.at(-1)!.text, /1447 bytes are more than 1446 bytes.*from 10\.1\.0\.1/);
  assert.equal(lanToClient(gateway(), { length: 1446 }).walk.verdict, "sent-protected");
});

test("where the tunnel's route is missing the ICMP error for a client never enters the tunnel", () => {
  const route = GATEWAY.route.replace(/10\.3\.0\.5 via .*\n/, "");
  const addr = GATEWAY.addr.replace("3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500", "3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400");
  assert.equal(events(clientToLan(gateway({ addr }), { length: 1440 })).at(-1), "path-mtu too-big");
  assert.equal(events(clientToLan(gateway({ addr, route }), { length: 1440 })).at(-1), "path-mtu too-big-unreported");
});

test("a one-armed gateway sends redirects if either switch is on", () => {
  const one = GATEWAY.route.replace("default via 192.0.2.254 dev eth0", "default via 10.1.0.254 dev eth1");
  const without = GATEWAY.sysctl.replace("all.send_redirects = 1", "all.send_redirects = 0");
  const redirected = (sysctl: string): boolean => events(send(gateway({ route: one, sysctl }), "10.1.0.7", "198.51.100.9", LAN)).includes("forward redirect");
  assert.ok(redirected(without));
  assert.ok(!redirected(without.replace("eth1.send_redirects = 1", "eth1.send_redirects = 0")));
});

test("the gateway's own packets take the source that their route has", () => {
  assert.equal(send(gateway(), "0.0.0.0", "10.3.0.5", { from: "host" }).walk.verdict, "sent-protected");
  const journey = send(gateway({ route: GATEWAY.route.replace(/10\.3\.0\.5 via .*\n/, "") }), "0.0.0.0", "10.3.0.5", { from: "host" });
  assert.equal(journey.walk.verdict, "sent-in-clear");
  assert.ok(events(journey).includes("policy-lookup no-policy"));
});

const missing: readonly (readonly [Part, (host: Host) => Journey, string])[] = [
  ["iptables", clientToLan, "iptables-save"],
  ["policy", lanToClient, "ip xfrm policy"],
  ["state", lanToClient, "ip xfrm state"],
  ["route", lanToClient, "ip route show table 220"],
  ["sysctl", clientToLan, "sysctl net.ipv4.ip_forward"],
];
for (const [part, walk, command] of missing) {
  test(`without ${part} the walk ends as unknown and names "${command}"`, () => {
    const journey = walk(gateway({ [part]: null, ...(part === "iptables" ? { nft: null } : {}) }));
    assert.equal(journey.walk.verdict, "unknown");
    assert.ok(journey.walk.steps.at(-1)!.run.includes(command), journey.walk.steps.at(-1)!.run.join());
  });
}

test("an XFRM interface that the ESP packets are routed into as well is a loop", () => {
  const host = gateway({
    addr: `${GATEWAY.addr.replace("### ip addr", "### ip -d addr")}\n9: ipsec0@eth0: <NOARP,UP,LOWER_UP> mtu 1500 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/none  promiscuity 0 minmtu 68 maxmtu 65535\n    xfrm if_id 0x2a numtxqueues 1 numrxqueues 1`,
    route: GATEWAY.route.replace("10.3.0.5 via 192.0.2.254 dev eth0", "default dev ipsec0"),
    policy: GATEWAY.policy.replace(/mode tunnel/g, "mode tunnel\n\tif_id 0x2a"),
    state: GATEWAY.state.replace(/(aead .*)/g, "$1\n\tif_id 0x2a"),
    sysctl: GATEWAY.sysctl.replace(/rp_filter = 1/g, "rp_filter = 0"),
  });
  assert.equal(events(lanToClient(host)).at(-1), "output-device loop");
});

test("of policies that hold a packet the one with the smallest priority number decides", () => {
  const block = (priority: number): string => `${GATEWAY.policy}\nsrc 10.1.0.0/16 dst 10.0.0.0/8\n\tdir out action block priority ${priority} ptype main`;
  assert.equal(events(lanToClient(gateway({ policy: block(371326) }))).at(-1), "policy-lookup policy-blocks");
  assert.equal(lanToClient(gateway({ policy: block(371328) })).walk.verdict, "sent-protected");
});

test("of two NAT chains with one priority the one that was made last translates", () => {
  const table = (name: string, to: string): string => `table ip ${name} {\n\tchain post {\n\t\ttype nat hook postrouting priority srcnat; policy accept;\n\t\tsnat to ${to}\n\t}\n}`;
  const nft = `### nft list ruleset\n${table("a", "192.0.2.8")}\n${table("b", "192.0.2.9")}`;
  const journey = send(gateway({ nft, iptables: null }), "10.1.0.7", "198.51.100.9", LAN);
  assert.match(journey.walk.steps.find((step) => step.event === "source-nat")!.text, /192\.0\.2\.9/);
});
