/** The report as Markdown, for a ticket: what was found, on which lines, and what else would have to be looked at. */
import { formatAddress } from "./address.ts";
import { code, escaped, fenced } from "./markdown.ts";
import type { Finding, Open, Report, Walk } from "./report.ts";
import { commands, LEVELS, nothing } from "./report-words.ts";

export function reportMarkdown(report: Report): string {
  return [
    "# What the checker found",
    "",
    ...hosts(report),
    ...(report.findings.length > 0 ? report.findings.flatMap((one) => finding(one, report.walks)) : [nothing(report), ""]),
    ...moved(report),
    ...trees(report),
    ...checked(report),
    ...open(report.open),
    ...strange(report),
  ].join("\n");
}

function hosts(report: Report): string[] {
  return [
    ...report.hosts.map(({ name, role, blocks }) => {
      const kinds = [...new Set(blocks.map((block) => block.command ?? block.kind))];
      return `- ${escaped(name)} (${role}): ${kinds.map(code).join(", ")}`;
    }),
    "",
  ];
}

function finding(one: Finding, walks: readonly Walk[]): string[] {
  const walk = one.walk === null ? undefined : walks[one.walk];
  return [
    `## ${one.code}: ${escaped(one.title)}`,
    "",
    `${LEVELS[one.level]}, on ${escaped(one.host)}.`,
    "",
    ...one.because.map((because) => `- ${escaped(because)}`),
    "",
    ...fenced(one.lines.map(({ text }) => text)),
    ...(walk ? steps(walk) : []),
  ];
}

function steps(walk: Walk): string[] {
  const { source, destination } = walk.packet;
  return [
    `${escaped(walk.title)}, ${formatAddress(source)} to ${formatAddress(destination)}:`,
    "",
    ...walk.steps.map((step, at) => `${at + 1}. ${step.hop}, ${step.outcome}: ${escaped(step.text)}`),
    "",
  ];
}

function moved(report: Report): string[] {
  if (report.moved.length === 0) return [];
  const items = report.moved.map((one) => `- ${escaped(one.counter)} (${escaped(one.host)}): ${one.before} → ${one.after}`);
  return ["## Counters that rose", "", ...items, ""];
}

function trees(report: Report): string[] {
  return report.trees
    .filter((tree) => tree.answered.length > 0)
    .flatMap((tree) => [
      `## ${escaped(tree.title)}: answered so far`,
      "",
      ...tree.answered.map((one) => `- ${escaped(one.ask)} ${escaped(one.answer)}`),
      `- ${tree.end.kind === "question" ? `Next: ${escaped(tree.end.title)} ${tree.end.run.map(code).join(", ")}` : `Leads to ${code(tree.end.id)}`}`,
      "",
    ]);
}

function checked(report: Report): string[] {
  if (report.fine.length === 0) return [];
  const items = report.fine.map((one) => `- ${one.code}: ${escaped(one.title)} (${escaped(one.host)})`);
  return ["## Checked, and not the case", "", ...items, ""];
}

function open(found: readonly Open[]): string[] {
  if (found.length === 0) return [];
  const items = commands(found).map(([run, codes]) => `- ${code(run)} for ${codes.join(", ")}`);
  return ["## Not examined, and what would tell", "", ...items, ""];
}

/** Of lines that were not understood, as many as a ticket bears. */
const STRANGE = 100;

function strange(report: Report): string[] {
  const lines = report.hosts.flatMap((host) => host.blocks.flatMap((block) => block.notUnderstood));
  if (lines.length === 0) return [];
  const count = lines.length > STRANGE ? `, the first ${STRANGE} of ${lines.length}` : "";
  return [`## Lines that were not understood${count}`, "", ...fenced(lines.slice(0, STRANGE).map(({ text }) => text))];
}
