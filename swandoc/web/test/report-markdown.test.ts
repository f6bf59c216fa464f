import assert from "node:assert/strict";
import { test } from "node:test";
import { analysis } from "../src/analysis.ts";
import type { GuideData } from "../src/guide.ts";
import { anonymise } from "../src/paste/anonymise.ts";
import { reportJson } from "../src/report-json.ts";
import { all } from "../src/all.ts";
import { reportMarkdown } from "../src/report-markdown.ts";
import { finished } from "../src/steps.ts";
import { decodeFile } from "../src/ui/encoding.ts";

const scenario = { path: "", where: "gateway", order: 1, url: "a/", suspect: null };
const guide: GuideData = {
  scenarios: [
    { ...scenario, id: "off", code: "SWD101", title: "Forwarding is off", detect: { fact: "sysctl.net.ipv4.ip_forward", is: 0 } },
    { ...scenario, id: "other", code: "SWD102", title: "Something else", detect: { fact: "system", is: "Windows" } },
  ],
  trees: [],
  pasted: {},
};

function told(text: string, anonymous = false) {
  return finished(analysis(all, [{ name: "host", text }], guide, anonymous ? anonymise : null)).report;
}

test("a report names the finding with its line, and what is still to be pasted", () => {
  const markdown = reportMarkdown(told("net.ipv4.ip_forward = 0"));
  assert.match(markdown, /^## SWD101: Forwarding is off$/m);
  assert.match(markdown, /^```\nnet\.ipv4\.ip_forward = 0\n```$/m);
  assert.match(markdown, /^- `uname -s` for SWD102$/m);
});

test("a report without findings is no bare OK", () => {
  const markdown = reportMarkdown(told("net.ipv4.ip_forward = 1"));
  assert.match(markdown, /Nothing wrong in what was pasted, as to 1 failure; not examined: 1\./);
});

test("pasted lines cannot leave their block of code", () => {
  const markdown = reportMarkdown(told("net.ipv4.ip_forward = 0\n```\n<b>bold</b> ```` x"));
  for (const line of markdown.split("\n")) if (/^`{5}$/.test(line)) return;
  assert.fail(markdown);
});

test("a report quotes no secret, neither in lines nor in sentences", () => {
  const report = told('net.ipv4.ip_forward = 0\n### x\npsk = "hunter22"');
  assert.doesNotMatch(reportMarkdown(report), /hunter22/);
  assert.doesNotMatch(reportJson(report), /hunter22/);
});

test("where addresses are replaced, none is left, and the findings are the same", () => {
  const paste = "net.ipv4.ip_forward = 0\n### ip route\ndefault via 8.8.4.4 dev eth0\nthe router is 8.8.4.4 here";
  assert.match(reportJson(told(paste)), /8\.8\.4\./);
  const report = told(paste, true);
  assert.doesNotMatch(reportJson(report), /8\.8\.4\./);
  assert.deepEqual(report.findings.map((one) => one.code), ["SWD101"]);
});

test("files of Windows PowerShell are UTF-16", () => {
  const text = "### x\nÄ 1";
  const little = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...text].map((one) => one.charCodeAt(0))).buffer)]);
  assert.equal(decodeFile(little), text);
  assert.equal(decodeFile(new TextEncoder().encode(text)), text);
});
