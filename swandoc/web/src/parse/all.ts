/** All parsers; where two could begin with a line, the first wins. */
import { firewallCommand, firewallFile } from "./firewall-command.ts";
import { ipset } from "./ipset.ts";
import { iptablesList } from "./iptables-list.ts";
import { iptablesSave } from "./iptables-save.ts";
import { nft } from "./nft.ts";
import { nftJson } from "./nft-json.ts";
import type { Parser } from "./parser.ts";
import { sysctl } from "./sysctl.ts";

export const parsers: readonly Parser[] = [sysctl, firewallCommand, firewallFile, iptablesSave, iptablesList, nftJson, nft, ipset];
