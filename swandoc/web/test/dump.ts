/** Outputs of real commands, kept as files. */
import { readFileSync } from "node:fs";

export function dump(name: string): string {
  return readFileSync(new URL(`../../test/dumps/${name}`, import.meta.url), "utf8");
}

/** A copy without the lines, which differ between forms of the same output. */
export function withoutLines(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === "lines" ? undefined : one instanceof Map ? Object.fromEntries(one) : typeof one === "bigint" ? String(one) : one)));
}
