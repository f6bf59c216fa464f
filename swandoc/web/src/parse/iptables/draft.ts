/** Tables of iptables while they are read. */
import type { Family } from "../../address.ts";
import type { Line } from "../../line.ts";
import type { Chain, Rule } from "../../netfilter.ts";
import type { Records } from "../../records.ts";
import { baseOf } from "./tables.ts";

interface Draft {
  policy: "accept" | "drop";
  readonly lines: Line[];
  readonly rules: Rule[];
}

export class DraftTable {
  private readonly chains = new Map<string, Draft>();

  /** The chain, with `line` among those that declare it. */
  declare(name: string, policy: string | undefined, line: Line): void {
    const chain = this.chain(name);
    if (policy === "DROP") chain.policy = "drop";
    chain.lines.push(line);
  }

  append(name: string, rule: Rule): void {
    this.chain(name).rules.push(rule);
  }

  /** As -I does; `place` counts from 1. */
  insert(name: string, place: number, rule: Rule): void {
    this.chain(name).rules.splice(place - 1, 0, rule);
  }

  get names(): string[] {
    return [...this.chains.keys()];
  }

  /** Every rule with the name of its chain. */
  get rules(): (readonly [chain: string, rule: Rule])[] {
    return [...this.chains].flatMap(([name, chain]) => chain.rules.map((rule) => [name, rule] as const));
  }

  addTo(records: Records, family: Family, table: string): void {
    for (const [name, { policy, lines, rules }] of this.chains) {
      const chain: Chain = { tool: "iptables", families: [family], table, name, base: baseOf(table, name, policy), rules, lines };
      records.chains.push(chain);
    }
  }

  private chain(name: string): Draft {
    let chain = this.chains.get(name);
    if (!chain) this.chains.set(name, (chain = { policy: "accept", lines: [], rules: [] }));
    return chain;
  }
}
