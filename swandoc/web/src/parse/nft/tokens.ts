/** Words and signs of a rule set as nft prints it. */
import type { Line } from "../../line.ts";

export interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: Line;
}

const TOKEN = /"([^"]*)"?|[{}(),;|&^]|<<|>>|[<>=!]=?|[^\s"{}(),;|&^<>=!]+/g;
/** nft leaves the rest of the rule to the next line after this warning. */
const WRAPPED = /# Warning: XT (?:target|match|extension) \S+ not found\s*$/i;
/** How nft before 1.0.7 printed an extension of iptables that it could not translate. */
const EXTENSION = /# xt_(\w+)/;

/** The tokens of all lines, a `\n` after each line; comments are left out. */
export function tokens(lines: readonly Line[]): Token[] {
  const found: Token[] = [];
  for (const line of lines) {
    const wrapped = WRAPPED.test(line.text);
    for (const [text, quoted] of line.text.replace(EXTENSION, "xt unknown $1").matchAll(TOKEN)) {
      if (text.startsWith("#")) break;
      found.push({ text: quoted ?? text, quoted: quoted !== undefined, line });
    }
    if (!wrapped) found.push({ text: "\n", quoted: false, line });
  }
  return found;
}

/** Reads tokens one after the other. */
export class Reader {
  private at = 0;

  constructor(private readonly all: readonly Token[]) {}

  get done(): boolean {
    return this.at >= this.all.length;
  }

  get place(): number {
    return this.at;
  }

  /** Goes back to a place. */
  back(place: number): void {
    this.at = place;
  }

  peek(ahead = 0): Token | undefined {
    return this.all[this.at + ahead];
  }

  /** Whether the next token is this word or sign, unquoted. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token !== undefined && !token.quoted && token.text === text;
  }

  next(): Token | undefined {
    return this.all[this.at++];
  }

  /** The next token's text, which is used up; an empty text at the end. */
  word(): string {
    return this.all[this.at++]?.text ?? "";
  }

  /** Uses up the next token if it is one of these. */
  skip(...texts: string[]): string | null {
    const found = texts.find((text) => this.is(text));
    if (found !== undefined) this.at++;
    return found ?? null;
  }

  /** The words from a place to here, as pasted. */
  textSince(place: number): string {
    return this.all.slice(place, this.at).map((token) => (token.quoted ? `"${token.text}"` : token.text)).join(" ");
  }

  /** Goes past the `}` that closes the braces which the next token opens; the tokens between. */
  braces(): Token[] {
    const start = ++this.at;
    for (let depth = 1; this.at < this.all.length; this.at++) {
      if (this.is("{")) depth++;
      else if (this.is("}") && --depth === 0) return this.all.slice(start, this.at++);
    }
    return this.all.slice(start);
  }
}
