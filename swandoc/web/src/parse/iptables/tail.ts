/**
 * What `iptables -L` prints after the destination, as the options that would print it. The forms are those of the
 * print functions of iptables' extensions (extensions/libxt_*.c).
 */
import type { Option } from "./words.ts";

export interface Tail {
  readonly matches: readonly Option[];
  /** Options of the target. */
  readonly target: readonly Option[];
  readonly goto: boolean;
}

type Form = readonly [RegExp, (found: RegExpExecArray) => readonly Option[]];

const option = (name: string, value: string, not = false): Option => ({ name, not, values: value === "" ? [] : [value] });
const extension = (name: string): Option => option("-m", name);
const isNot = (text: string | undefined): boolean => text?.includes("!") === true;

const MATCHES: readonly Form[] = [
  [/^\/\*.*?\*\//, () => []],
  [/^(?:tcp|udp|udplite|sctp|dccp)(?= (?:[ds]pts?:|flags:)|$)/, () => []],
  [/^([ds])pts?:(!?)(\S+)/, ([, end, not, ports]) => [option(`--${end!}port`, ports!, isNot(not))]],
  [/^flags:(!?)(\S+?)\/(\S+)/, ([, not, mask, value]) => [{ name: "--tcp-flags", not: isNot(not), values: [flagNames(mask!), flagNames(value!)] }]],
  [/^(ipv6-)?icmptype (!? ?)(\d+)(?: code (\d+))?/, ([, six, not, type, code]) => [icmp(six, not, code ? `${type!}/${code}` : type!)]],
  [/^(ipv6-)?icmp (!?)([a-z][\w-]*)/, ([, six, not, name]) => [icmp(six, not, name!)]],
  [/^multiport ([ds])ports +(!?)(\S+)/, ([, end, not, ports]) => [option(`--${end!}ports`, ports!, isNot(not))]],
  [/^(! ?)?(?:ct)?state (\S+)/, ([, not, states]) => [option("--ctstate", states!, isNot(not))]],
  [/^(! ?)?ctstatus (\S+)/, ([, not, states]) => [option("--ctstatus", states!, isNot(not))]],
  [/^mark match (! ?)?(\S+)/i, ([, not, mark]) => [extension("mark"), option("--mark", mark!, isNot(not))]],
  [/^length (!? ?)(\d\S*)/, ([, not, length]) => [extension("length"), option("--length", length!, isNot(not))]],
  [/^(! ?)?match-set (\S+) (\S+)/, ([, not, set, keys]) => [{ name: "--match-set", not: isNot(not), values: [set!, keys!] }]],
  [/^ADDRTYPE match/, () => []],
  [/^(src|dst)-type (! ?)?([A-Z,]+)/, ([, of, not, type]) => [option(`--${of!}-type`, type!, isNot(not))]],
  [/^(source|destination) IP range (! ?)?(\S+)/, ([, of, not, range]) => [option(of === "source" ? "--src-range" : "--dst-range", range!, isNot(not))]],
  [/^rpfilter((?: (?:loose|validmark|accept-local|invert))*)/, ([, flags]) => [extension("rpfilter"), ...flags!.split(" ").filter(Boolean).map((flag) => option(`--${flag}`, ""))]],
  [/^policy match((?: (?:!|dir|pol|strict|\[\d+\]|reqid|spi|proto|mode|tunnel-dst|tunnel-src|in|out|ipsec|none|0x[\da-f]+|tunnel|transport|esp|ah|ipcomp|[\d.:/a-f]+))*)/, ([, text]) => policy(text!)],
];

const TARGETS: readonly Form[] = [
  [/^to:(\S+)/, ([, to]) => [option("--to", to!)]],
  [/^reject-with \S+/, () => []],
  [/^TCPMSS set (\d+)/, ([, size]) => [option("--set-mss", size!)]],
  [/^TCPMSS clamp to PMTU/, () => [option("--clamp-mss-to-pmtu", "")]],
  [/^MARK (x?set|and|or|xor) (\S+)/, ([, operation, mark]) => [option(`--${operation!.replace(/^(x?)set$/, "set-$1").replace(/^(and|x?or)$/, "$1-")}mark`, mark!)]],
  [/^(?:redir|masq) ports:? \S+/, () => []],
  [/^(?:random|random-fully|persistent)(?= |$)/, () => []],
  [/^CT notrack/, () => [option("--notrack", "")]],
  // Targets after which the packet goes on: all that follows is theirs.
  [/^(?:LOG (?:flags|level)|ULOG|NFLOG|nflog-|CONNMARK|CLASSIFY|CT|CHECKSUM|DSCP|TOS|TTL|HL|AUDIT|Xset)(?: |-|$).*/, () => []],
];

export function tail(text: string): Tail {
  const matches: Option[] = [];
  const target: Option[] = [];
  let goto = false;
  let unknown = "";
  let rest = text.trim();
  const flush = (): void => {
    if (unknown) matches.push(extension(""), option(unknown.trim(), ""));
    unknown = "";
  };
  while (rest) {
    const known = unknown ? null : first(MATCHES, rest);
    const aim = known ? null : first(TARGETS, rest);
    const found = known ?? aim;
    let length: number;
    if (found) {
      flush();
      (known ? matches : target).push(...found.options);
      length = found.length;
    } else if (rest.startsWith("[goto]")) {
      flush();
      goto = true;
      length = "[goto]".length;
    } else {
      // Nobody knows how many words belong to it: up to something that only a target prints.
      length = rest.search(/ |$/);
      unknown += ` ${rest.slice(0, length)}`;
    }
    rest = rest.slice(Math.max(length, 1)).trimStart();
  }
  flush();
  return { matches, target, goto };
}

function first(forms: readonly Form[], text: string): { options: readonly Option[]; length: number } | null {
  for (const [form, read] of forms) {
    const found = form.exec(text);
    if (found) return { options: read(found), length: found[0].length };
  }
  return null;
}

function icmp(six: string | undefined, not: string | undefined, type: string): Option {
  return option(six ? "--icmpv6-type" : "--icmp-type", type, isNot(not));
}

/** `0x17` as its flags' names. */
function flagNames(text: string): string {
  if (!/^0x[\da-f]{1,2}$/i.test(text)) return text;
  const names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"].filter((_, bit) => Number(text) & (1 << bit));
  return names.join(",") || "NONE";
}

/** ` dir out pol ipsec reqid 7 proto 50` as options. The kernel's list of transforms may be numbered: `[0]`. */
function policy(text: string): Option[] {
  const found: Option[] = [extension("policy")];
  const parts = text.split(" ").filter((part) => part && !/^\[\d+\]$/.test(part));
  for (let at = 0; at < parts.length; at++) {
    const not = parts[at] === "!";
    if (not) at++;
    const name = parts[at] ?? "";
    if (name === "strict") found.push(option("--strict", ""));
    else found.push(option(`--${name}`, parts[++at] ?? "", not));
  }
  return found;
}
