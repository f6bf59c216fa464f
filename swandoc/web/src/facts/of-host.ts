/** What predicates ask of one host: the fact catalogue's facts and lists, and the walks of its packets. */
import catalogue from "../../../guide/facts.json";
import type { Host } from "../host.ts";
import type { Line } from "../line.ts";
import type { Facts, FieldValue, Item } from "../predicate.ts";
import type { Walk } from "../report.ts";
import type { ListName } from "./item.ts";

/** What makes the catalogue's lists: items of a host; the others are those that were pasted with it. */
export type Lists = { readonly [name in ListName]?: (host: Host, others: readonly Host[]) => Item[] };

type Found = ReturnType<Facts["fact"]>;

const NOTHING: readonly Line[] = [];

/** What has to be complete so that a list is; the first that is, says so. */
const COMPLETE: Readonly<Record<ListName, readonly string[]>> = {
  interface: ["links", "addresses"],
  route: ["route-tables 4"],
  rule: ["rules 4"],
  "child-sa": ["ike-sas"],
  child: ["connections"],
  policy: ["policies"],
  "nat-rule": ["iptables 4", "iptables 4 nat", "nft"],
  "mss-rule": ["iptables 4", "nft"],
  "reverse-path-rule": ["iptables 4", "nft"],
  "fast-path": ["nft"],
  "firewall-owner": ["iptables 4", "nft"],
  "virtual-ip": ["ike-sas"],
  pool: ["pools"],
  tracked: ["tracked"],
  log: ["log"],
  ping: [],
  captured: [],
  "windows-vpn": ["windows-vpns"],
  "name-server": [],
  "other-end": [],
};

export class HostFacts implements Facts {
  private readonly made = new Map<string, readonly Item[]>();

  constructor(
    private readonly host: Host,
    private readonly others: readonly Host[],
    private readonly followed: readonly Walk[],
    private readonly lists: Lists,
  ) {}

  fact(name: string): Found {
    const dot = name.indexOf(".");
    const [family, rest] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
    const entry = (catalogue.facts as Record<string, { readonly run: string }>)[dot < 0 ? family : `${family}.*`];
    const { value, lines } = this.read(family, rest);
    return { value, lines, run: value === null && entry ? commands(entry.run.replace("*", rest)) : [] };
  }

  private read(family: string, rest: string): { readonly value: FieldValue; readonly lines: readonly Line[] } {
    const { records } = this.host;
    const unknown = { value: null, lines: NOTHING };
    switch (family) {
      case "role":
        return this.host.role === "unknown" ? unknown : { value: this.host.role, lines: NOTHING };
      case "sysctl":
        return this.host.sysctl(rest) ?? unknown;
      case "xfrm-counter": {
        const found = records.counters.filter((one) => one.source === "xfrm" && one.name === rest).at(-1);
        return found ?? unknown;
      }
      case "plugin": {
        const loaded = records.plugins.at(-1);
        return loaded ? { value: loaded.names.includes(rest), lines: loaded.lines } : unknown;
      }
      case "option":
        return records.options.filter((one) => one.name === rest).at(-1) ?? unknown;
      default:
        return records.about.get(family) ?? unknown;
    }
  }

  list(name: string): ReturnType<Facts["list"]> {
    const known = name as ListName;
    const items = this.made.get(name) ?? this.lists[known]?.(this.host, this.others) ?? [];
    this.made.set(name, items);
    const complete = COMPLETE[known].map((thing) => this.host.records.completeness(thing)).find((lines) => lines !== null);
    return { items, complete: complete ?? this.absent(known), run: commands(catalogue.lists[known].run) };
  }

  /** What there is on one system only. */
  private absent(list: ListName): readonly Line[] | null {
    const system = this.host.records.about.get("system");
    return list === "windows-vpn" && system && system.value !== "Windows" ? system.lines : null;
  }

  walks(flow: string): readonly Walk[] {
    return this.followed.filter((walk) => walk.flow === flow);
  }
}

function commands(run: string): string[] {
  return run.split("; ");
}
