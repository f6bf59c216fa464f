/** Parsers of what people paste most, from a Linux host with swanctl and iptables: the page has them from the start. */
import { collector } from "./collector.ts";
import { firewallCommand, firewallFile } from "./firewall-command.ts";
import { ipAddr } from "./ip-addr.ts";
import { ipLink } from "./ip-link.ts";
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { iptablesSave } from "./iptables-save.ts";
import type { Parser } from "./parser.ts";
import { swanctlLists } from "./swanctl-list.ts";
import { sysctl } from "./sysctl.ts";
import { xfrmPolicy } from "./xfrm-policy.ts";
import { xfrmStat } from "./xfrm-stat.ts";
import { xfrmState } from "./xfrm-state.ts";

export const usualParsers: readonly Parser[] = [
  collector,
  ...swanctlLists,
  ...[ipAddr, ipLink, ipRoute, ipRule, xfrmPolicy, xfrmState, xfrmStat],
  ...[firewallCommand, firewallFile, iptablesSave, sysctl],
];
