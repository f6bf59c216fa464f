/** Get-VpnConnection, as a list (its default) and as a table. */
import { parsePrefix, type Prefix } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isProperty, isUnderline, parts, readItems, yesNo, type Item } from "./powershell.ts";
import { isCut, type Parser } from "./parser.ts";

/** Properties that no other object with a name has. */
const OWN = ["SplitTunneling", "TunnelType", "ServerAddress", "ConnectionStatus"];
const HEAD = /^\s*Name\s+(?:ServerAddress|TunnelType|SplitTunneling|AllUserConnection|ConnectionStatus)\b/;
const ROW = /\b(?:True|False|(?:Disc|C)onnected)\b/;
const WRAPPED = /^\s{20,}[A-Za-z{<]/;
const COMMAND = /^\(?Get-VpnConnection\b/i;

export const windowsVpn: Parser = {
  kind: "windows-vpn",
  prints: (command) => COMMAND.test(command),
  // A list begins with its name, as lists of other objects do: `connection` looks at the rest.
  begins: (line) => /^\s*Name\s+: (?!\{)\S/.test(line) || HEAD.test(line),
  continues: (line) => !line.trim() || isProperty(line) || isUnderline(line) || ROW.test(line) || WRAPPED.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const { items, strange } = readItems(block.lines);
    const others: Line[] = [];
    for (const item of items) {
      if (OWN.some((name) => item.properties.has(name))) records.windowsVpns.push(connection(item, block));
      else others.push(...item.lines);
    }
    return [...others, ...strange.filter((line) => !isCut(line.text))];
  },
};

function connection(item: Item, block: Block): Records["windowsVpns"][number] {
  const said = (name: string): string | undefined => item.properties.get(name);
  const everyone = /-AllUserConnection\b/i.test(block.command ?? "") || null;
  return {
    name: said("Name") ?? "",
    splitTunneling: yesNo(said("SplitTunneling")),
    allUsers: yesNo(said("AllUserConnection")) ?? everyone,
    status: said("ConnectionStatus") || null,
    tunnelType: said("TunnelType") || null,
    routes: routes(said("RoutePrefixes") ?? said("Routes")),
    properties: item.properties,
    lines: item.lines,
  };
}

/** `RoutePrefixes` is what the collector adds; `Routes` shows addresses in some versions only. */
function routes(value: string | undefined): Prefix[] {
  return parts(value).map((part) => parsePrefix(part)).filter((prefix) => prefix !== null);
}
