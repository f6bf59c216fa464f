/**
 * A page as its lines of plain text: what a wiki, an editor or a browser put around and into a snippet is gone. The
 * rules of swandoc/snippets/copies/lines.py, which tests/vectors/copies.json binds both to.
 */

export interface Line {
  /** Counts the page's lines from 1. */
  readonly number: number;
  readonly text: string;
  /** Markup ends or begins here, and `text` is "". */
  readonly end: boolean;
}

const BREAK = /\r\n|[\r\n\u2028\u2029]/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

const CDATA_IN_TWO = /\]\]\]\]><!\[CDATA\[>/g;
const AROUND = /<!\[CDATA\[|\]\]>|<\/?(?:pre|syntaxhighlight|source|ac:[a-z-]+)(?:\s[^<>]*)?\/?>/i;
const NEW_LINE = /<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/i;
const INLINE =
  /<\/?(?:a|b|body|code|div|em|font|h[1-6]|i|kbd|li|nowiki|ol|p|samp|span|strong|table|tbody|td|th|thead|tr|tt|u|ul|wbr)(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));/g;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/** A line that is nothing but the border of a code block, in the wikis' own markup. */
const BORDER =
  /^(?:(?:`{3,}|~{3,})[^`]*|\{(?:code|noformat)(?::[^}]*)?\}|\{\{\/?code[^}]*\}\}|\{\{\{|\}\}\}|<\/?file[^<>]*>|-{4,}|\.{4,}|\+{4,}|\[source[^\]]*\]|\.\. (?:code|code-block|sourcecode)::.*)$/;

export function plainLines(page: string): Line[] {
  return page
    .split(BREAK)
    .flatMap((source, at) => pieces(source).map(([text, end]) => ({ number: at + 1, text: end ? "" : text, end })));
}

/** One line of a page as the lines that it shows, each with whether it is an end. */
function pieces(source: string): (readonly [string, boolean])[] {
  if (!source.includes("<") && !source.includes("]]>")) {
    const text = shown(source);
    return [[text, BORDER.test(text.trim())]];
  }
  return source
    .replace(CDATA_IN_TWO, "\0")
    .split(AROUND)
    .flatMap((inside, at) => [
      ...(at ? [["", true] as const] : []),
      ...inside.split(NEW_LINE).map((piece) => {
        const text = shown(piece.replace(INLINE, "").replaceAll("\0", "]]>"));
        return [text, BORDER.test(text.trim()) || (!text && piece.trim() !== "")] as const;
      }),
    ]);
}

function shown(piece: string): string {
  return piece
    .replace(ENTITY, (entity, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name) return NAMED[name]!;
      const point = decimal ? Number(decimal) : parseInt(hex ?? "", 16);
      return point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : entity;
    })
    .replace(INVISIBLE, "")
    .replace(SPACE, " ")
    .replace(/[ \t]+$/, "");
}
