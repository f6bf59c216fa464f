/** `sysctl` in both spellings, `sysctl -a`, files of sysctl.d, and `cat /proc/sys/...`. */
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** `net.ipv4.ip_forward = 1`, `net/ipv4/ip_forward=1`, and BSD's `net.inet.ip.forwarding: 1` and `... : 0 -> 1`. */
const SETTING = /^\s*(?:sysctl(?: -w)?\s+)?-?((?:net|kernel|vm|security)[./][\w./*@:-]*[\w*])\s*(?:=|:(?=\s))\s*(?:\S+\s*->\s*)?(\S.*)?$/;
const PROC = /^(?:cat|more|head|tail|grep -H \S+)\s+((?:\/proc\/sys\/\S+\s*)+)$/;

export const sysctl: Parser = {
  kind: "sysctl",
  prints: (command) => /^sysctl(?:\s|$)/.test(command) || PROC.test(pipeline(command).command),
  begins: (line) => SETTING.test(line),
  continues: (line) => SETTING.test(line) || isCut(line) || /^(?:[01]|\d+)$/.test(line.trim()),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const files = PROC.exec(pipeline(block.command ?? "").command)?.[1]?.trim().split(/\s+/) ?? [];
    // `sysctl -n net.ipv4.ip_forward` prints bare values, as `cat` does.
    const bare = /^sysctl -n\s/.test(block.command ?? "") ? block.command!.split(/\s+/).slice(2) : files;
    let next = 0;
    for (const line of block.lines) {
      const found = SETTING.exec(line.text);
      if (found) {
        records.sysctls.push({ name: dotted(found[1]!), value: found[2]?.trimEnd() ?? "", lines: [line] });
      } else if (bare[next] !== undefined && /^\S+$/.test(line.text.trim())) {
        const name = bare[next++]!.replace(/^\/proc\/sys\//, "");
        records.sysctls.push({ name: dotted(name), value: line.text.trim(), lines: [line] });
      } else if (line.text.trim() && !isCut(line.text) && !/^\s*[#;]/.test(line.text)) {
        strange.push(line);
      }
    }
    return strange;
  },
};

/**
 * The name with dots between its parts. With slashes between the parts a dot belongs to an interface's name
 * (sysctl(8)), and is kept as a slash: `net/ipv4/conf/eth0.100/rp_filter` is `net.ipv4.conf.eth0/100.rp_filter`.
 */
export function dotted(name: string): string {
  const separator = /[./]/.exec(name)?.[0];
  if (separator !== "/") return name;
  return name.replace(/[./]/g, (sign) => (sign === "/" ? "." : "/"));
}
