import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, formatPrefix, parsePrefix, type Prefix } from "../src/address.ts";
import { anonymise, anonymousAddress } from "../src/paste/anonymise.ts";
import { toLines } from "../src/paste/lines.ts";

const anonymous = (text: string, key = 7): string => anonymise(toLines(text, 0), key).map((line) => line.text).join("\n");

/** Numbers below `limit`, the same in each run. */
function* numbers(limit: number): Generator<number, never> {
  for (let state = 1; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * limit);
  }
}

const random = numbers(256);
const byte = (): number => random.next().value;
const prefix = (family: 4 | 6, near: Prefix | null): Prefix => {
  const bits = family === 4 ? 32 : 128;
  const length = Math.floor((byte() * (bits + 1)) / 256);
  let value = 0n;
  for (let at = 0; at < bits / 8; at++) value = (value << 8n) | BigInt(byte());
  if (near) value = near.value ^ (value & ((1n << BigInt(Math.floor((byte() * bits) / 256))) - 1n));
  const host = (1n << BigInt(bits - length)) - 1n;
  return { family, length, value: value & ~host };
};

test("a network covers another after it exactly where it did before", () => {
  for (let round = 0; round < 20_000; round++) {
    const family = round % 3 === 0 ? 6 : 4;
    const one = prefix(family, null);
    const other = prefix(family, one);
    const [a, b] = [one, other].map((each) => parsePrefix(anonymous(formatPrefix(each), 11))!) as [Prefix, Prefix];
    const named = `${formatPrefix(one)} ${formatPrefix(other)} -> ${formatPrefix(a)} ${formatPrefix(b)}`;
    assert.equal(covers(a, b), covers(one, other), named);
    assert.equal(covers(b, a), covers(other, one), named);
  }
});

test("private addresses stay private, public ones public, and nobody's stay as they are", () => {
  for (const block of ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10"].map((text) => parsePrefix(text)!)) {
    for (let round = 0; round < 500; round++) {
      const address = prefix(block.family, null);
      const mapped = { ...anonymousAddress(address, 3), length: address.family === 4 ? 32 : 128 };
      assert.equal(covers(block, mapped), covers(block, { ...address, length: mapped.length }));
    }
  }
  const kept = "0.0.0.0/0 default ::/0 127.0.0.1 ::1 255.255.255.0 0.0.0.255 224.0.0.22 ff02::1 192.0.2.7 203.0.113.0/24 2001:db8::5 169.254.1.1";
  assert.equal(anonymous(kept), kept);
});

test("addresses and names of others do not remain", () => {
  const text = "inet 93.184.216.34/24 brd 93.184.216.255 scope global eth0\nlink/ether 54:ee:75:30:f1:e1\n'C=CH, O=Acme AG, CN=moon' @ 93.184.216.34[4500]\nremote 'carol' @ 93.184.216.34\nuser@moonbase:~$ ip addr\ngw.acme.de carol@acme.de\n93.184.216.34[carol]";
  const shown = anonymous(text);
  for (const gone of ["93.184", "54:ee", "Acme", "moon", "carol", "acme", "user@"]) assert.ok(!shown.includes(gone), `${gone} in ${shown}`);
  assert.match(shown, /scope global eth0/);
  assert.match(shown, /^user-\w{7}@host-\w{7}:~\$ ip addr$/m);
});

test("the same name is the same everywhere, and hosts of one domain stay together", () => {
  const [one, other] = anonymous("gw.acme.de\nwww.acme.de").split("\n").map((name) => name.split("."));
  assert.equal(one![1], other![1]);
  assert.notEqual(one![0], other![0]);
});

test("what only looks like an address or a name stays", () => {
  const innocent = ["net.ipv4.ip_forward = 1", "7: ipsec0@eth0: <NOARP,UP> mtu 1400", "02:58:25.578227 IP", "strongSwan 5.9.8", ":FORWARD ACCEPT [0:0]", "include /etc/swanctl/conf.d/*.conf", "Linux strongSwan U5.9.8/K6.1.0", "IKE_SA gw[1] established", "in  c1a2b3c4, 84 bytes"];
  for (const line of innocent) assert.equal(anonymous(line), line);
});

test("it depends on the key alone", () => {
  assert.equal(anonymous("93.184.216.34", 5), anonymous("93.184.216.34", 5));
  assert.notEqual(anonymous("93.184.216.34", 5), anonymous("93.184.216.34", 6));
});
