/** What a report tells beside its verdicts: answers in the trees, counters that rose, the reader's values and packet. */
import { walkTrees } from "./answers.ts";
import type { GuideData } from "./guide.ts";
import type { Host } from "./host.ts";
import { moved } from "./moved.ts";
import { pastedValues } from "./pasted-values.ts";
import type { Facts } from "./predicate.ts";
import type { Records } from "./records.ts";
import type { Moved, TreeWalk, Walk } from "./report.ts";
import { walkAsked, type Asked } from "./trace/asked.ts";

export interface Beside {
  readonly trees: readonly TreeWalk[];
  readonly moved: readonly Moved[];
  /** Of the packet that the reader asks about. */
  readonly walks: readonly Walk[];
  /** Values of the guide's parameters as the paste tells them. */
  readonly values: Readonly<Record<string, string>>;
}

/** A host as it was read; one of an earlier paste is only compared with. */
export interface Told {
  readonly name: string;
  readonly records: Records;
  readonly before: boolean;
}

export interface Examination {
  readonly guide: GuideData;
  readonly told: readonly Told[];
  readonly facts: ReadonlyMap<Host, Facts>;
  readonly asked: Asked | null;
}

export function beside({ guide, told, facts, asked }: Examination): Beside {
  const hosts = [...facts.keys()];
  return {
    trees: walkTrees(guide, facts),
    moved: told.flatMap((one) => (one.before ? [] : movedSince(one, told))),
    walks: asked ? hosts.flatMap((host) => walkAsked(host, asked) ?? []) : [],
    values: valuesOf(guide, hosts),
  };
}

function valuesOf({ pasted }: GuideData, hosts: readonly Host[]): Beside["values"] {
  const known = pastedValues(hosts) as Readonly<Record<string, string>>;
  return Object.fromEntries(Object.entries(pasted).flatMap(([name, value]) => (known[value] ? [[name, known[value]]] : [])));
}

function movedSince(after: Told, told: readonly Told[]): Moved[] {
  const earlier = told.filter((one) => one.before);
  const before = earlier.find((one) => one.name === after.name) ?? earlier[0];
  return before ? moved(after.name, before.records, after.records) : [];
}
