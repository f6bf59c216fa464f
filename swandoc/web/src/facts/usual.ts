/** The lists of what the usual parsers read. */
import { fastPaths, mssRules, natRules, reversePathRules } from "./firewall.ts";
import { interfaces, routes } from "./interfaces.ts";
import type { Lists } from "./of-host.ts";
import { otherEnds } from "./other-end.ts";
import { firewallOwners } from "./owners.ts";
import { childSas, children, policies, pools, virtualIps } from "./tunnels.ts";

export const usualLists: Lists = {
  interface: interfaces,
  route: routes,
  "child-sa": childSas,
  child: children,
  policy: policies,
  "nat-rule": natRules,
  "mss-rule": mssRules,
  "reverse-path-rule": reversePathRules,
  "fast-path": fastPaths,
  "firewall-owner": firewallOwners,
  "virtual-ip": virtualIps,
  pool: pools,
  "other-end": otherEnds,
};
