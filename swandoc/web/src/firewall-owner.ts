/** The programs that write a host's firewall rules, told by the chains that they make. */
import type { Line } from "./line.ts";
import type { Chain } from "./netfilter.ts";

export type Owner = "docker" | "firewalld" | "kube-proxy" | "libvirt" | "openwrt" | "ufw";

/** By the names of chains, or of the tables that are theirs in nftables. */
const SIGNS: readonly (readonly [Owner, chain: RegExp, table: RegExp | null])[] = [
  ["docker", /^DOCKER(?:$|-(?:USER|FORWARD|CT|BRIDGE|INTERNAL|ISOLATION-STAGE-[12]))/, /^ip6? docker-bridges$/],
  ["firewalld", /^(?:(?:INPUT|FORWARD_IN|FORWARD_OUT|FORWARD|PREROUTING|POSTROUTING)_(?:ZONES|direct)|(?:IN|FWDI|FWDO|FWD|PRE|POST)_\w+_(?:log|deny|allow))$/, /^(?:ip6?|inet) firewalld$/],
  ["kube-proxy", /^KUBE-(?:SERVICES|NODEPORTS|POSTROUTING|FORWARD|MARK-MASQ)$/, /^ip6? kube-proxy$/],
  ["libvirt", /^LIBVIRT_/, /^ip6? libvirt_network$/],
  ["openwrt", /^(?:zone_\w+_(?:forward|input|dest_ACCEPT|postrouting|prerouting)|(?:forwarding|input|output|postrouting|prerouting)(?:_\w+)?_rule)$/, /^inet fw4$/],
  ["ufw", /^ufw6?-(?:before|after|user|reject|track|skip)-/, null],
];

export interface Owned {
  readonly owner: Owner;
  /** The lines that tell: at most three. */
  readonly lines: readonly Line[];
}

export function ownersOf(chains: readonly Chain[]): Owned[] {
  return SIGNS.flatMap(([owner, name, table]) => {
    const its = chains.filter((chain) => name.test(chain.name) || (chain.tool === "nft" && table?.test(chain.table) === true));
    const lines = its.flatMap((chain) => chain.lines.slice(0, 1)).slice(0, 3);
    return its.length > 0 ? [{ owner, lines }] : [];
  });
}
