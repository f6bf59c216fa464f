/**
 * Commands that change a firewall, and files of rules. They tell what somebody ran, proposes or loads at boot, not what
 * the host does now, so that nothing of them is taken as its rules.
 */
import type { Block, Line } from "../line.ts";
import { iptablesCommand } from "./iptables/command.ts";
import { iptablesSave } from "./iptables-save.ts";
import { goesOn } from "./nft/lines.ts";
import { pipeline, type Parser } from "./parser.ts";

const CHANGES =
  /^(?:firewall-cmd\s.*--(?:add|remove|set|direct|reload)|ufw\s+(?!status|show)|nft\s+(?:add|insert|delete|replace|flush|create|-f)\s|ip6?tables(?:-\w+)?-restore|ipset\s+(?:-exist\s+)?(?:create|add|del|destroy|flush|-N|-A)\s)/;
const FILE = /^(?:cat|more|less|head|tail)\s.*(?:\/iptables[\w/-]*|rules\.v[46]|\/ufw\/\w+\.rules|ip6?tables\.(?:rules|save|conf)|nftables\S*)\s*$/;
/** A line that goes on a command which ended in a backslash. */
const CONTINUATION = /^\s+(?:! )?--?[A-Za-z]/;

export const firewallCommand: Parser = {
  kind: "firewall-command",
  prints: (command) => iptablesCommand(command)?.does === "change" || CHANGES.test(command),
  begins: () => false,
  continues: (line) => CONTINUATION.test(line),
  parse: (block: Block): readonly Line[] => block.lines.filter((line) => !CONTINUATION.test(line.text)),
};

export const firewallFile: Parser = {
  kind: "firewall-file",
  prints: (command) => /^(?:cat|more|less|head|tail)\s/.test(command) && FILE.test(pipeline(command).command),
  // The head that the install script of hwdsl2/setup-ipsec-vpn writes into the files that are loaded at boot.
  // `flush ruleset` stands in files for nft only.
  begins: (line) => /^# Modified by \w|^flush ruleset;?$/.test(line),
  continues: (line) => /^(?:#|flush ruleset;?$|$)/.test(line) || iptablesSave.continues(line) || goesOn(line),
  parse: () => [],
};
