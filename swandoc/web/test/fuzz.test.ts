/**
 * Whatever is pasted, the checker comes to an end, soon and without an exception.
 *
 * As many spoilt pastes as fit into 40 seconds are read; with SWANDOC_FUZZ=100000 that many. The number of a paste makes
 * it, so that a failure can be looked at again: SWANDOC_FUZZ_FROM is the first.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { all } from "../src/all.ts";
import { analysis } from "../src/analysis.ts";
import type { Paste } from "../src/engine.ts";
import { anonymise } from "../src/paste/anonymise.ts";
import { commandLine } from "../src/paste/prompt.ts";
import { toLines } from "../src/paste/lines.ts";
import { redact } from "../src/paste/redact.ts";
import { Records } from "../src/records.ts";
import { reportJson } from "../src/report-json.ts";
import { reportMarkdown } from "../src/report-markdown.ts";
import { finished } from "../src/steps.ts";
import { guide } from "./guide.ts";
import { Chance, spoilt, TOKENS } from "./mutations.ts";

/** Milliseconds for a paste of some hundred lines, and for one line of 4,000 characters in one function. */
const SOON = 100;
const AT_ONCE = 15;
/** Milliseconds for all of them. */
const ENOUGH = 40_000;

const folder = new URL("../../test/", import.meta.url);
const corpus = ["dumps", "cases"].flatMap((name) => {
  const files = readdirSync(new URL(name, folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => readFileSync(`${one.parentPath}/${one.name}`, "utf8").split("\n"));
});

/** The shortest of some runs, of this process's time where that is less: a busy machine makes single ones long. */
function milliseconds(run: () => void, enough: number): number {
  let shortest = Infinity;
  for (let left = 8; left > 0 && shortest > enough; left--) {
    const [from, before] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(before);
    shortest = Math.min(shortest, performance.now() - from, (user + system) / 1000);
  }
  return shortest;
}

function read(pastes: readonly Paste[], anonymous: boolean): void {
  const { report } = finished(analysis(all, pastes, guide, anonymous ? anonymise : null));
  JSON.parse(reportJson(report));
  reportMarkdown(report);
}

test("spoilt pastes are read soon and without an exception", () => {
  const count = Number(process.env["SWANDOC_FUZZ"] ?? Infinity);
  const first = Number(process.env["SWANDOC_FUZZ_FROM"] ?? 0);
  const until = count === Infinity ? performance.now() + ENOUGH : Infinity;
  const wrong: string[] = [];
  let number = first;
  for (; number < first + count && performance.now() < until; number++) {
    const chance = new Chance(number);
    const pastes = Array.from({ length: 1 + Math.floor(chance.below(5) / 4) }, (_, at): Paste => ({ name: `host ${at}`, text: spoilt(corpus, chance), before: chance.below(20) === 0 }));
    const anonymous = chance.below(4) === 0;
    try {
      const took = milliseconds(() => read(pastes, anonymous), SOON);
      if (took > SOON) wrong.push(`paste ${number} took ${took.toFixed(0)} ms`);
    } catch (error) {
      wrong.push(`paste ${number}: ${(error as Error).stack}`);
    }
  }
  console.log(`${number - first} spoilt pastes were read`);
  assert.deepEqual(wrong.slice(0, 10), []);
});

test("chains that call each other over and over come to an end", () => {
  const chains = Array.from({ length: 20 }, (_, at) => Array<string>(10).fill(`-A C${at} -j C${(at + 1) % 20}`)).flat();
  const text = ["*filter", ":FORWARD ACCEPT [0:0]", "-A FORWARD -j C0", ...chains, "COMMIT"].join("\n");
  const took = milliseconds(() => read([{ name: "gw", text }], false), SOON);
  assert.ok(took <= SOON, `it took ${took.toFixed(0)} ms`);
});

test("a number that is none in nft's payload makes a rule unknown", () => {
  const text = "table ip filter {\n chain forward {\n type filter hook forward priority 0; policy accept;\n @nh,96,24x 655362 drop\n }\n}";
  assert.doesNotThrow(() => read([{ name: "gw", text }], false));
});

/** Beginnings of lines as they are printed, after which the same comes again and again. */
function hostile(chance: Chance, token: string, bare: boolean): string {
  const line = bare ? "" : chance.of(chance.of(corpus)).slice(0, 200);
  const head = line.slice(0, chance.below(line.length + 1));
  return (head + token.repeat(4000)).slice(0, 3999) + chance.of(["", "!", "x", "]", ")"]);
}

test("every pattern takes a line in which the same comes again and again at once", () => {
  const chance = new Chance(4);
  const until = performance.now() + ENOUGH / 2;
  const slow = new Set<string>();
  const hostiles = [...TOKENS.map((token) => hostile(chance, token, true)), ...Array.from({ length: 5000 }, () => hostile(chance, chance.of(TOKENS), false))];
  for (const text of hostiles) {
    if (performance.now() > until) break;
    const line = { text, paste: 0, no: 1 };
    const lines = [line];
    const check = (name: string, run: () => void): void => {
      const took = milliseconds(run, AT_ONCE);
      if (took > AT_ONCE) slow.add(`${name}, ${took.toFixed(0)} ms: ${text.slice(0, 100)} ... ${text.slice(-20)}`);
    };
    check("lines", () => toLines(text, 0));
    check("prompt", () => commandLine(text));
    check("redact", () => redact(lines));
    check("anonymise", () => anonymise(lines));
    for (const parser of all.parsers) {
      check(`${parser.kind}: begins`, () => parser.begins(text));
      check(`${parser.kind}: continues`, () => parser.continues(text));
      check(`${parser.kind}: prints`, () => parser.prints(text));
      check(`${parser.kind}: parse`, () => parser.parse({ kind: parser.kind, command: null, commandLine: null, lines }, new Records()));
    }
  }
  assert.deepEqual([...slow].slice(0, 10), []);
});
