/** Which DNS servers a Windows host asks for which names: NRPT rules, servers by interface, `ipconfig /all`. */
import { maskLength, parseAddress, width, type Address } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isProperty, isUnderline, parts, readItems, type Item } from "./powershell.ts";
import { isCut, type Parser } from "./parser.ts";

const CMDLET = /^Get-DnsClient(?:NrptPolicy|NrptRule|NrptGlobal|ServerAddress)?\b/i;
const HEAD = /^\s*InterfaceAlias\s+(?:\S+\s+)*(?:AddressFamily|ServerAddresses)\b|^\s*Interface Alias\s+Interface\b|^\s*InterfaceAlias\s+Interface\s+Address/;

export const windowsDns: Parser = {
  kind: "windows-dns",
  prints: (command) => CMDLET.test(command),
  begins: (line) => HEAD.test(line) || /^\s*(?:Namespace|ServerAddresses)\s+: /.test(line),
  continues: (line) => !line.trim() || HEAD.test(line) || isProperty(line) || isUnderline(line) || /\bIPv[46]\b|\}$|^\s+Index\s/.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const { items, strange } = readItems(block.lines.filter((line) => !isCut(line.text)));
    const left = items.flatMap((item) => (servers(item, records) ? [] : item.lines));
    return [...strange.filter((line) => !HEAD.test(line.text)), ...left];
  },
};

function servers(item: Item, records: Records): boolean {
  const said = (name: string): string | undefined => item.properties.get(name) || undefined;
  const addresses = parts(said("ServerAddresses") ?? said("NameServers") ?? said("DirectAccessDnsServers")).map(parseAddress);
  const domains = parts(said("Namespace"));
  const link = said("InterfaceAlias") ?? said("Alias") ?? null;
  if (!link && domains.length === 0) return false;
  for (const domain of domains.length > 0 ? domains : [null]) {
    for (const address of addresses.filter((one) => one !== null)) records.nameServers.push({ link, address, domain, lines: item.lines });
    if (addresses.length === 0 && domain) records.nameServers.push({ link, address: null, domain, lines: item.lines });
  }
  return true;
}

/** `   IPv4 Address. . . . . . . . : 192.168.1.5(Preferred)`; the names are translated, their dots are not. */
const FIELD = /^\s+(\S[^:]*[ .]):(?:\s(.*))?$/;
const ADAPTER = /^\S.*:$/;
/** A second server or gateway stands below the first. */
const MORE = /^\s{20,}(\S+)$/;

export const ipconfig: Parser = {
  kind: "ipconfig",
  prints: (command) => /^ipconfig(?:\.exe)?\b/i.test(command),
  begins: (line) => /^Windows[ -]IP[ -]/.test(line) || /^\S.*\badapter\b.*:$/i.test(line) || /^\S+-Adapter .*:$/i.test(line),
  continues: (line) => !line.trim() || FIELD.test(line) || ADAPTER.test(line) || MORE.test(line) || /^Windows[ -]IP[ -]/.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    let adapter = "";
    let field = "";
    let open: { address: Address; line: Line } | null = null;
    const close = (length: number | null, lines: readonly Line[]): void => {
      if (open) own(records, adapter, open.address, length, [open.line, ...lines]);
      open = null;
    };
    for (const line of block.lines) {
      const found = FIELD.exec(line.text);
      const value = (found ? found[2] ?? "" : MORE.exec(line.text)?.[1] ?? "").replace(/\([^()]*\)$/, "").trim();
      const address = parseAddress(value);
      if (found) field = found[1]!;
      if (ADAPTER.test(line.text)) {
        close(null, []);
        adapter = line.text.replace(/:$/, "").replace(/^.*?[- ]adapter[- ]?/i, "");
      } else if (!found && !value) {
        if (line.text.trim() && !/^Windows[ -]IP[ -]/.test(line.text) && !isCut(line.text)) strange.push(line);
      } else if (address && /DNS/.test(field)) {
        records.nameServers.push({ link: adapter, address, domain: null, lines: [line] });
      } else if (address && open && maskLength(address) !== null) {
        close(maskLength(address), [line]);
      } else if (address && /IP/.test(field)) {
        close(null, []);
        if (address.family === 4) open = { address, line };
        else own(records, adapter, address, null, [line]);
      }
    }
    close(null, []);
    return strange;
  },
};

function own(records: Records, name: string, address: Address, length: number | null, lines: readonly Line[]): void {
  records.addresses.push({ interface: name, address: { ...address, length: length ?? width(address.family) }, peer: null, scope: null, dynamic: false, lines });
}
