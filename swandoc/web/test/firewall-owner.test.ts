import assert from "node:assert/strict";
import { test } from "node:test";
import { ownersOf } from "../src/firewall-owner.ts";
import { dump } from "./firewall.ts";
import { read } from "./read.ts";

const owners = (text: string): string[] => ownersOf(read(text).records.chains).map(({ owner }) => owner);
const save = (...chains: string[]): string => `*filter\n:FORWARD ACCEPT [0:0]\n${chains.map((name) => `:${name} - [0:0]`).join("\n")}\nCOMMIT`;

for (const [owner, text] of [
  ["docker", save("DOCKER", "DOCKER-USER", "DOCKER-ISOLATION-STAGE-1")],
  ["docker", "table ip docker-bridges {\n\tchain filter-FORWARD {\n\t}\n}"],
  ["firewalld", save("FORWARD_IN_ZONES", "FWDI_public", "FWDI_public_allow")],
  ["firewalld", "table inet firewalld {\n\tchain filter_FORWARD {\n\t}\n}"],
  ["kube-proxy", save("KUBE-FORWARD", "KUBE-SERVICES")],
  ["libvirt", save("LIBVIRT_FWI", "LIBVIRT_FWO")],
  ["openwrt", save("forwarding_rule", "zone_wan_forward", "zone_wan_dest_ACCEPT")],
  ["openwrt", "table inet fw4 {\n\tchain forward_wan {\n\t}\n}"],
  ["ufw", save("ufw-before-forward", "ufw-user-forward")],
] as const) {
  test(`the chains of ${owner} tell it: ${text.slice(0, 60).replace(/\n/g, " ")}`, () => assert.deepEqual(owners(text), [owner]));
}

test("the deciding lines are those that declare the chains", () => {
  const [found] = ownersOf(read(save("ufw-before-forward", "ufw-user-forward")).records.chains);
  assert.deepEqual(found?.lines.map((line) => line.text), [":ufw-before-forward - [0:0]", ":ufw-user-forward - [0:0]"]);
});

test("rules written by hand have no owner", () => {
  assert.deepEqual(owners(dump("ip6tables-save.txt")), []);
});
