/** Which DNS servers a Linux host asks: resolvectl (status, dns, domain) and /etc/resolv.conf. */
import { parseAddress } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";

/** `Global: 192.0.2.53`, `Link 2 (eth0): 10.1.0.53`, and without the colon as a title. */
const OWNER = /^(?:Global|Link \d+ \(([^)]+)\))(?::\s*(.*))?$/;
/** `    DNS Servers: 10.1.0.53`; long lists go on below. */
const FIELD = /^\s*((?:Current |Fallback )?DNS Servers?|DNS Domain|Protocols|Current Scopes|resolv\.conf mode|Default Route|(?:LLMNR|MulticastDNS|DNSOverTLS|DNSSEC)\b[^:]*|DNSSEC NTA|DNS over TLS[^:]*):\s*(.*)$/;
const MORE = /^\s{5,}(\S+)$/;
const RESOLV_CONF = /^\s*(nameserver|search|domain|options|sortlist)\s+(\S.*)$/;

export const resolvectl: Parser = {
  kind: "resolvectl",
  prints: (command) => /^(?:resolvectl|systemd-resolve)\b|^cat \/etc\/resolv\.conf/.test(pipeline(command).command),
  begins: (line) => OWNER.test(line) || /^nameserver\s+[0-9a-fA-F.:]+/.test(line),
  continues: (line) => !line.trim() || OWNER.test(line) || FIELD.test(line) || MORE.test(line) || RESOLV_CONF.test(line) || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const strange: Line[] = [];
    const domains = /^(?:resolvectl|systemd-resolve) domain/.test(block.command ?? "");
    let link: string | null = null;
    let field = "";
    for (const line of block.lines) {
      const owner = OWNER.exec(line.text);
      const named = FIELD.exec(line.text);
      const file = RESOLV_CONF.exec(line.text);
      const more = MORE.exec(line.text);
      if (owner) {
        link = owner[1] ?? null;
        field = domains ? "DNS Domain" : "DNS Servers";
        add(records, link, field, owner[2] ?? "", line);
      } else if (named) {
        field = named[1]!;
        add(records, link, field, named[2]!, line);
      } else if (file) {
        add(records, null, file[1] === "nameserver" ? "DNS Servers" : file[1] === "options" || file[1] === "sortlist" ? "" : "DNS Domain", file[2]!, line);
      } else if (more) add(records, link, field, more[1]!, line);
      else if (line.text.trim() && !/^\s*[#;]/.test(line.text) && !isCut(line.text)) strange.push(line);
    }
    return strange;
  },
};

function add(records: Records, link: string | null, field: string, value: string, line: Line): void {
  for (const word of value.split(/\s+/).filter((one) => one !== "")) {
    if (field === "DNS Servers") {
      // `10.1.0.53#dns.example.com`: the name that its certificate must have.
      const address = parseAddress(word.replace(/#.*$/, ""));
      if (address) records.nameServers.push({ link, address, domain: null, lines: [line] });
    } else if (field === "DNS Domain") records.nameServers.push({ link, address: null, domain: word, lines: [line] });
  }
}
