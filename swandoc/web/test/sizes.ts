/**
 * Says what the calculator works out, for the tests that compare it with the kernel: reads a list of proposals with
 * other settings as JSON, and answers with a list of the largest packets.
 */
import { readFileSync } from "node:fs";
import { calculate, START, type Setup } from "../src/calculation.ts";
import { suiteOf } from "../src/esp-algorithms.ts";

type Asked = Partial<Setup> & { readonly proposal: string };

const largest = (JSON.parse(readFileSync(0, "utf8")) as Asked[]).map(({ proposal, ...settings }) => {
  const suite = suiteOf(proposal);
  if (!suite) throw new Error(`${proposal} is no proposal`);
  const result = calculate({ ...START, ...settings, encryption: suite.encryption, integrity: suite.integrity ?? START.integrity });
  if (typeof result === "string") throw new Error(result);
  return result.inner;
});
console.log(JSON.stringify(largest));
