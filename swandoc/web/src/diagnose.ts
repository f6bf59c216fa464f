/** Judges a guide's scenarios and trees over what the hosts say. */
import { HostFacts } from "./facts/of-host.ts";
import type { GuideData, GuideQuestion, GuideScenario, GuideTree } from "./guide.ts";
import type { Host } from "./host.ts";
import { judge, type Facts, type Judgement, type Predicate } from "./predicate.ts";
import type { Checked, Finding, Open, TreeWalk, Walk } from "./report.ts";
import { toFragment, type Answered } from "./site/tree/walk.ts";

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

export function factsOf(examined: readonly Examined[]): ReadonlyMap<Host, Facts> {
  return new Map(
    examined.map(({ host, walks }) => {
      const others = examined.map((one) => one.host).filter((one) => one !== host);
      return [host, new HostFacts(host, others, walks)];
    }),
  );
}

/** Yields after each scenario. */
export function* diagnosing(
  guide: GuideData,
  facts: ReadonlyMap<Host, Facts>,
  walks: readonly Walk[],
  values: Readonly<Record<string, string>>,
): Generator<undefined, Diagnosis> {
  const found: { readonly finding: Finding; readonly scenario: GuideScenario }[] = [];
  const fine: Checked[] = [];
  const open: Open[] = [];
  for (const scenario of guide.scenarios) {
    yield;
    const told = { scenario: scenario.id, code: scenario.code, title: scenario.title, url: scenario.url };
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

/** Each tree, answered as far as exactly one answer of a question is shown. */
export function walkTrees(guide: GuideData, facts: ReadonlyMap<Host, Facts>): TreeWalk[] {
  return guide.trees.flatMap((tree) => {
    const walk = walkTree(tree, guide.trees, facts);
    return walk ? [walk] : [];
  });
}

function walkTree(tree: GuideTree, trees: readonly GuideTree[], facts: ReadonlyMap<Host, Facts>): TreeWalk | null {
  const { area, title, url } = tree;
  const answered: TreeWalk["answered"][number][] = [];
  const given: Answered[] = [];
  let question: GuideQuestion | undefined = tree.questions[0];
  let leaf: GuideQuestion["answers"][number] | null = null;
  // The flow has no cycle; the bound is for a guide that was not checked.
  for (let steps = 0; question && steps <= tree.questions.length; steps++) {
    const answer = theAnswer(question, facts);
    if (!answer) break;
    answered.push({ ask: question.ask, url: question.url, answer: answer.answer.label, lines: answer.lines });
    given.push({ area, question: question.id, answer: answer.answer.id });
    leaf = answer.answer;
    question = tree.questions.find((one) => one.id === answer.answer.to);
  }
  if (question) {
    const { id, ask, run } = question;
    const end = { kind: "question", id, title: ask, url: question.url, run: run.map((one) => one.run) } as const;
    return { area, title, url, answered, link: url + toFragment({ answered: given, area, at: id, kept: [] }), end };
  }
  if (!leaf) return null;
  const outcome = url + toFragment({ answered: given, area, at: leaf.to, kept: [] });
  const further = leaf.url + toFragment({ answered: given, area: leaf.to, at: "", kept: [] });
  const link = trees.some((one) => one.area === leaf.to) ? further : leaf.url.startsWith(`${url}#`) ? outcome : null;
  return { area, title, url, answered, link, end: { kind: "leaf", id: leaf.to, title: leaf.label, url: leaf.url, run: [] } };
}

function theAnswer(question: GuideQuestion, facts: ReadonlyMap<Host, Facts>) {
  const hosts = asked(question, facts);
  const shown = question.answers.flatMap((answer) => {
    const { when } = answer;
    const judged = (namesRole(when) ? [...facts.values()] : hosts).map((known) => judge(when, known)).find((one) => one.truth === true);
    return judged ? [{ answer, lines: judged.lines }] : [];
  });
  return shown.length === 1 ? shown[0]! : null;
}

/** A condition that says itself which host it is about may be asked of all. */
function namesRole(predicate: Predicate): boolean {
  return "all" in predicate && predicate.all.some((one) => "fact" in one && one.fact === "role");
}

/** The hosts that can tell: those that the question's command is for, then a gateway, whose packets tell what clients see. */
function asked(question: GuideQuestion, facts: ReadonlyMap<Host, Facts>): readonly Facts[] {
  const wanted = question.run.map((one) => one.where);
  const by = (role: string): Facts[] => [...facts].filter(([host]) => host.role === role).map(([, known]) => known);
  const fitting = [...new Set(wanted)].flatMap(by);
  return [...new Set([...fitting, ...by("gateway"), ...by("unknown")])];
}
