/** Walks a guide's decision trees as far as a paste answers their questions. */
import { addressOf, type GuideData, type GuideQuestion, type GuideTree } from "./guide.ts";
import type { Host } from "./host.ts";
import { judge, type Facts, type Predicate } from "./predicate.ts";
import type { TreeWalk } from "./report.ts";
import { toFragment, type Answered } from "./site/tree/walk.ts";

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
    answered.push({ ask: question.ask, url: addressOf(question.url, question.id), answer: answer.answer.label, lines: answer.lines });
    given.push({ area, question: question.id, answer: answer.answer.id });
    leaf = answer.answer;
    question = tree.questions.find((one) => one.id === answer.answer.to);
  }
  if (question) {
    const { id, ask, run } = question;
    const end = { kind: "question", id, title: ask, url: addressOf(question.url, id), run: run.map((one) => one.run) } as const;
    return { area, title, url, answered, link: url + toFragment({ answered: given, area, at: id, kept: [] }), end };
  }
  if (!leaf) return null;
  const address = addressOf(leaf.url, leaf.to);
  const outcome = url + toFragment({ answered: given, area, at: leaf.to, kept: [] });
  const further = address + toFragment({ answered: given, area: leaf.to, at: "", kept: [] });
  const link = trees.some((one) => one.area === leaf.to) ? further : address.startsWith(`${url}#`) ? outcome : null;
  return { area, title, url, answered, link, end: { kind: "leaf", id: leaf.to, title: leaf.label, url: address, run: [] } };
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
