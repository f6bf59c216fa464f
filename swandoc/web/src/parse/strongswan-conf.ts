/** strongswan.conf and the files of strongswan.d, as options with dotted names: `charon.plugins.farp.load`. */
import type { Records } from "../records.ts";
import { pipeline, type Parser } from "./parser.ts";
import { readSettings, type Settings } from "./settings.ts";
import { isSettingsLine } from "./swanctl-conf.ts";

const PROGRAMS = /^(?:charon(?:-\w+)?|libstrongswan|libtls|libtnccs|libimcv|swanctl|starter|pki|pool|manager|scepclient|medsrv|aikgen|attest|imv_policy_manager|sec-updater|sw-collector)$/;
/** Plugins whose files users paste alone, and what such a file begins with. */
const BEGINS = /^\s*(?:charon(?:-\w+)?|libstrongswan|plugins|starter|farp|dhcp|attr|unity|bypass-lan|resolve|updown|forecast|connmark|kernel-(?:netlink|libipsec)|socket-default|vici|stroke|eap-radius)\s*\{/;
const DOTTED = /^\s*charon(?:-systemd)?\.[\w.-]+\s*=\s*\S/;

export const strongswanConf: Parser = {
  kind: "strongswan-conf",
  prints: (command) => /^(?:cat|less|more|head|tail|grep) .*strongswan(?:\.conf|\.d)/.test(pipeline(command).command),
  begins: (line) => BEGINS.test(line) || DOTTED.test(line),
  continues: isSettingsLine,
  parse(block, records) {
    const { root, strange } = readSettings(block.lines);
    add(root, [], records);
    return strange;
  },
};

/** A file of strongswan.d/charon holds a plugin's section alone, which belongs below charon.plugins. */
function add(one: Settings, path: readonly string[], records: Records): void {
  for (const [key, { value, line }] of one.values) records.options.push({ name: [...path, key].join("."), value, lines: [line] });
  for (const [name, inner] of one.sections) {
    if (path.length > 0 || PROGRAMS.test(name)) add(inner, [...path, daemonOf(name, path)], records);
    else add(inner, name === "plugins" ? ["charon", name] : ["charon", "plugins", name], records);
  }
}

/** charon-systemd reads its own section before that of charon, which it stands for here. */
function daemonOf(name: string, path: readonly string[]): string {
  return path.length === 0 && name === "charon-systemd" ? "charon" : name;
}
