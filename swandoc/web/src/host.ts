/** What one host's records say together: its addresses, networks, switches, packet filter and tunnels. */
import { covers, holds, network, parseAddress, parsePrefix, rangeOf, same, width, type Address, type Family, type Prefix } from "./address.ts";
import type { Line } from "./line.ts";
import type { Chain, Hook } from "./netfilter.ts";
import type { ChildSa, IkeSa, InterfaceAddress, Link, Records, Route, Sysctl, XfrmPolicy } from "./records.ts";
import { derivedPolicies } from "./tunnels.ts";

/** true, false, or null for what the paste does not tell. */
export type Truth = boolean | null;

/** An answer with the lines that give it, and where it is null, the commands that would. */
export interface Answer<T> {
  readonly value: T | null;
  readonly lines: readonly Line[];
  readonly run: readonly string[];
}

export interface ConnectedNetwork {
  readonly device: string;
  /** Without host bits. */
  readonly prefix: Prefix;
  readonly lines: readonly Line[];
}

export type Role = "gateway" | "client" | "host" | "unknown";

/** The tables of iptables that the trace asks for; nftables has no fixed ones. */
export type FilterPart = "filter" | "nat";

export class Host {
  readonly addresses: readonly InterfaceAddress[];
  /** Of the kernel, or where they were not pasted, those that strongSwan installs for its SAs. */
  readonly policies: readonly XfrmPolicy[];
  readonly policiesAreDerived: boolean;

  private readonly settings = new Map<string, Sysctl>();
  private readonly chainsByHook = new Map<string, readonly Chain[]>();
  private readonly localRoutes: readonly Route[];
  private readonly own = new Map<string, InterfaceAddress>();
  // Asked for again and again, and slow to find among the routes of a whole Internet table.
  private networks: readonly ConnectedNetwork[] | null = null;
  private part: Role | null = null;

  constructor(readonly records: Records, readonly name: string) {
    // The last word counts: in a paste that sets a value and reads it again, it is the present one.
    for (const setting of records.sysctls) this.settings.set(setting.name, setting);
    this.addresses = records.addresses;
    this.localRoutes = records.routes.filter((route) => route.kind === "local");
    for (const address of this.addresses) this.own.set(key(address.address), address);
    this.policiesAreDerived = records.policies.length === 0 && records.completeness("policies") === null;
    this.policies = this.policiesAreDerived ? derivedPolicies(records) : records.policies.filter((policy) => !policy.socket);
  }

  /** Whether the address is one of this host's; null where its addresses were not pasted. */
  isOwn(address: Address): Truth {
    if (this.own.has(key(address)) || isLoopback(address)) return true;
    if (this.localRoutes.some((route) => holds(route.destination, address))) return true;
    return this.knowsAddresses ? false : null;
  }

  ownAddress(address: Address): InterfaceAddress | null {
    return this.own.get(key(address)) ?? null;
  }

  /** The interface that has the address. The kernel's route to a connected network names the address that made it. */
  deviceOf(address: Address): string | null {
    return this.ownAddress(address)?.interface ?? this.kernelRoutes.find(({ source }) => same(source!, address))?.device ?? null;
  }

  get kernelRoutes(): readonly Route[] {
    return this.records.routes.filter(({ kind, protocol, scope, via, source }) => kind === "unicast" && protocol === "kernel" && scope === "link" && !via && source);
  }

  /** The names of its interfaces without the loopback. */
  get interfaces(): readonly string[] {
    const links = this.records.links.filter((link) => !link.loopback).map((link) => link.name);
    const named = this.addresses.map((one) => one.interface).filter((name) => name !== "lo");
    return [...new Set([...links, ...named])];
  }

  get knowsAddresses(): boolean {
    return this.addresses.length > 0;
  }

  addressesOn(device: string, family: Family): readonly InterfaceAddress[] {
    return this.addresses.filter((one) => one.interface === device && one.address.family === family);
  }

  /** The networks that hang on an interface, by its addresses or by routes without a gateway. */
  get connected(): readonly ConnectedNetwork[] {
    return (this.networks ??= this.findConnected());
  }

  private findConnected(): readonly ConnectedNetwork[] {
    const found: ConnectedNetwork[] = [];
    const add = (device: string, prefix: Prefix, lines: readonly Line[]): void => {
      const known = found.some((one) => one.device === device && same(one.prefix, network(prefix)) && one.prefix.length === prefix.length);
      if (!known) found.push({ device, prefix: network(prefix), lines });
    };
    for (const { interface: device, address, scope, lines } of this.addresses) {
      if (address.length < width(address.family) && scope !== "link" && scope !== "host" && !isLoopback(address)) add(device, address, lines);
    }
    for (const route of this.records.routes) {
      const { kind, via, device, destination, protocol, table } = route;
      const local = destination.family === 4 ? route.scope === "link" : protocol === "kernel" && !isLinkLocal(destination);
      if (kind === "unicast" && !via && device && local && table === "main" && destination.length > 0 && destination.length < width(destination.family)) {
        add(device, destination, route.lines);
      }
    }
    return found;
  }

  link(device: string): Link | null {
    let found: Link | null = null;
    for (const link of this.records.links) if (link.name === device && (!found || link.kind)) found = link;
    return found;
  }

  sysctl(name: string): Sysctl | null {
    return this.settings.get(name) ?? null;
  }

  /** A number that a sysctl holds. */
  setting(name: string): Answer<number> {
    const found = this.sysctl(name);
    const value = found && /^\d+$/.test(found.value) ? Number(found.value) : null;
    return { value, lines: found?.lines ?? [], run: value === null ? [`sysctl ${name}`] : [] };
  }

  /** Effective reverse path filter of an interface: the larger of `all` and its own (ip-sysctl.rst). */
  reversePathFilter(device: string): Answer<number> {
    return this.combined(device, "rp_filter", (all, own) => Math.max(all, own), (value) => value === 1);
  }

  /** Whether redirects may be sent on an interface: `all` or its own (IN_DEV_TX_REDIRECTS). */
  sendsRedirects(device: string): Answer<number> {
    return this.combined(device, "send_redirects", (all, own) => (all || own ? 1 : 0), (value) => value > 0);
  }

  /** A flag for which `all` or the interface's own suffices (IN_DEV_ORCONF); 0 if not said, its default. */
  flag(device: string, name: string): boolean {
    return ["all", device].some((where) => (this.setting(conf(4, where, name)).value ?? 0) > 0);
  }

  private combined(device: string, name: string, join: (all: number, own: number) => number, settles: (one: number) => boolean): Answer<number> {
    const both = ["all", device].map((where) => this.setting(conf(4, where, name)));
    const [all, own] = both as [Answer<number>, Answer<number>];
    if (all.value !== null && own.value !== null) {
      const value = join(all.value, own.value);
      const deciding = both.filter((one) => one.value === value);
      return { value, lines: (deciding.length > 0 ? deciding : both).flatMap((one) => one.lines), run: [] };
    }
    const decided = both.find((one) => one.value !== null && settles(one.value));
    return decided ?? { value: null, lines: [], run: both.flatMap((one) => one.run) };
  }

  /**
   * Whether packets that come in on `device` are forwarded. IPv4 asks the ingress interface, of which
   * net.ipv4.ip_forward is the switch for all; IPv6 asks net.ipv6.conf.all.forwarding, or from Linux 6.17 on
   * the interface's force_forwarding as well (ip6_forward()).
   */
  forwards(device: string, family: Family): Answer<boolean> {
    const yes = ({ value, ...rest }: Answer<number>): Answer<boolean> => ({ ...rest, value: value === null ? null : value > 0 });
    const all = this.setting("net.ipv6.conf.all.forwarding");
    if (family === 6) {
      const forced = this.setting(conf(6, device, "force_forwarding"));
      return yes(forced.value ? forced : all);
    }
    const own = this.setting(conf(4, device, "forwarding"));
    if (own.value !== null) return yes(own);
    const common = this.setting("net.ipv4.ip_forward");
    return yes(common.value !== null ? common : { ...this.setting("net.ipv4.conf.all.forwarding"), run: common.run });
  }

  /** Chains of a hook for a family, in the order in which packets pass them. */
  chains(hook: Hook, family: Family): readonly Chain[] {
    const at = `${hook} ${family}`;
    let found = this.chainsByHook.get(at);
    if (!found) {
      // Of chains with the same priority the one that was made last comes first (nf_hook_entries_grow()).
      found = this.records.chains
        .filter((chain) => chain.base?.hook === hook && chain.families.includes(family) && !this.isTwin(chain))
        .map((chain) => ({ chain, made: this.placeOf(chain) }))
        .sort((one, other) => position(one.chain) - position(other.chain) || other.made - one.made)
        .map(({ chain }) => chain);
      this.chainsByHook.set(at, found);
    }
    return found;
  }

  /** Where a chain stands in the order of making: that of nft's list, in which iptables-nft's chains appear as well. */
  private placeOf(chain: Chain): number {
    const { chains } = this.records;
    return chain.tool === "nft" ? chains.indexOf(chain) : chains.findIndex((other) => other.tool === "nft" && areTwins(chain, other));
  }

  /** In nft's list some matches of iptables' rules cannot be read: what iptables says of them counts. */
  private isTwin(chain: Chain): boolean {
    return chain.tool === "nft" && this.records.chains.some((other) => other.tool === "iptables" && areTwins(other, chain));
  }

  /** Whether the paste shows this part of the packet filter, empty or not. */
  knowsFilter(part: FilterPart, family: Family): boolean {
    const { records } = this;
    const whole = ["nft", `iptables ${family}`, `iptables ${family} ${part}`].some((thing) => records.completeness(thing) !== null);
    return whole || records.chains.some((chain) => chain.base?.type === part && chain.families.includes(family));
  }

  get tunnelsUp(): readonly { readonly ike: IkeSa; readonly child: ChildSa }[] {
    return this.records.ikeSas.flatMap((ike) =>
      ike.children.filter((child) => !child.shunt && child.state === "INSTALLED").map((child) => ({ ike, child })),
    );
  }

  /** Outer addresses of the other ends. */
  get peers(): readonly Address[] {
    const found = new Map<string, Address>();
    const add = (address: Address | null): void => void (address && found.set(key(address), address));
    for (const ike of this.records.ikeSas) add(ike.remoteHost);
    for (const policy of this.policies) if (policy.direction === "out") for (const template of policy.templates) add(template.destination);
    for (const state of this.records.states) add(this.isOwn(state.source) ? state.destination : null);
    return [...found.values()];
  }

  /** Virtual IPs that this host was given. */
  get virtualIps(): readonly Address[] {
    return this.records.ikeSas.flatMap((ike) => ike.localVirtualIps);
  }

  get role(): Role {
    return (this.part ??= this.findRole());
  }

  private findRole(): Role {
    const { records } = this;
    const said = records.about.get("role")?.value;
    if (said === "gateway" || said === "client") return said;
    if (this.virtualIps.length > 0 || records.windowsVpns.length > 0) return "client";
    if (records.connections.some((one) => one.virtualIps.length > 0)) return "client";
    if (records.pools.length > 0 || records.ikeSas.some((ike) => ike.remoteVirtualIps.length > 0)) return "gateway";
    if (records.connections.some((one) => one.pools.length > 0)) return "gateway";
    const outbound = this.policies.filter((policy) => policy.direction === "out" && policy.templates.length > 0);
    const protects = (prefix: Prefix): boolean =>
      this.connected.some((one) => prefix.length < width(prefix.family) && (covers(prefix, one.prefix) || covers(one.prefix, prefix)));
    const networks = outbound.some(({ selector }) => protects(selector.source));
    if (networks) return "gateway";
    const hostOnly = outbound.some(({ selector }) => selector.source.length === width(selector.source.family));
    if (hostOnly && outbound.every(({ selector }) => this.isOwn(selector.source))) return "client";
    const forwarding = this.setting("net.ipv4.ip_forward").value ?? this.setting("net.ipv6.conf.all.forwarding").value;
    if (forwarding) return "gateway";
    return outbound.length > 0 ? "host" : "unknown";
  }
}

/** Where NAT's chains stand: their own priority orders them among each other only (nf_nat_register_fn()). */
const NAT_AT: Partial<Record<Hook, number>> = { prerouting: -100, output: -100, input: 100, postrouting: 100 };

function position({ base }: Chain): number {
  if (!base) return 0;
  return base.type === "nat" ? (NAT_AT[base.hook] ?? base.priority) + base.priority / 1e6 : base.priority;
}

/** Whether nft's list shows this chain of iptables-nft. */
function areTwins(iptables: Chain, nft: Chain): boolean {
  return iptables.name === nft.name && iptables.families.join() === nft.families.join() && nft.table.replace(/^ip6? /, "") === iptables.table;
}

/** The sysctl of an interface; dots in its name are written as slashes, as the parser keeps them. */
export function conf(family: Family, device: string, name: string): string {
  return `net.ipv${family}.conf.${device.replace(/\./g, "/")}.${name}`;
}

function key(address: Address): string {
  return `${address.family} ${address.value}`;
}

const LOOPBACK = parseAddress("127.0.0.0")!;
const LINK_LOCAL = parseAddress("fe80::")!;
const MULTICAST: Readonly<Record<Family, Prefix>> = {
  4: { ...parseAddress("224.0.0.0")!, length: 4 },
  6: { ...parseAddress("ff00::")!, length: 8 },
};

export function isLoopback(address: Address): boolean {
  return address.family === 4 ? holds({ ...LOOPBACK, length: 8 }, address) : address.value === 1n;
}

export function isLinkLocal(address: Address): boolean {
  return holds({ ...LINK_LOCAL, length: 10 }, address);
}

/** RFC 1918, RFC 6598 and RFC 4193. */
const PRIVATE: readonly Prefix[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"].map((text) => parsePrefix(text)!);

export function isPrivate(address: Address): boolean {
  return PRIVATE.some((prefix) => holds(prefix, address));
}

export function isMulticast(address: Address): boolean {
  return holds(MULTICAST[address.family], address);
}

/** Whether it is a directed broadcast address of a connected IPv4 network. */
export function isBroadcast(host: Host, address: Address): boolean {
  if (address.family !== 4) return false;
  if (address.value === 0xffffffffn) return true;
  return host.addresses.some(({ address: own }) => own.family === 4 && own.length < 31 && rangeOf(own).last === address.value);
}
