/** All parsers; where two could begin with a line, the first wins. */
import { collector } from "./collector.ts";
import { conntrack } from "./conntrack.ts";
import { netstatStatistics, nstat, xfrmStat } from "./counters.ts";
import { firewallCommand, firewallFile } from "./firewall-command.ts";
import { ifconfig } from "./ifconfig.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipLink } from "./ip-link.ts";
import { arp, ipNeigh } from "./ip-neigh.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { iptablesList } from "./iptables-list.ts";
import { iptablesSave } from "./iptables-save.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { pf } from "./pf.ts";
import { ping } from "./ping.ts";
import { resolvectl } from "./resolvectl.ts";
import { routeTable } from "./route-table.ts";
import { swanctlLists } from "./swanctl-list.ts";
import { sysctl } from "./sysctl.ts";
import { tcpdump } from "./tcpdump.ts";
import { tracepath } from "./tracepath.ts";
import { ipconfig, windowsDns } from "./windows-dns.ts";
import { windowsInterfaces } from "./windows-interfaces.ts";
import { windowsRoutes } from "./windows-routes.ts";
import { windowsVpn } from "./windows-vpn.ts";
import { xfrmPolicy } from "./xfrm-policy.ts";
import { xfrmState } from "./xfrm-state.ts";

export const parsers: readonly Parser[] = [
  collector,
  ...swanctlLists,
  ...[ipAddr, ipLink, ipNeigh, arp, ipRoute, ipRule, xfrmPolicy, xfrmState],
  ...[xfrmStat, nstat, netstatStatistics, ifconfig, routeTable],
  ...[firewallCommand, firewallFile, iptablesSave, iptablesList],
  ...[sysctl, os],
  ...[ping, tracepath, tcpdump, conntrack, pf, resolvectl],
  ...[windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig],
];
