/** `conntrack -L` and /proc/net/nf_conntrack: connections that the kernel tracks, with what NAT did to them. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** Two pairs of addresses: as the first packet came, and as its answer is expected. */
const ENTRY = /^\s*(?:\[\w+\]\s+)?(?:ipv[46]\s+\d+\s+)?([a-z][\w-]*|unknown)\s+\d+\s.*?\bsrc=(\S+) dst=(\S+)(?=\s|$)(?:.*?\ssrc=(\S+) dst=(\S+))?/;
const FOOTER = /^conntrack v\d.*flow entries have been shown/;

export const conntrack: Parser = {
  kind: "conntrack",
  prints: (command) => /^(?:conntrack -[LEG]|cat \/proc\/net\/(?:nf|ip)_conntrack)\b/.test(pipeline(command).command),
  begins: (line) => /\bsrc=\S+ dst=\S+ .*\bsrc=\S+ dst=\S+/.test(line) && ENTRY.test(line),
  continues: (line) => ENTRY.test(line) || FOOTER.test(line) || isCut(line) || !line.trim(),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    for (const line of block.lines) {
      const found = ENTRY.exec(line.text);
      if (found) {
        const [, protocol, source, destination, replySource, replyDestination] = found;
        const address = (text: string | undefined) => (text ? parseAddress(text) : null);
        records.tracked.push({
          original: { source: address(source), destination: address(destination) },
          reply: { source: address(replySource), destination: address(replyDestination) },
          protocol: protocol!,
          lines: [line],
        });
      } else if (line.text.trim() && !FOOTER.test(line.text) && !isCut(line.text)) strange.push(line);
    }
    return strange;
  },
};
