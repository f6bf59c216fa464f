/** Pastes spoilt at random, the same for the same seed. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to and without `end` (the generator mulberry32). */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}

/** What patterns with two ways to match the same text stumble over when it comes again and again. */
export const TOKENS: readonly string[] = [
  ...[" ", "a", "1", "é", "a ", "1 ", "\t", "a.", "1.", ":", "::", "a:", "a: ", "f:", "1:", "(", "( ", "[", "[1", "[1]: ", "{", "{ ", "{1}: ", "}", "\"", "\" ", "a\"", "'", "`", "="],
  ...["a=b ", "=a", "-", "- ", "--x ", "#", "#1: \"", ">", "> ", "<", "|", " | ", "\\", "\\ ", ",", ", ", "a, ", "/", "a/", "/1", "sudo ", "sudo -u a ", "A=1 ", "watch -a ", "0x0", "0s0"],
  ...["0.0.0.0 ", "0.0.0.0/", "...", ".", "a..", " === ", "=== a ", "; ", ";", "set ", "x{", "a@", "@", "%", "!", "! ", "*", "$", "$ ", "psk ", "secret", "key-", "auth ", "//a", "//a:", "CN="],
  ...["ago, ", "-A ", "-m ", "\"x\" ", "len 1 ", "TS ", ") ", "](", "a-b", "Z ", "\u0000", "\u001b[", "\u200b", "😀", "(a", "{}", "[]", "{\"a\":", "[["],
];

const NUMBERS = ["0", "-1", "255", "256", "65535", "65536", "4294967295", "4294967296", "18446744073709551616", "1e9", "00", "0x", "0xffffffff", "999999999999999999999999", "9".repeat(400), "1.5"];

type Mutation = (lines: string[], chance: Chance) => string[];

const somewhere = (lines: readonly string[], chance: Chance): number => chance.below(Math.max(1, lines.length));

function changed(lines: string[], chance: Chance, change: (line: string) => string): string[] {
  const at = somewhere(lines, chance);
  return lines.map((line, index) => (index === at ? change(line) : line));
}

const MUTATIONS: readonly Mutation[] = [
  // Cut, doubled, joined, left out, shuffled.
  (lines, chance) => changed(lines, chance, (line) => line.slice(0, chance.below(line.length + 1))),
  (lines, chance) => changed(lines, chance, (line) => line.slice(chance.below(line.length + 1))),
  (lines, chance) => lines.flatMap((line) => (chance.below(8) === 0 ? [line, line] : [line])),
  (lines, chance) => lines.filter(() => chance.below(6) > 0),
  (lines, chance) => lines.join("\n").split("").map((sign) => (sign === "\n" && chance.below(5) === 0 ? " " : sign)).join("").split("\n"),
  (lines, chance) => lines.map((line) => ({ line, at: chance.below(1000) })).sort((one, other) => one.at - other.at).map(({ line }) => line),
  (lines, chance) => lines.slice(somewhere(lines, chance)),
  // Characters.
  (lines, chance) => lines.map((line) => (chance.below(4) > 0 || !line ? line : flipped(line, chance))),
  (lines, chance) => changed(lines, chance, (line) => line + chance.of(TOKENS).repeat(1 + chance.below(1500))),
  (lines, chance) => changed(lines, chance, (line) => chance.of(TOKENS).repeat(1 + chance.below(300)) + line),
  (lines, chance) => changed(lines, chance, (line) => line.replaceAll(/\s+/g, () => chance.of([" ", "  ", "\t", "", " ".repeat(chance.below(400))]))),
  (lines, chance) => lines.map((line) => (chance.below(3) > 0 ? line : [...line].map((sign) => (chance.below(20) > 0 ? sign : String.fromCodePoint(32 + chance.below(0x2fff)))).join(""))),
  // Numbers and addresses at their bounds.
  (lines, chance) => lines.map((line) => line.replaceAll(/\d+/g, (number) => (chance.below(6) > 0 ? number : chance.of(NUMBERS)))),
  (lines, chance) => lines.map((line) => line.replaceAll(/\b[\da-f.:]+\/\d+\b/g, (prefix) => (chance.below(3) > 0 ? prefix : chance.of(["0.0.0.0/0", "::/0", "255.255.255.255/32", "10.0.0.0/33", "::/129", "fe80::1%eth0/64", "1.2.3/8", "ffff::/128"])))),
  // Words from elsewhere in the paste; braces without end.
  (lines, chance) => changed(lines, chance, (line) => line.replaceAll(/\S+/g, (word) => (chance.below(3) > 0 ? word : chance.of(lines.join(" ").split(" "))))),
  (lines, chance) => changed(lines, chance, (line) => line + chance.of(["{", "[", "(", "{\"a\":[", "x {"]).repeat(chance.below(1000))),
  (lines, chance) => lines.map((line) => (chance.below(10) > 0 ? line : `${" ".repeat(chance.below(60))}${line}`)),
  // As mail programs, terminals and wikis leave them.
  (lines) => lines.map((line) => `> ${line}`),
  (lines, chance) => [lines.join(chance.of(["\r\n", "\r", "\u001b[0m\n", "\u2028", " "]))],
  (lines, chance) => lines.flatMap((line) => (chance.below(12) === 0 ? [chance.of(["```", "[...]", "...", "### ", "# ", "root@gw:~# ip route", "$ nft list ruleset", "", "-----BEGIN PRIVATE KEY-----"]), line] : [line])),
];

function flipped(line: string, chance: Chance): string {
  const at = chance.below(line.length);
  return line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ (1 << chance.below(7))) + line.slice(at + 1);
}

/** Lines of some files one after the other or in turns, then spoilt. */
export function spoilt(corpus: readonly (readonly string[])[], chance: Chance): string {
  const parts = Array.from({ length: 1 + chance.below(3) }, () => {
    const file = chance.of(corpus);
    const from = chance.below(3) > 0 ? 0 : somewhere(file, chance);
    return file.slice(from, from + 1 + chance.below(60));
  });
  let lines = chance.below(4) > 0 ? parts.flat() : parts[0]!.flatMap((_, at) => parts.flatMap((part) => part.slice(at, at + 1)));
  for (let left = chance.below(5); left > 0; left--) lines = chance.of(MUTATIONS)(lines, chance);
  return lines.join("\n");
}
