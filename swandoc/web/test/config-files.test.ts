import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { ipsecConf, ipsecSecrets } from "../src/parse/ipsec-conf.ts";
import { strongswanConf } from "../src/parse/strongswan-conf.ts";
import { swanctlConf } from "../src/parse/swanctl-conf.ts";
import type { Child } from "../src/records.ts";
import { read } from "./read.ts";

const swanctl = (text: string): ReturnType<typeof read> => read(text, [swanctlConf]);
const ipsec = (text: string): ReturnType<typeof read> => read(text, [ipsecConf, ipsecSecrets]);
const options = (text: string): Record<string, string> => Object.fromEntries(read(text, [strongswanConf]).records.options.map((one) => [one.name, one.value]));
const remote = (child: Child | undefined): string[] => child!.remoteSelectors.map((one) => one.text);

test("swanctl.conf with tabs, missing blanks and quotes is read", () => {
  const { records, strange } = swanctl(`connections {
    connection {
        version = 2
        remote_addrs = VPN.EXAMPLE.COM # the office
\tvips=0.0.0.0,::
        encap=yes
        local {
\t\tauth=eap-mschapv2
\t\teap_id="user # 1"
        }
        children {
            child_1 {
                local_ts = 0.0.0.0/0,::/0
                remote_ts = "10.1.0.0/16, 10.2.0.0/16[tcp/443]"
                mode = tunnel
            }
        }
    }
}`);
  const [conn] = records.connections;
  assert.deepEqual(strange, []);
  assert.deepEqual([conn!.name, conn!.version, conn!.virtualIps, conn!.forceEncapsulation, conn!.remoteAddresses], ["connection", "IKEv2", ["0.0.0.0", "::"], true, ["VPN.EXAMPLE.COM"]]);
  assert.deepEqual([conn!.children[0]!.name, conn!.children[0]!.mode, remote(conn!.children[0])], ["child_1", "TUNNEL", ["10.1.0.0/16", "10.2.0.0/16[tcp/443]"]]);
});

test("sections on one line, braces on the next, and inheritance are read", () => {
  const { records } = swanctl(`### cat /etc/swanctl/swanctl.conf
conn-defaults { version = 2
  local_addrs = 192.0.2.1
  children { net { local_ts = 10.1.0.0/16 } } }
connections
{
  a : conn-defaults { remote_addrs = 198.51.100.7
    children { net { remote_ts = 10.9.0.0/16 } } }
}
pools { staff { addrs = 10.3.0.0/24 } range { addrs = 10.4.0.10-10.4.0.19 } }`);
  const a = records.connections.find((one) => one.name === "a")!;
  assert.deepEqual([a.version, a.localAddresses, a.remoteAddresses], ["IKEv2", ["192.0.2.1"], ["198.51.100.7"]]);
  assert.deepEqual([a.children[0]!.localSelectors[0]!.text, remote(a.children[0])], ["10.1.0.0/16", ["10.9.0.0/16"]]);
  assert.deepEqual(records.pools.map((one) => formatAddress({ family: 4, value: one.addresses!.last })), ["10.3.0.255", "10.4.0.19"]);
});

test("a fragment that begins in the middle of swanctl.conf is a child", () => {
  const { records, strange } = swanctl(`      remote_ts = 10.1.0.0/24
      esp_proposals = aes128gcm16
    }
  }
}`);
  assert.deepEqual(strange, []);
  assert.deepEqual(remote(records.connections[0]?.children[0]), ["10.1.0.0/24"]);
});

test("no secret is in a record", () => {
  const { records } = swanctl(`connections { a { remote_addrs = 192.0.2.1 } }\nsecrets { ike-1 { secret = "hunter2" } }`);
  const said = JSON.stringify({ ...records }, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one instanceof Map ? [...one] : one));
  assert.ok(!said.includes("hunter2"));
  const file = ipsec(`: PSK "hunter2"\n192.0.2.1 %any : PSK "hunter2"\ncarol : EAP "hunter2"`);
  assert.deepEqual([file.kinds, file.strange, file.records.connections], [["ipsec-secrets"], [], []]);
});

test("options of strongswan.conf have dotted names, those of a plugin's own file too", () => {
  assert.deepEqual(options("charon {\n  install_routes = no\n  plugins {\n    farp { load = yes }\n  }\n}"), { "charon.install_routes": "no", "charon.plugins.farp.load": "yes" });
  assert.deepEqual(options("farp {\n    # Whether to load the plugin. Can also be an integer to increase the\n    # priority of this plugin.\n    load = yes\n}"), { "charon.plugins.farp.load": "yes" });
  assert.deepEqual(options("charon-systemd {\n  # install_routes = no\n  mtu = 1400\n}"), { "charon.mtu": "1400" });
});

test("ipsec.conf resolves also= and conn %default, and leaves out comments", () => {
  const { records, strange } = ipsec(`$ cat /etc/ipsec.conf
# ipsec.conf
config setup
\tuniqueids=no

conn %default
\tkeyexchange=ikev2
\tforceencaps=yes
conn base
\tleft=192.0.2.1
\tright=%any
\t#leftsubnet=10.99.0.0/16
conn net
\talso=base
\tleftsubnet=10.1.0.0/16,10.2.0.0/16[tcp/443]
\trightsourceip=10.3.0.0/24   # pool
\tleftfirewall=yes
\tauto=add`);
  const net = records.connections.find((one) => one.name === "net")!;
  assert.deepEqual(strange, []);
  assert.deepEqual(records.connections.map((one) => one.name), ["base", "net"]);
  assert.deepEqual([net.version, net.forceEncapsulation, net.localAddresses, net.pools], ["IKEv2", true, ["192.0.2.1"], ["10.3.0.0/24"]]);
  assert.deepEqual(net.children[0]!.localSelectors.map((one) => [formatPrefix(one.prefix!), one.protocol, one.ports]), [["10.1.0.0/16", null, null], ["10.2.0.0/16", 6, "443"]]);
  assert.deepEqual([net.children[0]!.updown, net.children[0]!.remoteSelectors[0]!.dynamic], ["yes", true]);
});

test("connections that name each other do not hang", () => {
  assert.deepEqual(ipsec("conn a\n  also=b\nconn b\n  also=a\n  right=192.0.2.1").records.connections.map((one) => one.remoteAddresses), [["192.0.2.1"], ["192.0.2.1"]]);
  assert.equal(swanctl("connections {\n a : connections.b { children { x { } } }\n b : connections.a { version = 1 }\n}").records.connections[0]!.version, "IKEv1");
});

test("a fragment of ipsec.conf, and Libreswan's lists, are read", () => {
  assert.deepEqual(remote(ipsec("leftfirewall=no\nrightsubnet=10.1.0.4/32[icmp]").records.connections[0]!.children[0]), ["10.1.0.4/32[icmp]"]);
  const { records, strange } = ipsec(`conn t
    left=<our private-ip>
    leftsubnets={5.5.5.0/24,6.6.6.0/24}
    rightsubnets=" 192.168.10.0/24 "
    rightprotoport=17/1701
    ikev2=never`);
  const [child] = records.connections[0]!.children;
  assert.deepEqual([strange, records.connections[0]!.version], [[], "IKEv1"]);
  assert.deepEqual(child!.localSelectors.map((one) => one.text), ["5.5.5.0/24", "6.6.6.0/24"]);
  assert.deepEqual([child!.remoteSelectors[0]!.protocol, child!.remoteSelectors[0]!.ports], [17, "1701"]);
});
