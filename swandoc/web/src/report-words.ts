/** What the page and the Markdown report say in the same words. */
import type { Finding, Open, Report } from "./report.ts";

export const LEVELS: Readonly<Record<Finding["level"], string>> = {
  cause: "Cause",
  consequence: "May follow from it",
  hint: "Points at it",
};

/** Never a bare "all is well": what was not examined is said with it. */
export function nothing(report: Report): string {
  const count = unexamined(report);
  const known = new Set(report.fine.map((one) => one.scenario)).size;
  if (known === 0) return "Nothing that was pasted decides anything yet.";
  return `Nothing wrong in what was pasted, as to ${known} ${known === 1 ? "failure" : "failures"}; not examined: ${count}.`;
}

/** How many failures the paste does not decide. */
export function unexamined(report: Report): number {
  return new Set(report.open.map((one) => one.scenario)).size;
}

/** Commands that would decide, each with the codes it would help to decide; the most useful first. */
export function commands(open: readonly Open[]): (readonly [string, readonly string[]])[] {
  const codes = new Map<string, Set<string>>();
  for (const one of open) {
    for (const run of one.run) codes.set(run, (codes.get(run) ?? new Set()).add(one.code));
  }
  return [...codes].map(([run, of]) => [run, [...of].sort()] as const).sort((one, other) => other[1].length - one[1].length);
}
