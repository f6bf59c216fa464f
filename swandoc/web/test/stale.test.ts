import assert from "node:assert/strict";
import { test } from "node:test";
import vectors from "../../../tests/vectors/copies.json" with { type: "json" };
import { findCopies } from "../src/stale/judge.ts";
import { Known, type CodeHistory } from "../src/stale/known.ts";
import { plainLines } from "../src/stale/lines.ts";

const history = vectors.history as unknown as CodeHistory[];
const known = new Known(history, new Set(vectors.anchors));

test("markup is no text", () => {
  for (const { page, lines } of vectors.lines) {
    assert.deepEqual(plainLines(page).map(({ number, text, end }) => [number, text, end]), lines, JSON.stringify(page));
  }
});

test("each copy of the shared vectors is told for what it is", () => {
  for (const { name, page, copies } of vectors.pages) assert.deepEqual(findCopies(page, known), copies, name);
});

test("a page that is hostile takes no time", () => {
  const line = `iptables ${"-o eth0 ".repeat(20_000)}`;
  const mark = "# swandoc DEM101/exempt/iptables/apply v3 00000000";
  const noise = ["<".repeat(100_000), "&#".repeat(50_000), "swandoc ".repeat(50_000), "# ".repeat(50_000)].join("\n");
  const begun = Date.now();
  assert.equal(findCopies(`${mark}\n${line}\n${noise}`, known).length, 1);
  assert.ok(Date.now() - begun < 2_000);
});
