import assert from "node:assert/strict";
import { test } from "node:test";
import { sysctl } from "../src/parse/sysctl.ts";
import { read } from "./read.ts";

const values = (text: string): Record<string, string> =>
  Object.fromEntries(read(text, [sysctl]).records.sysctls.map((one) => [one.name, one.value]));

test("both spellings of a setting are one name", () => {
  assert.deepEqual(values("net.ipv4.ip_forward = 0\nnet/ipv4/conf/eth0.100/rp_filter=2"), {
    "net.ipv4.ip_forward": "0",
    "net.ipv4.conf.eth0/100.rp_filter": "2",
  });
});

test("a file of /proc/sys has its name in the command", () => {
  assert.deepEqual(values("root@gw:~# cat /proc/sys/net/ipv4/ip_forward\n1"), { "net.ipv4.ip_forward": "1" });
});

test("sysctl -n prints the value alone", () => {
  assert.deepEqual(values("$ sudo /sbin/sysctl -n net.ipv4.ip_forward\n0\n"), { "net.ipv4.ip_forward": "0" });
});

test("BSD's assignment says the new value last", () => {
  assert.deepEqual(values("net.enc.out.ipsec_filter_mask: 1 -> 0"), { "net.enc.out.ipsec_filter_mask": "0" });
});

test("each record knows its line", () => {
  const { records } = read("### sysctl -a\nnet.ipv4.ip_forward = 0", [sysctl]);
  assert.deepEqual(records.sysctls[0]?.lines, [{ text: "net.ipv4.ip_forward = 0", paste: 0, no: 2 }]);
});

test("a line that is no setting is not dropped silently", () => {
  assert.deepEqual(read("### sysctl -a\nsysctl: permission denied on key", [sysctl]).strange, ["sysctl: permission denied on key"]);
});
