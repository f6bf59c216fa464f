/** Links as `ip link` and `ip addr` print them, also with -d, -s, -o and -br. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Link, Records } from "../records.ts";
import { ipCommand, parseKey, shows, unfolded } from "./ip-command.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";

const HEAD = /^\s*(\d+):\s+([^\s:@]+)(?:@([^\s:]+))?:\s+<([^>]*)>(?:\s+(.*))?$/;
const BRIEF = /^\s*([^\s@]+)(?:@(\S+))?\s+(UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT|NOTPRESENT|TESTING)(?:\s+(.*))?$/;
/** After a brief line's state: a link's MAC and flags. Addresses are for ip-addr.ts. */
const BRIEF_LINK = /^(?:[0-9a-f]{2}(?::[0-9a-f]{2})+ )?\s*<([^>]*)>$/;
/** The line of `-d` with what the driver says, which begins with the kind (iplink.c: print_linktype). */
const KIND =
  /^\s+(amt|bareudp|batadv|bond|bridge|dsa|dummy|erspan|geneve|gre|gretap|gtp|hsr|ifb|ip6erspan|ip6gre|ip6gretap|ip6tnl|ipip|ipvlan|ipvtap|macsec|macvlan|macvtap|netdevsim|nlmon|ovpn|ppp|rmnet|sit|team|tun|vcan|veth|vlan|vrf|vti|vti6|vxcan|vxlan|wireguard|wwan|xfrm)(?:\s|$)(.*)$/;
/** What is said of a link and not needed. */
const REMARK = /^\s*(?:link\/|altname |alias |RX|TX|\d+(?:\s+\d+)+\s*$|vf \d|prog\/xdp|openvswitch|\w+_slave\b|parentbus |link-netns)/;

/** A link that is being read: further lines may say more of it. */
export interface Draft {
  link: Omit<Link, "lines">;
  readonly lines: Line[];
}

export const ipLink: Parser = {
  kind: "ip-link",
  prints: shows("link"),
  // What no command precedes is ip-addr.ts's, whose lines may be the same.
  begins: () => false,
  continues: (line) => HEAD.test(line) || goesOn(line) || BRIEF.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const drafts: Draft[] = [];
    for (const line of block.lines.flatMap(unfolded)) {
      const draft = beginsLink(line.text);
      if (draft) drafts.push({ ...draft, lines: [line] });
      else if (line.text.trim() && !isCut(line.text) && !addTo(drafts.at(-1), line)) strange.push(line);
    }
    for (const draft of drafts) records.links.push(finish(draft));
    const command = ipCommand(block.command);
    // Every host has lo; an output without it was cut.
    const whole = command?.words.length === 0 && drafts.some((draft) => draft.link.name === "lo");
    if (whole && saysAll(block, strange, (line) => /^\s*\d+: /.test(line))) records.complete("links", evidence(block));
    return strange;
  },
};

export function finish(draft: Draft): Link {
  return { ...draft.link, lines: draft.lines };
}

/** A link's first line, in full or brief. */
export function beginsLink(text: string): Pick<Draft, "link"> | null {
  const head = HEAD.exec(text);
  if (head) return { link: linkOf(head[2]!, Number(head[1]), head[3], head[4]!, head[5] ?? "") };
  const brief = BRIEF.exec(text);
  const flags = brief && BRIEF_LINK.exec(brief[4]?.trim() ?? "");
  return brief && flags ? { link: linkOf(brief[1]!, null, brief[2], flags[1]!, `state ${brief[3]!}`) } : null;
}

/** The state of a link that only its addresses are shown of: `ip -br addr`. */
export function beginsBrief(text: string): { readonly link: Draft["link"]; readonly rest: string } | null {
  const found = BRIEF.exec(text);
  if (!found || BRIEF_LINK.test(found[4]?.trim() ?? "")) return null;
  // The kernel says UNKNOWN only of links that are set up, and DOWN of all others (rtnl_fill_ifinfo).
  const up = found[3] === "UP" || found[3] === "UNKNOWN";
  return { link: { ...linkOf(found[1]!, null, found[2], "", ""), up, loopback: found[1] === "lo" }, rest: found[4] ?? "" };
}

function linkOf(name: string, index: number | null, parent: string | undefined, flagText: string, rest: string): Draft["link"] {
  const flags = flagText.split(",");
  const mtu = /(?:^|\s)mtu (\d+)/.exec(rest);
  return {
    name,
    index,
    mtu: mtu ? Number(mtu[1]) : null,
    up: flags.includes("LOWER_UP") || /\bstate UP\b/.test(rest),
    loopback: flags.includes("LOOPBACK"),
    kind: null,
    ifId: null,
    // if17 is a device of another network namespace.
    parent: !parent || parent === "NONE" || /^if\d+$/.test(parent) ? null : parent,
    inputKey: null,
    outputKey: null,
    local: null,
    remote: null,
  };
}

export function goesOn(text: string): boolean {
  return KIND.test(text) || REMARK.test(text);
}

/** Adds a further line to a link; false where it is none that a link has. */
export function addTo(draft: Draft | undefined, line: Line): boolean {
  if (!draft) return false;
  const found = KIND.exec(line.text);
  if (!found) return REMARK.test(line.text);
  const [kind, details] = [found[1]!, found[2]!];
  const after = (name: string): string | null => new RegExp(`(?:^|\\s)${name} (\\S+)`).exec(details)?.[1] ?? null;
  const key = parseKey(after("key"));
  draft.link = {
    ...draft.link,
    kind,
    // The other end of a veth pair is not under it.
    parent: kind === "veth" ? null : draft.link.parent,
    ifId: parseKey(after("if_id")),
    inputKey: parseKey(after("ikey")) ?? key,
    outputKey: parseKey(after("okey")) ?? key,
    local: parseAddress(after("local") ?? ""),
    remote: parseAddress(after("remote") ?? ""),
  };
  draft.lines.push(line);
  return true;
}
