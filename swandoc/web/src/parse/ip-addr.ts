/** `ip addr`, also with -d, -s, -o and -br: addresses, and the links that they are on. */
import { parseAddress, parsePrefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { InterfaceAddress, Records } from "../records.ts";
import { ipCommand, shows, unfolded, valueOf } from "./ip-command.ts";
import { addTo, beginsBrief, beginsLink, finish, goesOn, type Draft } from "./ip-link.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";

/** `-o` begins it with the link's index and name. */
const ADDRESS = /^(?:\s*\d+:\s+([^\s:@]+)(?:@\S+)?\s)?\s*inet6? (.*)$/;
const LIFETIME = /^\s*valid_lft /;

export const ipAddr: Parser = {
  kind: "ip-addr",
  prints: shows("address"),
  begins: (line) => beginsLink(line) !== null || /^\s*\d+:\s+\S+\s+inet6? \S+\/\d/.test(line) || /^\S+\s+(?:UP|DOWN|UNKNOWN)\s+[0-9a-f.:]+\/\d/.test(line),
  continues: (line) => beginsLink(line) !== null || goesOn(line) || ADDRESS.test(line) || LIFETIME.test(line) || beginsBrief(line) !== null || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const drafts: Draft[] = [];
    for (const line of block.lines.flatMap(unfolded)) {
      if (!line.text.trim() || isCut(line.text) || LIFETIME.test(line.text)) continue;
      const draft = beginsLink(line.text);
      const brief = draft ? null : beginsBrief(line.text);
      const found = ADDRESS.exec(line.text);
      if (draft) drafts.push({ ...draft, lines: [line] });
      else if (brief) {
        const addresses = readBrief(brief.rest, brief.link.name, line);
        drafts.push({ link: brief.link, lines: [line] });
        records.addresses.push(...(addresses ?? []));
        if (!addresses) strange.push(line);
      } else if (found) {
        const address = readAddress(found[2]!, found[1] ?? drafts.at(-1)?.link.name, line);
        if (address) records.addresses.push(address);
        else strange.push(line);
      } else if (!addTo(drafts.at(-1), line)) strange.push(line);
    }
    for (const draft of drafts) records.links.push(finish(draft));
    complete(block, records, strange, drafts.some(isLoopback));
    return strange;
  },
};

/** Every host has one. People cut `ip addr` to the interface that they ask about, and then it is not there. */
function isLoopback(draft: Draft): boolean {
  return draft.link.name === "lo";
}

function complete(block: Block, records: Records, strange: readonly Line[], links: boolean): void {
  const command = ipCommand(block.command);
  if (!links && !records.addresses.some((address) => address.interface === "lo")) return;
  if (command?.words.length !== 0 || !saysAll(block, strange, (line) => ADDRESS.test(line) || /^\s*\d+: |^\S+\s+(?:UP|DOWN|UNKNOWN)\s/.test(line))) return;
  for (const family of command.family ? [command.family] : [4, 6]) records.complete(`addresses ${family}`, evidence(block));
  if (command.family) return;
  records.complete("addresses", evidence(block));
  // -o leaves out the links' own lines.
  if (links) records.complete("links", evidence(block));
}

/** `10.3.0.1 peer 10.3.0.9/32 brd 10.3.0.255 scope global dynamic eth0:1`: the length is the peer's, where there is one. */
function readAddress(text: string, link: string | undefined, line: Line): InterfaceAddress | null {
  const words = text.trim().split(/\s+/);
  const own = words[0]!;
  const peer = valueOf(words, "peer");
  const address = parsePrefix(peer && !own.includes("/") ? `${own}/${peer.split("/")[1] ?? ""}` : own) ?? parsePrefix(own);
  // A single address that stands without its link says the link's name last.
  const name = link ?? (own.includes(":") ? undefined : words.at(-1)?.split(":")[0]);
  if (!address || !name) return null;
  return {
    interface: name,
    address,
    peer: parseAddress(peer?.split("/")[0] ?? ""),
    scope: valueOf(words, "scope"),
    dynamic: words.includes("dynamic"),
    lines: [line],
  };
}

/** `10.5.0.1/24 metric 100 fd00:1::1/64 10.3.0.1 peer 10.3.0.9/32`; null where a word cannot be read. */
function readBrief(text: string, link: string, line: Line): InterfaceAddress[] | null {
  const found: InterfaceAddress[] = [];
  const parts = text.trim().replace(/ metric \d+/g, "").replace(/ peer /g, "=").split(/\s+/);
  for (const part of parts.filter((one) => one)) {
    const address = readAddress(part.replace("=", " peer "), link, line);
    if (!address) return null;
    found.push(address);
  }
  return found;
}
