/** Outputs of the real tools, under test/dumps. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Tests run in swandoc/web, where `npm test` starts them. */
export function dump(name: string): string {
  return readFileSync(join("test", "dumps", `${name}.txt`), "utf8");
}
