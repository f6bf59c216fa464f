import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress } from "../src/address.ts";
import { read, type Read } from "./read.ts";

const about = ({ records }: Read): Record<string, string> => Object.fromEntries([...records.about].map(([name, { value }]) => [name, value]));
const servers = ({ records }: Read): string[] => records.nameServers.map((one) => `${one.link} ${one.address ? formatAddress(one.address) : "-"} ${one.domain}`);

test("the collector's first sections say which host this is", () => {
  const said = read(
    [
      "### swandoc-collect 1 host=gw",
      "",
      "### date -u",
      "Thu Nov 26 02:51:11 UTC 2026",
      "",
      "### uname -a",
      "Linux gw 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 x86_64 GNU/Linux",
      "",
      "### cat /etc/os-release",
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
      "ID=debian",
      'HOME_URL="https://www.debian.org/"',
      "",
      "### ipsec --version",
      "Linux strongSwan U5.9.8/K6.1.0-18-amd64",
      "University of Applied Sciences Rapperswil, Switzerland",
      "See 'ipsec --copyright' for copyright information.",
    ].join("\n"),
  );
  assert.deepEqual(about(said), {
    hostname: "gw",
    date: "Thu Nov 26 02:51:11 UTC 2026",
    system: "Linux",
    kernel: "6.1.0-18-amd64",
    distribution: "Debian GNU/Linux 12 (bookworm)",
    strongswan: "5.9.8",
  });
  assert.deepEqual(said.strange, []);
  assert.ok(said.segments.every((segment) => segment.host === "gw"));
});

test("what the collector could not read is kept, and is no output of the command", () => {
  const said = read("### swandoc-collect 1 host=gw\n\n### swandoc-collect: not run as root\n\n### swandoc-collect: could not read: conntrack -L: Operation not permitted\n");
  assert.equal(about(said)["unreadable"], "not run as root\nconntrack -L: Operation not permitted");
  assert.deepEqual(said.kinds, ["collector", "collector", "collector"]);
});

test("versions in other spellings", () => {
  assert.equal(about(read("$ swanctl --version\nstrongSwan swanctl 5.9.14"))["strongswan"], "5.9.14");
  assert.equal(about(read("$ uname -r\n5.15.0"))["kernel"], "5.15.0");
  assert.deepEqual(about(read("FreeBSD fw 14.1-RELEASE FreeBSD 14.1-RELEASE GENERIC amd64")), { system: "FreeBSD", hostname: "fw", kernel: "14.1-RELEASE" });
});

test("resolvectl dns lists links without servers too", () => {
  const said = read("$ resolvectl dns\nGlobal: 192.0.2.53 \nLink 2 (enp0s31f6):\nLink 3 (wlp0s20f3): 192.0.2.53 192.168.1.1 2001:db8::67b0\nLink 20 (ipsec1):");
  assert.deepEqual(servers(said), ["null 192.0.2.53 null", "wlp0s20f3 192.0.2.53 null", "wlp0s20f3 192.168.1.1 null", "wlp0s20f3 2001:db8::67b0 null"]);
  assert.deepEqual(said.strange, []);
});

test("resolvectl status has servers and domains below each link", () => {
  const said = read(
    [
      "### resolvectl status",
      "Global",
      "         Protocols: -LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported",
      "  resolv.conf mode: stub",
      "",
      "Link 2 (eth0)",
      "    Current Scopes: DNS",
      "         Protocols: +DefaultRoute +LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported",
      "Current DNS Server: 192.168.1.1",
      "       DNS Servers: 192.168.1.1",
      "                    10.1.0.53#dns.example.com",
      "        DNS Domain: ~corp.example.com",
    ].join("\n"),
  );
  assert.deepEqual(servers(said), ["eth0 192.168.1.1 null", "eth0 10.1.0.53 null", "eth0 - ~corp.example.com"]);
  assert.deepEqual(said.strange, []);
});

test("resolv.conf", () => {
  const said = read("### cat /etc/resolv.conf\n# by hand\nnameserver 10.1.0.53\nsearch corp.example.com\noptions edns0");
  assert.deepEqual(servers(said), ["null 10.1.0.53 null", "null - corp.example.com"]);
  assert.deepEqual(said.strange, []);
});
