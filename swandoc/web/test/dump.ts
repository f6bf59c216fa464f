/** Files of test/dumps: what commands print, as a reader would paste it. */
import { readFileSync } from "node:fs";

/** `.txt` may be left out. */
export function dump(name: string): string {
  // The tests run from build/test.
  const file = name.includes(".") ? name : `${name}.txt`;
  return readFileSync(new URL(`../../test/dumps/${file}`, import.meta.url), "utf8");
}
