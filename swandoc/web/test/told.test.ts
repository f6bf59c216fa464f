/**
 * What users paste, in small: for each scenario that the checker can tell, pastes that must tell it and near misses
 * that must not, which mostly differ in the one deciding fact.
 *
 * A file of test/told holds the sections of the scenario that it is named after:
 *
 *     ==== raises: why                    the scenario is told, as cause if it has `detect`
 *     ==== raises: why (hint)             it is suspected only
 *     ==== not: why (also: other)         it is not told; the other one is, or may be
 *     ---- host NAME                      another host's paste begins
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Paste } from "../src/engine.ts";
import type { Finding } from "../src/report.ts";
import { analyse } from "./analyse.ts";
import { guide } from "./guide.ts";

const told = new URL("../../test/told/", import.meta.url);
const staged = new URL("../../test/dumps/lab/", import.meta.url);

/** Their staged hosts do not show them at one look (lab-dumps.test.ts). */
const SHOWN_OTHERWISE = new Set(["pmtu-black-hole", "site-to-site-return-route"]);

type Kind = "raises" | "not" | "healthy";

interface Section {
  readonly kind: Kind;
  readonly why: string;
  readonly hint: boolean;
  /** Other scenarios that are true as well. */
  readonly also: readonly string[];
  readonly pastes: readonly Paste[];
}

const HEADER = /^==== (raises|not|healthy): (.*?)( \(hint\))?(?: \(also: ([^)]*)\))?$/;

function sectionsOf(file: string): Section[] {
  const parts = readFileSync(new URL(file, told), "utf8").split(/^(?===== )/m);
  return parts.map((part) => {
    const end = part.indexOf("\n");
    const header = HEADER.exec(part.slice(0, end));
    assert.ok(header, `${file}: '${part.slice(0, end)}' is no section's header`);
    const [, kind, why = "", hint, also] = header;
    return { kind: kind as Kind, why, hint: hint !== undefined, also: also?.split(/, */) ?? [], pastes: pastesOf(part.slice(end + 1)) };
  });
}

function pastesOf(text: string): Paste[] {
  const [first = "", ...others] = text.split(/^---- host (\S+)\n/m);
  if (others.length === 0) return [{ name: "host", text: first }];
  return others.flatMap((name, at) => (at % 2 === 0 ? [{ name, text: others[at + 1]! }] : []));
}

function findings({ pastes }: Section): readonly Finding[] {
  return analyse(pastes, guide).findings;
}

const isCause = (finding: Finding): boolean => finding.level !== "hint";
const ids = (found: readonly Finding[]): string[] => [...new Set(found.map((one) => one.scenario))];

for (const file of readdirSync(told)) {
  const id = file.replace(/\.txt$/, "");
  const scenario = guide.scenarios.find((one) => one.id === id);
  for (const section of sectionsOf(file)) {
    test(`${id}: ${section.kind === "not" ? "not with" : section.kind} ${section.why}`, () => {
      const found = findings(section);
      const own = found.filter((one) => one.scenario === id);
      const others = found.filter((one) => one.scenario !== id);
      if (section.kind === "healthy") {
        assert.deepEqual(ids(found).filter((one) => !section.also.includes(one)), [], "something is told of healthy hosts");
        return;
      }
      assert.ok(scenario, `the guide has no scenario '${id}'`);
      if (section.kind === "raises") {
        assert.notDeepEqual(own, [], `it is not told, but ${ids(found).join(", ") || "nothing"}`);
        const cause = scenario.detect !== undefined && scenario.detect !== null && !section.hint;
        assert.equal(own.some(isCause), cause, "cause or hint");
      } else {
        assert.deepEqual(own.map((one) => one.because), [], "it is told");
      }
      assert.deepEqual(ids(others.filter(isCause)).filter((one) => !section.also.includes(one)), [], "another cause is told");
    });
  }
}

for (const { id, detect, suspect } of guide.scenarios) {
  if (!detect && !suspect) continue;
  test(`${id}: at least two pastes tell it and two near misses do not`, () => {
    const sections = existsSync(new URL(`${id}.txt`, told)) ? sectionsOf(`${id}.txt`) : [];
    const isStaged = existsSync(new URL(`${id}/`, staged));
    const number = (kind: Kind): number => sections.filter((one) => one.kind === kind).length;
    assert.ok(number("raises") + (isStaged && !SHOWN_OTHERWISE.has(id) ? 1 : 0) >= 2, "pastes that tell it");
    assert.ok(number("not") + (isStaged ? 1 : 0) >= 2, "near misses");
  });
}
