/** What the parsers read: one record for each thing that a host says, with the lines that say it. */
import type { Address, Family, Prefix, Range } from "./address.ts";
import type { Line, Said } from "./line.ts";
import type { Chain, NamedSet } from "./netfilter.ts";

/** ip addr */
export interface InterfaceAddress extends Said {
  readonly interface: string;
  /** With its host bits: 10.1.0.1/24. */
  readonly address: Prefix;
  /** The other end of a point-to-point link. */
  readonly peer: Address | null;
  readonly scope: string | null;
  readonly dynamic: boolean;
}

/** ip link, ip addr, ip -d link */
export interface Link extends Said {
  readonly name: string;
  readonly index: number | null;
  /** Bytes. */
  readonly mtu: number | null;
  /** LOWER_UP or state UP; null where not said. */
  readonly up: boolean | null;
  readonly loopback: boolean;
  /** "xfrm", "vti", "bridge", "gre", ...; null where `-d` was not given or it is an ordinary device. */
  readonly kind: string | null;
  /** if_id of an XFRM interface, in decimal. */
  readonly ifId: number | null;
  /** The device under an XFRM interface, VLAN or tunnel (`ipsec0@eth0`). */
  readonly parent: string | null;
  /** ikey and okey of a VTI or GRE device, as numbers. */
  readonly inputKey: number | null;
  readonly outputKey: number | null;
  /** local and remote of a tunnel device. */
  readonly local: Address | null;
  readonly remote: Address | null;
}

export type RouteKind = "unicast" | "local" | "broadcast" | "multicast" | "blackhole" | "unreachable" | "prohibit" | "throw" | "anycast";

/** ip route, route -n, netstat -rn, route print, Get-NetRoute */
export interface Route extends Said {
  readonly kind: RouteKind;
  readonly destination: Prefix;
  /**
   * "main", "local", "220", ...: numbers of the three well-known tables are written as names. "unknown" where neither
   * a row nor a command says it.
   */
  readonly table: string;
  readonly via: Address | null;
  /** Interface; on Windows its alias or address. */
  readonly device: string | null;
  /** Preferred source address. */
  readonly source: Address | null;
  readonly protocol: string | null;
  readonly scope: string | null;
  readonly metric: number | null;
  /** Bytes. */
  readonly mtu: number | null;
  readonly advmss: number | null;
  /**
   * What no other field holds: `onlink`, `linkdown`, `dead`, `nexthop` (one of several of a multipath route, which is
   * a record for each), `from 2001:db8::/48`, `via x.x.x.x` (masked).
   */
  readonly flags: readonly string[];
}

/** ip route get: the kernel's own answer. `destination` is the address that was asked for. */
export interface RouteLookup extends Omit<Route, "table"> {
  /** null where not said, which is main on Linux since 3.6, or a table of a rule. */
  readonly table: string | null;
  /** The packet that was asked for. */
  readonly from: Address | null;
  readonly input: string | null;
  readonly mark: number | null;
  /** "No route to host", "Network is unreachable", "Invalid argument", ... */
  readonly error: string | null;
}

/** ip rule */
export interface RoutingRule extends Said {
  readonly family: Family;
  readonly priority: number;
  readonly not: boolean;
  readonly from: Prefix | null;
  readonly to: Prefix | null;
  readonly input: string | null;
  readonly output: string | null;
  /** fwmark; null without. */
  readonly mark: Mark | null;
  /** The table, or null for another action. */
  readonly table: string | null;
  /** "lookup", "blackhole", "unreachable", "prohibit", "goto", "nop", ... */
  readonly action: string;
  readonly suppressPrefixLength: number | null;
  /** The priority that `goto` goes on with. */
  readonly goto?: number;
  /** Selectors that are said but not modelled (ipproto, tos, l3mdev, ...). */
  readonly unmodelled: readonly string[];
}

/** ip neigh, arp -n */
export interface Neighbour extends Said {
  readonly address: Address;
  readonly device: string;
  readonly mac: string | null;
  readonly state: string | null;
  readonly proxy: boolean;
}

/** sysctl, in dotted spelling: `net.ipv4.ip_forward`. An interface's own dots are kept as `/`: `eth0/100`. */
export interface Sysctl extends Said {
  readonly name: string;
  readonly value: string;
}

/** /proc/net/xfrm_stat ("xfrm"), nstat or netstat -s ("snmp") */
export interface Counter extends Said {
  readonly source: "xfrm" | "snmp";
  readonly name: string;
  readonly value: number;
}

export interface Mark {
  readonly value: number;
  readonly mask: number;
}

export interface Selector {
  readonly source: Prefix;
  readonly destination: Prefix;
  /** IP protocol number; null for any. */
  readonly protocol: number | null;
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  readonly interface: string | null;
}

export interface Template {
  /** "esp", "ah", "comp", ... */
  readonly protocol: string;
  readonly mode: string;
  /** Outer addresses; null where 0.0.0.0 or ::. */
  readonly source: Address | null;
  readonly destination: Address | null;
  readonly spi: number | null;
  readonly reqid: number | null;
  readonly optional: boolean;
}

/** ip xfrm policy */
export interface XfrmPolicy extends Said {
  readonly direction: "in" | "out" | "fwd";
  readonly action: "allow" | "block";
  readonly selector: Selector;
  readonly priority: number;
  readonly index: number | null;
  readonly templates: readonly Template[];
  readonly mark: Mark | null;
  readonly ifId: number | null;
  /** `socket in` / `socket out` policies, which concern charon's own sockets only. */
  readonly socket: boolean;
}

/** ip xfrm state */
export interface XfrmState extends Said {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: string;
  readonly spi: number;
  readonly reqid: number | null;
  readonly mode: string;
  /** Names as the kernel prints them: "rfc4106(gcm(aes))", "cbc(aes)". Keys are never kept. */
  readonly aead: string | null;
  readonly cipher: string | null;
  readonly integrity: string | null;
  /** Bits; 128 for hmac(sha256) as RFC 4868 has it, 96 for the old draft. */
  readonly truncation: number | null;
  readonly encapsulation: { readonly type: string; readonly sourcePort: number; readonly destinationPort: number } | null;
  readonly flags: readonly string[];
  readonly mark: Mark | null;
  readonly outputMark: Mark | null;
  readonly ifId: number | null;
  /** "in" or "out" where the kernel says so (iproute2 6.10 on). */
  readonly direction: "in" | "out" | null;
  readonly offload: boolean;
  /** From `ip -s xfrm state`; null without -s. */
  readonly bytes: number | null;
  readonly packets: number | null;
  /** Packets that failed the integrity check, from `ip -s xfrm state`. */
  readonly integrityFailures?: number | null;
}

/** The name of a connection's auth round or child, with what was configured: swanctl.conf, ipsec.conf, --list-conns */
export interface Connection extends Said {
  readonly name: string;
  readonly from: "swanctl.conf" | "ipsec.conf" | "list-conns" | "status";
  readonly version: "IKEv1" | "IKEv2" | "IKEv1/2" | null;
  readonly localAddresses: readonly string[];
  readonly remoteAddresses: readonly string[];
  /** Virtual IPs that are asked for, as written ("0.0.0.0", "%config"). */
  readonly virtualIps: readonly string[];
  /** Names of pools, or subnets as `rightsourceip` has them. */
  readonly pools: readonly string[];
  /** `encap = yes`, `forceencaps=yes`; null where not said. */
  readonly forceEncapsulation: boolean | null;
  readonly children: readonly Child[];
  /** Every option as written: key and value. */
  readonly options: ReadonlyMap<string, string>;
}

export interface Child extends Said {
  readonly name: string;
  readonly localSelectors: readonly TrafficSelector[];
  readonly remoteSelectors: readonly TrafficSelector[];
  readonly mode: string | null;
  /** "yes", "no", or the script: `updown`, `leftfirewall`. */
  readonly updown: string | null;
  readonly options: ReadonlyMap<string, string>;
}

/** `10.1.0.0/24[tcp/443]`, `dynamic`. */
export interface TrafficSelector {
  readonly text: string;
  /** null for `dynamic` and what cannot be read, such as masked addresses. */
  readonly range: Range | null;
  readonly prefix: Prefix | null;
  readonly dynamic: boolean;
  /** Protocol number; null for any. */
  readonly protocol: number | null;
  /** As written: "443", "1024-65535", null for any. */
  readonly ports: string | null;
}

/** swanctl --list-sas, ipsec status(all) */
export interface IkeSa extends Said {
  readonly name: string;
  readonly id: number | null;
  readonly version: "IKEv1" | "IKEv2" | null;
  /** ESTABLISHED, CONNECTING, ... */
  readonly state: string;
  readonly localHost: Address | null;
  readonly localPort: number | null;
  readonly localId: string | null;
  readonly remoteHost: Address | null;
  readonly remotePort: number | null;
  readonly remoteId: string | null;
  /** Virtual IPs of this host and of the peer, as --list-sas prints them in brackets. */
  readonly localVirtualIps: readonly Address[];
  readonly remoteVirtualIps: readonly Address[];
  readonly children: readonly ChildSa[];
}

export interface ChildSa extends Said {
  readonly name: string;
  readonly id: number | null;
  readonly reqid: number | null;
  /** INSTALLED, REKEYING, ROUTED, ... */
  readonly state: string;
  /** TUNNEL, TRANSPORT, PASS, DROP, BEET. */
  readonly mode: string;
  readonly udpEncapsulation: boolean;
  readonly protocol: string | null;
  /** "AES_GCM_16-256", "AES_CBC-128/HMAC_SHA2_256_128/..." as printed. */
  readonly proposal: string | null;
  readonly ipcomp: boolean;
  readonly spiIn: string | null;
  readonly spiOut: string | null;
  /** Bytes and packets; null where not printed. */
  readonly bytesIn: number | null;
  readonly packetsIn: number | null;
  readonly bytesOut: number | null;
  readonly packetsOut: number | null;
  /** Seconds since the last packet; null if never or not printed. */
  readonly idleIn: number | null;
  readonly idleOut: number | null;
  readonly ifIdIn: number | null;
  readonly ifIdOut: number | null;
  readonly markIn: Mark | null;
  readonly markOut: Mark | null;
  readonly localSelectors: readonly TrafficSelector[];
  readonly remoteSelectors: readonly TrafficSelector[];
  /** The record of the kernel-less shunts and traps that `ipsec status` lists. */
  readonly shunt: boolean;
}

/** swanctl --list-pools, pools in swanctl.conf */
export interface Pool extends Said {
  readonly name: string;
  readonly addresses: Range | null;
  readonly size: number | null;
  readonly online: number | null;
  readonly offline: number | null;
}

/** An option of strongswan.conf: `charon.plugins.farp.load` -> "yes". */
export interface DaemonOption extends Said {
  readonly name: string;
  readonly value: string;
}

/** `loaded plugins:` of --stats or statusall. */
export interface LoadedPlugins extends Said {
  readonly names: readonly string[];
}

/**
 * A line of a daemon's log that means something for the data path. `event` is a name of the fact catalogue
 * (log events), `values` are the parts of the line that it names.
 */
export interface LogEvent extends Said {
  readonly event: string;
  readonly values: Readonly<Record<string, string>>;
}

/** ping, of Linux, macOS or Windows */
export interface Ping extends Said {
  readonly target: Address | null;
  readonly targetText: string;
  /** -I */
  readonly source: string | null;
  /** Bytes of payload. */
  readonly size: number | null;
  /** -M do, -f, -D */
  readonly dontFragment: boolean;
  readonly sent: number | null;
  readonly received: number | null;
  /** What other hosts or the own kernel said: "message too long, mtu=1400", "Destination Net Unreachable", ... */
  readonly errors: readonly { readonly from: Address | null; readonly text: string; readonly mtu: number | null }[];
}

/** tracepath, traceroute, tracert */
export interface PathHop extends Said {
  readonly target: string;
  readonly hop: number;
  readonly address: Address | null;
  readonly pmtu: number | null;
}

/** tcpdump */
export interface CapturedPacket extends Said {
  readonly interface: string | null;
  readonly direction: "in" | "out" | null;
  readonly source: Address | null;
  readonly destination: Address | null;
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  /** "ICMP", "ESP", "UDP-encap", "Flags [S]", ... */
  readonly what: string;
  /** Bytes. */
  readonly length: number | null;
}

/** conntrack -L, pfctl -ss */
export interface TrackedConnection extends Said {
  readonly original: { readonly source: Address | null; readonly destination: Address | null };
  readonly reply: { readonly source: Address | null; readonly destination: Address | null };
  readonly protocol: string;
  /** pf says so by parentheses, also where the addresses are masked. */
  readonly translated?: boolean;
}

/** pfctl -sn */
export interface PfTranslation extends Said {
  readonly kind: "nat" | "rdr" | "binat";
  readonly interface: string;
  /** As written: a prefix, a table, `any`. */
  readonly source: string;
  readonly destination: string;
  /** null for an exemption (`no nat`). */
  readonly to: string | null;
}

/** Get-VpnConnection, one for each connection */
export interface WindowsVpn extends Said {
  readonly name: string;
  readonly splitTunneling: boolean | null;
  readonly allUsers: boolean | null;
  readonly status: string | null;
  readonly tunnelType: string | null;
  readonly routes: readonly Prefix[];
  readonly properties: ReadonlyMap<string, string>;
}

/** resolvectl dns / status, Get-DnsClientNrptPolicy, /etc/resolv.conf */
export interface NameServer extends Said {
  readonly link: string | null;
  readonly address: Address | null;
  readonly domain: string | null;
}

/** All that one host said. Parsers add to it. */
export class Records {
  readonly addresses: InterfaceAddress[] = [];
  readonly links: Link[] = [];
  readonly routes: Route[] = [];
  readonly lookups: RouteLookup[] = [];
  readonly rules: RoutingRule[] = [];
  readonly neighbours: Neighbour[] = [];
  readonly sysctls: Sysctl[] = [];
  readonly counters: Counter[] = [];
  readonly policies: XfrmPolicy[] = [];
  readonly states: XfrmState[] = [];
  readonly connections: Connection[] = [];
  readonly ikeSas: IkeSa[] = [];
  readonly pools: Pool[] = [];
  readonly options: DaemonOption[] = [];
  readonly plugins: LoadedPlugins[] = [];
  readonly log: LogEvent[] = [];
  readonly pings: Ping[] = [];
  readonly pathHops: PathHop[] = [];
  readonly captured: CapturedPacket[] = [];
  readonly tracked: TrackedConnection[] = [];
  readonly pfTranslations: PfTranslation[] = [];
  readonly windowsVpns: WindowsVpn[] = [];
  readonly nameServers: NameServer[] = [];
  readonly chains: Chain[] = [];
  readonly sets: NamedSet[] = [];
  /**
   * Facts about the machine that no other record holds: "system", "distribution", "strongswan", "kernel", "hostname",
   * "date", "role", "ufw" ("active" or "inactive"), "ufw-routed", "ufw-route-allow", and
   * "unreadable": what the collector could not read, a line each.
   */
  readonly about = new Map<string, { readonly value: string; readonly lines: readonly Line[] }>();

  private readonly shown = new Map<string, Line[]>();

  /**
   * Says that the paste holds all of something, so that what is not there is absent and not merely unknown.
   *
   * The things: "addresses" (of both families), "addresses 4", "links", "route-table 4 main" (family and table), "route-tables 4" (all tables),
   * "rules 4", "neighbours", "proxies" (both of IPv4), "sysctls" (all), "xfrm-counters", "policies", "states", "ike-sas",
   * "connections", "pools", "iptables 4 nat" (family and table), "iptables 4" (all tables), "nft", "log".
   * `lines` are those that show it is complete, such as the command's.
   */
  complete(thing: string, lines: readonly Line[]): void {
    const known = this.shown.get(thing);
    if (known) known.push(...lines);
    else this.shown.set(thing, [...lines]);
  }

  /** The lines that show that `thing` is complete; null where it may not be. */
  completeness(thing: string): readonly Line[] | null {
    return this.shown.get(thing) ?? null;
  }
}
