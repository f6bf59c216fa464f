/** Neighbours and proxy entries: `ip neigh`, `ip neigh show proxy`, and `arp` of net-tools and BSD. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Neighbour, Records } from "../records.ts";
import { ipCommand, shows, valueOf } from "./ip-command.ts";
import { evidence, isCut, pipeline, saysAll, type Parser } from "./parser.ts";

const STATES = "INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|FAILED|NOARP|PERMANENT|NONE";
const STATE = new RegExp(`^(?:${STATES})$`);
const BEGIN = new RegExp(`^\\s*[0-9a-fA-F.:]+ dev \\S+ (?:lladdr \\S+|.*\\b(?:${STATES}|proxy)\\s*$)`);
/** Without the device, which a filter leaves out. */
const ROW = new RegExp(`^\\s*[0-9a-fA-F.:]+ (?:.*\\b(?:${STATES}|proxy)\\s*$)`);
/** `? (192.0.2.254) at 02:00:00:00:00:fe [ether] PERM PUB on eth0`; BSD ends it with `ifscope [ethernet]`. */
const ARP_A = /^\S+ \(([\d.]+)\) at (\S+)( .*)? on (\S+)/;
/** `192.0.2.254  ether  02:00:00:00:00:fe  CM  eth0`, of which the MAC may be missing. */
const ARP_N = /^\d+\.\d+\.\d+\.\d+\s+(?:\S+\s+)?(?:[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|<from_interface>|\(incomplete\))\s/;
const ARP_HEAD = /^Address\s+HWtype\s+HWaddress\s/;

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

export const arp: Parser = {
  kind: "arp",
  prints: (command) => command.startsWith("arp") && /^arp(?: -[aevn]+)*(?: -i \S+)?$/.test(pipeline(command).command),
  begins: (line) => ARP_HEAD.test(line) || ARP_A.test(line),
  continues: (line) => ARP_HEAD.test(line) || ARP_A.test(line) || ARP_N.test(line) || isCut(line),
  parse: (block, records) =>
    readEach(block, records, (line) => {
      if (ARP_HEAD.test(line.text)) return "nothing";
      const all = ARP_A.exec(line.text);
      const [first, last, middle] = all ? [all[1]!, all[4]!, all.slice(2, 4)] : columns(line.text);
      const address = parseAddress(first);
      if (!address || (!all && !ARP_N.test(line.text))) return null;
      const mac = middle.find((word) => /^[0-9a-fA-F]{1,2}(?::[0-9a-fA-F]{1,2}){5}$/.test(word)) ?? null;
      const proxy = middle.some((word) => /\bPUB\b|\bpublished\b|^[CM!]*P$/.test(word));
      return { address, device: last, mac, state: mac !== null || proxy ? null : "INCOMPLETE", proxy };
    }),
};

function columns(text: string): [string, string, readonly string[]] {
  const words = text.trim().split(/\s+/);
  return [words[0]!, words.at(-1)!, words.slice(1, -1)];
}

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
