/** Get-NetIPInterface, Get-NetIPAddress and Get-NetAdapter: the addresses and links of a Windows host. */
import { parsePrefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isProperty, isUnderline, readItems, wholeNumber, type Item } from "./powershell.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const COMMAND = /^Get-Net(?:IPInterface|IPAddress|Adapter)\b/i;
const HEAD = /^\s*(?:ifIndex\s+InterfaceAlias\s+AddressFamily|InterfaceAlias\s+IPAddress|ifIndex\s+IPAddress|Name\s+InterfaceDescription|ifIndex\s+Name)\b/;
const ROW = /\bIPv[46]\b|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d|[0-9a-f]:[0-9a-f]|::[0-9a-f]|\b(?:Up|Disconnected|Disabled|Not Present)\b/;

export const windowsInterfaces: Parser = {
  kind: "windows-interfaces",
  prints: (command) => COMMAND.test(command),
  begins: (line) => HEAD.test(line) || /^\s*IPAddress\s+: \S/.test(line),
  continues: (line) => !line.trim() || isProperty(line) || isUnderline(line) || HEAD.test(line) || ROW.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const { items, strange } = readItems(block.lines.filter((line) => !isCut(line.text)));
    const left = items.flatMap((item) => (address(item, records) || link(item, records) ? [] : item.lines));
    const whole = isWhole(block) && /^Get-NetIPAddress$/i.test(pipeline(block.command!).command);
    if (whole) records.complete("addresses", [block.commandLine!]);
    return [...strange, ...left];
  },
};

function address(item: Item, records: Records): boolean {
  const said = (name: string): string | undefined => item.properties.get(name) || undefined;
  const prefix = parsePrefix(said("IPAddress") ?? "");
  const length = wholeNumber(said("PrefixLength"));
  if (!prefix) return false;
  records.addresses.push({
    interface: said("InterfaceAlias") ?? said("ifIndex") ?? said("InterfaceIndex") ?? "",
    address: { ...prefix, length: length !== null && length <= prefix.length ? length : prefix.length },
    peer: null,
    scope: null,
    dynamic: said("PrefixOrigin") === "Dhcp",
    lines: item.lines,
  });
  return true;
}

function link(item: Item, records: Records): boolean {
  const said = (name: string): string | undefined => item.properties.get(name) || undefined;
  const name = said("InterfaceAlias") ?? said("Name");
  if (!name) return false;
  // 4294967295 is "no limit", as the loopback has it.
  const mtu = wholeNumber(said("NlMtu") ?? said("NlMtu(Bytes)"));
  const state = said("ConnectionState") ?? said("Status");
  records.links.push({
    name,
    index: wholeNumber(said("ifIndex")),
    mtu,
    up: state === undefined ? null : state === "Connected" || state === "Up",
    loopback: /^Loopback\b/.test(name),
    kind: null,
    ifId: null,
    parent: null,
    inputKey: null,
    outputKey: null,
    local: null,
    remote: null,
    lines: item.lines,
  });
  return true;
}
