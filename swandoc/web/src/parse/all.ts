/** All parsers; where two could begin with a line, the first wins. */
import { collector } from "./collector.ts";
import { os } from "./os.ts";
import type { Parser } from "./parser.ts";
import { sysctl } from "./sysctl.ts";
import { ipconfig, windowsDns } from "./windows-dns.ts";
import { windowsInterfaces } from "./windows-interfaces.ts";
import { windowsRoutes } from "./windows-routes.ts";
import { windowsVpn } from "./windows-vpn.ts";

export const parsers: readonly Parser[] = [collector, sysctl, os, windowsVpn, windowsRoutes, windowsInterfaces, windowsDns, ipconfig];
