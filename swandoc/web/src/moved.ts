/** Counters that rose between two pastes of one host: where packets went, and where they stopped. */
import type { Line } from "./line.ts";
import type { Records } from "./records.ts";
import type { Moved } from "./report.ts";

interface Counted {
  readonly value: number;
  readonly lines: readonly Line[];
}

export function moved(host: string, before: Records, after: Records): Moved[] {
  const earlier = counters(before);
  return [...counters(after)].flatMap(([counter, { value, lines }]) => {
    const known = earlier.get(counter);
    return known && value > known.value ? [{ host, counter, before: known.value, after: value, lines }] : [];
  });
}

function counters(records: Records): Map<string, Counted> {
  const found = new Map<string, Counted>();
  const count = (name: string, value: number | null, lines: readonly Line[]): void => {
    if (value !== null) found.set(name, { value, lines });
  };
  for (const { name, value, lines } of records.counters) count(name, value, lines);
  for (const ike of records.ikeSas) {
    for (const child of ike.children) {
      const name = `${ike.name}[${ike.id ?? ""}] ${child.name}`;
      count(`${name}: bytes in`, child.bytesIn, child.lines);
      count(`${name}: bytes out`, child.bytesOut, child.lines);
    }
  }
  for (const state of records.states) count(`SA ${state.spi.toString(16)}: packets`, state.packets, state.lines);
  for (const chain of records.chains) {
    chain.rules.forEach((rule, at) => count(`${chain.tool} ${chain.table} ${chain.name} rule ${at + 1}`, rule.packets, rule.lines));
  }
  return found;
}
