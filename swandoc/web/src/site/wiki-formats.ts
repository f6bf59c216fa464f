/** The markups of wikis: written by swandoc/site/format_data.py from swandoc/snippets/formats. */

/** `before`, the text, `after`; in the text pairs are replaced and then lines that are not empty indented. */
export interface Block {
  readonly before: string;
  readonly after: string;
  readonly replace: readonly (readonly [string, string])[];
  readonly indent: string;
}

export interface WikiFormat {
  readonly id: string;
  readonly label: string;
  /** A line that leads to {url} under the name {code}; "" where the markup knows none. */
  readonly link: string;
  /** By language. */
  readonly blocks: Readonly<Record<string, Block>>;
  /** By id and part of a snippet; null where the markup cannot hold that text. */
  readonly unusual: Readonly<Record<string, Block | null>>;
}

declare global {
  interface Window {
    swandocFormats?: readonly WikiFormat[];
  }
}

/** A copy for a wiki: the code block, and a line that leads back; null where the markup cannot hold the text. */
export function forWiki(format: WikiFormat, id: string, language: string, text: string, url: string): string | null {
  const block = Object.hasOwn(format.unusual, id) ? format.unusual[id]! : format.blocks[language];
  if (!block) return null;
  const replaced = block.replace.reduce((whole, [old, fresh]) => whole.split(old).join(fresh), text);
  const lines = replaced.split("\n").map((line) => (line ? block.indent + line : line));
  const code = id.split("/")[0] ?? "";
  const link = format.link && url ? `\n${format.link.replace("{code}", code).replace("{url}", url)}\n` : "";
  return `${block.before}${lines.join("\n")}${block.after}\n${link}`;
}
