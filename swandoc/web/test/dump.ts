/** Files of test/dumps: what commands print, as a reader would paste it. */
import { readFileSync } from "node:fs";

/** `.txt` may be left out. */
export function dump(name: string): string {
  // The tests run from build/test.
  const file = name.includes(".") ? name : `${name}.txt`;
  return readFileSync(new URL(`../../test/dumps/${file}`, import.meta.url), "utf8");
}

/** A copy without the lines, which differ between forms of the same output. */
export function withoutLines(value: unknown): unknown {
  const plain = (key: string, one: unknown): unknown =>
    key === "lines" ? undefined : one instanceof Map ? Object.fromEntries(one) : typeof one === "bigint" ? String(one) : one;
  return JSON.parse(JSON.stringify(value, plain));
}
