/**
 * Parsers of what the collector prints on a Linux host with swanctl: the page has them from the start. Where two could
 * begin with a line, the first wins.
 */
import { charonLog } from "./charon-log.ts";
import { collector } from "./collector.ts";
import { conntrack } from "./conntrack.ts";
import { netstatStatistics, nstat, xfrmStat } from "./counters.ts";
import { daemon } from "./daemon.ts";
import { firewallCommand, firewallFile } from "./firewall-command.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipLink } from "./ip-link.ts";
import { arp, ipNeigh } from "./ip-neigh.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { ipset } from "./ipset.ts";
import { iptablesSave } from "./iptables-save.ts";
import { nft } from "./nft.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { resolvectl } from "./resolvectl.ts";
import { swanctlLists } from "./swanctl-list.ts";
import { sysctl } from "./sysctl.ts";
import { xfrmPolicy } from "./xfrm-policy.ts";
import { xfrmState } from "./xfrm-state.ts";

export const usual: readonly Parser[] = [
  collector,
  ...[...swanctlLists, daemon, charonLog],
  ...[ipAddr, ipLink, ipNeigh, arp, ipRoute, ipRule, xfrmPolicy, xfrmState],
  ...[xfrmStat, nstat, netstatStatistics],
  ...[firewallCommand, firewallFile, iptablesSave, nft, ipset],
  ...[sysctl, os, conntrack, resolvectl],
];
