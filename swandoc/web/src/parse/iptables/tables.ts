/** The tables of iptables and where their chains hook in. */
import type { Chain, ChainType, Hook } from "../../netfilter.ts";

/** Priorities of linux/netfilter_ipv4.h; chains of nft have the same scale. Destination NAT comes early, source NAT late. */
const TABLES: Readonly<Record<string, Readonly<Partial<Record<Hook, number>>>>> = {
  raw: { prerouting: -300, output: -300 },
  mangle: { prerouting: -150, input: -150, forward: -150, output: -150, postrouting: -150 },
  nat: { prerouting: -100, input: 100, output: -100, postrouting: 100 },
  filter: { input: 0, forward: 0, output: 0 },
  security: { input: 50, forward: 50, output: 50 },
};

/** The built-in chains of a table in the order in which iptables prints them. */
export function builtIn(table: string): string[] {
  return Object.keys(TABLES[table] ?? {}).map((hook) => hook.toUpperCase());
}

export function isTable(name: string): boolean {
  return Object.hasOwn(TABLES, name);
}

export function isBuiltIn(chain: string): boolean {
  return Object.hasOwn(TABLES["mangle"]!, chain.toLowerCase()) && chain === chain.toUpperCase();
}

/** null for a user chain. */
export function baseOf(table: string, chain: string, policy: "accept" | "drop"): Chain["base"] {
  const hook = chain.toLowerCase() as Hook;
  const priority = isBuiltIn(chain) ? TABLES[table]?.[hook] : undefined;
  if (priority === undefined) return null;
  // A packet of the host itself is routed anew when mangle's OUTPUT changed its mark.
  const type: ChainType = table === "nat" ? "nat" : table === "mangle" && hook === "output" ? "route" : "filter";
  return { hook, type, priority, policy };
}
