/** ping of iputils, BusyBox, BSD and macOS, and of Windows in any language that it can be told by its form. */
import { parseAddress, type Address } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Ping, Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** `PING host (10.1.0.5) from 10.3.0.1 eth0: 56(84) bytes of data.`, `PING 2001:db8::1(2001:db8::1) 56 data bytes` */
const UNIX_HEAD = /^PING6? ([^\s(]+) ?\(([^()\s]+?)(?: \(([^()]+)\))?\)(?: from (\S+?)(?: [\w.@-]+)? ?:|:)? (\d+)(?:\(\d+\) bytes of data\.| data bytes| bytes of data\.?)?/;
/** `PING6(56=40+8+8 bytes) 2001:db8::2 --> 2001:db8::1` */
const BSD6_HEAD = /^PING6\((\d+)=\d+\+\d+\+\d+ bytes\) (\S+) --> (\S+)$/;
/** `Pinging host [10.1.0.5] from 10.3.0.1 with 1472 bytes of data:`, `Ping wird ausgeführt für 10.1.0.5 mit 32 Bytes Daten:` */
const WINDOWS_HEAD = /^(?:Pinging|Ping wird ausgef\S+ f\S+|\S.{0,60}?) (\S+)(?: \[([0-9a-fA-F.:]+)\])?(?: (?:from|von) (\S+))? \S+ (\d+) (?:bytes of data|Bytes Daten|\S+ (?:\S+ ){0,2}\S+) ?:$/i;
const WINDOWS_START = /^(?:Pinging \S|Ping wird ausgef|Env[io][^:]* 'ping'|Haciendo ping a|Esecuzione di Ping)/;
const UNIX_STATISTICS = /^--- (\S+) ping6? statistics ---$/;
const UNIX_COUNTS = /^(\d+) packets transmitted, (\d+)(?: packets)? received/;
/** `Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),` */
const WINDOWS_COUNTS = /^\s+\S+: \S+ = (\d+), \S+ = (\d+), \S+ = (\d+)/;
/** The answer to an echo request. */
const REPLY = /^(?:\d+ bytes from \S+?[,:]? .*(?:seq|ttl)=\d+|\S+ (?:\S+ )?[0-9a-fA-F.:]+: \S+=\d+ \S+[=<]\d+ ?ms(?: TTL=\d+)?|\S+ \S+ [0-9a-fA-F.:]+: \S+[=<]\d+ ?ms ?)/i;
/** `From 10.3.0.254 icmp_seq=1 Frag needed ...`, `36 bytes from 10.3.0.254: frag needed ...`, `Reply from 10.3.0.254: ...` */
const ERROR_FROM = /^(?:From (\S+?):? (?:icmp_seq|seq)=\d+ (.+)|\d+ bytes from (?:\S+ \()?([0-9a-fA-F.:]+?)\)?: ((?!icmp_seq|seq).+)|(?:Reply from|Antwort von|\S+ \S+) ([0-9a-fA-F.:]+): ((?!\S+=).*\S))$/i;
/** What the own kernel says. */
const LOCAL_ERROR = /^(?:ping6?: )?((?:local error: |sendto: |sendmsg: |connect: )?(?:message too long|network is unreachable|operation not permitted|no route to host|can't assign|invalid argument|required key not|permission denied|host is down|no buffer space|packet needs to be fragmented|paket m\S*sste fragmentiert|general failure|transmit failed|allgemeiner fehler|fehler bei der).*)$/i;
const TRANSMIT_FAILED = /^PING: .*(?:transmit failed|Fehler|\.)/;
const NOTHING = /^(?:(?:rtt|round-trip) |request timed? ?out|zeit.berschreitung|no answer yet|\s*\(\d+% \S+\),?$|(?:approximate|ca\.) |ping(?:-statisti[ck]| statistics)|\s+\S+ = \d+ ?ms, |\^C|vr(?:\s|$)|patterns? |.*DUP!|\s*\d\s+\d\s+\d\d )/i;
const MTU = /\(?\bmtu\s*[=:]?\s*(\d+)\)?/i;
const TOO_BIG = /frag needed|too long|too big|fragmented|fragmentiert/i;

export const ping: Parser = {
  kind: "ping",
  // Not "PING 10.1.0.5 ..." and "Ping statistics ...", which it prints itself.
  prints: (command) => /^(?:busybox )?ping6?(?:\.exe)? \S/.test(pipeline(command).command),
  begins: (line) => UNIX_HEAD.test(line) || BSD6_HEAD.test(line) || WINDOWS_START.test(line) || UNIX_STATISTICS.test(line)
    || /^From \S+ icmp_seq=\d+ /.test(line) || /^ping6?: (?:local error|sendmsg|sendto|connect): /.test(line) || /^\d+ bytes from \S+ (?:\(\S+\): )?(?:icmp_)?seq=\d+/.test(line),
  continues: (line) => !line.trim() || understood(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    let open = new Attempt(block.command, block.commandLine);
    const close = (): void => {
      const said = open.said();
      if (said) records.pings.push(said);
    };
    for (const line of block.lines) {
      // A loop in a shell pings more than once under one command.
      if (isHead(line.text) && open.hasHead) {
        close();
        open = new Attempt(null, null);
      }
      if (!open.read(line) && line.text.trim() && !isCut(line.text)) strange.push(line);
    }
    close();
    return strange;
  },
};

function isHead(line: string): boolean {
  return UNIX_HEAD.test(line) || BSD6_HEAD.test(line) || (WINDOWS_START.test(line) && WINDOWS_HEAD.test(line));
}

function understood(line: string): boolean {
  return isHead(line) || [UNIX_STATISTICS, UNIX_COUNTS, WINDOWS_COUNTS, REPLY, ERROR_FROM, LOCAL_ERROR, TRANSMIT_FAILED, NOTHING].some((form) => form.test(line));
}

/** One run of ping. */
class Attempt {
  hasHead = false;
  private readonly lines: Line[] = [];
  private readonly errors: Ping["errors"][number][] = [];
  private targetText = "";
  private target: Address | null = null;
  private source: string | null = null;
  private size: number | null = null;
  private dontFragment = false;
  private sent: number | null = null;
  private received: number | null = null;
  private replies = 0;
  private refusals = 0;
  private windows = false;

  constructor(command: string | null, commandLine: Line | null) {
    if (command) this.options(pipeline(command).command);
    if (commandLine) this.lines.push(commandLine);
  }

  /** What was asked for: `ping -c 3 -M do -s 1472 -I 10.3.0.1 10.1.0.5`, `ping -f -l 1472 -S 10.3.0.1 10.1.0.5`. */
  private options(command: string): void {
    const words = command.split(" ").slice(1);
    const after = (...names: string[]): string | undefined => {
      const at = words.findIndex((word) => names.includes(word));
      return at < 0 ? undefined : words[at + 1];
    };
    const size = after("-s", "-l");
    if (size && /^\d+$/.test(size)) this.size = Number(size);
    this.source = after("-I", "-S") ?? null;
    this.dontFragment = /\s-M ?(?:do|probe)\b/.test(command) || words.includes("-D") || (words.includes("-f") && words.includes("-l"));
    const last = words.filter((word) => !word.startsWith("-")).at(-1);
    if (last) this.name(last);
  }

  private name(text: string, address: string = text): void {
    this.targetText = text;
    this.target = parseAddress(address) ?? this.target;
  }

  read(line: Line): boolean {
    const known = this.head(line.text) || this.counts(line.text) || this.answer(line.text) || NOTHING.test(line.text);
    if (known) this.lines.push(line);
    return known;
  }

  private head(text: string): boolean {
    const unix = UNIX_HEAD.exec(text);
    const bsd6 = BSD6_HEAD.exec(text);
    const windows = WINDOWS_START.test(text) ? WINDOWS_HEAD.exec(text) : null;
    if (unix) {
      this.name(unix[1]!, unix[3] ?? unix[2]!);
      this.source ??= unix[4] ?? null;
      this.size = Number(unix[5]);
    } else if (bsd6) {
      this.name(bsd6[3]!);
      this.source ??= bsd6[2]!;
      this.size = Number(bsd6[1]) - 48; // IPv6 and ICMPv6 headers
    } else if (windows) {
      this.windows = true;
      this.name(windows[1]!, windows[2] ?? windows[1]!);
      this.source ??= windows[3] ?? null;
      this.size = Number(windows[4]);
    }
    this.hasHead ||= unix !== null || bsd6 !== null || windows !== null;
    return unix !== null || bsd6 !== null || windows !== null;
  }

  private counts(text: string): boolean {
    const whose = UNIX_STATISTICS.exec(text);
    if (whose && !this.targetText) this.name(whose[1]!);
    const unix = UNIX_COUNTS.exec(text);
    const windows = WINDOWS_COUNTS.exec(text);
    if (windows) this.windows = true;
    const found = unix ?? windows;
    if (found) [this.sent, this.received] = [Number(found[1]), Number(found[2])];
    return whose !== null || found !== null;
  }

  private answer(text: string): boolean {
    const error = REPLY.test(text) ? null : ERROR_FROM.exec(text);
    const local = error ? null : LOCAL_ERROR.exec(text);
    if (REPLY.test(text)) this.replies++;
    else if (error) {
      this.refusals++;
      this.complain(parseAddress((error[1] ?? error[3] ?? error[5])!), (error[2] ?? error[4] ?? error[6])!);
    } else if (local || TRANSMIT_FAILED.test(text)) this.complain(null, local?.[1] ?? text);
    else return false;
    return true;
  }

  private complain(from: Address | null, text: string): void {
    const mtu = MTU.exec(text);
    this.errors.push({ from, text, mtu: mtu ? Number(mtu[1]) : null });
    // Only packets that must not be fragmented are refused for their size.
    if (TOO_BIG.test(text)) this.dontFragment = true;
  }

  said(): Ping | null {
    if (!this.hasHead && this.sent === null && this.errors.length === 0 && this.replies === 0) return null;
    // Windows counts errors that came back as received.
    const counted = this.received !== null && this.windows ? Math.max(0, this.received - this.refusals) : this.received;
    const { target, targetText, source, size, dontFragment, sent, errors, lines } = this;
    return { target, targetText, source, size, dontFragment, sent, received: counted ?? (this.replies > 0 ? this.replies : null), errors, lines };
  }
}
