/** All parsers; where two could begin with a line, the first wins. */
import { charonLog } from "./charon-log.ts";
import { collector } from "./collector.ts";
import { conntrack } from "./conntrack.ts";
import { netstatStatistics, nstat, xfrmStat } from "./counters.ts";
import { daemon } from "./daemon.ts";
import { firewallCommand, firewallFile } from "./firewall-command.ts";
import { ifconfig } from "./ifconfig.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipJson } from "./ip-json.ts";
import { ipLink } from "./ip-link.ts";
import { arp, ipNeigh } from "./ip-neigh.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { ipsecConf, ipsecSecrets } from "./ipsec-conf.ts";
import { ipsecStatus } from "./ipsec-status.ts";
import { ipset } from "./ipset.ts";
import { iptablesList } from "./iptables-list.ts";
import { iptablesSave } from "./iptables-save.ts";
import { nft } from "./nft.ts";
import { nftJson } from "./nft-json.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { pf } from "./pf.ts";
import { ping } from "./ping.ts";
import { resolvectl } from "./resolvectl.ts";
import { routeTable } from "./route-table.ts";
import { strongswanConf } from "./strongswan-conf.ts";
import { swanctlConf } from "./swanctl-conf.ts";
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
  ...[...swanctlLists, ipsecStatus, daemon],
  ...[swanctlConf, strongswanConf, ipsecConf, ipsecSecrets, charonLog],
  ...[ipJson, ipAddr, ipLink, ipNeigh, arp, ipRoute, ipRule, xfrmPolicy, xfrmState],
  ...[xfrmStat, nstat, netstatStatistics, ifconfig, routeTable],
  ...[firewallCommand, firewallFile, iptablesSave, iptablesList, nftJson, nft, ipset],
  ...[sysctl, os],
  ...[ping, tracepath, tcpdump, conntrack, pf, resolvectl],
  ...[windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig],
];
