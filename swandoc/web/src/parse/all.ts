/** All parsers; where two could begin with a line, the first wins. */
import { collector } from "./collector.ts";
import { netstatStatistics, nstat, xfrmStat } from "./counters.ts";
import { ifconfig } from "./ifconfig.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipJson } from "./ip-json.ts";
import { ipLink } from "./ip-link.ts";
import { arp, ipNeigh } from "./ip-neigh.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { routeTable } from "./route-table.ts";
import { sysctl } from "./sysctl.ts";
import { ipconfig, windowsDns } from "./windows-dns.ts";
import { windowsInterfaces } from "./windows-interfaces.ts";
import { windowsRoutes } from "./windows-routes.ts";
import { windowsVpn } from "./windows-vpn.ts";
import { xfrmPolicy } from "./xfrm-policy.ts";
import { xfrmState } from "./xfrm-state.ts";

export const parsers: readonly Parser[] = [
  collector,
  ipJson,
  ...[ipAddr, ipLink, ipNeigh, arp, ipRoute, ipRule, xfrmPolicy, xfrmState],
  ...[xfrmStat, nstat, netstatStatistics, ifconfig, routeTable],
  sysctl,
  os,
  ...[windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig],
];
