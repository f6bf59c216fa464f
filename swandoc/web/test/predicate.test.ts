import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../src/line.ts";
import { judge, type Facts, type FieldValue, type Item, type Predicate } from "../src/predicate.ts";
import type { Step, Walk } from "../src/report.ts";

const line = (text: string): Line => ({ text, paste: 0, no: 1 });
const packet = {
  source: { family: 4, value: 1n },
  destination: { family: 4, value: 2n },
  protocol: 1,
  sourcePort: null,
  destinationPort: null,
  length: 84,
  mark: 0,
} as const;
const step = (event: string, hop: Step["hop"], outcome: Step["outcome"] = "passes"): Step => ({
  hop, outcome, event, text: event, lines: [line(`${event} at ${hop}`)], packet, run: outcome === "unknown" ? ["iptables-save -c"] : [],
});
const walk = (verdict: Walk["verdict"], ...steps: Step[]): Walk => ({
  flow: "lan-to-client", title: "", host: "gw", packet, steps, verdict,
});

function facts(given: { facts?: Record<string, FieldValue>; items?: Item[]; complete?: boolean; walks?: Walk[] }): Facts {
  return {
    fact: (name) => {
      const value = given.facts?.[name] ?? null;
      return { value, lines: value === null ? [] : [line(`${name} = ${value}`)], run: [`sysctl ${name}`] };
    },
    list: (name) => ({
      items: given.items ?? [],
      complete: given.complete ? [line(name)] : null,
      run: ["swanctl --list-sas"],
    }),
    walks: () => given.walks ?? [],
  };
}
const truth = (predicate: Predicate, given: Parameters<typeof facts>[0]): boolean | null =>
  judge(predicate, facts(given)).truth;

test("a fact that was not pasted is unknown, and names the command that tells it", () => {
  const found = judge({ fact: "ip_forward", is: 0 }, facts({}));
  assert.equal(found.truth, null);
  assert.deepEqual(found.run, ["sysctl ip_forward"]);
});

test("a sysctl's text is compared with a number", () => {
  assert.equal(truth({ fact: "a", is: 0 }, { facts: { a: "0" } }), true);
  assert.equal(truth({ fact: "a", is: 0 }, { facts: { a: "1" } }), false);
  assert.equal(truth({ fact: "a", more: 1 }, { facts: { a: "2" } }), true);
  assert.equal(truth({ fact: "a", is: 0 }, { facts: { a: "" } }), false);
});

test("one false condition decides 'all', whatever else is unknown", () => {
  const found = judge({ all: [{ fact: "unknown", is: 1 }, { fact: "a", is: 1 }] }, facts({ facts: { a: 0 } }));
  assert.equal(found.truth, false);
  assert.deepEqual(found.run, []);
});

test("one true condition decides 'any', and only its lines are evidence", () => {
  const found = judge({ any: [{ fact: "unknown", is: 1 }, { fact: "a", is: 1 }] }, facts({ facts: { a: 1 } }));
  assert.equal(found.truth, true);
  assert.deepEqual(found.lines.map((one) => one.text), ["a = 1"]);
});

test("'unless' is true until something shows otherwise", () => {
  assert.equal(truth({ unless: { fact: "x", is: 1 } }, {}), true);
  assert.equal(truth({ unless: { fact: "x", is: 1 } }, { facts: { x: 0 } }), true);
  assert.equal(truth({ unless: { fact: "x", is: 1 } }, { facts: { x: 1 } }), false);
});

test("'not' leaves what is unknown unknown", () => {
  assert.equal(truth({ not: { fact: "x", is: 1 } }, {}), null);
  assert.equal(truth({ not: { fact: "x", is: 1 } }, { facts: { x: 1 } }), false);
});

const sas: Item[] = [
  { fields: { in: 0, out: 84 }, lines: [line("first")] },
  { fields: { in: 84, out: null }, lines: [line("second")] },
];

test("'some' is true as soon as an item fits, and gives its lines", () => {
  const found = judge({ some: "child-sa", where: { field: "in", is: 0 } }, facts({ items: sas }));
  assert.equal(found.truth, true);
  assert.deepEqual(found.lines.map((one) => one.text), ["first"]);
});

test("'some' is false only if the list is complete and every field is known", () => {
  assert.equal(truth({ some: "child-sa", where: { field: "in", is: 7 } }, { items: sas }), null);
  assert.equal(truth({ some: "child-sa", where: { field: "in", is: 7 } }, { items: sas, complete: true }), false);
  assert.equal(truth({ some: "child-sa", where: { field: "out", is: 7 } }, { items: sas, complete: true }), null);
});

test("'every' and 'none' of a list that may be longer are unknown unless an item speaks against it", () => {
  assert.equal(truth({ every: "child-sa", where: { field: "in", is: 0 } }, { items: sas }), false);
  assert.equal(truth({ every: "child-sa", where: { field: "in", less: 100 } }, { items: sas }), null);
  assert.equal(truth({ every: "child-sa", where: { field: "in", less: 100 } }, { items: sas, complete: true }), true);
  assert.equal(truth({ none: "child-sa" }, { complete: true }), true);
  assert.equal(truth({ none: "child-sa" }, {}), null);
});

const dropped: Predicate = { trace: { flow: "lan-to-client", event: ["dropped", "rejected"], hop: "forward" } };

test("a walk that shows the event at the hop decides, with the step's lines", () => {
  const found = judge(dropped, facts({ walks: [walk("dropped", step("routed", "routing"), step("dropped", "forward", "stops"))] }));
  assert.equal(found.truth, true);
  assert.deepEqual(found.lines.map((one) => one.text), ["dropped at forward"]);
  assert.equal(found.walk?.verdict, "dropped");
});

test("the same event at another hop does not", () => {
  assert.equal(truth(dropped, { walks: [walk("dropped", step("dropped", "input", "stops"))] }), false);
});

test("a walk with an unknown step is no evidence for or against, and names its command", () => {
  const found = judge(dropped, facts({ walks: [walk("unknown", step("unknown", "forward", "unknown"))] }));
  assert.equal(found.truth, null);
  assert.deepEqual(found.run, ["iptables-save -c"]);
});

test("without a packet to follow it is unknown", () => {
  assert.equal(truth(dropped, {}), null);
});

test("a family asks for the packets of that family only", () => {
  const walks = [walk("dropped", step("dropped", "forward", "stops"))];
  assert.equal(truth({ trace: { flow: "x", family: 4, event: "dropped" } }, { walks }), true);
  assert.equal(truth({ trace: { flow: "x", family: 6, event: "dropped" } }, { walks }), null);
});

test("a verdict alone can be asked for", () => {
  assert.equal(truth({ trace: { flow: "x", verdict: "sent-in-clear" } }, { walks: [walk("sent-in-clear")] }), true);
});
