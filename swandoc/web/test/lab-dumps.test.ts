/** What staged hosts said to the collector: broken, the scenario is told; cured, it is not, and nothing wrong is. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Paste } from "../src/engine.ts";
import type { Report } from "../src/report.ts";
import { analyse } from "./analyse.ts";
import { guide } from "./guide.ts";

const folder = new URL("../../test/dumps/lab/", import.meta.url);

/** What is true of a staged network besides, and in some of them after the cure as well. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  // Nobody translates for clients on these gateways, and everything goes through the tunnel.
  "everything-through-tunnel-unwanted": ["internet-nat-missing"],
  "local-lan-unreachable": ["internet-nat-missing"],
  "narrow-on-gateway": ["internet-nat-missing"],
  // The other end's configuration is already the wider one.
  "multi-hop-pool-missing": ["narrowed-too-much"],
  // The gateway's own packets take the leased line, with its address.
  "plaintext-hits-policy": ["source-outside-selectors"],
  // The cure that is staged first avoids the error by a smaller MSS: for all but TCP it is as before.
  "icmp-source-outside-selectors": ["icmp-source-outside-selectors"],
  // The cure that is staged is for IPv4; their IPv6 is dropped as before.
  "ufw-forward-drop": ["ufw-forward-drop"],
  "firewalld-forward-drop": ["firewalld-forward-drop"],
  // Nobody translates for a client that sends everything into the tunnel.
  "unity-off": ["internet-nat-missing"],
  // A reboot has switched it off.
  "forwarding-not-permanent": ["ipv4-forwarding-off"],
};

/** What one look with the collector does not show: a ping of full size does, counters before and after, or another host. */
const SHOWN_OTHERWISE = new Set([
  ...["pmtu-black-hole", "site-to-site-return-route"],
  // The narrow link is one of the path, which neither end sees.
  ...["mss-value-too-high", "pppoe-path"],
  // Whether hosts and the other gateway do without a rule shows on them.
  "clamp-one-direction-only",
  // charon's log holds the tunnel that stood before as well.
  "ike-too-big",
  // No client asks for DNS there, so charon logs nothing about it.
  "dns-not-tunnelled",
  // The gateway offers everything, which may well be meant; the client's routes show it.
  "unity-off",
]);

/** Those to which a tree leads by the dumps alone; the others need what only a capture or the reader can tell. */
const WALKED = new Set([
  ...["dnat-hijack", "docker-forward-drop", "forward-drop", "interface-forwarding-off", "internet-nat-missing"],
  ...["ipv6-forwarding-off", "nat-before-ipsec", "nat-exemption-too-late", "snat-to-foreign-address"],
  ...["ikev1-one-subnet-per-child", "source-outside-selectors", "xfrm-interface-without-route"],
]);

function dumps(scenario: string, state: string): Paste[] {
  const files = readdirSync(new URL(`${scenario}/`, folder)).filter((file) => file.startsWith(`${state}.`));
  return files.map((file) => ({ name: file.split(".")[1]!, text: readFileSync(new URL(`${scenario}/${file}`, folder), "utf8") }));
}

const causes = (report: Report): string[] => report.findings.filter((one) => one.level !== "hint").map((one) => one.scenario);
const told = (report: Report): string[] => report.findings.map((one) => one.scenario);

for (const scenario of readdirSync(folder)) {
  const known = guide.scenarios.find((one) => one.id === scenario);
  const broken = analyse(dumps(scenario, "broken"), guide);
  const cured = analyse(dumps(scenario, "cured"), guide);
  if (known && !SHOWN_OTHERWISE.has(scenario)) {
    test(`${scenario}: the broken hosts' dumps tell it`, () => {
      assert.ok(told(broken).includes(scenario), `told: ${told(broken).join(", ")}`);
    });
  }
  test(`${scenario}: the broken hosts' dumps tell no other cause`, () => {
    assert.deepEqual(causes(broken).filter((id) => id !== scenario && !TOGETHER[scenario]?.includes(id)), []);
  });
  test(`${scenario}: the cured hosts' dumps tell no cause`, () => {
    assert.deepEqual(causes(cured).filter((id) => !TOGETHER[scenario]?.includes(id)), []);
  });
  test(`${scenario}: the trees end at its leaf, or at a question that the dumps leave open`, () => {
    const leaves = broken.trees.filter((tree) => tree.end.kind === "leaf").map((tree) => tree.end.id);
    assert.deepEqual(leaves.filter((id) => id !== scenario && !TOGETHER[scenario]?.includes(id)), []);
    if (WALKED.has(scenario)) assert.ok(leaves.includes(scenario), `the trees end at ${broken.trees.map((tree) => tree.end.id).join(", ")}`);
  });
  test(`${scenario}: every line of the dumps is understood or counted`, () => {
    const strange = broken.hosts.flatMap((host) => host.blocks.flatMap((block) => block.notUnderstood.map((line) => `${block.kind}: ${line.text}`)));
    assert.deepEqual(strange.slice(0, 5), []);
  });
}
