/**
 * What `swanctl --list-sas`, `--list-conns`, `--list-pols` and `--list-pools` print, in words or as vici's text.
 * The words are brought into the sections that vici would have sent, so that both become the same records.
 * Formats: src/swanctl/commands/list_*.c of strongSwan 5.0 to 6.0.
 */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";
import { beginsMessage, messages, section, set, within, type Section } from "./vici-raw.ts";
import { connection, ikeSa, policy, pool } from "./vici-records.ts";

/** How the words of one command become sections. */
interface Listing {
  readonly kind: string;
  readonly command: RegExp;
  /** The name of vici's event or reply. */
  readonly message: string;
  readonly begins: RegExp;
  readonly continues: RegExp;
  /** Takes a line in; false where it was not understood. */
  read(line: Line, into: Section): boolean;
  add(one: Section, records: Records): void;
  /** What a whole list is complete in; null where filters of the command hide some. */
  readonly thing: string | null;
}

const IKE = /^\s*(\S.*?): #(\d+), ([A-Z]+), IKEv([12?])\b/;
const CHILD = /^\s*(\S.*?): #(\d+), (?:reqid (\d+), )?([A-Z]+), ([A-Z_]+?)(-in-UDP)?(?:, ?\(?([A-Za-z]+)\)?:(\S*))?(?:,.*)?$/;
const ENDPOINT = /^\s*(local|remote)\s+'(.*)' @ ([^\s[]+)(?:\[(\d+)\])?(.*)$/;
const COUNTER = /^\s*(in|out)\s+([0-9a-f]{1,8})(?:\/([0-9a-f]+))?(?:\s+\(([^)]*)\))?(?:,\s*(\d+) bytes,\s*(\d+) packets(?:,\s*(\d+)s ago)?)?/;
const SELECTORS = /^\s*(local|remote)\s+(\S.*)$/;
const TIMES = /^\s*(?:established|installed) \d+s? ?\w* ago|^\s*(?:queued|active|passive):|^\s*[A-Z0-9_]+(?:-\d+)?(?:\/[A-Z0-9_-]+)+\s*$/;

const sas: Listing = {
  kind: "swanctl-sas",
  command: /^swanctl (?:.* )?(?:--list-sas|-l)\b/,
  message: "list-sa",
  begins: new RegExp(`${IKE.source}|^\\s*(?:local|remote)\\s+'.*' @ |^\\s+\\S.*?: #\\d+, reqid \\d+, [A-Z]+, [A-Z]+`),
  continues: new RegExp([IKE, CHILD, ENDPOINT, COUNTER, SELECTORS, TIMES].map((one) => one.source).join("|")),
  read(line, into) {
    const { text } = line;
    const ike = IKE.exec(text);
    if (ike) {
      const sa = within(into, ike[1]!, line);
      set(sa, { uniqueid: ike[2], state: ike[3], version: ike[4] });
      return true;
    }
    const found = CHILD.exec(text);
    // A paste may begin within an IKE_SA, or hold a line of a CHILD_SA only.
    const sa = into.sections.at(-1) ?? (found || ENDPOINT.test(text) ? within(into, "", line) : null);
    if (!sa) return false;
    const children = sa.sections[0];
    if (found) {
      const child = within(children ?? within(sa, "child-sas", line), found[1]!, line);
      sa.lines.push(line);
      const [, name, uniqueid, reqid, state, mode, udp, protocol, proposal] = found;
      set(child, { name, uniqueid, reqid, state, mode, encap: udp ? "yes" : undefined, protocol, proposal: proposal || undefined });
      return true;
    }
    const end = ENDPOINT.exec(text);
    if (end && !children) {
      const [, side, id, host, port, rest] = end;
      const vips = rest!.endsWith("]") ? rest!.slice(rest!.lastIndexOf("[") + 1, -1) : "";
      set(sa, { [`${side}-id`]: id, [`${side}-host`]: host, [`${side}-port`]: port });
      if (vips) sa.lists.set(`${side}-vips`, vips.split(/[\s,]+/));
      sa.lines.push(line);
      return true;
    }
    const child = children?.sections.at(-1);
    const known = TIMES.test(text) || (child !== undefined && readChild(text, child));
    if (known) (child ?? sa).lines.push(line);
    if (known && child) sa.lines.push(line);
    return known;
  },
  add: (one, records) => void records.ikeSas.push(ikeSa(one)),
  thing: "ike-sas",
};

function readChild(text: string, child: Section): boolean {
  const counter = COUNTER.exec(text);
  if (counter) {
    const [, way, spi, cpi, keys, bytes, packets, idle] = counter;
    // `(0x2a/0xff)` is a mark; since 5.8 `(mark|if_id)`, with `-` for a mark that is not set.
    const [mark = "", ifId] = (keys ?? "").split("|");
    const [value, mask] = mark === "-" ? [] : mark.split("/");
    set(child, { [`spi-${way}`]: spi, [`cpi-${way}`]: cpi, [`bytes-${way}`]: bytes, [`packets-${way}`]: packets, [`use-${way}`]: idle });
    set(child, { [`mark-${way}`]: bare(value), [`mark-mask-${way}`]: bare(mask), [`if-id-${way}`]: bare(ifId) });
    return true;
  }
  const selectors = SELECTORS.exec(text);
  if (selectors) child.lists.set(`${selectors[1]}-ts`, selectors[2]!.split(/[\s,]+/).filter(Boolean));
  return selectors !== null;
}

const CONNECTION = /^\s*(\S.*?): (IKEv1\/2|IKEv[12])(?:,(.*))?$/;
const CONFIGURED = /^\s*(\S.*?): (TUNNEL|TRANSPORT|BEET|PASS|DROP|IPTFS|[A-Z]+_PROXY)\b(?:,(.*))?$/;
const SIDE = /^\s*(local|remote):\s+(\S.*)$/;
const DETAIL = /^\s*(?:(?:local|remote) \S.* authentication:|(?:id|eap_id|xauth_id|aaa_id|groups|certs|cacerts|interface|priority|if_id_in|if_id_out|ppk_id|childless|vips|pools|mark_in|mark_out|sha256_96):.*)$/;

const connections: Listing = {
  kind: "swanctl-conns",
  command: /^swanctl (?:.* )?(?:--list-conns|-L)\b/,
  message: "list-conn",
  begins: CONNECTION,
  continues: new RegExp([CONNECTION, CONFIGURED, SIDE, DETAIL].map((one) => one.source).join("|")),
  read(line, into) {
    const { text } = line;
    const found = CONNECTION.exec(text);
    if (found) {
      const conn = within(into, found[1]!, line);
      set(conn, { version: found[2], ...intervals(found[3] ?? "") });
      return true;
    }
    const conn = into.sections.at(-1);
    if (!conn) return false;
    conn.lines.push(line);
    const children = conn.sections[0];
    const configured = CONFIGURED.exec(text);
    if (configured) {
      const child = within(children ?? within(conn, "children", line), configured[1]!, line);
      set(child, { mode: configured[2], ...intervals(configured[3] ?? "") });
      return true;
    }
    const side = SIDE.exec(text);
    const child = children?.sections.at(-1);
    if (side && child) child.lists.set(`${side[1]}-ts`, side[2]!.split(/[\s,]+/).filter(Boolean));
    else if (side) conn.lists.set(`${side[1]}_addrs`, [...(conn.lists.get(`${side[1]}_addrs`) ?? []), ...side[2]!.split(/[\s,]+/)]);
    if (side || DETAIL.test(text)) child?.lines.push(line);
    return side !== null || DETAIL.test(text);
  },
  add: (one, records) => void records.connections.push(connection(one)),
  thing: "connections",
};

/** `rekeying every 3600s`, `no reauthentication`, `dpd delay 30s`, `dpd action is clear`, as vici's options. */
function intervals(text: string): Record<string, string | undefined> {
  const every = (word: string): string | undefined => (text.includes(`no ${word}`) ? "0" : new RegExp(`${word} every (\\d+)s`).exec(text)?.[1]);
  return {
    rekey_time: every("rekeying"),
    reauth_time: every("reauthentication"),
    dpd_delay: /dpd delay (\d+)s/.exec(text)?.[1],
    dpd_action: /dpd action is (\w+)/.exec(text)?.[1],
  };
}

const POLICY = /^\s*(\S.*?), (TUNNEL|TRANSPORT|BEET|PASS|DROP)\s*$/;

const policies: Listing = {
  kind: "swanctl-pols",
  command: /^swanctl (?:.* )?(?:--list-pols|-P)\b/,
  message: "list-policy",
  begins: POLICY,
  continues: new RegExp(`${POLICY.source}|${SIDE.source}`),
  read(line, into) {
    const found = POLICY.exec(line.text);
    if (found) {
      set(within(into, found[1]!, line), { mode: found[2] });
      return true;
    }
    const side = SIDE.exec(line.text);
    const pol = into.sections.at(-1);
    if (!side || !pol) return false;
    pol.lists.set(`${side[1]}-ts`, side[2]!.split(/\s+/));
    pol.lines.push(line);
    return true;
  },
  add: (one, records) => void records.ikeSas.push(policy(one)),
  thing: "shunts",
};

const POOL = /^\s*(\S+)\s+([0-9a-fA-F.:]+)\s+(\d+) \/ (\d+) \/ (\d+)\s*$/;
const LEASE = /^\s+(\S+)\s+(?:online|offline)\s+'.*'\s*$/;

const pools: Listing = {
  kind: "swanctl-pools",
  command: /^swanctl (?:.* )?(?:--list-pools|-A)\b/,
  message: "get-pools",
  begins: POOL,
  continues: new RegExp(`${POOL.source}|${LEASE.source}`),
  read(line, into) {
    const found = POOL.exec(line.text);
    if (found) {
      const [, name, base, online, offline, size] = found;
      set(within(into, name!, line), { base, online, offline, size });
      return true;
    }
    return LEASE.test(line.text) || /^no pools found/.test(line.text);
  },
  add: (one, records) => void records.pools.push(pool(one)),
  thing: "pools",
};

const LISTINGS: readonly Listing[] = [sas, connections, policies, pools];

export const swanctlLists: readonly Parser[] = LISTINGS.map((listing) => ({
  kind: listing.kind,
  prints: (command) => listing.command.test(command),
  begins: (line) => listing.begins.test(line) || (beginsMessage(line) && line.includes(listing.message)),
  continues: (line) => listing.continues.test(line) || isPretty(line) || isCut(line),
  parse: (block, records) => parse(listing, block, records),
}));

function parse(listing: Listing, block: Block, records: Records): readonly Line[] {
  if (listing.thing && isWhole(block) && !/ --?(?:ike|child|i|I|c|n)\b/.test(pipeline(block.command!).command)) {
    records.complete(listing.thing, [block.commandLine!, ...block.lines]);
  }
  if (block.lines.some((line) => beginsMessage(line.text))) return parseMessages(listing, block, records);
  const into = section("");
  const strange = block.lines.filter((line) => !isNoise(line.text) && !listing.read(line, into));
  for (const one of into.sections) listing.add(one, records);
  return strange;
}

function parseMessages(listing: Listing, block: Block, records: Records): readonly Line[] {
  const { found, strange } = messages(block.lines.filter((line) => !isNoise(line.text)));
  for (const message of found) {
    if (message.name === listing.message) for (const one of message.sections) listing.add(one, records);
  }
  return strange;
}

/** Lines of swanctl's own start, and those that say that lines were left out. */
export function isNoise(text: string): boolean {
  return !text.trim() || isCut(text) || /^plugin '[^']*': failed to load/.test(text);
}

/** A line within a message that `--pretty` prints. */
export function isPretty(line: string): boolean {
  return /^\s+(?:[\w.-]+ = .*|\S+ \{|\}|\])$|^\}$/.test(line) || beginsMessage(line);
}

function bare(text: string | undefined): string | undefined {
  return text ? text.replace(/^0x/, "") : undefined;
}
