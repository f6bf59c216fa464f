import assert from "node:assert/strict";
import { test } from "node:test";
import { netstatStatistics, nstat } from "../src/parse/netstat.ts";
import { xfrmStat } from "../src/parse/xfrm-stat.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const all = [xfrmStat, nstat, netstatStatistics];
const value = (text: string, name: string): number | undefined => read(text, all).records.counters.find((one) => one.name === name)?.value;
const complete = (text: string): boolean => read(text, all).records.completeness("xfrm-counters") !== null;

test("every line of the real outputs is understood", () => {
  for (const name of ["xfrm-stat", "nstat-az", "netstat-s"]) assert.deepEqual(read(dump(name), all).strange, [], name);
});

test("the counters of xfrm have the kernel's names and are complete", () => {
  assert.equal(value(dump("xfrm-stat"), "XfrmInNoPols"), 0);
  assert.ok(complete(dump("xfrm-stat")));
  assert.equal(value("XfrmInStateProtoError   \t6", "XfrmInStateProtoError"), 6);
});

test("a filter that leaves out zeros leaves out nothing that is unknown", () => {
  for (const command of [
    "grep -v '[[:space:]]0$' /proc/net/xfrm_stat",
    "grep -vE '\\s0$' /proc/net/xfrm_stat",
    "cat /proc/net/xfrm_stat | grep -v ' 0$'",
    "awk '$2' /proc/net/xfrm_stat",
    "awk '$2 > 0 {print}' /proc/net/xfrm_stat",
  ]) {
    assert.ok(complete(`# ${command}\nXfrmInTmplMismatch      \t4`), command);
  }
});

test("a filter for some counters leaves the others unknown", () => {
  for (const command of ["grep XfrmInStateProtoError /proc/net/xfrm_stat", "grep -v XfrmIn /proc/net/xfrm_stat", "cat /proc/net/xfrm_stat | head -3"]) {
    assert.ok(!complete(`# ${command}\nXfrmInStateProtoError   \t2`), command);
  }
  assert.ok(!complete("XfrmInStateProtoError   \t2"));
  assert.ok(!complete("# cat /proc/net/xfrm_stat\nXfrmInStateProtoError   \t2"), "cut to a few");
  assert.ok(!complete("# cat /proc/net/xfrm_stat\ncat: /proc/net/xfrm_stat: No such file or directory"));
});

test("nstat and netstat -s give one counter one name", () => {
  assert.equal(value(dump("nstat-az"), "IpOutRequests"), 2);
  assert.equal(value(dump("netstat-s"), "IpOutRequests"), 2);
  assert.equal(value("TcpExt:\n    IPReversePathFilter: 7", "TcpExtIPReversePathFilter"), 7);
  assert.equal(value("Ip:\n    12 total packets received\n    3 outgoing packets failed fragmentation", "IpFragFails"), 3);
  assert.equal(value("Ip6:\n    9 forwarded\n    2 dropped because of missing route", "Ip6OutNoRoutes"), 2);
});
