/** swanctl.conf, whole or a part of it that begins anywhere. Secrets never become records. */
import { parsePrefix, parseRange, rangeOf } from "../address.ts";
import type { Child, Connection, Records } from "../records.ts";
import { pipeline, type Parser } from "./parser.ts";
import { readSettings, settings, type Settings } from "./settings.ts";
import { parseSelector, parseSelectors } from "./traffic-selector.ts";

const KEYS = /^\s*(?:(?:local|remote)_(?:ts|addrs|port)|esp_proposals|ah_proposals|vips|start_action|dpd_action|if_id_(?:in|out)|set_mark_(?:in|out)|mark_(?:in|out))\s*=/;
const SECTIONS = /^\s*(?:connections|children|pools|secrets|authorities)\s*\{/;

export const swanctlConf: Parser = {
  kind: "swanctl-conf",
  prints: (command) => /^(?:cat|less|more|head|tail|grep) .*swanctl\/\S*\.conf/.test(pipeline(command).command),
  begins: (line) => SECTIONS.test(line) || KEYS.test(line),
  continues: isSettingsLine,
  parse(block, records) {
    const { root, strange } = readSettings(block.lines);
    for (const one of connectionsOf(root)) records.connections.push(connection(one));
    readPools(root.sections.get("pools"), records);
    return strange;
  },
};

/** A line that may be of a file in the settings' syntax, and not of sysctl's output after it. */
export function isSettingsLine(line: string): boolean {
  if (/^\s*(?:net|kernel|vm|fs)[./]/.test(line)) return false;
  return /^\s*(?:#|$|\}|\{|include\s)/.test(line) || /^\s*[\w.%*@-]+\s*(?:=|(?::[^={}]*)?\{)/.test(line);
}

function connectionsOf(root: Settings): Settings[] {
  const listed = root.sections.get("connections");
  if (listed) return [...listed.sections.values()];
  const named = [...root.sections.values()].filter((one) => one.sections.has("children") || one.values.has("remote_addrs") || one.values.has("local_addrs"));
  if (named.length > 0) return named;
  if (root.sections.has("children") || root.values.has("remote_addrs")) return [root];
  const children = [...root.sections.values()].filter((one) => isChild(one));
  if (isChild(root)) children.push(root);
  return children.length > 0 ? [around(children)] : [];
}

function isChild(one: Settings): boolean {
  return one.values.has("local_ts") || one.values.has("remote_ts") || one.values.has("esp_proposals");
}

/** The connection that a fragment with children alone leaves out. */
function around(children: readonly Settings[]): Settings {
  const conn = settings("");
  const inner = settings("children");
  for (const child of children) inner.sections.set(child.name, child);
  conn.sections.set("children", inner);
  conn.lines.push(...children.flatMap((child) => child.lines));
  return conn;
}

function connection(one: Settings): Connection {
  const text = (key: string): string | undefined => one.values.get(key)?.value;
  const list = (key: string): string[] => (text(key) ?? "").split(",").map((item) => item.trim()).filter(Boolean);
  const version = text("version");
  const encap = text("encap");
  return {
    name: one.name,
    from: "swanctl.conf",
    version: version === "1" ? "IKEv1" : version === "2" ? "IKEv2" : version === "0" ? "IKEv1/2" : null,
    localAddresses: list("local_addrs"),
    remoteAddresses: list("remote_addrs"),
    virtualIps: list("vips"),
    pools: list("pools"),
    forceEncapsulation: encap === undefined ? null : /^(?:yes|true|1|enabled)$/i.test(encap),
    children: [...(one.sections.get("children")?.sections.values() ?? [])].map(child),
    options: optionsOf(one),
    lines: one.lines,
  };
}

/** Without selectors a child is for `dynamic`: the host's own address or virtual IP (swanctl.conf(5)). */
function child(one: Settings): Child {
  const selectors = (key: string): Child["localSelectors"] => {
    const text = one.values.get(key)?.value;
    return text ? parseSelectors(text) : [parseSelector("dynamic")];
  };
  return {
    name: one.name,
    localSelectors: selectors("local_ts"),
    remoteSelectors: selectors("remote_ts"),
    mode: one.values.get("mode")?.value.toUpperCase() ?? null,
    updown: one.values.get("updown")?.value ?? null,
    options: optionsOf(one),
    lines: one.lines,
  };
}

function optionsOf(one: Settings): Map<string, string> {
  return new Map([...one.values].map(([key, { value }]) => [key, value]));
}

function readPools(pools: Settings | undefined, records: Records): void {
  for (const one of pools?.sections.values() ?? []) {
    const addrs = one.values.get("addrs")?.value ?? "";
    const prefix = parsePrefix(addrs);
    records.pools.push({ name: one.name, addresses: prefix ? rangeOf(prefix) : parseRange(addrs), size: null, online: null, offline: null, lines: one.lines });
  }
}
