/** The lists about interfaces, routes and rules. */
import { covers, formatPrefix } from "../address.ts";
import type { Host } from "../host.ts";
import { isTunnel, roleOf } from "../interface-role.ts";
import type { Item } from "../predicate.ts";
import type { Link, Route, XfrmPolicy } from "../records.ts";
import { item } from "./item.ts";
import { largestPacket, prefixes } from "./tunnels.ts";

export function interfaces(host: Host): Item[] {
  const orphans = hasOrphans(host);
  return host.interfaces.map((name) => {
    const link = host.link(name);
    const carries = link && isTunnel(link) ? carried(host, link) : null;
    return item<"interface">(linesOf(host, name), {
      name,
      role: roleOf(host, name),
      kind: link ? (link.kind ?? "") : null,
      mtu: link?.mtu ?? null,
      forwarding: host.forwards(name, 4).value,
      forwarding6: host.forwards(name, 6).value,
      "send-redirects": flag(host.sendsRedirects(name).value),
      "rp-filter": host.reversePathFilter(name).value,
      "inner-mtu": carries,
      "keys-match": link && keysMatch(host, link, orphans),
      routed: isRouteTarget(host, name),
      "mtu-too-high": carries !== null && link?.mtu ? link.mtu > carries : null,
    });
  });
}

export function routes(host: Host): Item[] {
  const remote = host.tunnelsUp.flatMap(({ child }) => prefixes(child.remoteSelectors)).filter((one) => one.length > 0);
  return host.records.routes.map((route) =>
    item<"route">(route.lines, {
      family: route.destination.family,
      table: route.table,
      destination: formatPrefix(route.destination),
      default: route.destination.length <= 1,
      kind: route.kind,
      device: route.device,
      "has-source": route.source !== null,
      mtu: route.mtu,
      "looked-up": isLookedUp(host, route),
      "to-remote": remote.some((one) => covers(one, route.destination) || covers(route.destination, one)),
    }),
  );
}

/** Whether a rule of its family leads to a route. The table may have a name; charon's rule has its priority all the same. */
function isLookedUp(host: Host, { destination: { family }, table }: Route): boolean | null {
  const leads = host.records.rules.some((rule) => rule.family === family && (rule.table === table || String(rule.priority) === table));
  return leads || (host.records.completeness(`rules ${family}`) ? false : null);
}

export function rules(host: Host): Item[] {
  return host.records.rules.map((rule) =>
    item<"rule">(rule.lines, { family: rule.family, priority: rule.priority, table: rule.table ?? "" }),
  );
}

function linesOf(host: Host, name: string) {
  const settings = ["forwarding", "rp_filter", "send_redirects"].flatMap((one) => host.sysctl(`net.ipv4.conf.${name.replace(/\./g, "/")}.${one}`)?.lines ?? []);
  return [...(host.link(name)?.lines ?? host.addresses.find((one) => one.interface === name)?.lines ?? []), ...settings];
}

/** Whether a route of any table leads to the interface; null where none does and not all tables were pasted. */
function isRouteTarget(host: Host, name: string): boolean | null {
  if (host.records.routes.some((route) => route.device === name && route.kind === "unicast" && route.protocol !== "kernel")) return true;
  return host.records.completeness("route-tables 4") ? false : null;
}

/** Bytes of the largest packet that the tunnel of an interface takes: of the SA with its key, or for one inside a tunnel
 * the SA's less the inner header. */
function carried(host: Host, link: Link): number | null {
  const up = host.tunnelsUp;
  const own = up.filter(({ child }) =>
    link.kind === "xfrm" ? link.ifId !== null && child.ifIdOut === link.ifId : link.outputKey !== null && child.markOut?.value === link.outputKey,
  );
  const headers = HEADERS[link.kind ?? ""];
  const remote = link.remote;
  if (headers !== undefined && remote) {
    const around = up.filter(({ child }) => prefixes(child.remoteSelectors).some((one) => one.family === remote.family && covers(one, { ...remote, length: remote.family === 4 ? 32 : 128 })));
    const sizes = around.flatMap(({ ike, child }) => largestPacket(host, ike, child) ?? []);
    return sizes.length > 0 ? Math.min(...sizes) - headers : null;
  }
  const sizes = own.flatMap(({ ike, child }) => largestPacket(host, ike, child) ?? []);
  return sizes.length > 0 ? Math.min(...sizes) : null;
}

/** Bytes that a tunnel without options adds: the outer IPv4 or IPv6 header and its own (RFC 2784, 2003, 4213, 7348). */
const HEADERS: Readonly<Record<string, number>> = { gre: 24, gretap: 38, ip6gre: 44, ipip: 20, sit: 20, vxlan: 50 };

/**
 * Whether a policy has the if_id of an XFRM interface, or a mark that a VTI's key gives. An interface whose tunnel is down
 * has none either: it is a mismatch where a policy is without an interface too.
 */
function keysMatch(host: Host, link: Link, orphans: boolean): boolean | null {
  const known = host.policies.length > 0;
  if (!known) return null;
  const has = hasPolicy(host, link);
  return has === false && !orphans ? null : has;
}

/** Whether a policy belongs to no XFRM interface and to no VTI. */
function hasOrphans(host: Host): boolean {
  const tunnels = host.records.links.filter((link) => link.kind === "xfrm" || link.kind === "vti" || link.kind === "vti6");
  return tunnels.length > 0 && host.policies.some((policy) => policy.direction === "out" && policy.templates.length > 0 && !tunnels.some((link) => belongsTo(policy, link)));
}

function hasPolicy(host: Host, link: Link): boolean | null {
  const known = link.kind === "xfrm" ? link.ifId !== null : (link.kind === "vti" || link.kind === "vti6") && link.outputKey !== null;
  return known ? host.policies.some((policy) => belongsTo(policy, link)) : null;
}

function belongsTo(policy: XfrmPolicy, link: Link): boolean {
  if (link.kind === "xfrm") return link.ifId !== null && policy.ifId === link.ifId;
  const key = link.kind === "vti" || link.kind === "vti6" ? link.outputKey : null;
  return key !== null && policy.direction === "out" && policy.mark !== null && (key & policy.mark.mask) >>> 0 === policy.mark.value;
}

function flag(value: number | null): boolean | null {
  return value === null ? null : value > 0;
}
