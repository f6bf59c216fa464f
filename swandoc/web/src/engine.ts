/** The checker without a page: pastes in, a report out. */
import { diagnosing, factsOf, walkTrees, type Examined } from "./diagnose.ts";
import type { GuideData } from "./guide.ts";
import { Host } from "./host.ts";
import { moved } from "./moved.ts";
import { cutting, type Segment } from "./paste/blocks.ts";
import { toLines } from "./paste/lines.ts";
import { pastedValues } from "./pasted-values.ts";
import type { Parser } from "./parse/parser.ts";
import { Records } from "./records.ts";
import type { BlockReport, HostReport, Moved, Report } from "./report.ts";
import { walkAsked, walks as walksThrough, type Asked } from "./trace/flows.ts";

export interface Paste {
  /** What to call the host if the paste does not name it. */
  readonly name: string;
  readonly text: string;
  /** An earlier paste of the host that a later one is compared with; it is not diagnosed. */
  readonly before?: boolean;
}

interface ReadHost {
  readonly name: string;
  readonly records: Records;
  readonly blocks: BlockReport[];
  readonly before: boolean;
}

/**
 * Yields between its steps, so that a page can answer its reader in between. `asked` is a packet of the reader's own; it
 * is followed through each host that it can come to.
 */
export function* analysing(
  parsers: readonly Parser[],
  pastes: readonly Paste[],
  guide: GuideData,
  asked: Asked | null = null,
): Generator<undefined, Report> {
  const read: ReadHost[] = [];
  for (const [at, paste] of pastes.entries()) read.push(...(yield* readPaste(parsers, paste, at)));
  const present = read.filter((one) => !one.before);
  const examined: Examined[] = [];
  for (const { name, records } of present) {
    const host = new Host(records, name);
    yield;
    examined.push({ host, walks: walksThrough(host) });
    yield;
  }
  const hosts = examined.map((one) => one.host);
  const walks = examined.flatMap((one) => one.walks);
  const facts = factsOf(examined);
  const told = pastedValues(hosts) as Readonly<Record<string, string>>;
  const values = Object.fromEntries(
    Object.entries(guide.parameters).flatMap(([name, { paste }]) => (paste && told[paste] ? [[name, told[paste]]] : [])),
  ) as Record<string, string>;
  const diagnosis = yield* diagnosing(guide, facts, walks, values);
  return {
    hosts: read.map(({ name, blocks }, at): HostReport => ({ name, blocks, role: hosts[present.indexOf(read[at]!)]?.role ?? "unknown" })),
    ...diagnosis,
    walks: [...walks, ...(asked ? hosts.flatMap((host) => walkAsked(host, asked) ?? []) : [])],
    trees: walkTrees(guide, facts),
    moved: present.flatMap((one) => movedSince(one, read)),
  };
}

function movedSince(after: ReadHost, read: readonly ReadHost[]): Moved[] {
  const earlier = read.filter((one) => one.before);
  const before = earlier.find((one) => one.name === after.name) ?? earlier[0];
  return before ? moved(after.name, before.records, after.records) : [];
}

/** One paste may hold several hosts, which prompts and the collector's header tell apart. */
function* readPaste(parsers: readonly Parser[], { name, text, before = false }: Paste, paste: number): Generator<undefined, ReadHost[]> {
  const hosts = new Map<string, ReadHost>();
  for (const segment of yield* cutting(toLines(text, paste), parsers)) {
    yield;
    const called = segment.host ?? name;
    let host = hosts.get(called);
    if (!host) hosts.set(called, (host = { name: called, records: new Records(), blocks: [], before }));
    host.blocks.push(yield* readSegment(segment, host.records));
  }
  return [...hosts.values()];
}

function* readSegment(segment: Segment, records: Records): Generator<undefined, BlockReport> {
  const { kind, command, commandLine, lines, parser } = segment;
  const strange = parser?.parsing ? yield* parser.parsing(segment, records) : parser?.parse(segment, records);
  const notUnderstood = (strange ?? lines).filter((line) => line.text.trim() !== "");
  const all = commandLine ? [commandLine, ...lines] : lines;
  return {
    kind,
    command,
    paste: all[0]?.paste ?? 0,
    from: all[0]?.no ?? 0,
    to: all.at(-1)?.no ?? 0,
    notUnderstood,
  };
}
