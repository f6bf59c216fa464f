/** Neighbours and proxy entries: `ip neigh`, `ip neigh show proxy`, and `arp` of net-tools and BSD. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Neighbour, Records } from "../records.ts";
import { ipCommand, shows, valueOf } from "./ip-command.ts";
import { evidence, isCut, pipeline, saysAll, type Parser } from "./parser.ts";

const STATES = "INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|FAILED|NOARP|PERMANENT|NONE";
const ROW = new RegExp(`^\\s*([0-9a-fA-F.:]+) (?:dev (\\S+) ?)?(?:lladdr (\\S+))?.*?(?:\\s(proxy)|\\s?(${STATES}))?\\s*$`);
const BEGIN = new RegExp(`^\\s*[0-9a-fA-F.:]+ dev \\S+ (?:lladdr \\S+|.*\\b(?:${STATES}|proxy)\\s*$)`);
/** `? (192.0.2.254) at 02:00:00:00:00:fe [ether] PERM PUB on eth0`; BSD ends it with `ifscope [ethernet]`. */
const ARP_A = /^\S+ \(([\d.]+)\) at (\S+)(.*) on (\S+)/;
/** `192.0.2.254  ether  02:00:00:00:00:fe  CM  eth0`, of which the address may be incomplete. */
const ARP_N = /^(\d+\.\d+\.\d+\.\d+)\s+(?:(?:\w+|\*)\s+)?([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|<from_interface>|\(incomplete\))(?:\s+([CMPR!]+))?\s.*?(\S+)$/;
const ARP_HEAD = /^Address\s+HWtype\s+HWaddress\s/;

export const ipNeigh: Parser = {
  kind: "ip-neigh",
  prints: shows("neighbour"),
  begins: (line) => BEGIN.test(line),
  continues: (line) => BEGIN.test(line) || isCut(line) || (ROW.test(line) && new RegExp(`(?:${STATES}|proxy)\\s*$`).test(line)),
  parse(block: Block, records: Records): readonly Line[] {
    const command = ipCommand(block.command);
    const device = command && valueOf(command.words, "dev");
    const proxies = command?.words.includes("proxy") ?? false;
    const strange = readEach(block, records, (line) => {
      const found = ROW.exec(line.text);
      const address = parseAddress(found?.[1] ?? "");
      const name = found?.[2] ?? device;
      if (!found || !address || !name) return null;
      return { address, device: name, mac: found[3] ?? null, state: found[5] ?? null, proxy: proxies || found[4] !== undefined };
    });
    const filters = command?.words.filter((word) => word !== "proxy").length;
    if (filters === 0 && command!.family !== 6 && saysAll(block, strange, (line) => BEGIN.test(line))) {
      records.complete(proxies ? "proxies" : "neighbours", evidence(block));
    }
    return strange;
  },
};

export const arp: Parser = {
  kind: "arp",
  prints: (command) => /^arp(?: -[aevn]+)*(?: -i \S+)?$/.test(pipeline(command).command),
  begins: (line) => ARP_HEAD.test(line) || ARP_A.test(line),
  continues: (line) => ARP_HEAD.test(line) || ARP_A.test(line) || ARP_N.test(line) || isCut(line),
  parse: (block, records) =>
    readEach(block, records, (line) => {
      if (ARP_HEAD.test(line.text)) return "nothing";
      const all = ARP_A.exec(line.text);
      const row = all ? null : ARP_N.exec(line.text);
      const address = parseAddress(all?.[1] ?? row?.[1] ?? "");
      if (!address) return null;
      const mac = all?.[2] ?? row![2]!;
      const proxy = all ? /\bPUB\b|\bpublished\b/.test(all[3]!) : (row![3] ?? "").includes("P");
      const known = /^[0-9a-fA-F:]+$/.test(mac);
      return { address, device: all?.[4] ?? row![4]!, mac: known ? mac : null, state: known || proxy ? null : "INCOMPLETE", proxy };
    }),
};

function readEach(block: Block, records: Records, row: (line: Line) => Omit<Neighbour, "lines"> | "nothing" | null): readonly Line[] {
  const strange: Line[] = [];
  for (const line of block.lines) {
    if (!line.text.trim() || isCut(line.text)) continue;
    const read = row(line);
    if (read === null) strange.push(line);
    else if (read !== "nothing") records.neighbours.push({ ...read, lines: [line] });
  }
  return strange;
}
