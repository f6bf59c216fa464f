/** What predicates ask of one host: the fact catalogue's facts and lists, and the walks of its packets. */
import catalogue from "../../../guide/facts.json";
import type { Host } from "../host.ts";
import type { Line } from "../line.ts";
import type { Facts, FieldValue, Item } from "../predicate.ts";
import type { Walk } from "../report.ts";
import { fastPaths, mssRules, natRules, reversePathRules } from "./firewall.ts";
import { interfaces, routes, rules } from "./interfaces.ts";
import type { ListName } from "./item.ts";
import { captured, logEvents, nameServers, pings, tracked, windowsVpns } from "./observed.ts";
import { otherEnds } from "./other-end.ts";
import { firewallOwners } from "./owners.ts";
import { childSas, children, policies, pools, virtualIps } from "./tunnels.ts";

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

const LISTS: Readonly<Record<Exclude<ListName, "other-end">, (host: Host) => Item[]>> = {
  interface: interfaces,
  route: routes,
  rule: rules,
  "child-sa": childSas,
  child: children,
  policy: policies,
  "nat-rule": natRules,
  "mss-rule": mssRules,
  "reverse-path-rule": reversePathRules,
  "fast-path": fastPaths,
  "firewall-owner": firewallOwners,
  "virtual-ip": virtualIps,
  pool: pools,
  tracked,
  log: logEvents,
  ping: pings,
  captured,
  "windows-vpn": windowsVpns,
  "name-server": nameServers,
};

export class HostFacts implements Facts {
  private readonly lists = new Map<string, readonly Item[]>();

  constructor(
    private readonly host: Host,
    private readonly others: readonly Host[],
    private readonly followed: readonly Walk[],
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
    const items = this.lists.get(name) ?? (known === "other-end" ? otherEnds(this.host, this.others) : LISTS[known](this.host));
    this.lists.set(name, items);
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
