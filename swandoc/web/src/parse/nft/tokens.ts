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

/** A line in which nothing is opened, closed, quoted, ended or commented. */
const PLAIN = /^[^{}";#]+$/;

/** The tokens of a line with a `\n` at its end; comments are left out. */
export function tokensOf(line: Line): Token[] {
  const found: Token[] = [];
  const text = line.text.includes("# xt_") ? line.text.replace(EXTENSION, "xt unknown $1") : line.text;
  TOKEN.lastIndex = 0;
  for (let sign = TOKEN.exec(text); sign; sign = TOKEN.exec(text)) {
    const [word, quoted] = sign;
    if (word.startsWith("#")) break;
    found.push({ text: quoted ?? word, quoted: quoted !== undefined, line });
  }
  if (!WRAPPED.test(text)) found.push({ text: "\n", quoted: false, line });
  return found;
}

/** Reads tokens one after the other, either those given or those of lines, which are cut into tokens as they are reached. */
export class Reader {
  private at = 0;
  private nextLine = 0;

  constructor(
    private all: Token[],
    private readonly lines: readonly Line[] = [],
  ) {}

  get done(): boolean {
    return this.peek() === undefined;
  }

  /** A place to go back to, among given tokens. */
  get place(): number {
    return this.at;
  }

  back(place: number): void {
    this.at = place;
  }

  peek(ahead = 0): Token | undefined {
    while (this.at + ahead >= this.all.length && this.nextLine < this.lines.length) {
      if (this.at === this.all.length) {
        this.all = [];
        this.at = 0;
      }
      this.all.push(...tokensOf(this.lines[this.nextLine++]!));
    }
    return this.all[this.at + ahead];
  }

  /** Whether the next token is this word or sign, unquoted. */
  is(text: string): boolean {
    const token = this.peek();
    return token !== undefined && !token.quoted && token.text === text;
  }

  next(): Token | undefined {
    const token = this.peek();
    if (token) this.at++;
    return token;
  }

  /** The next token's text, which is used up; an empty text at the end. */
  word(): string {
    return this.next()?.text ?? "";
  }

  /** Uses up the next token if it is one of these. */
  skip(...texts: readonly string[]): string | null {
    const token = this.peek();
    if (!token || token.quoted || !texts.includes(token.text)) return null;
    this.at++;
    return token.text;
  }

  /** The next line, which is used up, if no token of it is read yet and it can only be one whole sentence. */
  plainLine(): Line | null {
    while (this.at < this.all.length && this.all[this.at]!.text === "\n") this.at++;
    const line = this.at === this.all.length ? this.lines[this.nextLine] : undefined;
    if (!line || !PLAIN.test(line.text)) return null;
    this.nextLine++;
    return line;
  }

  /** The words of these places, as pasted. */
  text(from: number, to: number): string {
    return this.all.slice(from, to).map((token) => (token.quoted ? `"${token.text}"` : token.text)).join(" ");
  }

  /** Goes past the `}` that closes the braces which the next token opens; the tokens between. */
  braces(): Token[] {
    const inside: Token[] = [];
    this.next();
    for (let depth = 1; !this.done; ) {
      if (this.is("{")) depth++;
      else if (this.is("}")) depth--;
      const token = this.next()!;
      if (depth === 0) break;
      inside.push(token);
    }
    return inside;
  }
}
