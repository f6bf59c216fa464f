/** ICMP types under the names that iptables and nftables print (libxt_icmp.h, datatype.c). */
import type { Family } from "../../address.ts";

type Names = Readonly<Record<string, readonly [type: number, code?: number]>>;

const ICMP: Names = {
  "echo-reply": [0], "pong": [0], "destination-unreachable": [3], "network-unreachable": [3, 0], "host-unreachable": [3, 1],
  "protocol-unreachable": [3, 2], "port-unreachable": [3, 3], "fragmentation-needed": [3, 4], "source-route-failed": [3, 5],
  "network-prohibited": [3, 9], "host-prohibited": [3, 10], "communication-prohibited": [3, 13], "source-quench": [4],
  "redirect": [5], "network-redirect": [5, 0], "host-redirect": [5, 1], "echo-request": [8], "ping": [8],
  "router-advertisement": [9], "router-solicitation": [10], "time-exceeded": [11], "ttl-exceeded": [11],
  "ttl-zero-during-transit": [11, 0], "parameter-problem": [12], "timestamp-request": [13], "timestamp-reply": [14],
  "info-request": [15], "info-reply": [16], "address-mask-request": [17], "address-mask-reply": [18],
};

const ICMP6: Names = {
  "destination-unreachable": [1], "no-route": [1, 0], "communication-prohibited": [1, 1], "address-unreachable": [1, 3],
  "port-unreachable": [1, 4], "packet-too-big": [2], "time-exceeded": [3], "ttl-exceeded": [3], "parameter-problem": [4],
  "bad-header": [4, 0], "unknown-header-type": [4, 1], "unknown-option": [4, 2], "echo-request": [128], "ping": [128],
  "echo-reply": [129], "pong": [129], "mld-listener-query": [130], "mld-listener-report": [131], "mld-listener-done": [132],
  "mld-listener-reduction": [132], "router-solicitation": [133], "nd-router-solicit": [133], "router-advertisement": [134],
  "nd-router-advert": [134], "neighbour-solicitation": [135], "neighbor-solicitation": [135], "nd-neighbor-solicit": [135],
  "neighbour-advertisement": [136], "neighbor-advertisement": [136], "nd-neighbor-advert": [136], "redirect": [137],
  "nd-redirect": [137], "router-renumbering": [138], "mld2-listener-report": [143],
};

/** Type and code (null for any) of `8`, `3/4` or a name; null for an unknown one. */
export function icmpType(text: string, family: Family): { readonly type: number; readonly code: number | null } | null {
  const digits = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(text);
  if (digits) return { type: Number(digits[1]), code: digits[2] === undefined ? null : Number(digits[2]) };
  const names = family === 4 ? ICMP : ICMP6;
  if (!Object.hasOwn(names, text)) return null;
  const [type, code] = names[text]!;
  return { type, code: code ?? null };
}
