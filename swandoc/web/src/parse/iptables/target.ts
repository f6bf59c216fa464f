/** The targets of a rule of iptables (iptables-extensions(8)). */
import { parsePrefix, parseRange, rangeOf } from "../../address.ts";
import type { Action } from "../../netfilter.ts";
import { maskedNumber } from "./match.ts";
import { isBuiltIn } from "./tables.ts";
import { inWords, type Option } from "./words.ts";

/** Targets that let the packet go on to the next rule, unchanged in all that a trace looks at. */
const CONTINUES = new Set([
  "LOG", "NFLOG", "ULOG", "AUDIT", "TRACE", "CONNMARK", "CONNSECMARK", "SECMARK", "CLASSIFY", "CHECKSUM", "TOS", "DSCP", "ECN",
  "TTL", "HL", "SET", "RATEEST", "LED", "IDLETIMER", "CT", "TEE", "TCPOPTSTRIP", "HMARK",
]);
/** Targets with a verdict of their own that may stand without options, and so could be taken for chains. */
const UNKNOWN = new Set(["NFQUEUE", "QUEUE", "TARPIT", "SYNPROXY", "TPROXY", "CLUSTERIP", "DNPT", "SNPT"]);

/** `chain` is the rule's own: NETMAP acts on the source or the destination by where it stands. */
export function target(name: string, options: readonly Option[], goto: boolean, chain: string): Action {
  const value = (...names: string[]): string | undefined => options.find((option) => names.includes(option.name))?.values[0];
  const unknown: Action = { do: "unknown", text: [goto ? "-g" : "-j", name, ...options.map(inWords)].join(" ") };
  if (goto) return { do: "goto", chain: name };
  switch (name) {
    case "ACCEPT":
    case "DROP":
    case "REJECT":
    case "RETURN":
      return { do: name.toLowerCase() as "accept" | "drop" | "reject" | "return" };
    case "MASQUERADE":
    case "REDIRECT":
      return { do: name.toLowerCase() as "masquerade" | "redirect" };
    case "SNAT": {
      const to = translation(value("--to-source", "--to"));
      return to ? { do: "source-nat", to: to.to } : unknown;
    }
    case "DNAT": {
      const to = translation(value("--to-destination", "--to"));
      return to ? { do: "destination-nat", ...to } : unknown;
    }
    case "NETMAP": {
      const to = parsePrefix(value("--to") ?? "");
      const of = /^(?:POSTROUTING|INPUT)$/.test(chain) ? "source" : "destination";
      return to && isBuiltIn(chain) ? { do: "map-network", of, to: rangeOf(to) } : unknown;
    }
    case "MARK":
      return marking(options) ?? unknown;
    case "TCPMSS": {
      const size = value("--set-mss");
      return { do: "clamp-mss", to: size !== undefined && /^\d+$/.test(size) ? Number(size) : null };
    }
    case "NOTRACK":
      return { do: "notrack" };
    case "CT":
      return { do: options.some((option) => option.name === "--notrack") ? "notrack" : "continue" };
    case "FLOWOFFLOAD":
      return { do: "offload" };
  }
  if (CONTINUES.has(name)) return { do: "continue" };
  return options.length > 0 || UNKNOWN.has(name) ? unknown : { do: "jump", chain: name };
}

/** `192.0.2.1`, `192.0.2.1-192.0.2.9:1024-65535`, `[2001:db8::1]:80`, `:80`; null for what cannot be read. */
export function translation(text = ""): { to: ReturnType<typeof rangeOf>[]; port: number | null } | null {
  const found = /^(?:\[([^\]]*)\]|([\d.]*(?:-[\d.]+)?)(?=:\d|$)|([\da-fA-F:.]+(?:-[\da-fA-F:.]+)?)$)(?::(\d+)(?:-\d+)?(?:\/\d+)?)?$/.exec(text);
  if (!found) return null;
  const address = found[1] ?? found[2] ?? found[3] ?? "";
  const range = address ? parseRange(address) : null;
  if ((address && !range) || (!address && found[4] === undefined)) return null;
  return { to: range ? [range] : [], port: found[4] === undefined ? null : Number(found[4]) };
}

/** MARK's options as one operation: mark = (mark & ~mask) ^ value (net/netfilter/xt_mark.c). */
function marking(options: readonly Option[]): Action | null {
  const option = options.find(({ name }) => /^--(?:set-x?mark|(?:x?or|and)-mark)$/.test(name));
  const given = option && maskedNumber(option.values[0] ?? "");
  if (!given) return null;
  const { value, mask } = given;
  switch (option.name) {
    case "--set-mark":
      return { do: "mark", value, mask: (mask | value) >>> 0 };
    case "--and-mark":
      return { do: "mark", value: 0, mask: ~value >>> 0 };
    case "--or-mark":
      return { do: "mark", value, mask: value };
    case "--xor-mark":
      return { do: "mark", value, mask: 0 };
    default:
      return { do: "mark", value, mask };
  }
}

/** Whether packets go on after this target. */
export function continues(name: string): boolean {
  return CONTINUES.has(name);
}
