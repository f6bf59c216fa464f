/** pf of FreeBSD, OPNsense and pfSense: states (`pfctl -ss`) and rules of translation (`pfctl -sn`). */
import { parseAddress, type Address } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

const HOST = String.raw`(\S+)(?: \((\S+?)\))?`;
/**
 * `all tcp A (B) -> C (D)   ESTABLISHED:ESTABLISHED`: in parentheses what an address is on the other side of the
 * translation (print_state() of FreeBSD's pfctl: of packets that go out the one before it, of packets that come in
 * the one on the wire).
 */
const STATE = new RegExp(String.raw`^\s*(?:No ALTQ support.*|(\S+) ([a-z][\w-]*|\d+) ${HOST} (->|<-) ${HOST}(?:\s+(\S.*))?)$`);
const NAT = /^(?:no )?(nat|rdr|binat)(?: pass)?(?: log)? on (!? ?\S+) (?:inet6? )?(?:proto \S+ )?from (\S+)(?: port \S+(?: \S+)*?)? to (\S+).*?(?: -> (\S+).*)?$/;
const AROUND = /^(?:no ALTQ support|ALTQ related|(?:no )?(?:nat|rdr|binat)-anchor |\s+(?:age |\[|id: )|No ALTQ)/i;

export const pf: Parser = {
  kind: "pf",
  prints: (command) => /^pfctl(?: -\S+)* ?-(?:[vrq]*s|s) ?(?:s|n|nat|state|states)\b/.test(pipeline(command).command) || /^pfctl\b.* -(?:ss|sn|s nat|s state)/.test(command),
  begins: (line) => /^(?:all|self|\S+\d) (?:icmp6?|tcp|udp|esp|ipv6-icmp|gre) \S+ (?:\(\S+\) )?(?:->|<-) /.test(line) || NAT.test(line),
  continues: (line) => STATE.test(line) || NAT.test(line) || AROUND.test(line) || isCut(line) || !line.trim(),
  parse(block: Block, records: Records): readonly Line[] {
    return block.lines.filter((line) => line.text.trim() && !isCut(line.text) && !understood(line, records));
  },
};

function understood(line: Line, records: Records): boolean {
  const rule = NAT.exec(line.text);
  if (rule) {
    const [, kind, on, source, destination, to] = rule;
    records.pfTranslations.push({ kind: kind as "nat", interface: on!, source: source!, destination: destination!, to: to ?? null, lines: [line] });
    return true;
  }
  const state = STATE.exec(line.text);
  if (!state?.[2]) return AROUND.test(line.text);
  const [, , protocol, first, firstInside, arrow, second, secondInside] = state;
  // Sources stand before "->" and after "<-".
  const [source, destination] = arrow === "->" ? [[first, firstInside], [second, secondInside]] : [[second, secondInside], [first, firstInside]];
  records.tracked.push({
    original: { source: host(source![1] ?? source![0]!), destination: host(destination![1] ?? destination![0]!) },
    reply: { source: host(destination![0]!), destination: host(source![0]!) },
    protocol: protocol!,
    translated: firstInside !== undefined || secondInside !== undefined,
    lines: [line],
  });
  return true;
}

/** `10.1.2.1:443`, `2001:db8::1[443]`, `10.1.2.1` */
function host(text: string): Address | null {
  return parseAddress(text.replace(/\[\w+\]$/, "")) ?? parseAddress(text.replace(/:\w+$/, ""));
}
