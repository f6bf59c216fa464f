/** Command lines of iptables: which of them print rules, and which change them. */
import type { Family } from "../../address.ts";
import { pipeline } from "../parser.ts";
import { options, spelledOut } from "./words.ts";

export interface IptablesCommand {
  readonly family: Family;
  readonly does: "save" | "list-rules" | "list" | "change";
  /** null where all tables are meant. */
  readonly table: string | null;
  /** The chain that -S or -L is limited to. */
  readonly chain: string | null;
  /** -v of -L: whether interfaces are shown. */
  readonly verbose: boolean;
}

const PROGRAM = /^ip(6?)tables(?:-(?:legacy|nft))?(-save)?(?=\s|$)/;

/** null for other commands. */
export function iptablesCommand(line: string): IptablesCommand | null {
  const program = PROGRAM.exec(line);
  if (!program) return null;
  const { command } = pipeline(line.split(/;|&&|\|\|/)[0]!);
  const family = program[1] ? 6 : 4;
  const given = options(spelledOut(command.slice(program[0].length)));
  const value = (name: string): string | null => given.find((option) => option.name === name)?.values[0] ?? null;
  const has = (name: string): boolean => given.some((option) => option.name === name);
  const table = value("-t");
  if (program[2]) return { family, does: "save", table, chain: null, verbose: true };
  const does = has("-S") ? "list-rules" : has("-L") ? "list" : "change";
  return { family, does, table: table ?? "filter", chain: value("-S") ?? value("-L"), verbose: has("-v") };
}
