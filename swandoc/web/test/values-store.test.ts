import assert from "node:assert/strict";
import { test } from "node:test";
import { readFragment, valuesFragment } from "../src/site/values-fragment.ts";
import { Values } from "../src/site/values-store.ts";

const PARAMETERS = {
  lan: { label: "LAN", type: "cidr4", example: "10.1.0.0/24", find: "" },
  wan: { label: "WAN", type: "interface", example: "eth0", find: "" },
};

function memory(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept));
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  };
  return { items, give: () => store };
}

const forbidden = (): never => {
  throw new Error("SecurityError");
};

test("a value that fits is taken in its canonical form, in every form", () => {
  const values = new Values(PARAMETERS, memory().give, memory().give);
  assert.deepEqual(values.set("lan", " 10.9.0.0/16 "), { value: "10.9.0.0/16" });
  assert.equal(values.text("lan"), "10.9.0.0/16");
  assert.equal(values.text("lan", "netmask"), "255.255.0.0");
  assert.equal(values.text("wan"), "eth0");
  assert.deepEqual(values.all(), { lan: "10.9.0.0/16" });
});

test("a value that does not fit leaves the one before, and its reason", () => {
  const values = new Values(PARAMETERS, memory().give, memory().give);
  values.set("wan", "ens3");
  values.set("wan", "ens3; reboot");
  assert.equal(values.text("wan"), "ens3");
  assert.match(values.refused("wan") ?? "", /';' cannot stand/);
  values.set("wan", "");
  assert.equal(values.text("wan"), "eth0");
  assert.equal(values.refused("wan"), null);
});

test("names that are no parameter's are refused, those of every object too", () => {
  const values = new Values(PARAMETERS, memory().give, memory().give);
  for (const name of ["nothing", "__proto__", "constructor", "toString"]) {
    assert.ok("why" in values.set(name, "eth0"), name);
    assert.equal(values.text(name), null);
  }
  assert.deepEqual(values.setAll({ wan: "ens3", other: "x", lan: "10.1.0.1/24" }), ["other", "lan"]);
  assert.deepEqual(values.all(), { wan: "ens3" });
});

test("values live with the tab, and on the device only if the reader wants it", () => {
  const [tab, device] = [memory(), memory()];
  const values = new Values(PARAMETERS, tab.give, device.give);
  values.set("wan", "ens3");
  assert.equal(device.items.size, 0);
  assert.equal(new Values(PARAMETERS, tab.give, device.give).text("wan"), "ens3");
  assert.equal(new Values(PARAMETERS, memory().give, device.give).text("wan"), "eth0");
  values.keep(true);
  values.set("wan", "ens4");
  assert.equal(new Values(PARAMETERS, memory().give, device.give).text("wan"), "ens4");
  values.keep(false);
  assert.equal(device.items.size, 0);
  assert.equal(values.text("wan"), "ens4");
  values.reset();
  assert.equal(new Values(PARAMETERS, tab.give, device.give).text("wan"), "eth0");
});

test("what another page has put into the store is checked", () => {
  for (const kept of ['{"wan":"x; reboot","lan":5,"__proto__":{"wan":"y"}}', "[1,2]", "null", "no json", '"text"']) {
    const tab = memory({ "swandoc.values": kept });
    assert.deepEqual(new Values(PARAMETERS, tab.give, memory().give).all(), {}, kept);
  }
});

test("without any storage values live with the page", () => {
  const values = new Values(PARAMETERS, forbidden, forbidden);
  values.set("wan", "ens3");
  values.keep(true);
  assert.equal(values.text("wan"), "ens3");
});

test("listeners hear of changes until their end", () => {
  const values = new Values(PARAMETERS, memory().give, memory().give);
  const end = new AbortController();
  let heard = 0;
  values.onChange(() => heard++, end.signal);
  values.set("wan", "ens3");
  end.abort();
  values.set("wan", "ens4");
  assert.equal(heard, 1);
});

test("a link brings what it was made of, and nothing unsound", () => {
  const all = { lan: "10.9.0.0/16", wan: "ens3" };
  assert.deepEqual(readFragment(valuesFragment(all), PARAMETERS), all);
  assert.deepEqual(readFragment("#values:wan=%3Cimg%20src=x%3E&lan=10.9.0.0/16&foo=bar&__proto__=x", PARAMETERS), { lan: "10.9.0.0/16" });
  assert.deepEqual(readFragment("#nat-rules", PARAMETERS), {});
  assert.deepEqual(readFragment(`#values:wan=ens3&${"x".repeat(5000)}`, PARAMETERS), {});
});
