/**
 * Lines of the IKE daemon's log, whatever stands before them: syslog, journald, ISO times, localised months, thread and
 * subsystem (`12[KNL2] <conn|1>`), a text that is cut at its left, and the bare words of `ipsec up`.
 */
import type { Line } from "../line.ts";
import type { LogEvent, Records } from "../records.ts";
import { LOG_EVENTS } from "./log-events.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

/** The groups of bus/debug names in strongSwan's debug.c. */
const GROUPS = "DMN|MGR|IKE|CHD|JOB|CFG|KNL|NET|ASN|ENC|TNC|IMC|IMV|PTS|TLS|APP|ESP|LIB|GAL";
const PREFIX = new RegExp(`(?:^|[\\s:>\\]])(?:\\d{1,3})?\\[(?:${GROUPS})-?\\d?\\] (?:<([^>]*)> )?`);
const PROGRAM = /(?:^|\s)(?:charon(?:-systemd|-nm|-custom|-cmd)?|ipsec|ipsec_starter|strongswan|swanctl|pluto|kernel|aron|haron|NetworkManager)(?:\[\d+\])?: (?:\[\s*\d+\.\d+\] )?/;
const KERNEL = /^(?:<\d>)?\[\s*\d+\.\d+\] /;
/** `"conn"[1] 192.0.2.1 #2: ` of pluto, and the number in front of it on a console. */
const PLUTO = /^(?:\w{3} )?"[^"]*"(?:\[\d+\](?: [^\s#]+)?)?(?: #\d+)?: /;
/** What `ipsec up` and `swanctl --initiate` say of ordinary steps. */
const CONSOLE =
  /^(?:(?:initiating|generating|parsed|establishing|establishing connection|connection|initiate|authentication of|selected proposal|selected peer config|scheduling|maximum IKE_SA|server requested|EAP method|received (?:packet|end entity|issuer|cert|strict|unknown|XAuth|DPD|NAT-T|FRAGMENTATION|draft|AUTH_LIFETIME|ESP_TFC|MOBIKE)|sending (?:packet|cert|end entity|keep alive|DELETE)|queueing|installing (?:DNS|new)|peer supports|no issuer|using (?:certificate|trusted)|certificate|reached|checking|deleting|IKE_SA|CHILD_SA|faking|closing|adding|handling|retransmit|giving up|allocated|remote host|local host|received netlink|unable to|narrowed|removing)\b|(?:updown|resolvconf): |'.*' (?:routed|route|shunt)|routing '|no (?:matching|acceptable|trusted|private|shared)\b)/;
/** Those of them that can be of nothing else. */
const STEPS = /^(?:initiating (?:IKE_SA|Main Mode|Aggressive Mode) |(?:generating|parsed) [A-Z_0-9]+ (?:request|response) |(?:sending|received) packet: from |establishing CHILD_SA |authentication of ')/;
const EVENTS = LOG_EVENTS.map((one) => `(?:${one.pattern.source})`).join("|");
const EVENT = new RegExp(EVENTS);
const EVENT_HERE = new RegExp(EVENTS, "y");
const READERS = /^(?:journalctl|logread|dmesg|(?:cat|tail|head|grep|zgrep|less) (?!.*\.(?:conf|secrets)\b).*(?:charon|ipsec|strongswan|swan|syslog|messages|auth\.log|daemon\.log|pluto|secure)\b|(?:ipsec|strongswan) (?:up|down|route|auto --(?:up|add|route))\b|swanctl (?:--initiate|-i|--terminate|-t|--install|-p|--log|-T)\b)/;

export const charonLog: Parser = {
  kind: "charon-log",
  prints: (command) => READERS.test(command),
  begins: (line) => hasPrefix(line) || STEPS.test(line) || isEvent(line),
  continues: (line) => hasPrefix(line) || CONSOLE.test(line) || isEvent(line) || isCut(line),
  parse(block, records) {
    const reader = new LogReader(records);
    // What a command that shows a log printed is a log, in whatever form.
    const shown = block.command !== null && READERS.test(block.command);
    const strange = block.lines.filter((line) => line.text.trim() && !isCut(line.text) && !reader.read(line) && !shown);
    const whole = isWhole(block) && /^journalctl\b|^ipsec up|^swanctl (?:--initiate|-i)\b/.test(pipeline(block.command!).command);
    if (whole) records.complete("log", [block.commandLine!]);
    return strange;
  },
};

function hasPrefix(line: string): boolean {
  return (line.includes("] ") && PREFIX.test(line)) || (line.includes(": ") && (PROGRAM.test(line) || PLUTO.test(line)));
}

/** Whether a line without prefix is an event's. Words that may stand anywhere in a log's line could be of anyone's prose. */
function isEvent(line: string): boolean {
  EVENT_HERE.lastIndex = 0;
  return EVENT_HERE.test(logged(line).text.trim());
}

/** The text of a logged line, and the connection that it is about. */
export function logged(text: string): { readonly text: string; readonly connection: string | null } {
  const prefix = text.includes("] ") ? PREFIX.exec(text) : null;
  if (prefix) return { text: text.slice(prefix.index + prefix[0].length), connection: prefix[1]?.replace(/\|\d+$/, "") ?? null };
  const program = text.includes(": ") ? PROGRAM.exec(text) : null;
  const rest = program ? text.slice(program.index + program[0].length) : text.trim().replace(KERNEL, "");
  const pluto = PLUTO.exec(rest);
  return pluto ? { text: rest.slice(pluto[0].length), connection: /"([^"]*)"/.exec(pluto[0])![1]! } : { text: rest, connection: null };
}

class LogReader {
  private readonly virtualIps = new Set<string>();
  private tun: string | null = null;

  constructor(private readonly records: Records) {}

  /** False where the line is none of a log. */
  read(line: Line): boolean {
    const { text, connection } = logged(line.text);
    const inLog = hasPrefix(line.text) || CONSOLE.test(line.text);
    if (!(inLog ? EVENT.test(text) : isEvent(line.text))) return inLog;
    for (const one of LOG_EVENTS) {
      const found = one.pattern.exec(text);
      if (found) this.add(one.event, { ...(connection ? { connection } : {}), ...named(one.values, found) }, line);
    }
    return true;
  }

  private add(event: string, values: Readonly<Record<string, string>>, line: Line): void {
    const add = (name: string): void => void this.records.log.push({ event: name, values, lines: [line] } satisfies LogEvent);
    const { address } = values;
    if (event === "virtual-ip-installed") this.virtualIps.add(address!);
    if (event === "tun-created") this.tun = values["device"] ?? null;
    // charon says so of every peer's address too. It is a failure only of a virtual IP that has just got its TUN device.
    if (event === "not-local" && this.tun && this.virtualIps.has(address!)) add("virtual-ip-not-local");
    add(event);
  }
}

/** What a pattern captured, by name. Alternatives may give one name twice; the one that took part counts. */
function named(names: readonly string[], found: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.flatMap((name, at) => (found[at + 1] === undefined ? [] : [[name, found[at + 1]!]])));
}
