/** Judges a guide's scenarios over what the hosts say. */
import { HostFacts, type Lists } from "./facts/of-host.ts";
import { addressOf, type GuideRules, type GuideScenario } from "./guide.ts";
import type { Host } from "./host.ts";
import { judge, type Facts, type Judgement } from "./predicate.ts";
import type { Checked, Finding, Open, Walk } from "./report.ts";

/** A host with the packets that were followed through it. */
export interface Examined {
  readonly host: Host;
  readonly walks: readonly Walk[];
}

export interface Diagnosis {
  readonly findings: readonly Finding[];
  readonly fine: readonly Checked[];
  readonly open: readonly Open[];
}

export function factsOf(examined: readonly Examined[], lists: Lists): ReadonlyMap<Host, Facts> {
  return new Map(
    examined.map(({ host, walks }) => {
      const others = examined.map((one) => one.host).filter((one) => one !== host);
      return [host, new HostFacts(host, others, walks, lists)];
    }),
  );
}

/** Yields after each scenario. */
export function* diagnosing(
  guide: GuideRules,
  facts: ReadonlyMap<Host, Facts>,
  walks: readonly Walk[],
  values: Readonly<Record<string, string>>,
): Generator<undefined, Diagnosis> {
  const found: { readonly finding: Finding; readonly scenario: GuideScenario }[] = [];
  const fine: Checked[] = [];
  const open: Open[] = [];
  for (const scenario of guide.scenarios) {
    yield;
    const told = { scenario: scenario.id, code: scenario.code, title: scenario.title, url: addressOf(scenario.url, scenario.id) };
    for (const [host, known] of facts) {
      const detected = scenario.detect ? judge(scenario.detect, known) : null;
      const suspected = scenario.suspect && detected?.truth !== true ? judge(scenario.suspect, known) : null;
      const decided = detected?.truth === true ? detected : suspected?.truth === true ? suspected : null;
      if (decided) {
        const level = decided === detected ? "cause" : "hint";
        found.push({ scenario, finding: finding(told, level, host, decided, walks, values) });
      } else if (!concerns(scenario, host)) {
        continue;
      } else if (isOpen(detected, suspected)) {
        const run = [...(detected?.run ?? []), ...(suspected?.run ?? [])];
        if (run.length > 0) open.push({ ...told, host: host.name, run: [...new Set(run)] });
      } else {
        const lines = [...(detected?.lines ?? []), ...(suspected?.lines ?? [])];
        fine.push({ ...told, host: host.name, lines: [...new Set(lines)] });
      }
    }
  }
  return { findings: alongThePath(found), fine, open: open.filter((one) => !found.some(({ finding }) => finding.scenario === one.scenario)) };
}

/** What breaks on a gateway is neither fine nor open on a client. */
function concerns({ where }: GuideScenario, { role }: Host): boolean {
  const roles = ["gateway", "client"];
  return !roles.includes(where) || !roles.includes(role) || where === role;
}

/** A failure that is ruled out needs no more commands, even if what merely points at it is unknown. */
function isOpen(detected: Judgement | null, suspected: Judgement | null): boolean {
  return detected ? detected.truth === null : suspected?.truth === null;
}

function finding(
  told: Pick<Finding, "scenario" | "code" | "title" | "url">,
  level: Finding["level"],
  host: Host,
  judgement: Judgement,
  walks: readonly Walk[],
  values: Readonly<Record<string, string>>,
): Finding {
  const walk = judgement.walk ? walks.indexOf(judgement.walk) : -1;
  return {
    ...told,
    level,
    host: host.name,
    because: judgement.because,
    lines: judgement.lines,
    walk: walk < 0 ? null : walk,
    values,
  };
}

/** What is shown before what is suspected, and first what breaks a packet's way first. */
function alongThePath(found: readonly { readonly finding: Finding; readonly scenario: GuideScenario }[]): Finding[] {
  const sorted = [...found].sort(
    (one, other) => Number(one.finding.level === "hint") - Number(other.finding.level === "hint") || one.scenario.order - other.scenario.order,
  );
  const broken = new Set<string>();
  return sorted.map(({ finding, scenario }) => {
    if (finding.level === "hint") return finding;
    const after = scenario.path !== "" && broken.has(scenario.path);
    broken.add(scenario.path);
    return after ? { ...finding, level: "consequence" } : finding;
  });
}
