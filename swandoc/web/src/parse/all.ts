/** All parsers; where two could begin with a line, the first wins. */
import { ipRoute } from "./ip-route.ts";
import { ipRule } from "./ip-rule.ts";
import { iptablesSave } from "./iptables-save.ts";
import type { Parser } from "./parser.ts";
import { sysctl } from "./sysctl.ts";
import { xfrmPolicy } from "./xfrm-policy.ts";
import { xfrmState } from "./xfrm-state.ts";

export const parsers: readonly Parser[] = [ipRoute, ipRule, xfrmPolicy, xfrmState, iptablesSave, sysctl];
