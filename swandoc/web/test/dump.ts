/** Files of test/dumps: what commands print, as a reader would paste it. */
import { readFileSync } from "node:fs";

export function dump(name: string): string {
  // The tests run from build/test.
  return readFileSync(new URL(`../../test/dumps/${name}`, import.meta.url), "utf8");
}
