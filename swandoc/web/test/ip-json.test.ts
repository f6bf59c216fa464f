import assert from "node:assert/strict";
import { test } from "node:test";
import { ipAddr } from "../src/parse/ip-addr.ts";
import { ipJson } from "../src/parse/ip-json.ts";
import { ipLink } from "../src/parse/ip-link.ts";
import { ipNeigh } from "../src/parse/ip-neigh.ts";
import { ipRoute } from "../src/parse/ip-route.ts";
import { ipRule } from "../src/parse/ip-rule.ts";
import type { Records } from "../src/records.ts";
import { dump } from "./dump.ts";
import { read } from "./read.ts";

const all = [ipJson, ipAddr, ipLink, ipNeigh, ipRoute, ipRule];
const records = (text: string): Records => read(text, all).records;
/** Without the lines that say it. */
const bare = (found: readonly object[]): object[] => found.map((one) => ({ ...one, lines: [] }));

test("every object of the real outputs is understood", () => {
  for (const name of ["ip-j-route-all", "ip-j-p-route", "ip-6-j-route", "ip-j-rule", "ip-j-p-rule", "ip-j-addr", "ip-j-p-d-addr", "ip-d-j-link", "ip-j-neigh", "ip-j-neigh-proxy"]) {
    const { strange, kinds } = read(dump(name), all);
    assert.deepEqual([strange, kinds], [[], ["ip-json"]], name);
  }
});

test("JSON says the same routes as the plain output", () => {
  for (const [json, text] of [["ip-j-route-all", "ip-route-all"], ["ip-j-p-route", "ip-route"], ["ip-6-j-route", "ip-6-route"]] as const) {
    assert.deepEqual(bare(records(dump(json)).routes), bare(records(dump(text)).routes), json);
  }
});

test("JSON says the same rules, but not the end of a range of users", () => {
  const without = (name: string) => bare(records(dump(name)).rules.filter((rule) => rule.priority !== 106 && rule.priority !== 108));
  assert.deepEqual(without("ip-j-rule"), without("ip-rule"));
  assert.deepEqual(without("ip-j-p-rule"), without("ip-rule"));
});

test("JSON says the same addresses and links", () => {
  assert.deepEqual(bare(records(dump("ip-j-addr")).addresses), bare(records(dump("ip-addr")).addresses));
  assert.deepEqual(bare(records(dump("ip-j-addr")).links), bare(records(dump("ip-addr")).links));
  assert.deepEqual(bare(records(dump("ip-j-p-d-addr")).links), bare(records(dump("ip-s-d-addr")).links));
  assert.deepEqual(bare(records(dump("ip-d-j-link")).links), bare(records(dump("ip-d-link")).links));
});

test("JSON says the same neighbours and proxies", () => {
  assert.deepEqual(bare(records(dump("ip-j-neigh")).neighbours), bare(records(dump("ip-neigh")).neighbours));
  assert.deepEqual(bare(records(dump("ip-j-neigh-proxy")).neighbours), bare(records(dump("ip-neigh-proxy")).neighbours));
});

test("without a command the objects tell what they are", () => {
  for (const name of ["ip-j-route-all", "ip-j-rule", "ip-j-addr", "ip-j-neigh"]) {
    const { routes, rules, addresses, neighbours } = records(dump(name).replace(/^.*\n/, ""));
    assert.ok(routes.length + rules.length + addresses.length + neighbours.length > 2, name);
  }
});

test("a tunnel's details are in the JSON of its link", () => {
  const text = '# ip -d -j link\n[{"ifindex":7,"link":"eth0","ifname":"ipsec0","flags":["NOARP","UP","LOWER_UP"],"mtu":1400,"linkinfo":{"info_kind":"xfrm","info_data":{"if_id":"0x2a"}}}]';
  const [link] = records(text).links;
  assert.deepEqual([link!.kind, link!.ifId, link!.parent, link!.mtu, link!.up], ["xfrm", 42, "eth0", 1400, true]);
});

test("whole JSON is complete, JSON that is cut is read as far as it goes", () => {
  const text = dump("ip-j-route-all");
  assert.ok(records(text).completeness("route-tables 4"));
  const short = records(text.slice(0, text.length / 2));
  assert.ok(short.routes.length > 5);
  assert.equal(short.completeness("route-tables 4"), null);
});

test("an empty array is an empty table", () => {
  assert.ok(records("# ip -j route show table 220\n[ ]").completeness("route-table 4 220"));
  assert.ok(records("# ip -j route show table 250\nError: ipv4: FIB table does not exist.\nDump terminated\n[").completeness("route-table 4 250"));
});

test("a route of JSON stands on the line where its object begins", () => {
  const [first, second] = records("# ip -j -p route\n[ {\n        \"dst\": \"default\",\n        \"gateway\": \"192.0.2.254\",\n        \"dev\": \"eth0\"\n    },{\n        \"dst\": \"10.0.0.0/8\",\n        \"dev\": \"eth1\"\n    } ]").routes;
  assert.deepEqual([first!.lines[0]!.no, second!.lines[0]!.no], [2, 6]);
});

test("brackets and quotes within strings do no harm", () => {
  assert.deepEqual(records('[{"dst":"10.0.0.0/8","dev":"a}]{\\"","flags":[]}]').routes.map((one) => one.device), ['a}]{"']);
});
