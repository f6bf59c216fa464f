/** What lines of a ruleset of nft look like, for those who only pass over them. */
import { isCut } from "../parser.ts";

/** Lines that have lost their indentation. */
const BARE =
  /^(?:\}|#|table |chain |set |map |flowtable |counter|type |policy |elements |flags |hook |devices |ct |ip6? |meta |[io]if(?:name)? |tcp |udp |th |icmp(?:v6)? |fib |rt |ipsec |jump |goto |accept|drop|return|reject|masquerade|snat |dnat |redirect|log|limit |xt |@|update |add @)/;

export function goesOn(line: string): boolean {
  return /^\s/.test(line) || line === "" || BARE.test(line) || isCut(line);
}
