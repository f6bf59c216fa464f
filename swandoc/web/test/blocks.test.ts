/** Which lines of a paste are what a command printed, as people write it into issues and forums. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ipRoute } from "../src/parse/ip-route.ts";
import { ipRule } from "../src/parse/ip-rule.ts";
import { xfrmPolicy } from "../src/parse/xfrm-policy.ts";
import { xfrmState } from "../src/parse/xfrm-state.ts";
import { read } from "./read.ts";

const parsers = [ipRule, ipRoute, xfrmPolicy, xfrmState];

const RULES = "0:\tfrom all lookup local\n220:\tfrom all lookup 220\n32766:\tfrom all lookup main";
const ROUTE = "10.2.0.0/16 via 192.0.2.254 dev eth0 proto static src 10.1.0.1";
const POLICY = "src 10.1.0.0/16 dst 10.2.0.0/16 \n\tdir out priority 375423 \n\ttmpl src 192.0.2.1 dst 192.0.2.2\n\t\tproto esp reqid 1 mode tunnel";

for (const name of ["### ip route show table 220", "`ip route show table 220`", "`ip route show table 220`:", "**ip route show table 220**", "sudo ip route show table 220：", "root@gw:~# ip route show table 220"]) {
  test(`the fence under '${name}' holds what it printed`, () => {
    for (const between of ["\n", "\n\n"]) {
      const { records, strange } = read(`${name}${between}\`\`\`\n${ROUTE}\n\`\`\`\nThat is all.`, parsers);
      assert.deepEqual(records.routes.map((route) => route.table), ["220"]);
      assert.deepEqual(strange, ["That is all."]);
    }
  });
}

test("rows that other outputs could have are read as those of the command above the fence", () => {
  const { records, kinds } = read(`\`ip rule\`\n\`\`\`console\n${RULES}\n\`\`\``, parsers);
  assert.deepEqual(kinds, ["ip-rule"]);
  assert.equal(records.rules.length, 3);
});

test("a fence's command has nothing of the next fence", () => {
  const { records } = read(`\`\`\`\nip route show table 220\n\`\`\`\n\`\`\`\n${POLICY}\n\`\`\``, parsers);
  assert.notEqual(records.completeness("route-table 4 220"), null);
  assert.equal(records.policies.length, 1);
});

test("a command that is named in text has not printed nothing", () => {
  const named = "I looked at\n`ip xfrm policy`\n`ip route show table 220`\n\n\nand saw no fault in them.\n";
  const { records, strange } = read(named, parsers);
  assert.equal(records.completeness("policies"), null);
  assert.equal(records.completeness("route-table 4 220"), null);
  assert.deepEqual(strange, ["I looked at", "and saw no fault in them."]);
});

test("in a fence or after a prompt a command may have printed nothing", () => {
  for (const text of ["```\nip route show table 220\n```", "root@gw:~# ip route show table 220\nroot@gw:~#", "### ip route show table 220\n\n### date"]) {
    assert.notEqual(read(text, parsers).records.completeness("route-table 4 220"), null, text);
  }
});

test("a prompt may be followed by several blanks, and tells hosts apart", () => {
  const state = (spi: string): string => `src 192.0.2.1 dst 192.0.2.2\n\tproto esp spi ${spi} reqid 1 mode tunnel`;
  const { segments } = read(`> [root@server]# ip xfrm state \n> ${state("0xc0000001").replace("\n", "\n> ")}\n\n[root@client]#  ip xfrm state\n${state("0xc0000002")}`, parsers);
  assert.deepEqual(segments.map(({ host, command }) => [host, command]), [["server", "ip xfrm state"], ["client", "ip xfrm state"]]);
});

test("what a poster set in bold is read as printed", () => {
  const { records, strange } = read("src 192.0.2.1 dst **192.0.2.2**\n\tproto esp spi **0xc0000001 reqid 1** mode tunnel", parsers);
  assert.deepEqual(records.states.map(({ spi, reqid }) => [spi, reqid]), [[0xc0000001, 1]]);
  assert.deepEqual(strange, []);
});

test("outputs that an issue folds are read under their commands", () => {
  const { records, strange } = read(`<details open>\n<summary>ip route show table 220</summary>\n<pre><code>${ROUTE}\n</code></pre></details>`, parsers);
  assert.deepEqual(records.routes.map((route) => route.table), ["220"]);
  assert.deepEqual(strange, []);
});
