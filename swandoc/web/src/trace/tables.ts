/** A host's routing tables and rules, arranged for lookups. */
import { parsePrefix, rangeOf, width, type Address, type Family } from "../address.ts";
import type { Host } from "../host.ts";
import type { Route, RoutingRule } from "../records.ts";

/** All routes of one prefix, the preferred first. */
type Entry = readonly Route[];

class Table {
  private readonly byLength = new Map<number, Map<bigint, Route[]>>();
  private lengths: number[] | null = null;

  constructor(private readonly family: Family) {}

  add(route: Route): void {
    const { length } = route.destination;
    let prefixes = this.byLength.get(length);
    if (!prefixes) this.byLength.set(length, (prefixes = new Map()));
    const first = rangeOf(route.destination).first;
    const entry = prefixes.get(first);
    // `ip route show table all` prints IPv6's routes as well as `ip -6 route` does.
    if (entry?.some((known) => isSame(known, route))) return;
    if (entry) entry.push(route);
    else prefixes.set(first, [route]);
    this.lengths = null;
  }

  /** Entries whose prefix holds the address, longest first. */
  *holding(address: Address): Generator<Entry> {
    this.lengths ??= [...this.byLength.keys()].sort((one, other) => other - one);
    for (const length of this.lengths) {
      const shift = BigInt(width(this.family) - length);
      const entry = this.byLength.get(length)!.get((address.value >> shift) << shift);
      if (entry) yield entry;
    }
  }
}

function isSame(one: Route, other: Route): boolean {
  return one.device === other.device && one.via?.value === other.via?.value && one.kind === other.kind && one.metric === other.metric && one.source?.value === other.source?.value;
}

export class RoutingTables {
  private readonly tables = new Map<string, Table>();

  constructor(readonly host: Host) {
    for (const route of host.records.routes) this.table(route.destination.family, route.table).add(route);
    for (const family of [4, 6] as const) if (!this.pasted(family, "local")) this.deriveLocal(family);
  }

  private table(family: Family, name: string): Table {
    const at = `${family} ${name}`;
    let table = this.tables.get(at);
    if (!table) this.tables.set(at, (table = new Table(family)));
    return table;
  }

  /** Whether any route of the table was pasted. */
  pasted(family: Family, name: string): boolean {
    return this.tables.has(`${family} ${name}`);
  }

  /** Whether what a table does not hold is known to be absent. */
  isComplete(family: Family, name: string): boolean {
    if (name === "local") return this.pasted(family, name) || this.host.knowsAddresses;
    const { records } = this.host;
    return [`route-tables ${family}`, `route-table ${family} ${name}`].some((thing) => records.completeness(thing) !== null);
  }

  holding(family: Family, name: string, address: Address): Iterable<Entry> {
    return this.tables.get(`${family} ${name}`)?.holding(address) ?? [];
  }

  /** What the kernel puts into the table `local` for each address (fib_add_ifaddr(), addrconf). */
  private deriveLocal(family: Family): void {
    const table = this.table(family, "local");
    const add = (destination: string | Address, length: number, kind: Route["kind"], device: string, lines: Route["lines"]): void => {
      const address = typeof destination === "string" ? parsePrefix(destination)! : destination;
      table.add({
        kind, device, lines, destination: { family, value: address.value, length }, table: "local", via: null, source: null,
        protocol: "kernel", scope: "host", metric: 0, mtu: null, advmss: null, flags: [],
      });
    };
    if (family === 4) add("127.0.0.0", 8, "local", "lo", []);
    else add("::1", 128, "local", "lo", []);
    for (const { interface: device, address, lines } of this.host.addresses) {
      if (address.family !== family) continue;
      add(address, width(family), "local", device, lines);
      if (family === 4 && address.length < 31) add({ family, value: rangeOf(address).last }, 32, "broadcast", device, lines);
    }
    if (family === 4) add("255.255.255.255", 32, "broadcast", "", []);
  }

  rules(family: Family): { readonly rules: readonly RoutingRule[]; readonly complete: boolean } {
    const { records } = this.host;
    const pasted = records.rules.filter((rule) => rule.family === family);
    if (pasted.length > 0 || records.completeness(`rules ${family}`)) {
      // Rules of the same priority are asked in the order in which they are listed.
      const sorted = pasted.map((rule, order) => ({ rule, order })).sort((one, other) => one.rule.priority - other.rule.priority || one.order - other.order);
      return { rules: sorted.map(({ rule }) => rule), complete: true };
    }
    const usual = [rule(family, 0, "local"), rule(family, 32766, "main"), rule(family, 32767, "default")];
    // strongSwan's own table is asked first wherever it is in use.
    if (this.pasted(family, "220")) usual.splice(1, 0, rule(family, 220, "220"));
    return { rules: usual, complete: false };
  }
}

function rule(family: Family, priority: number, table: string): RoutingRule {
  return {
    family, priority, table, not: false, from: null, to: null, input: null, output: null, mark: null, action: "lookup",
    suppressPrefixLength: null, unmodelled: [], lines: [],
  };
}

/**
 * Of routes for the same prefix those that are preferred. Of several with the same metric IPv4 takes the first, unless
 * they are the next hops of one route, among which it spreads packets; IPv6 may take any (find_rr_leaf()).
 */
export function preferred(entry: Entry): readonly Route[] {
  const alive = entry.filter((route) => !route.flags.includes("dead"));
  const metric = (route: Route): number => route.metric ?? (route.destination.family === 4 ? 0 : 1024);
  const least = Math.min(...alive.map(metric));
  const best = alive.filter((route) => metric(route) === least);
  if (best[0]?.destination.family === 6) return best;
  return best[0]?.flags.includes("nexthop") ? best.filter((route) => route.flags.includes("nexthop")) : best.slice(0, 1);
}
