/** What the collector prints on Linux is read by the parsers that the page has from the start. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { analysing } from "../src/engine.ts";
import { further } from "../src/parse/further.ts";
import { usual } from "../src/parse/usual.ts";
import { finished } from "../src/steps.ts";
import { analyse } from "./analyse.ts";
import { guide } from "./guide.ts";

const folder = new URL("../../test/dumps/lab/", import.meta.url);

test("each parser is in one of the two lists", () => {
  const kinds = [...usual, ...further].map((parser) => parser.kind);
  assert.deepEqual(kinds, [...new Set(kinds)]);
});

for (const scenario of readdirSync(folder)) {
  test(`${scenario}: the usual parsers leave nothing to the further ones, and tell the same`, () => {
    for (const file of readdirSync(new URL(`${scenario}/`, folder))) {
      const pastes = [{ name: "host", text: readFileSync(new URL(`${scenario}/${file}`, folder), "utf8") }];
      const first = finished(analysing(usual, pastes, guide));
      const left = first.hosts.flatMap((host) => host.blocks.filter((block) => block.kind === "unknown" || block.notUnderstood.length > 0));
      assert.deepEqual(left.map((block) => block.command), []);
      assert.deepEqual(first, analyse(pastes, guide));
    }
  });
}
