/** The checker without a page: pastes in, a report out. */
import type { Beside, Told } from "./beside.ts";
import { diagnosing, factsOf, type Examined } from "./diagnose.ts";
import type { GuideData } from "./guide.ts";
import { Host } from "./host.ts";
import { cutting, type Segment } from "./paste/blocks.ts";
import { toLines } from "./paste/lines.ts";
import type { Parser } from "./parse/parser.ts";
import { Records } from "./records.ts";
import type { BlockReport, HostReport, Report } from "./report.ts";
import type { Skills } from "./skills.ts";
import type { Asked } from "./trace/asked.ts";
import { walks as walksThrough } from "./trace/flows.ts";

export interface Paste {
  /** What to call the host if the paste does not name it. */
  readonly name: string;
  readonly text: string;
  /** An earlier paste of the host that a later one is compared with; it is not diagnosed. */
  readonly before?: boolean;
}

interface ReadHost extends Told {
  readonly blocks: BlockReport[];
}

const NOTHING: Beside = { trees: [], moved: [], walks: [], values: {} };

/**
 * Yields between its steps, so that a page can answer its reader in between. `asked` is a packet of the reader's own; it
 * is followed through each host that it can come to.
 */
export function* analysing(
  { parsers, lists, beside }: Skills,
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
  const walks = examined.flatMap((one) => one.walks);
  const facts = factsOf(examined, lists);
  const more = beside?.({ guide, told: read, facts, asked }) ?? NOTHING;
  const diagnosis = yield* diagnosing(guide, facts, walks, more.values);
  return {
    hosts: read.map(({ name, blocks }, at): HostReport => ({ name, blocks, role: examined[present.indexOf(read[at]!)]?.host.role ?? "unknown" })),
    ...diagnosis,
    walks: [...walks, ...more.walks],
    trees: more.trees,
    moved: more.moved,
  };
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
