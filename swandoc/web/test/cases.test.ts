/** Real users' pastes with the confirmed cause: none is told a wrong one, and what the paste decides is told. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { analyse } from "./analyse.ts";
import { guide } from "./guide.ts";

const folder = new URL("../../test/cases/", import.meta.url);

/** The scenarios that a label's confirmed cause is. Where two are listed, the paste may show either side of it. */
const SCENARIOS: Readonly<Record<string, readonly string[]>> = {
  "ip-forward-off": ["ipv4-forwarding-off", "ipv6-forwarding-off", "interface-forwarding-off"],
  "forward-drop": ["forward-drop", "firewalld-forward-drop", "docker-forward-drop", "ufw-forward-drop", "one-armed-gateway"],
  "input-drop": ["input-drop", "ike-esp-blocked-on-gateway"],
  "nat-missing": ["internet-nat-missing", "return-route-missing"],
  "nat-source-foreign": ["snat-to-foreign-address"],
  "nat-before-ipsec": ["nat-before-ipsec", "nat-exemption-too-late", "bsd-enc-filter"],
  "dnat-hijack": ["dnat-hijack"],
  "return-route-missing": ["return-route-missing", "site-to-site-return-route"],
  "proxy-arp-missing": ["vip-in-lan-without-farp"],
  "farp-hijack": ["farp-answers-too-much"],
  "rp-filter": ["firewall-rpfilter"],
  "bsd-enc-filter": ["bsd-enc-filter"],
  "flow-offload": ["flow-offload"],
  "cloud-filter": ["cloud-source-dest-check", "cloud-route-missing"],
  "esp-blocked": ["esp-blocked-on-path", "ike-esp-blocked-on-gateway"],
  "ts-narrowed": ["narrowed-too-much", "everything-through-tunnel-unwanted"],
  "ts-unacceptable": ["client-proposes-too-little"],
  "ts-mismatch-ikev1": ["ikev1-selectors-differ", "ikev1-one-subnet-per-child"],
  "src-not-in-ts": ["source-outside-selectors", "source-route-missing"],
  "route-220-missing": ["source-route-missing"],
  "win-class-route": ["windows-7-class-route", "windows-route-missing"],
  "win-split-tunnel-on": ["windows-split-on-unwanted"],
  "client-all-traffic": ["windows-split-off-wanted-on", "everything-through-tunnel-unwanted"],
  "subnet-overlap": ["overlapping-subnets", "same-selectors-two-connections"],
  "bypass-lan": ["bypass-lan-takes-too-much", "local-lan-unreachable"],
  "unity-split-missing": ["unity-off"],
  "dns-not-tunnelled": ["dns-not-tunnelled"],
  "duplicate-vip": ["duplicate-virtual-ip", "same-selectors-two-connections"],
  "competing-policy": ["competing-policy", "install-routes-unwanted"],
  "pmtud-blackhole": ["pmtu-black-hole"],
  "mss-clamp-missing": ["pmtu-black-hole", "clamp-one-direction-only"],
  "vti-xfrmi-mark": ["vti-mark-mismatch", "xfrm-interface-without-route", "xfrm-interface-route-loop"],
  "encap-mismatch": ["encap-mismatch"],
  "sha2-trunc": ["sha2-truncation"],
  "kernel-module": ["updown-rules-fail"],
  ipcomp: ["ipcomp-dropped"],
  "ike-fragmentation": ["ike-too-big"],
  "rekey-proposal": [],
  benign: [],
};

interface Case {
  readonly file: string;
  readonly label: string;
  readonly decisive: string;
  readonly text: string;
}

function readCase(file: string): Case {
  const whole = readFileSync(new URL(file, folder), "utf8");
  const header = (key: string): string => new RegExp(`^${key}: (.*)$`, "m").exec(whole)?.[1] ?? "";
  // The header ends with the first empty line; the rest is what users posted, with the editor's remarks between.
  return { file, label: header("label").split(" ")[0]!, decisive: header("decisive").split(" ")[0]!, text: whole.slice(whole.indexOf("\n\n")) };
}

for (const one of readdirSync(folder).filter((file) => file.endsWith(".md")).map(readCase)) {
  const allowed = SCENARIOS[one.label];
  test(`${one.file}: ${one.label}`, () => {
    assert.ok(allowed, `the label '${one.label}' is not known`);
    const { findings } = analyse([{ name: "host", text: one.text }], guide);
    const causes = findings.filter((finding) => finding.level !== "hint").map((finding) => finding.scenario);
    const wrong = causes.filter((id) => !allowed.includes(id));
    assert.deepEqual(wrong, [], "a wrong cause is told");
    if (one.decisive === "yes" && allowed.length > 0) {
      const told = findings.map((finding) => finding.scenario).filter((id) => allowed.includes(id));
      assert.notDeepEqual(told, [], `nothing of ${allowed.join(", ")} is told; ${findings.map((f) => f.scenario).join(", ")}`);
    }
  });
}
