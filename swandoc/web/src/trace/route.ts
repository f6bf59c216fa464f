/**
 * Route lookups as the kernel does them: rules by priority, in each table the longest prefix, then the metric
 * (fib_rules_lookup(), fib_table_lookup(), fib6_rule_lookup()). What the paste cannot decide is unknown, unless all
 * that may be leads to the same.
 */
import { formatAddress, holds, same, width, type Address, type Family } from "../address.ts";
import { isLinkLocal, isLoopback, isMulticast, type Host, type Truth } from "../host.ts";
import type { Line } from "../line.ts";
import type { InterfaceAddress, Route, RoutingRule } from "../records.ts";
import { preferred, RoutingTables } from "./tables.ts";

export interface Query {
  readonly destination: Address;
  /** null where routing is to choose it. */
  readonly source: Address | null;
  /** The interface on which the packet came in; "lo" for packets of the host itself. */
  readonly input: string;
  /** null where it is not known. */
  readonly mark: number | null;
}

export interface Found {
  /** `refused` is an unreachable, prohibit or blackhole route or rule; `none` is no route at all. */
  readonly is: "unicast" | "local" | "broadcast" | "multicast" | "none" | "refused";
  readonly route: Route | null;
  readonly lines: readonly Line[];
  /** Where another route that was not pasted may choose another source address: the commands that would tell. */
  readonly openSource?: readonly string[];
}

export interface Unknown {
  readonly is: "unknown";
  readonly why: string;
  readonly lines: readonly Line[];
  readonly run: readonly string[];
}

export type Lookup = Found | Unknown;

const tables = new WeakMap<Host, RoutingTables>();

export function tablesOf(host: Host): RoutingTables {
  let found = tables.get(host);
  if (!found) tables.set(host, (found = new RoutingTables(host)));
  return found;
}

export function lookup(host: Host, query: Query): Lookup {
  const found = lookupPasted(host, query);
  const { family } = query.destination;
  const all = tablesOf(host);
  const hidden = !all.rules(family).complete && !all.isComplete(family, TUNNELS) && !all.pasted(family, TUNNELS);
  return hidden && found.is !== "local" ? besideTunnels(host, query, found) : found;
}

/** strongSwan's own table of routes. */
const TUNNELS = "220";

/**
 * Where neither rules nor strongSwan's table were pasted: that table may hold a route to a network behind a tunnel,
 * which leads towards the other end and names a source address.
 */
function besideTunnels(host: Host, query: Query, found: Lookup): Lookup {
  const { destination } = query;
  const run = ["ip rule", `ip${destination.family === 6 ? " -6" : ""} route show table ${TUNNELS}`];
  for (const { direction, selector, templates, lines, ifId } of host.policies) {
    const peer = templates.at(-1)?.destination;
    if (direction !== "out" || ifId || !peer || !holds(selector.destination, destination)) continue;
    const there = peer.family === destination.family ? lookupPasted(host, { ...query, destination: peer, source: null }) : found;
    if (found.is === "unicast" && there.is === "unicast" && there.route?.device === found.route?.device) return { ...found, openSource: run };
    return unknown(`table ${TUNNELS} may hold a route to ${formatAddress(destination)}`, lines, run);
  }
  return found;
}

function lookupPasted(host: Host, query: Query): Lookup {
  const { family } = query.destination;
  const all = tablesOf(host);
  const { rules, complete } = all.rules(family);
  const may: Lookup[] = [];
  let resume = 0;
  for (const rule of rules) {
    if (rule.priority < resume) continue;
    const applies = ruleMatches(rule, query);
    if (applies === false || rule.action === "nop") continue;
    const here = applyRule(all, rule, query);
    if (here === "next") continue;
    if (applies === null) {
      may.push(here.is === "unknown" ? here : { ...here, lines: [...rule.lines, ...here.lines] });
      continue;
    }
    if (here.is === "unknown" && here.may === "next") {
      may.push(here);
      continue;
    }
    may.push(here);
    return agreed(may, family);
  }
  may.push({ is: "none", route: null, lines: complete ? rules.flatMap((rule) => rule.lines).slice(-3) : [] });
  return agreed(may, family);
}

/** What a rule's table may say; `may: "next"` where it possibly holds no route and the next rule is asked. */
type Passing = Lookup & { readonly may?: "next" };

function applyRule(all: RoutingTables, rule: RoutingRule, query: Query): Passing | "next" {
  const { family } = query.destination;
  if (rule.action === "goto") return unknown(`the rule "goto" cannot be followed`, rule.lines, []);
  if (rule.table === null) return { is: "refused", route: null, lines: rule.lines };
  for (const entry of all.holding(family, rule.table, query.destination)) {
    const best = preferred(entry);
    const route = best[0];
    if (!route) continue;
    // Routes that refuse are never suppressed (fib_rules_lookup() asks only where there is no error).
    const suppressed = rule.suppressPrefixLength !== null && route.destination.length <= rule.suppressPrefixLength;
    if (suppressed && meaning(route) !== "refused") return "next";
    const lines = [...(isUsual(rule) ? [] : rule.lines), ...best.flatMap((one) => one.lines)];
    if (route.kind === "throw") return "next";
    if (best.some((one) => one.device !== route.device || one.kind !== route.kind || !sameGateway(one, route))) {
      return unknown(`the routes to ${formatAddress(query.destination)} share the traffic between several gateways`, lines, []);
    }
    return { is: meaning(route), route, lines };
  }
  if (family === 6 && rule.table === "local" && isMulticast(query.destination)) return { is: "multicast", route: null, lines: [] };
  if (all.isComplete(family, rule.table) || rule.table === "default" || rule.table === "local") return "next";
  // Routes of a tunnel's table that was not pasted matter only if it is in use at all.
  const command = `ip${family === 6 ? " -6" : ""} route show table ${rule.table === "main" || /^\d+$/.test(rule.table) ? rule.table : "all"}`;
  return { ...unknown(`table ${rule.table} may hold a route to ${formatAddress(query.destination)}`, rule.lines, [command]), may: "next" };
}

function isUsual(rule: RoutingRule): boolean {
  return rule.table === "local" || rule.table === "main" || rule.table === "default";
}

function sameGateway(one: Route, other: Route): boolean {
  return one.via === null || other.via === null ? one.via === other.via : same(one.via, other.via);
}

function meaning({ kind }: Route): Found["is"] {
  if (kind === "unicast" || kind === "local" || kind === "broadcast" || kind === "multicast") return kind;
  return kind === "anycast" ? "local" : "refused";
}

function unknown(why: string, lines: readonly Line[], run: readonly string[]): Unknown {
  return { is: "unknown", why, lines, run };
}

/** All that may happen, as one: the last is what happens if nothing before it does. */
function agreed(may: readonly Lookup[], family: Family): Lookup {
  const last = may[may.length - 1]!;
  if (may.length === 1 || may.every((one) => equal(one, last))) return last;
  const open = may.find((one): one is Unknown => one.is === "unknown");
  if (open) return open;
  const rules = `ip${family === 6 ? " -6" : ""} rule`;
  return unknown("a routing rule asks for something that the paste does not tell", may[0]!.lines, [rules]);
}

function equal(one: Lookup, other: Lookup): boolean {
  if (one.is === "unknown" || other.is === "unknown" || one.is !== other.is) return false;
  return one.route === other.route || (one.route?.device === other.route?.device && !!one.route && !!other.route && sameGateway(one.route, other.route));
}

function ruleMatches(rule: RoutingRule, query: Query): Truth {
  const parts: Truth[] = [
    rule.from === null || rule.from.length === 0 || (query.source !== null && holds(rule.from, query.source)),
    rule.to === null || holds(rule.to, query.destination),
    rule.input === null || rule.input === query.input,
    // Only sockets bound to an interface ask with one.
    rule.output === null ? true : false,
    rule.mark === null || (query.mark === null ? null : (query.mark & rule.mark.mask) >>> 0 === rule.mark.value >>> 0),
    rule.unmodelled.length === 0 ? true : null,
  ];
  const all = parts.includes(false) ? false : parts.includes(null) ? null : true;
  return all === null ? null : all !== rule.not;
}

/**
 * The source address of the host's own packets on a route: the route's `src`, or one of the device
 * (inet_select_addr(); RFC 6724 for IPv6). null where the paste does not tell.
 */
export function sourceFor(host: Host, route: Route, destination: Address): Address | null {
  if (route.kind === "local") return destination;
  if (route.source) return route.source;
  if (route.device === null) return null;
  return destination.family === 4
    ? selectSource4(host, route.device, route.via, route.scope)
    : selectSource6(host, route.device, destination);
}

/** inet_select_addr(): the primary address that shares a subnet with the gateway, else the first primary one. */
export function selectSource4(host: Host, device: string, gateway: Address | null, scope: string | null = null): Address | null {
  const fits = (one: InterfaceAddress): boolean => one.scope !== "host" && (one.scope !== "link" || scope === "link");
  const primary = primaries(host, device).filter(fits);
  const near = gateway && primary.find((one) => one.peer === null && holds(one.address, gateway));
  const chosen = near ?? primary[0] ?? (host.knowsAddresses ? anyPrimary(host, fits) : undefined);
  if (!chosen && gateway && !host.knowsAddresses) return host.kernelRoutes.find((one) => one.device === device && holds(one.destination, gateway))?.source ?? null;
  return chosen ? { family: 4, value: chosen.address.value } : null;
}

function anyPrimary(host: Host, fits: (one: InterfaceAddress) => boolean): InterfaceAddress | undefined {
  return host.addresses.find((one) => one.address.family === 4 && fits(one) && one.scope !== "link" && !isLoopback(one.address));
}

/** Addresses of an interface without its secondary ones: later ones of the same subnet. */
function primaries(host: Host, device: string): readonly InterfaceAddress[] {
  const all = host.addressesOn(device, 4);
  return all.filter((one, at) => !all.slice(0, at).some((before) => before.address.length === one.address.length && holds(before.address, one.address)));
}

/** RFC 6724, section 5: scope, then outgoing interface, then label, then the longest common prefix. */
export function selectSource6(host: Host, device: string | null, destination: Address): Address | null {
  // RFC 6724, rule 1: the same address.
  if (isLoopback(destination)) return destination;
  let best: { readonly at: InterfaceAddress; readonly rank: readonly number[] } | null = null;
  for (const one of host.addresses) {
    if (one.address.family !== 6 || isLoopback(one.address)) continue;
    const local = isLinkLocal(one.address);
    if (local && one.interface !== device) continue;
    const rank = [
      same(one.address, destination) ? 1 : 0,
      local === isLinkLocal(destination) ? 1 : 0,
      one.interface === device ? 1 : 0,
      isUniqueLocal(one.address) === isUniqueLocal(destination) ? 1 : 0,
      Math.min(commonBits(one.address, destination), one.address.length),
    ];
    if (!best || exceeds(rank, best.rank)) best = { at: one, rank };
  }
  return best ? { family: 6, value: best.at.address.value } : null;
}

function exceeds(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at]! > other[at]!;
}

function isUniqueLocal(address: Address): boolean {
  return address.value >> 121n === 0xfcn >> 1n;
}

function commonBits(one: Address, other: Address): number {
  const differing = one.value ^ other.value;
  return differing === 0n ? width(one.family) : width(one.family) - differing.toString(2).length;
}

export type ReversePath = "passes" | "martian" | "fails" | "unknown";

/**
 * Whether the kernel takes a packet's source on the interface that it came in on; `rp` is rp_filter's effective value
 * (__fib_validate_source() in net/ipv4/fib_frontend.c). IPv6 has no such check.
 */
export function validateSource(host: Host, query: Query, output: string | null, rp: number): { readonly verdict: ReversePath; readonly back: Lookup | null } {
  const source = query.source!;
  const acceptsLocal = host.flag(query.input, "accept_local");
  const back = lookup(host, {
    destination: source,
    source: query.destination,
    input: output ?? "lo",
    mark: host.flag(query.input, "src_valid_mark") ? query.mark : 0,
  });
  if (back.is === "unknown") {
    // Without rp_filter all that counts is whether the source is one of the host's own.
    const own = rp === 0 ? host.isOwn(source) : null;
    return { verdict: own === false ? "passes" : "unknown", back };
  }
  if (back.is === "none" || back.is === "refused") return { verdict: rp > 0 ? "fails" : "passes", back };
  if (back.is !== "unicast" && !(back.is === "local" && acceptsLocal)) return { verdict: "martian", back };
  if (back.route?.device === query.input || rp === 0) return { verdict: "passes", back };
  // An interface without addresses cannot be told by its routes.
  const bare = host.knowsAddresses && host.addressesOn(query.input, 4).length === 0;
  return { verdict: bare || rp === 1 ? "fails" : "passes", back };
}
