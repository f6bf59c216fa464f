import assert from "node:assert/strict";
import { test } from "node:test";
import vectors from "../../../tests/vectors/values.json" with { type: "json" };
import { checkValue, derive } from "../src/values.ts";

const types = vectors.types.map((one) => one.type);
const hostile = vectors.hostile.map((one) => one.text.repeat("repeat" in one ? one.repeat! : 1));

test("what the shared vectors accept is accepted and written in its canonical form, which is accepted as itself", () => {
  for (const { type, text, canonical } of vectors.accept) {
    assert.deepEqual(checkValue(type, text), { value: canonical }, `${type} ${text}`);
    assert.deepEqual(checkValue(type, canonical), { value: canonical }, `${type} ${canonical}`);
  }
});

test("what they refuse is refused for that reason", () => {
  for (const { type, text, why_contains: reason } of vectors.refuse) {
    const found = checkValue(type, text);
    assert.ok("why" in found && found.why.includes(reason), `${type} ${text}: ${JSON.stringify(found)}`);
  }
});

test("no type takes a hostile text", () => {
  for (const type of types) {
    for (const text of hostile) assert.ok("why" in checkValue(type, text), `${type} ${text}`);
  }
});

test("no type takes a character that shells, configuration files or HTML treat as special", () => {
  for (const { type, example } of vectors.types) {
    for (const never of vectors.never) {
      for (let at = 0; at <= example.length; at++) {
        const text = example.slice(0, at) + never + example.slice(at);
        assert.ok("why" in checkValue(type, text), `${type} ${JSON.stringify(text)}`);
      }
    }
  }
});

test("each type has the example, the alphabet and the length of the table", () => {
  for (const { type, example, longest } of vectors.types) {
    assert.ok("value" in checkValue(type, example), type);
    const found = checkValue(type, "0".repeat(longest + 1));
    assert.ok("why" in found && found.why.includes("too many"), type);
  }
});

test("forms are those of the shared vectors", () => {
  for (const { type, text, form, result } of vectors.derive) {
    assert.deepEqual(derive(type, text, form), { value: result }, `${type} ${text} ${form}`);
  }
  for (const { type, text, form } of vectors.derive_refuse) assert.ok("why" in derive(type, text, form), `${type} ${form}`);
});

test("an unknown type or a name that every object has is refused", () => {
  assert.ok("why" in checkValue("constructor", "eth0"));
  assert.ok("why" in derive("cidr4", "10.0.3.0/24", "constructor"));
  assert.deepEqual(checkValue("interface", "constructor"), { value: "constructor" });
});
