/** Neighbours and proxy entries: `ip neigh` and `ip neigh show proxy`. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Neighbour, Records } from "../records.ts";
import { ipCommand, shows, valueOf } from "./ip-command.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";

const STATES = "INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|FAILED|NOARP|PERMANENT|NONE";
const STATE = new RegExp(`^(?:${STATES})$`);
const BEGIN = new RegExp(`^\\s*[0-9a-fA-F.:]+ dev \\S+ (?:lladdr \\S+|.*\\b(?:${STATES}|proxy)\\s*$)`);
/** Without the device, which a filter leaves out. */
const ROW = new RegExp(`^\\s*[0-9a-fA-F.:]+ (?:.*\\b(?:${STATES}|proxy)\\s*$)`);
export const ipNeigh: Parser = {
  kind: "ip-neigh",
  prints: shows("neighbour"),
  begins: (line) => BEGIN.test(line),
  continues: (line) => BEGIN.test(line) || ROW.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const command = ipCommand(block.command);
    const device = command && valueOf(command.words, "dev");
    const proxies = command?.words.includes("proxy") ?? false;
    let ignored = false;
    const strange = readEach(block, records, (line) => {
      const words = line.text.trim().split(/\s+/);
      const address = parseAddress(words[0]!);
      const name = valueOf(words, "dev") ?? device;
      const proxy = words.at(-1) === "proxy";
      const state = words.find((word) => STATE.test(word)) ?? null;
      if (!address || !name || (!proxy && !state)) return null;
      // busybox does not know `proxy` and prints neighbours.
      ignored ||= proxies && !proxy;
      return { address, device: name, mac: valueOf(words, "lladdr"), state, proxy };
    });
    const filters = command?.words.filter((word) => word !== "proxy").length;
    if (filters === 0 && !ignored && saysAll(block, strange, (line) => BEGIN.test(line))) {
      records.complete(`${proxies ? "proxies" : "neighbours"} ${command!.family ?? 4}`, evidence(block));
    }
    return strange;
  },
};

export function readEach(block: Block, records: Records, row: (line: Line) => Omit<Neighbour, "lines"> | "nothing" | null): readonly Line[] {
  const strange: Line[] = [];
  for (const line of block.lines) {
    if (!line.text.trim() || isCut(line.text)) continue;
    const read = row(line);
    if (read === null) strange.push(line);
    else if (read !== "nothing") records.neighbours.push({ ...read, lines: [line] });
  }
  return strange;
}
