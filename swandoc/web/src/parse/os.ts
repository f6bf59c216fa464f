/** Which system this is: uname, os-release, versions of strongSwan, date, Win32_OperatingSystem. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { pipeline, type Parser } from "./parser.ts";

/** What a line says, as pairs of a name in `Records.about` and its value; null where it says nothing known. */
type Reader = (line: string) => readonly (readonly [string, string])[] | null;

const UNAME = /^(Linux|FreeBSD|OpenBSD|NetBSD|Darwin)\s+(\S+)\s+(\d\S*)(?:\s.*)?$/;
/** `ipsec version`: the kernel is after the K. */
const IPSEC_VERSION = /^(?:Linux|FreeBSD|Darwin)?\s*strongSwan\s+U(\d[\w.]*)\/K(\S+)/;
const SWANCTL_VERSION = /^(?:strongSwan\s+(?:swanctl\s+)?(\d+\.[\w.]+)(?:\s+swanctl)?|charon(?:-systemd)?\s+(\d+\.\S+),?.*)$/;
/** From `swanctl --stats` and `ipsec statusall`. */
const DAEMON = /\bstrongSwan\s+(\d+\.[\w.]+),\s+(\w+)\s+([^,)\s]+)/;
const PRETTY_NAME = /^PRETTY_NAME="?([^"]*)"?$/;
const RELEASE = /^(?:[A-Z][A-Z0-9_]*=(?:"[^"]*"|'[^']*'|[^\s"']*))$/;
const DATE = /^(?:[A-Z][a-z]{2} (?:[A-Z][a-z]{2} [ \d]\d|[ \d]\d [A-Z][a-z]{2}) .*\d{4}.*|\d{4}-\d\d-\d\dT\d\d:\d\d:\S+)$/;
const WINDOWS = /^(Caption|Version)\s+:\s+(\S.*)$/;
const NAME_ALONE = /^(Linux|FreeBSD|Darwin)$/;

const READERS: readonly Reader[] = [
  (line) => {
    const found = UNAME.exec(line);
    return found && [["system", found[1]!], ["hostname", found[2]!], ["kernel", found[3]!]];
  },
  (line) => {
    const found = IPSEC_VERSION.exec(line);
    return found && [["strongswan", found[1]!], ["kernel", found[2]!]];
  },
  (line) => {
    const found = SWANCTL_VERSION.exec(line);
    return found && [["strongswan", (found[1] ?? found[2])!.replace(/,$/, "")]];
  },
  (line) => {
    const found = DAEMON.exec(line);
    return found && [["strongswan", found[1]!], ["system", found[2]!], ["kernel", found[3]!]];
  },
  (line) => {
    const found = PRETTY_NAME.exec(line);
    return found && [["distribution", found[1]!]];
  },
  (line) => (RELEASE.test(line) || /^University of Applied Sciences|^HSR |^See 'ipsec --copyright'|^(?:Institute|OST)\b/.test(line) ? [] : null),
  (line) => (DATE.test(line) ? [["date", line]] : null),
  (line) => {
    const found = WINDOWS.exec(line);
    return found && (found[1] === "Caption" ? [["system", "Windows"], ["distribution", found[2]!]] : [["kernel", found[2]!]]);
  },
  (line) => (NAME_ALONE.test(line) ? [["system", line]] : null),
];

const COMMAND = /^(?:uname\b|cat \/etc\/(?:os|openwrt)[-_]release|lsb_release\b|hostnamectl\b|date\b|Get-Date\b|hostname\b|(?:ipsec|strongswan|swanctl|charon) (?:--)?version\b|Get-CimInstance Win32_OperatingSystem|ver$)/;

export const os: Parser = {
  kind: "os",
  prints: (command) => COMMAND.test(pipeline(command).command),
  begins: (line) => UNAME.test(line) || IPSEC_VERSION.test(line) || PRETTY_NAME.test(line),
  continues: (line) => !line || RELEASE.test(line) || READERS.some((reader) => reader(line.trim()) !== null),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    for (const line of block.lines) {
      if (line.text.trim() && !read(line, block.command ?? "", records)) strange.push(line);
    }
    return strange;
  },
};

function read(line: Line, command: string, records: Records): boolean {
  const text = line.text.trim();
  for (const reader of READERS) {
    const said = reader(text);
    if (!said) continue;
    for (const [name, value] of said) records.about.set(name, { value, lines: [line] });
    return true;
  }
  // `uname -r`, `hostname`: the command says what the one word is.
  const bare = /^uname -r\b/.test(command) ? "kernel" : /^(?:uname -n|hostname)\b/.test(command) ? "hostname" : null;
  if (!bare || !/^\S+$/.test(text)) return false;
  records.about.set(bare, { value: text, lines: [line] });
  return true;
}
