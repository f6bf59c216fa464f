/** `swanctl --stats` and `--version` in words and as vici's text, `ipsec version`: plugins, versions, systems. */
import type { Line } from "../line.ts";
import type { Records } from "../records.ts";
import type { Parser } from "./parser.ts";
import { isNoise, isPretty } from "./swanctl-list.ts";
import { beginsMessage, messages, type Section } from "./vici-raw.ts";

const PLUGINS = /^\s*loaded plugins: (\S.*)$/;
const PLAIN = /^\s*(?:uptime: |worker threads: |job queues: |jobs scheduled: |IKE_SAs: |memory usage: |mallinfo: )/;
/** Each names system, version of strongSwan, and kernel where they are said. */
const VERSIONS: readonly RegExp[] = [
  /^strongSwan swanctl (?<strongswan>\S+)$/,
  /^strongSwan (?<strongswan>\S+) \S+ \((?<system>[^,]+), (?<kernel>[^,]+), [^)]*\)$/,
  /^(?<system>\w+) (?:strong|weak)Swan U(?<strongswan>[^/\s]+)\/K(?<kernel>\S+)$/,
  /^(?<system>\w+) Libreswan (?<libreswan>\S+)(?: \([^)]*\))?(?: on (?<kernel>\S+))?$/,
  /^(?<system>\w+) Openswan U(?<openswan>[^/\s]+)\/K(?<kernel>\S+)/,
];
const IMPRINT = /^(?:University of Applied Sciences|Institute for Internet Technologies|HSR|OST|See 'ipsec --copyright')/;

export const daemon: Parser = {
  kind: "daemon",
  prints: (command) => /^swanctl (?:--stats|-S|--version|-v)\b/.test(command) || /^(?:ipsec|strongswan) (?:--)?version$/.test(command),
  begins: (line) => PLUGINS.test(line) || /^uptime: .* since /.test(line) || VERSIONS.some((one) => one.test(line)) || /^(?:stats|version) reply \{/.test(line),
  continues: (line) => PLUGINS.test(line) || PLAIN.test(line) || VERSIONS.some((one) => one.test(line)) || IMPRINT.test(line) || isPretty(line),
  parse(block, records) {
    const lines = block.lines.filter((line) => !isNoise(line.text));
    if (!lines.some((line) => beginsMessage(line.text))) return lines.filter((line) => !readWords(line, records));
    const { found, strange } = messages(lines);
    for (const message of found) readMessage(message, records);
    return strange;
  },
};

function readWords(line: Line, records: Records): boolean {
  const text = line.text.trim();
  const plugins = PLUGINS.exec(text)?.[1];
  if (plugins) records.plugins.push({ names: plugins.split(/\s+/), lines: [line] });
  const said = VERSIONS.map((one) => one.exec(text)?.groups).find(Boolean);
  for (const [name, value] of Object.entries(said ?? {})) if (value) records.about.set(name, { value, lines: [line] });
  return plugins !== undefined || said !== undefined || PLAIN.test(text) || IMPRINT.test(text);
}

function readMessage(message: Section, records: Records): void {
  const { lists, values, lines } = message;
  const names = lists.get("plugins");
  if (names) records.plugins.push({ names, lines });
  for (const [name, key] of [["strongswan", "version"], ["system", "sysname"], ["kernel", "release"]] as const) {
    const value = message.name === "version" ? values.get(key) : undefined;
    if (value) records.about.set(name, { value, lines });
  }
}
