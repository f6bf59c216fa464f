/** What the page has from the start judges as all does, or leaves lines over, for which the page waits. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { analysing, type Paste } from "../src/engine.ts";
import { further } from "../src/further.ts";
import { segments } from "../src/paste/blocks.ts";
import { toLines } from "../src/paste/lines.ts";
import type { Report } from "../src/report.ts";
import { finished } from "../src/steps.ts";
import { usual } from "../src/usual.ts";
import { analyse } from "./analyse.ts";
import { all } from "../src/all.ts";
import { guide } from "./guide.ts";

const folder = new URL("../../test/dumps/lab/", import.meta.url);

test("each parser and each list is in one of the two parts", () => {
  const kinds = all.parsers.map((parser) => parser.kind);
  assert.deepEqual(kinds, [...new Set(kinds)]);
  const lists = [usual, further].flatMap((part) => Object.keys(part.lists));
  assert.deepEqual(lists, [...new Set(lists)]);
});

/** Commands of blocks of which the usual parsers leave something over. */
function left({ hosts }: Report): (string | null)[] {
  return hosts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "unknown" || block.notUnderstood.length > 0).map((block) => block.command));
}

/** The verdicts, without what is told beside them. */
function verdicts({ findings, fine, open, walks }: Report): unknown {
  return { findings: findings.map((one) => ({ ...one, values: {} })), fine, open, walks };
}

for (const scenario of readdirSync(folder)) {
  test(`${scenario}: the usual skills tell the same of what they read, and leave over what they do not`, () => {
    for (const file of readdirSync(new URL(`${scenario}/`, folder))) {
      const text = readFileSync(new URL(`${scenario}/${file}`, folder), "utf8");
      const parts = segments(toLines(text, 0), all.parsers);
      const [theirs, others] = [true, false].map((wanted) => parts.filter(({ parser }) => usual.parsers.includes(parser!) === wanted));
      const lines = theirs!.flatMap((part) => [...(part.commandLine ? [part.commandLine] : []), ...part.lines]);
      const pastes: Paste[] = [{ name: "host", text: lines.map((line) => line.text).join("\n") }];
      const first = finished(analysing(usual, pastes, guide));
      assert.deepEqual(left(first), []);
      assert.deepEqual(verdicts(first), verdicts(analyse(pastes, guide)));
      const whole = left(finished(analysing(usual, [{ name: "host", text }], guide)));
      assert.deepEqual(others!.filter(({ command }) => !whole.includes(command)), []);
    }
  });
}
