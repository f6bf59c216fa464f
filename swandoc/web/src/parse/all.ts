/** All parsers; where two could begin with a line, the first wins. */
import { iptablesSave } from "./iptables-save.ts";
import type { Parser } from "./parser.ts";
import { sysctl } from "./sysctl.ts";

export const parsers: readonly Parser[] = [sysctl, iptablesSave];
