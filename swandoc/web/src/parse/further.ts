/** Parsers of what else people paste, which the page loads later. Where two could begin with a line, the first wins. */
import { ifconfig } from "./ifconfig.ts";
import { ipJson } from "./ip-json.ts";
import { ipsecConf, ipsecSecrets } from "./ipsec-conf.ts";
import { ipsecStatus } from "./ipsec-status.ts";
import { iptablesList } from "./iptables-list.ts";
import { nftJson } from "./nft-json.ts";
import type { Parser } from "./parser.ts";
import { pf } from "./pf.ts";
import { ping } from "./ping.ts";
import { routeTable } from "./route-table.ts";
import { strongswanConf } from "./strongswan-conf.ts";
import { swanctlConf } from "./swanctl-conf.ts";
import { tcpdump } from "./tcpdump.ts";
import { tracepath } from "./tracepath.ts";
import { ufwStatus } from "./ufw-status.ts";
import { ipconfig, windowsDns } from "./windows-dns.ts";
import { windowsInterfaces } from "./windows-interfaces.ts";
import { windowsRoutes } from "./windows-routes.ts";
import { windowsVpn } from "./windows-vpn.ts";

export const further: readonly Parser[] = [
  ipsecStatus,
  ...[swanctlConf, strongswanConf, ipsecConf, ipsecSecrets],
  ...[ipJson, ifconfig, routeTable],
  ...[iptablesList, nftJson, ufwStatus],
  ...[ping, tracepath, tcpdump, pf],
  ...[windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig],
];
