/**
 * `ipsec status` and `ipsec statusall` of strongSwan (stroke_list.c), brought into the sections that vici would have
 * sent for them, and Libreswan's status.
 */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { LIBRESWAN, readLibreswan } from "./libreswan-status.ts";
import { isWhole, pipeline, type Parser } from "./parser.ts";
import { isNoise } from "./swanctl-list.ts";
import { section, set, within, type Section } from "./vici-raw.ts";
import { connection, ikeSa, policy } from "./vici-records.ts";

/** `name[1]:` is an IKE_SA's line, `name{2}:` a CHILD_SA's; `name:` stands for a connection or a shunt. */
const IKE = /^\s*(\S.*?)\[(\d+)\]: (.*)$/;
const CHILD = /^\s*(\S.*?)\{(\d+)\}:\s+(.*)$/;
const ENDS = /^([A-Z]+)(?: [^,]* ago)?, ([^\s[]+)\[([^\]]*)\]\.\.\.([^\s[]+)\[(.*)\]$/;
const INSTALLED = /^([A-Z]+), ([A-Z]+)(?:_PROXY)?(?:, reqid (\d+))?(?:, (ESP|AH)( in UDP)? SPIs: ([0-9a-f]+)_i ([0-9a-f]+)_o)?(?:, IPCOMP CPIs: ([0-9a-f]+)_i ([0-9a-f]+)_o)?(?:, expires in .*)?$/;
const COUNTERS = /^(?:([A-Z0-9_]+(?:\/[A-Z0-9_]+)*), )?(\d+) bytes_i(?: \((\d+) pkts?, (\d+)s ago\))?, (\d+) bytes_o(?: \((\d+) pkts?, (\d+)s ago\))?/;
const SELECTORS = /^(\S.*?) === (\S.*)$/;
/** The bypass-lan plugin's shunts are called `Bypass LAN 192.168.1.0/24`. */
const SHUNT = /^([^=]+) === ([^=]+) (PASS|DROP)$/;
const CONNECTION = /^\s*(\S+):\s+((?:[^\s.]|\.(?!\.\.))+)\.\.\.(\S+)\s+(IKEv1\/2|IKEv[12])\b/;
const CONFIGURED = /^\s*(\S+):\s+child:\s+([^=]+) === ([^=]+?) ([A-Z]+)(?:_PROXY)?(?:, dpdaction=\w+)?$/;
const HEADING = /^\s*(Status of IKE charon daemon|Listening IP addresses:|Virtual IP pools|Connections:|Shunted Connections:|Routed Connections:|Security Associations\b)/;
/** Lines that tell nothing of the data path. */
const PLAIN = /^\s*(?:uptime: |malloc: |worker threads: |none$|no match$|\S+:\s+(?:local: |remote:|ca: |cert: |ocsp: |crl: |group: |im-ca: )|\S.*?\[\d+\]: (?:IKE proposal: |Tasks |Remote |IKEv[12] SPIs: ))/;
const DAEMON = /^\s*Status of IKE charon daemon \((?:weak|strong)Swan ([^,)]+)(?:, (\S+) ([^,)]+))?/;
const PLUGINS = /^\s*loaded plugins: (.*)$/;
const POOL = /^\s*(\S+): (\d+)\/(\d+)\/(\d+)$/;
const ALONE = /^\s*\S+[[{]\d+[\]}]:\s+(?:ESTABLISHED|CONNECTING|INSTALLED|REKEYING|ROUTED|DELETING)\b/;
const ALL = [HEADING, IKE, CHILD, CONNECTION, CONFIGURED, PLAIN, PLUGINS, LIBRESWAN];

export const ipsecStatus: Parser = {
  kind: "ipsec-status",
  prints: (command) => /^(?:strongswan|ipsec)(?: auto| whack)? (?:--?)?(?:status|statusall|trafficstatus|showstates)\b/.test(command),
  begins: (line) => (HEADING.test(line) && !/^\s*Connections:/.test(line)) || ALONE.test(line) || isShunt(line) || LIBRESWAN.test(line),
  continues: (line) => ALL.some((one) => one.test(line)) || isShunt(line),
  parse(block, records) {
    const reader = new StatusReader(records);
    const strange = block.lines.filter((line) => !isNoise(line.text) && !reader.read(line));
    reader.finish();
    if (isWhole(block) && /\bstatus(?:all)?$/.test(pipeline(block.command!).command)) complete(block, records);
    return strange;
  },
};

function isShunt(line: string): boolean {
  return SHUNT.exec(line)?.[1]!.includes(":") ?? false;
}

function complete(block: Block, records: Records): void {
  const lines = [block.commandLine!, ...block.lines];
  for (const thing of ["ike-sas", "shunts"]) records.complete(thing, lines);
  if (/statusall$/.test(pipeline(block.command!).command)) for (const thing of ["connections", "pools"]) records.complete(thing, lines);
}

class StatusReader {
  private heading = "";
  private readonly sas: Section[] = [];
  private readonly shunts = new Map<string, Section>();
  private readonly connections: Section[] = [];
  private readonly listening: Line[] = [];
  private readonly pluto = new Map<string, Section>();

  constructor(private readonly records: Records) {}

  /** False where the line was not understood. */
  read(line: Line): boolean {
    const heading = HEADING.exec(line.text);
    if (heading) {
      this.heading = heading[1]!;
      this.readDaemon(line);
      return true;
    }
    return (
      readLibreswan(line, this.pluto) ||
      this.readChild(line) ||
      this.readIke(line) ||
      this.readShunt(line) ||
      this.readConnection(line) ||
      this.readOfDaemon(line) ||
      PLAIN.test(line.text)
    );
  }

  private readDaemon(line: Line): void {
    const [, version, system, kernel] = DAEMON.exec(line.text) ?? [];
    for (const [name, value] of Object.entries({ strongswan: version, system, kernel })) {
      if (value) this.records.about.set(name, { value, lines: [line] });
    }
  }

  private readOfDaemon(line: Line): boolean {
    const plugins = PLUGINS.exec(line.text);
    if (plugins) this.records.plugins.push({ names: plugins[1]!.trim().split(/\s+/), lines: [line] });
    const pool = this.heading === "Virtual IP pools" ? POOL.exec(line.text) : null;
    if (pool) {
      const [size, online, offline] = pool.slice(2).map(Number) as [number, number, number];
      this.records.pools.push({ name: pool[1]!, addresses: null, size, online, offline, lines: [line] });
    }
    const listening = this.heading === "Listening IP addresses:" && parseAddress(line.text.trim()) !== null;
    if (listening) this.listening.push(line);
    return plugins !== null || pool !== null || listening;
  }

  private readIke(line: Line): boolean {
    const [, name, id, said = ""] = IKE.exec(line.text) ?? [];
    if (!name) return false;
    const ends = ENDS.exec(said);
    if (ends) {
      const sa = section(name, [line]);
      const [, state, localHost, localId, remoteHost, remoteId] = ends;
      set(sa, { uniqueid: id, state, "local-host": localHost, "local-id": localId, "remote-host": remoteHost, "remote-id": remoteId });
      this.sas.push(sa);
      return true;
    }
    const sa = this.sas.at(-1);
    if (sa?.name !== name || sa.values.get("uniqueid") !== id || !PLAIN.test(line.text)) return false;
    sa.lines.push(line);
    set(sa, { version: /^IKEv([12]) SPIs/.exec(said)?.[1] });
    return true;
  }

  private readChild(line: Line): boolean {
    const [, name, id, said = ""] = CHILD.exec(line.text) ?? [];
    if (!name) return false;
    const state = INSTALLED.exec(said);
    const counters = COUNTERS.exec(said);
    const selectors = SELECTORS.exec(said);
    if (!state && !counters && !selectors) return false;
    const child = this.child(name, id!, line);
    if (state) {
      const [, phase, mode, reqid, protocol, udp, spiIn, spiOut, cpiIn, cpiOut] = state;
      set(child, { state: phase, mode, reqid, protocol, encap: udp && "yes", "spi-in": spiIn, "spi-out": spiOut, "cpi-in": cpiIn, "cpi-out": cpiOut });
    } else if (counters) {
      const [, proposal, bytesIn, packetsIn, idleIn, bytesOut, packetsOut, idleOut] = counters;
      // The number of packets is left out as long as there was none.
      set(child, { proposal, "bytes-in": bytesIn, "packets-in": packetsIn ?? (bytesIn === "0" ? "0" : undefined), "use-in": idleIn });
      set(child, { "bytes-out": bytesOut, "packets-out": packetsOut ?? (bytesOut === "0" ? "0" : undefined), "use-out": idleOut });
    } else if (selectors) {
      setSelectors(child, selectors[1]!, selectors[2]!);
    }
    return true;
  }

  /** The CHILD_SA of a line, which is of the IKE_SA above it; traps have a part of their own. */
  private child(name: string, id: string, line: Line): Section {
    if (this.heading === "Routed Connections:") return this.shunt(name, `${name}{${id}}`, line);
    if (this.sas.length === 0) this.sas.push(section("", []));
    const sa = this.sas.at(-1)!;
    sa.lines.push(line);
    const children = sa.sections[0] ?? within(sa, "child-sas", line);
    const last = children.sections.at(-1);
    const known = last?.name === name && last.values.get("uniqueid") === id;
    if (known) last.lines.push(line);
    const child = known ? last : within(children, name, line);
    set(child, { uniqueid: id });
    return child;
  }

  private shunt(name: string, key: string, line: Line): Section {
    const known = this.shunts.get(key);
    known?.lines.push(line);
    const shunt = known ?? section(name, [line]);
    // The connection's name is not said, but starter gives both the same.
    set(shunt, { ike: name, child: name });
    this.shunts.set(key, shunt);
    return shunt;
  }

  private readShunt(line: Line): boolean {
    const [, before, remote, mode] = SHUNT.exec(line.text) ?? [];
    const end = before?.search(/:\s/) ?? -1;
    if (!before || end < 0 || this.heading === "Connections:") return false;
    const name = before.slice(0, end).trim();
    const shunt = this.shunt(name, name, line);
    set(shunt, { mode });
    setSelectors(shunt, before.slice(end + 1).trim(), remote!);
    return true;
  }

  private readConnection(line: Line): boolean {
    const found = CONNECTION.exec(line.text);
    if (found) {
      const conn = section(found[1]!, [line]);
      set(conn, { version: found[4] });
      conn.lists.set("local_addrs", found[2]!.split(",")).set("remote_addrs", found[3]!.split(","));
      this.connections.push(conn);
      return true;
    }
    const [, name, local, remote, mode] = CONFIGURED.exec(line.text) ?? [];
    const conn = this.connections.at(-1);
    if (!conn || !name) return false;
    conn.lines.push(line);
    const child = within(conn.sections[0] ?? within(conn, "children", line), name, line);
    set(child, { mode });
    setSelectors(child, local!, remote!);
    return true;
  }

  finish(): void {
    const { records } = this;
    for (const shunt of this.shunts.values()) records.ikeSas.push(policy(shunt));
    const versions = new Map(this.connections.map((one) => [one.name, one.values.get("version")]));
    for (const sa of this.sas) {
      // `ipsec status` does not say the version of an IKE_SA; its connection may.
      if (!sa.values.has("version")) set(sa, { version: /^IKEv([12])$/.exec(versions.get(sa.name) ?? "")?.[1] });
      records.ikeSas.push(ikeSa(sa));
    }
    for (const sa of this.pluto.values()) if (sa.values.has("state") || isUp(sa)) records.ikeSas.push(ikeSa(sa));
    for (const one of this.connections) records.connections.push({ ...connection(one), from: "status" });
    if (this.listening.length > 0) records.about.set("listening", { value: this.listening.map((line) => line.text.trim()).join(" "), lines: this.listening });
  }
}

function isUp(conn: Section): boolean {
  return conn.sections[0]?.sections.some((child) => child.values.has("state")) ?? false;
}

function setSelectors(child: Section, local: string, remote: string): void {
  child.lists.set("local-ts", local.split(" ")).set("remote-ts", remote.split(" "));
}
