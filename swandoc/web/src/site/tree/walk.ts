/**
 * The reader's way through the trees, as a value and as the fragment of an address. Questions and answers go by their
 * ids, so that a link holds as long as what it names does, whatever else is added to the tree or moved in it.
 */
import { endOf, flowOf, questionOf, type Answer, type Flow, type Flows } from "./flow.ts";

export interface Answered {
  readonly area: string;
  readonly question: string;
  /** The answer's id. */
  readonly answer: string;
}

export interface Walk {
  /** In the order in which they were given; from one area to the next where an answer leads there. */
  readonly answered: readonly Answered[];
  /** The area and the node (a question, an outcome or a scenario) that the walk has come to; "" for an area's start. */
  readonly area: string;
  readonly at: string;
  /** Answers to questions of this area that were given before an earlier one was changed, and that may hold still. */
  readonly kept: readonly Answered[];
}

/** Why a link holds up to where it was stopped only. */
export interface Stopped {
  readonly why: "no-question" | "no-answer" | "elsewhere";
  /** The question or node of the link. */
  readonly node: string;
}

const PREFIX = "#walk:";
const LONGEST = 4000; // characters
const ID = "[a-z][a-z0-9-]{0,59}";
const STEP = new RegExp(`^(${ID})\\.([a-z0-9]{1,8})$`);
const AREA = new RegExp(`^${ID}$`);
const NODE = new RegExp(`^(?:${ID})?$`);

/** `#walk:AREA/QUESTION.ANSWER/QUESTION.ANSWER,AREA/NODE~QUESTION.ANSWER`; what follows ~ is kept. */
export function toFragment(walk: Walk): string {
  if (walk.answered.length + walk.kept.length === 0 && walk.at) return `#${walk.at}`;
  let text = PREFIX;
  let area = "";
  for (const one of walk.answered) {
    if (one.area !== area) text += `${area && ","}${(area = one.area)}`;
    text += `/${one.question}.${one.answer}`;
  }
  if (walk.area !== area) text += `${area && ","}${walk.area}`;
  return `${text}/${walk.at}${walk.kept.map((one) => `~${one.question}.${one.answer}`).join("")}`;
}

/** Whether a fragment is meant to be a walk, sound or not. */
export function isWalk(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** What a fragment says, not yet compared with the trees; null if it is none of a walk. */
export function fromFragment(fragment: string): Walk | null {
  if (!isWalk(fragment) || fragment.length > LONGEST) return null;
  const [way = "", ...kept] = fragment.slice(PREFIX.length).split("~");
  const parts = way.split(",").map((part) => part.split("/"));
  const at = parts.at(-1)!.length > 1 ? parts.at(-1)!.pop()! : "?";
  const area = parts.at(-1)![0]!;
  const answered = parts.flatMap(([of = "", ...nodes]) => nodes.map((node) => step(of, node)));
  const later = kept.map((one) => step(area, one));
  const sound = (steps: (Answered | null)[]): steps is Answered[] => !steps.includes(null);
  if (!parts.every(([of = ""]) => AREA.test(of)) || !NODE.test(at) || !sound(answered) || !sound(later)) return null;
  return { answered, area, at, kept: later };
}

function step(area: string, text: string): Answered | null {
  const found = STEP.exec(text);
  return found && { area, question: found[1]!, answer: found[2]! };
}

export function areasOf(walk: Walk): string[] {
  return [...walk.answered.map((one) => one.area), walk.area];
}

export function answerOf(flows: Flows, given: Answered): Answer | null {
  return questionOf(flowOf(flows, given.area), given.question)?.answers.find((one) => one.id === given.answer) ?? null;
}

/** The walk as far as the trees of today have it, and why it was stopped; null where not even its start is there. */
export function restore(walk: Walk, flows: Flows): { readonly walk: Walk; readonly stopped: Stopped | null } | null {
  const answered: Answered[] = [];
  const stop = (area: string, at: string, why: Stopped["why"], node: string) => ({
    walk: { answered, area, at, kept: [] },
    stopped: { why, node },
  });
  let here = { area: walk.answered[0]?.area ?? walk.area, at: walk.answered[0]?.question ?? walk.at };
  const start = flowOf(flows, here.area)?.questions[0]?.id;
  if (start === undefined) return null;
  here.at ||= start;
  if (!nodeOf(flows, here)) return stop(here.area, start, "no-question", here.at);
  for (const [nth, given] of walk.answered.entries()) {
    const answer = answerOf(flows, given);
    if (!answer) return stop(given.area, given.question, "no-answer", given.question);
    const next = leadsTo(flows, given.area, answer.to);
    const further = walk.answered[nth + 1];
    const meant = further ? { area: further.area, at: further.question } : { area: walk.area, at: walk.at || next?.at };
    if (!next || next.area !== meant.area || next.at !== meant.at) {
      const gone = !nodeOf(flows, { area: meant.area, at: meant.at ?? "" });
      return stop(given.area, given.question, gone ? "no-question" : "elsewhere", gone ? (meant.at ?? "") : given.question);
    }
    answered.push(given);
    here = next;
  }
  return { walk: { answered, ...here, kept: stillNeeded(walk.kept, flows, here) }, stopped: null };
}

/** Where an answer leads: a node of the area, or the first question of another; null if that is not known. */
function leadsTo(flows: Flows, area: string, to: string): { area: string; at: string } | null {
  if (endOf(flowOf(flows, area), to)?.kind !== "area") return { area, at: to };
  const start = flowOf(flows, to)?.questions[0]?.id;
  return start === undefined ? null : { area: to, at: start };
}

function nodeOf(flows: Flows, { area, at }: { readonly area: string; readonly at: string }): unknown {
  const flow = flowOf(flows, area);
  return questionOf(flow, at) ?? endOf(flow, at);
}

/** The walk after an answer to the question that it has come to. Kept answers are given again as long as they fit. */
export function choose(walk: Walk, answer: Answer, flow: Flow): Walk {
  const answered = [...walk.answered, { area: walk.area, question: walk.at, answer: answer.id }];
  if (endOf(flow, answer.to)?.kind === "area") return { answered, area: answer.to, at: "", kept: [] };
  const flows = { [flow.area]: flow };
  let kept = walk.kept.filter((one) => one.question !== walk.at);
  let at = answer.to;
  for (;;) {
    const again = kept.find((one) => one.question === at);
    const to = again && answerOf(flows, again)?.to;
    // The last kept answer is left to the reader where it would leave the questions.
    if (!again || to === undefined || !questionOf(flow, to)) break;
    answered.push(again);
    kept = kept.filter((one) => one !== again);
    at = to;
  }
  return { answered, area: walk.area, at, kept: stillNeeded(kept, flows, { area: walk.area, at }) };
}

/** The walk back at the answer number `nth`; that one and those after it in its area are kept. */
export function goBackTo(walk: Walk, nth: number): Walk {
  const { area, question } = walk.answered[nth]!;
  const later = [...walk.answered.slice(nth), ...walk.kept].filter((one) => one.area === area);
  return { answered: walk.answered.slice(0, nth), area, at: question, kept: later };
}

/** Of the kept answers those that exist, and whose question can be reached from here. */
function stillNeeded(kept: readonly Answered[], flows: Flows, here: { readonly area: string; readonly at: string }): Answered[] {
  const reached = reachable(flowOf(flows, here.area), here.at);
  return kept.filter((one) => one.area === here.area && reached.has(one.question) && answerOf(flows, one));
}

/** All nodes that answers can still lead to, the one itself included. */
export function reachable(flow: Flow | null, from: string): Set<string> {
  const reached = new Set([from]);
  for (const id of reached) for (const { to } of questionOf(flow, id)?.answers ?? []) reached.add(to);
  return reached;
}
