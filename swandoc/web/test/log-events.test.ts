import assert from "node:assert/strict";
import { test } from "node:test";
import catalogue from "../../guide/facts.json";
import { LOG_EVENTS } from "../src/parse/log-events.ts";

test("the catalogue lists every event of a log, and no other", () => {
  // One is told by two lines together.
  const known = new Set([...LOG_EVENTS.map((one) => one.event), "virtual-ip-not-local"]);
  assert.deepEqual(Object.keys(catalogue["log-events"]).sort(), [...known].sort());
});
