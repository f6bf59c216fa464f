/** `ip xfrm state`, with and without -s and nokeys. Keys are blanked in the lines that records keep. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records, XfrmState } from "../records.ts";
import { ipCommand, parseMark, shows, valueOf } from "./ip-command.ts";
import { evidence, isCut, saysAll, type Parser } from "./parser.ts";
import { firstOf } from "./xfrm-policy.ts";
import { HEAD, number, readEntries, STATISTICS } from "./xfrm-selector.ts";

const STATE = /^\s*src [^\s/]+ dst [^\s/]+\s*$/;
const PROTO = /^\s*proto (\S+)\s+spi (\S+)(?:\s+reqid (\S+))?(?:\s+mode (\S+))?/;
const ALGORITHM = /^\s*(auth-trunc|auth|enc|aead|comp) (\S+)(?:\s+(.*))?$/;
const PART =
  /^\s*(?:proto \S+ spi |replay-window |mark |auth-trunc |auth |enc |aead |comp |encap |coa |lastused |anti-replay |seq-hi |replay_window |output-mark |if_id |tfcpad |dir (?:in|out)|pcpu-num |iptfs-opts |sel src |security context|(?:crypto |packet )?offload |lifetime |oseq-|\[?[0-9a-f]{8}(?: [0-9a-f]{8})*\s*$|nat_keepalive_interval |mtimer-thresh )|^\s*\d+\(bytes\)/;
/** The rest of a key that a terminal or a mail program has wrapped, and keys that somebody has typed over. */
const KEY = /0x[0-9a-fA-F]{9,}|(?<=\s)[0-9a-fA-F]{32,}|^\s*0x[0-9a-fA-F]+$/g;

export const xfrmState: Parser = {
  kind: "xfrm-state",
  prints: shows("xfrm state"),
  begins: (line) => STATE.test(line),
  continues: (line) => STATE.test(line) || PART.test(line) || STATISTICS.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange = readEntries(block.lines, PART, parseState, records.states);
    const command = ipCommand(block.command);
    const all = command && command.family === null && command.words.every((word) => word === "nokeys");
    if (all && saysAll(block, strange, (line) => HEAD.test(line) || PART.test(line))) records.complete("states", evidence(block));
    return strange.map(withoutKey);
  },
};

function parseState(lines: readonly Line[]): XfrmState | null {
  const head = HEAD.exec(lines[0]!.text)!;
  const [source, destination] = [parseAddress(head[1]!), parseAddress(head[2]!)];
  const proto = lines.map((line) => PROTO.exec(line.text)).find((found) => found);
  const spi = number(proto?.[2] ?? null);
  if (!source || !destination || !proto || spi === null) return null;
  const direction = firstOf(lines, /^\s*dir (in|out)\s*$/, (text) => text as "in" | "out");
  return {
    source,
    destination,
    protocol: proto[1]!,
    spi,
    reqid: number(proto[3] ?? null),
    mode: proto[4] ?? "",
    ...algorithms(lines),
    encapsulation: firstOf(lines, /^\s*encap type (.*)$/, encapsulation),
    flags: firstOf(lines, /^\s*replay-window .*?\bflag ([^(]*)/, words) ?? [],
    mark: firstOf(lines, /^\s*mark (\S+)/, parseMark),
    outputMark: firstOf(lines, /^\s*output-mark (\S+)/, parseMark),
    ifId: firstOf(lines, /^\s*if_id (\S+)/, number),
    direction: direction ?? firstOf(lines, /\boffload .*\bdir (in|out)\b/, (text) => text as "in" | "out"),
    offload: lines.some((line) => /^\s*(?:crypto |packet )?offload /.test(line.text)),
    bytes: firstOf(lines, /^\s*(\d+)\(bytes\)/, Number),
    packets: firstOf(lines, /^\s*\d+\(bytes\), (\d+)\(packets\)/, Number),
    integrityFailures: firstOf(lines, /^\s*replay-window \d+ replay \d+ failed (\d+)/, Number),
    lines: lines.filter((line) => !STATISTICS.test(line.text)).map(withoutKey),
  };
}

function algorithms(lines: readonly Line[]): Pick<XfrmState, "aead" | "cipher" | "integrity" | "truncation"> {
  const read = { aead: null as string | null, cipher: null as string | null, integrity: null as string | null, truncation: null as number | null };
  for (const line of lines) {
    const found = ALGORITHM.exec(line.text);
    if (!found) continue;
    const name = found[2]!;
    if (found[1] === "aead") read.aead = name;
    else if (found[1] === "enc") read.cipher = name;
    else if (found[1] === "auth" || found[1] === "auth-trunc") read.integrity = name;
    if (found[1] === "aead" || found[1] === "auth-trunc") read.truncation = number(/(?:^|\s)(\d{2,3})\s*$/.exec(found[3] ?? "")?.[1] ?? null);
  }
  return read;
}

function encapsulation(text: string): XfrmState["encapsulation"] {
  const parts = text.trim().split(/\s+/);
  const [sourcePort, destinationPort] = [number(valueOf(parts, "sport")), number(valueOf(parts, "dport"))];
  return sourcePort === null || destinationPort === null ? null : { type: parts[0]!, sourcePort, destinationPort };
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/).filter((word) => word);
}

function withoutKey(line: Line): Line {
  const text = line.text.replace(KEY, "REDACTED");
  return text === line.text ? line : { ...line, text };
}
