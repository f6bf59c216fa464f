/**
 * ipsec.conf of strongSwan, Libreswan and Openswan, whole or in parts. `left` is taken for the local end, as the manual
 * recommends; strongSwan swaps the ends only where `right` is an address of its own. `options` has both as written.
 * ipsec.secrets is recognised so that nothing else takes it, and never read.
 */
import type { Line } from "../line.ts";
import type { Child, Connection } from "../records.ts";
import { isCut, pipeline, type Parser } from "./parser.ts";
import { parseSelector, parseSelectors } from "./traffic-selector.ts";

interface Conn {
  readonly name: string;
  readonly options: Map<string, string>;
  readonly also: string[];
  readonly lines: Line[];
}

const HEAD = /^\s*(conn|ca)\s+(\S+)\s*$|^\s*(config)\s+setup\s*$/;
const OPTION = /^\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/;
/** Options that nothing else has, so that a fragment is known by them. */
const KNOWN = /^\s*(?:(?:left|right)\w*|also|authby|keyexchange|ikev2|esp|phase2alg|phase2|ikelifetime|keylife|keyingtries|rekeymargin|forceencaps|dpdaction|dpddelay|auto|type|pfs|mobike|mark(?:-in|-out|_in|_out)?|vti-\w+)\s*=\s*\S/;
const SECRET = /^[^#=]*:\s*(?:PSK|RSA|EAP|XAUTH|ECDSA|PKCS8|PKCS12|BLISS|NTLM|PIN|PUBKEY)\b/;

export const ipsecConf: Parser = {
  kind: "ipsec-conf",
  prints: (command) => /^(?:cat|less|more|head|tail|grep) .*ipsec(?:\.d\/\S+)?\.conf/.test(pipeline(command).command),
  begins: (line) => HEAD.test(line) || KNOWN.test(line),
  continues: (line) => HEAD.test(line) || (OPTION.test(line) && !/^\s*(?:net|kernel)[./]/.test(line)) || /^\s*(?:#|$|include\s|version\s)/.test(line) || isCut(line),
  parse(block, records) {
    const conns: Conn[] = [];
    let open: Conn | null = null;
    const strange = block.lines.filter((line) => {
      const text = line.text.replace(/(^|\s)#.*$/, "");
      const head = HEAD.exec(text);
      const option = head ? null : OPTION.exec(text);
      if (head) {
        open = { name: head[2] ?? "", options: new Map(), also: [], lines: [line] };
        if (head[1] === "conn") conns.push(open);
      } else if (option) {
        open ??= fragment(conns);
        const [, key, value] = option;
        if (key === "also") open.also.push(unquoted(value!));
        else open.options.set(key!.toLowerCase(), unquoted(value!));
        open.lines.push(line);
      }
      return !head && !option && text.trim() !== "" && !isCut(text) && !/^\s*(?:include|version)\s/.test(text);
    });
    const named = new Map(conns.map((one) => [one.name, one]));
    for (const one of conns) if (one.name !== "%default") records.connections.push(connection(one, named));
    return strange;
  },
};

export const ipsecSecrets: Parser = {
  kind: "ipsec-secrets",
  prints: (command) => /^(?:cat|less|more|head|tail|grep) .*ipsec(?:\.d\/\S+)?\.secrets/.test(pipeline(command).command),
  begins: (line) => SECRET.test(line),
  continues: (line) => SECRET.test(line) || /^\s*(?:#|include\s)/.test(line),
  parse: (block) => block.lines.filter((line) => line.text.trim() && !SECRET.test(line.text) && !/^\s*(?:#|include\s|\})/.test(line.text)),
};

function fragment(conns: Conn[]): Conn {
  const conn: Conn = { name: "", options: new Map(), also: [], lines: [] };
  conns.push(conn);
  return conn;
}

/** Own options first, then those of `also=`, then those of `conn %default`. */
function resolved(conn: Conn, named: ReadonlyMap<string, Conn>): Map<string, string> {
  const options = new Map<string, string>();
  const seen = new Set<Conn>();
  const take = (one: Conn | undefined): void => {
    if (!one || seen.has(one)) return;
    seen.add(one);
    for (const [key, value] of one.options) if (!options.has(key)) options.set(key, value);
    for (const name of one.also) take(named.get(name));
  };
  take(conn);
  take(named.get("%default"));
  return options;
}

function connection(conn: Conn, named: ReadonlyMap<string, Conn>): Connection {
  const options = resolved(conn, named);
  const list = (key: string): string[] => (options.get(key) ?? "").split(",").map((one) => one.trim()).filter(Boolean);
  const encaps = options.get("forceencaps") ?? options.get("encapsulation");
  const child: Child = {
    name: conn.name,
    localSelectors: selectors(options, "left"),
    remoteSelectors: selectors(options, "right"),
    mode: modeOf(options.get("type")),
    updown: options.get("leftupdown") ?? options.get("leftfirewall") ?? null,
    options,
    lines: conn.lines,
  };
  return {
    name: conn.name,
    from: "ipsec.conf",
    version: versionOf(options),
    localAddresses: list("left"),
    remoteAddresses: list("right"),
    virtualIps: list("leftsourceip"),
    pools: list("rightsourceip"),
    forceEncapsulation: encaps === undefined ? null : encaps === "yes",
    children: [child],
    options,
    lines: conn.lines,
  };
}

/** Without `leftsubnet` a connection is for the end's own address or virtual IP. */
function selectors(options: ReadonlyMap<string, string>, end: "left" | "right"): Child["localSelectors"] {
  const text = options.get(`${end}subnets`) ?? options.get(`${end}subnet`);
  const limit = options.get(`${end}protoport`);
  const found = text ? parseSelectors(text) : [parseSelector("dynamic")];
  return limit ? found.map((one) => (one.protocol === null ? parseSelector(`${one.text}[${limit}]`) : one)) : found;
}

function modeOf(type: string | undefined): string | null {
  return type === "passthrough" ? "PASS" : (type?.toUpperCase() ?? null);
}

/** `keyexchange=ike` is either version for strongSwan; of Libreswan it says nothing, and `ikev2=` does. */
function versionOf(options: ReadonlyMap<string, string>): Connection["version"] {
  const ikev2 = options.get("ikev2");
  if (ikev2) return /^(?:never|no)$/.test(ikev2) ? "IKEv1" : /^(?:insist|yes)$/.test(ikev2) ? "IKEv2" : null;
  const exchange = options.get("keyexchange");
  return exchange === "ikev1" ? "IKEv1" : exchange === "ikev2" ? "IKEv2" : null;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, "$1").trim();
}
