/** All parsers; where two could begin with a line, the first wins. */
import { collector } from "./collector.ts";
import { conntrack } from "./conntrack.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { pf } from "./pf.ts";
import { ping } from "./ping.ts";
import { resolvectl } from "./resolvectl.ts";
import { sysctl } from "./sysctl.ts";
import { tcpdump } from "./tcpdump.ts";
import { tracepath } from "./tracepath.ts";
import { ipconfig, windowsDns } from "./windows-dns.ts";
import { windowsInterfaces } from "./windows-interfaces.ts";
import { windowsRoutes } from "./windows-routes.ts";
import { windowsVpn } from "./windows-vpn.ts";

export const parsers: readonly Parser[] = [
  collector, sysctl, os, ping, tracepath, tcpdump, conntrack, pf, resolvectl,
  windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig,
];
