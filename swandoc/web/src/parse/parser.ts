/** What a parser of one command's output is. A new command is one module in this folder, listed in usual.ts or further.ts. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";

export interface Parser {
  /** The kind of block, unique: "ip-route". */
  readonly kind: string;
  /** Whether this command prints such a block. The command comes without prompt, sudo and path. */
  prints(command: string): boolean;
  /** Whether a line that no command precedes can only come from such a block, and so begins one. */
  begins(line: string): boolean;
  /** Whether a line may go on a block that has begun; blank lines are asked for too. */
  continues(line: string): boolean;
  /**
   * Adds what the block says to `records` and returns the lines that it did not understand.
   * It never throws on bad input, and reads a line that is cut short as far as it goes.
   */
  parse(block: Block, records: Records): readonly Line[];
  /** The same for outputs that may be very long: yields now and then, so that a page can answer its reader. */
  parsing?(block: Block, records: Records): Generator<undefined, readonly Line[]>;
}

/** Lines between two yields. */
export const STEP = 2000;

export interface Pipeline {
  /** The part of a command line before a pipe, without redirections. */
  readonly command: string;
  /** Whether a filter may have taken lines away. */
  readonly filtered: boolean;
}

/** Every parser asks about the same line in turn, and large pastes have 100,000 lines. */
let latest: { readonly line: string; readonly pipeline: Pipeline } | null = null;

/** `command` has single blanks, as `bareCommand` leaves it. */
export function pipeline(command: string): Pipeline {
  if (latest?.line !== command) latest = { line: command, pipeline: split(command) };
  return latest.pipeline;
}

function split(line: string): Pipeline {
  const [first = "", ...rest] = line.split(/ ?\| ?/);
  const kept = rest.every((part) => /^(?:cat|less|more|tee|column|sort)\b/.test(part));
  return { command: first.replace(/ (?:2?>|2>&1|>>).*$/, "").trim(), filtered: !kept };
}

/** Whether the block holds all that its command can print: a command stands before it, and nothing filtered it. */
export function isWhole(block: Block): boolean {
  return block.command !== null && !pipeline(block.command).filtered && !block.lines.some((line) => isCut(line.text));
}

/** Whether a line says that lines were left out: `[...]`, `...`, `<snip>`. */
export function isCut(text: string): boolean {
  return /^\s*(?:\[?\.{3,}\]?|\[?…\]?|<\/?snip>|\[snip\]|-+ ?snip ?-+)\s*$/i.test(text);
}

/** What a shell or a tool says when it could not do what it was asked. */
const FAILURE = /^(?:RTNETLINK answers|Error|Cannot|Failed|Dump|Object|Usage|netlink|open|request|-?\w*sh): |^(?:Cannot|Dump) |not found|not permitted|permission denied|No such/i;

/**
 * Whether the block says all that there is: it is whole, and among the lines that were not understood none may be one
 * of its entries (`mayBe`) or says that the command failed. Prose that follows an output does no harm.
 */
export function saysAll(block: Block, strange: readonly Line[], mayBe: (line: string) => boolean): boolean {
  return isWhole(block) && !strange.some((line) => mayBe(line.text) || FAILURE.test(line.text));
}

/** The lines that show that something is complete: the command and what it printed, shortened to the command. */
export function evidence(block: Block): readonly Line[] {
  return block.commandLine ? [block.commandLine] : block.lines.slice(0, 1);
}
