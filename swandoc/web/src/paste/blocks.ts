/** Cuts a paste into blocks by the commands in it, and where none stand, by what the lines look like. */
import type { Block, Line } from "../line.ts";
import { STEP, type Parser } from "../parse/parser.ts";
import { finished } from "../steps.ts";
import { commandLine, type CommandLine } from "./prompt.ts";

export interface Segment extends Block {
  /** null for lines that no parser takes. */
  readonly parser: Parser | null;
  /** The host's name in prompts or in the collector's header; null where nothing tells. */
  readonly host: string | null;
}

/** By these first characters of a line a parser knows it; only JSON and lists have longer lines. */
const TELLING = 600;
const FENCE = /^\s*(?:```|~~~)\s*(\S)?/;
const COLLECTOR = /^###\s+swandoc-collect\b(.*)$/;

interface Open {
  readonly parser: Parser | null;
  readonly command: string | null;
  readonly commandLine: Line | null;
  readonly lines: Line[];
  /** Under a header all lines up to the next one are the command's output. */
  readonly headed: boolean;
  /** Whether the command is but named in text, as `ip rule`: without lines that follow it may have printed any. */
  readonly named: boolean;
}

export function segments(lines: readonly Line[], parsers: readonly Parser[]): Segment[] {
  return finished(cutting(lines, parsers));
}

export function* cutting(lines: readonly Line[], parsers: readonly Parser[]): Generator<undefined, Segment[]> {
  const found: Segment[] = [];
  let open: Open | null = null;
  let host: string | null = null;
  let isFenced = false;

  const close = (): void => {
    if (open && (open.parser || open.lines.length > 0) && !(open.named && awaitsOutput(open))) {
      const { parser, command, commandLine, lines } = open;
      found.push({ kind: parser?.kind ?? "unknown", parser, command, commandLine, lines: trimmed(lines), host });
    }
    open = null;
  };
  const start = (parser: Parser | null, command: string | null, at: Line | null, { headed = false, named = false } = {}): void => {
    close();
    open = { parser, command, commandLine: at, lines: [], headed, named };
  };

  for (const [at, line] of lines.entries()) {
    if (at % STEP === 0) yield;
    const text = line.text.slice(0, TELLING);
    const collector = COLLECTOR.exec(text);
    if (collector) {
      close();
      host = /\bhost=(\S+)/.exec(collector[1]!)?.[1] ?? host;
      start(parsers.find((parser) => parser.kind === "collector") ?? null, null, null);
      open!.lines.push(line);
      continue;
    }
    const fence = FENCE.exec(text);
    if (fence) {
      isFenced = fence[1] !== undefined || !isFenced;
      // What a command printed may stand in a fence under it.
      if (!isFenced || !awaitsOutput(open)) close();
      continue;
    }
    const command = commandLine(line.text);
    const printer = command && printerOf(command, parsers);
    if (command && (printer || command.by === "header" || isForeignPrompt(command))) {
      // Going on to another host: what came before belongs to the one before.
      if (command.host && command.host !== host) {
        close();
        host = command.host;
      }
      start(printer ?? null, command.command, line, { headed: command.by === "header", named: isNamed(line, isFenced) });
      continue;
    }
    const current = open as Open | null;
    if (current?.parser && (current.headed || current.parser.continues(text))) {
      current.lines.push(line);
      continue;
    }
    const beginner = text.trim() ? parsers.find((parser) => parser.begins(text)) : undefined;
    if (beginner && beginner !== current?.parser) start(beginner, null, null);
    else if (!current || (current.named && text.trim() && awaitsOutput(current))) start(null, null, null);
    (open as unknown as { lines: Line[] }).lines.push(line);
  }
  close();
  return found;
}

function awaitsOutput(open: Open | null): boolean {
  return Boolean(open?.parser && open.commandLine && open.lines.every(({ text }) => !text.trim()));
}

/** Back-ticks outside of fences set commands off from the text around. */
function isNamed({ text }: Line, isFenced: boolean): boolean {
  return !isFenced && /^\s*`[^`]+`/.test(text);
}

function printerOf(command: CommandLine, parsers: readonly Parser[]): Parser | undefined {
  return parsers.find((parser) => parser.prints(command.command));
}

/** A prompt with a command that no parser knows still ends the output before it. */
function isForeignPrompt(command: CommandLine): boolean {
  return command.by === "prompt" && command.host !== null;
}

function trimmed(lines: readonly Line[]): Line[] {
  let first = 0;
  let last = lines.length;
  while (first < last && !lines[first]!.text.trim()) first++;
  while (last > first && !lines[last - 1]!.text.trim()) last--;
  return lines.slice(first, last);
}
