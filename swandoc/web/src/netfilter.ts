/**
 * Firewall rules of iptables and nftables in one shape: chains of rules, each a list of matches and an action.
 *
 * What cannot be read is kept as a match `unknown`, so that the trace says "unknown from here" and never guesses.
 */
import type { Family, Range } from "./address.ts";
import type { Said } from "./line.ts";

export type Hook = "ingress" | "prerouting" | "input" | "forward" | "output" | "postrouting";
export type ChainType = "filter" | "nat" | "route";

export interface Chain extends Said {
  readonly tool: "iptables" | "nft";
  /** The families whose packets pass: [4], [6], or both for nft's inet (and bridge/netdev: none). */
  readonly families: readonly Family[];
  /** "filter", "nat", ...; with nft the table's name, after its family where two could be meant: "inet filter". */
  readonly table: string;
  readonly name: string;
  /** null for a chain that only other chains call. A policy that was not pasted is "accept": see Records.complete(). */
  readonly base: { readonly hook: Hook; readonly type: ChainType; readonly priority: number; readonly policy: "accept" | "drop" } | null;
  readonly rules: readonly Rule[];
}

export interface Rule extends Said {
  readonly matches: readonly Match[];
  readonly action: Action;
  /** Counters; null where not printed. */
  readonly packets: number | null;
  readonly bytes: number | null;
}

export type Match =
  | { readonly on: "source" | "destination"; readonly ranges: readonly Range[]; readonly not: boolean }
  /** `eth*` stands for every name that begins with eth; iptables writes `eth+`. */
  | { readonly on: "input" | "output"; readonly pattern: string; readonly not: boolean }
  | { readonly on: "family"; readonly family: Family }
  | { readonly on: "protocol"; readonly protocols: readonly number[]; readonly not: boolean }
  | { readonly on: "source-port" | "destination-port"; readonly ports: readonly (readonly [number, number])[]; readonly not: boolean }
  | { readonly on: "icmp-type"; readonly types: readonly number[]; readonly code: number | null; readonly not: boolean }
  | { readonly on: "tcp-flags"; readonly mask: number; readonly value: number; readonly not: boolean }
  | { readonly on: "state"; readonly states: readonly ConnectionState[]; readonly not: boolean }
  | { readonly on: "mark"; readonly value: number; readonly mask: number; readonly not: boolean }
  /**
   * `-m policy` and `meta ipsec` / `rt ipsec`: whether IPsec has protected the packet (in) or will (out). `protocol`
   * (IP protocol number) and `mode` ("tunnel", "transport") stand only where the rule asks for them.
   */
  | {
      readonly on: "ipsec";
      readonly direction: "in" | "out";
      readonly protected: boolean;
      readonly reqid: number | null;
      readonly protocol?: number;
      readonly mode?: string;
    }
  | { readonly on: "length"; readonly from: number; readonly to: number; readonly not: boolean }
  /** `rpfilter` and `fib saddr oif`; `withMark` where the lookup takes the packet's mark. */
  | { readonly on: "reverse-path"; readonly passes: boolean; readonly loose: boolean; readonly withMark?: boolean }
  | { readonly on: "set"; readonly set: string; readonly keys: readonly ("source" | "destination" | "other")[]; readonly not: boolean }
  | { readonly on: "address-type"; readonly of: "source" | "destination"; readonly type: string; readonly not: boolean }
  /** Something that the packet of a trace cannot decide, in the words of the paste. */
  | { readonly on: "unknown"; readonly text: string };

export type ConnectionState = "new" | "established" | "related" | "invalid" | "untracked" | "dnat" | "snat";

export type Action =
  | { readonly do: "accept" | "drop" | "reject" | "return" | "continue" }
  | { readonly do: "jump" | "goto"; readonly chain: string }
  | { readonly do: "source-nat"; readonly to: readonly Range[] }
  | { readonly do: "destination-nat"; readonly to: readonly Range[]; readonly port: number | null }
  | { readonly do: "masquerade" | "redirect" }
  /** NETMAP and nft prefix maps. */
  | { readonly do: "map-network"; readonly of: "source" | "destination"; readonly to: Range }
  /** mark = (mark & ~mask) ^ value, as xt_mark does; without a mask in the paste all 32 bits are set. */
  | { readonly do: "mark"; readonly value: number; readonly mask: number }
  /** TCPMSS: bytes, or null for the path MTU. */
  | { readonly do: "clamp-mss"; readonly to: number | null }
  | { readonly do: "notrack" | "offload" }
  /** The verdict cannot be known: a target that is not modelled (NFQUEUE, ...), in the words of the paste. */
  | { readonly do: "unknown"; readonly text: string };

export interface NamedSet extends Said {
  readonly tool: "ipset" | "nft";
  readonly table: string | null;
  readonly name: string;
  /** null where it holds other than addresses. */
  readonly elements: readonly Range[] | null;
}
