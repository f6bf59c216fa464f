/** Neighbours as `arp` of net-tools and BSD prints them. */
import { parseAddress } from "../address.ts";
import { readEach } from "./ip-neigh.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** `? (192.0.2.254) at 02:00:00:00:00:fe [ether] PERM PUB on eth0`; BSD ends it with `ifscope [ethernet]`. */
const ARP_A = /^\S+ \(([\d.]+)\) at (\S+)( .*)? on (\S+)/;
/** `192.0.2.254  ether  02:00:00:00:00:fe  CM  eth0`, of which the MAC may be missing. */
const ARP_N = /^\d+\.\d+\.\d+\.\d+\s+(?:\S+\s+)?(?:[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|<from_interface>|\(incomplete\))\s/;
const ARP_HEAD = /^Address\s+HWtype\s+HWaddress\s/;

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
