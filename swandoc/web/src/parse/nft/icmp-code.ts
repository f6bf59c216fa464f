/** ICMP codes under the names that nft prints (datatype.c). */
import type { Family } from "../../address.ts";

const CODES: Readonly<Record<string, number>> = {
  "net-unreachable": 0, "host-unreachable": 1, "prot-unreachable": 2, "port-unreachable": 3, "frag-needed": 4,
  "net-prohibited": 9, "host-prohibited": 10, "admin-prohibited": 13,
};
const CODES6: Readonly<Record<string, number>> = {
  "no-route": 0, "admin-prohibited": 1, "addr-unreachable": 3, "port-unreachable": 4, "policy-fail": 5, "reject-route": 6,
};

/** A code by number or the name that nft prints; null for an unknown one. */
export function icmpCode(text: string, family: Family): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const names = family === 4 ? CODES : CODES6;
  return Object.hasOwn(names, text) ? names[text]! : null;
}
