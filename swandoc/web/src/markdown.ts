/** Text of others as Markdown in which it stays text. */

/** The lines as a code block, followed by a blank line; nothing without lines. */
export function fenced(lines: readonly string[], language = ""): string[] {
  if (lines.length === 0) return [];
  // A fence is longer than any row of backticks inside it (CommonMark, 4.5).
  let fence = "```";
  while (lines.some((text) => text.includes(fence))) fence += "`";
  return [fence + language, ...lines, fence, ""];
}

/** Sentences may quote names from the paste, which must not become markup in a ticket. */
export function escaped(text: string): string {
  return text.replace(/[\\*_[\]<>|#~]/g, "\\$&");
}

export function code(text: string): string {
  return text.includes("`") ? escaped(text).replace(/`/g, "\\`") : `\`${text}\``;
}
