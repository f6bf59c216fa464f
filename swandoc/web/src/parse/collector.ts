/** The header of swandoc-collect.sh and .ps1, and their notes of what they could not read. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import type { Parser } from "./parser.ts";

const HEADER = /^###\s+swandoc-collect\s+(\d+)(?:\s+host=(\S+))?\s*$/;
const NOTE = /^###\s+swandoc-collect:\s+(\S.*)$/;

export const collector: Parser = {
  kind: "collector",
  prints: () => false,
  begins: (line) => HEADER.test(line) || NOTE.test(line),
  continues: () => false,
  parse(block: Block, records: Records): readonly Line[] {
    return block.lines.filter((line) => !understood(line, records) && line.text.trim());
  },
};

function understood(line: Line, records: Records): boolean {
  const header = HEADER.exec(line.text);
  if (header?.[2]) records.about.set("hostname", { value: header[2], lines: [line] });
  const note = NOTE.exec(line.text);
  if (note) {
    const before = records.about.get("unreadable");
    const value = note[1]!.replace(/^could not read: /, "");
    records.about.set("unreadable", {
      value: before ? `${before.value}\n${value}` : value,
      lines: [...(before?.lines ?? []), line],
    });
  }
  return header !== null || note !== null;
}
