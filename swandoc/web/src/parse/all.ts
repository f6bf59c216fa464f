/** All parsers; where two could begin with a line, the first wins. */
import { charonLog } from "./charon-log.ts";
import { daemon } from "./daemon.ts";
import { ipsecStatus } from "./ipsec-status.ts";
import type { Parser } from "./parser.ts";
import { swanctlLists } from "./swanctl-list.ts";
import { sysctl } from "./sysctl.ts";

export const parsers: readonly Parser[] = [sysctl, ...swanctlLists, ipsecStatus, daemon, charonLog];
