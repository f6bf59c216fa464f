/** The path taken as an incident note: what was asked, run, printed and answered, and what mends it. */
import { escaped, fenced } from "../../markdown.ts";
import { redact } from "../../paste/redact.ts";
import { endOf, flowOf, questionOf, type Flows } from "./flow.ts";
import { answerOf, type Walk } from "./walk.ts";

export interface Note {
  readonly title: string;
  readonly date: string;
  /** The address at which the path is shown again. */
  readonly link: string;
  readonly steps: readonly NoteStep[];
  /** What the path has come to. */
  readonly end: { readonly title: string; readonly link: string; readonly fixes: readonly Fix[] };
}

export interface NoteStep {
  readonly ask: string;
  readonly runs: readonly { readonly where: string; readonly run: string }[];
  /** What the reader pasted, without secrets; "" for nothing. */
  readonly output: string;
  readonly answer: string;
}

export interface Fix {
  readonly title: string;
  /** What to run, in the dialect that the reader has chosen, or what to do by hand. */
  readonly parts: { readonly title: string; readonly code: string }[];
  readonly byHand: string[];
}

export interface Around {
  readonly date: Date;
  /** The address of the site's root. */
  readonly root: string;
  readonly link: string;
  readonly fixes: readonly Fix[];
  /** Puts the reader's values into a text with slots. */
  readonly fill: (marked: string) => string;
  readonly output: (area: string, question: string) => string;
}

export const ONE_IS_ENOUGH = "One of these is enough:";

/** The note of a walk that `restore` has compared with the trees. */
export function noteOf(walk: Walk, flows: Flows, around: Around): Note {
  const { fill } = around;
  const steps = walk.answered.flatMap((given): NoteStep[] => {
    const question = questionOf(flowOf(flows, given.area), given.question);
    const answer = answerOf(flows, given);
    if (!question || !answer) return [];
    return [
      {
        ask: fill(question.ask),
        runs: question.run.map(({ where, run }) => ({ where, run: fill(run) })),
        output: withoutSecrets(around.output(given.area, given.question)),
        answer: fill(answer.label),
      },
    ];
  });
  const flow = flowOf(flows, walk.area);
  const end = endOf(flow, walk.at);
  const title = end ? `Result: ${end.code && `${end.code}: `}${fill(end.title)}` : `Still open: ${fill(questionOf(flow, walk.at)?.ask ?? "")}`;
  return {
    title: `Incident note: ${fill(flow?.title ?? "")}`,
    date: `${around.date.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    link: around.link,
    steps,
    end: { title, link: end?.url ? around.root + end.url : "", fixes: around.fixes },
  };
}

function withoutSecrets(text: string): string {
  const lines = text.split("\n").map((line, at) => ({ text: line.trimEnd(), paste: 0, no: at + 1 }));
  return redact(lines)
    .map((line) => line.text)
    .join("\n")
    .trim();
}

export function noteMarkdown(note: Note): string {
  return [
    `# ${escaped(note.title)}`,
    "",
    `${note.date}. The path: <${note.link}>`,
    "",
    ...note.steps.flatMap(stepMarkdown),
    `## ${escaped(note.end.title)}`,
    "",
    ...(note.end.link ? [`<${note.end.link}>`, ""] : []),
    ...(note.end.fixes.length > 1 ? [ONE_IS_ENOUGH, ""] : []),
    ...note.end.fixes.flatMap(fixMarkdown),
  ].join("\n");
}

function stepMarkdown(step: NoteStep, at: number): string[] {
  return [
    `## ${at + 1}. ${escaped(step.ask)}`,
    "",
    ...step.runs.flatMap(({ where, run }) => [`On ${escaped(where)}:`, "", ...fenced(run.split("\n"), "sh")]),
    ...(step.output ? ["Output:", "", ...fenced(step.output.split("\n"), "text")] : []),
    `Answer: **${escaped(step.answer)}**`,
    "",
  ];
}

function fixMarkdown(fix: Fix): string[] {
  return [
    `### ${escaped(fix.title)}`,
    "",
    ...fix.parts.flatMap(({ title, code }) => [`${escaped(title)}:`, "", ...fenced(code.split("\n"))]),
    ...fix.byHand.map((action, at) => `${at + 1}. ${escaped(action)}`),
    ...(fix.byHand.length > 0 ? [""] : []),
  ];
}
