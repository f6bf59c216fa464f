/** The scripts that readers load have short names of properties, and tell the same. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { guide } from "./guide.ts";
import { reports } from "./shortened.ts";

const folder = new URL("../../test/", import.meta.url);
const built = new URL("shortened.mjs", import.meta.url).href;

test("short names change no report", async () => {
  const short = (await import(built)) as { readonly reports: typeof reports };
  for (const name of ["dumps", "cases", "told"]) {
    const files = readdirSync(new URL(name, folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const texts = files.map((one) => readFileSync(`${one.parentPath}/${one.name}`, "utf8"));
    for (const [at, text] of texts.entries()) {
      // Every other one as the earlier paste of the one before it.
      const pastes = [{ name: "one", text: texts[at - 1] ?? "", before: at % 2 === 1 }, { name: "other", text }];
      const given = JSON.stringify([pastes, guide]);
      assert.equal(short.reports(given), reports(given), files[at]!.name);
    }
  }
});
