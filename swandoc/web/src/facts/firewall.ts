/** The lists about the packet filter: translations, MSS rules, fast paths. */
import { holds, overlap, rangeOf, type Range } from "../address.ts";
import { isLoopback, isPrivate, type Host } from "../host.ts";
import type { Chain, Hook, Match, Rule } from "../netfilter.ts";
import type { Item } from "../predicate.ts";
import { isTunnel, roleOf } from "../interface-role.ts";
import { item } from "./item.ts";
import { chainNamed } from "../trace/netfilter.ts";
import { childSas, prefixes } from "./tunnels.ts";

/** A rule in the order in which packets meet it, with what the jumps that lead to it have matched. */
interface Placed {
  readonly rule: Rule;
  readonly matches: readonly Match[];
  readonly chain: Chain;
}

const DEEPEST = 16;
/** Rules that are looked at beyond those there are: more only where chains call each other over and over. */
const MOST = 50_000;

/** Rules that are shown as what stands before another. */
const MOST_SHOWN = 10;

/** Puts the rules of a base chain with those of the chains that it calls in their places into `found`. */
function place(host: Host, base: Chain, found: Placed[], left: { rules: number }, before: readonly Match[] = [], path: readonly Chain[] = [base]): void {
  const chain = path.at(-1)!;
  for (const rule of chain.rules) {
    if (left.rules-- < 0) return;
    const { action } = rule;
    const called = action.do === "jump" || action.do === "goto" ? chainNamed(host, chain, action.chain) : undefined;
    if (called === undefined) {
      if (!mayTell(rule) && !before.some(isAboutIpsec)) continue;
      const matches = [...before, ...rule.matches];
      if (isTelling(rule) || matches.some(isAboutIpsec)) found.push({ rule, matches, chain: base });
    } else if (called && path.length <= DEEPEST && !path.includes(called)) {
      place(host, base, found, left, [...before, ...rule.matches], [...path, called]);
    }
  }
}

/** Whether a list may be about the rule by what it does: of a long rule set hardly one is. */
function isTelling({ action }: Rule): boolean {
  return !/^(?:accept|drop|reject|return|continue|unknown)$/.test(action.do);
}

function isAboutIpsec({ on }: Match): boolean {
  return on === "ipsec" || on === "reverse-path";
}

/** Whether it is worth to make the rule's matches: without one of these words none is about IPsec or the reverse path. */
function mayTell(rule: Rule): boolean {
  return isTelling(rule) || rule.lines.some(({ text }) => /policy|rpfilter|ipsec|secpath|fib/.test(text));
}

const HOOKS: readonly Hook[] = ["ingress", "prerouting", "input", "forward", "output", "postrouting"];

const known = new WeakMap<Host, readonly Placed[]>();

/** The rules of all base chains that a list may be about. */
function allRules(host: Host): readonly Placed[] {
  const left = { rules: host.records.chains.reduce((sum, { rules }) => sum + 4 * rules.length, MOST) };
  const found: Placed[] = [];
  const chains = known.has(host) ? [] : HOOKS.flatMap((hook) => [...host.chains(hook, 4), ...host.chains(hook, 6)]);
  for (const chain of new Set(chains)) place(host, chain, found, left);
  return known.get(host) ?? (known.set(host, found), found);
}

export function natRules(host: Host): Item[] {
  const rules = allRules(host).filter(({ chain }) => chain.base?.type === "nat");
  // What stands before a rule in its chain.
  const sources = new Map<Chain, Placed[]>();
  const sparing = new Set<Chain>();
  return rules.flatMap((one) => {
    const kind = natKind(one);
    const spared = sparing.has(one.chain);
    if (sparesDecrypted(one)) sparing.add(one.chain);
    if (!kind) return [];
    const { action } = one.rule;
    const before = kind === "exemption" ? (sources.get(one.chain) ?? []) : [];
    if (kind === "source" && !sparesIpsec(one)) sources.set(one.chain, sources.get(one.chain) ?? []).get(one.chain)!.push(one);
    return item<"nat-rule">(kind === "exemption" ? [...before.slice(0, MOST_SHOWN).flatMap((other) => other.rule.lines), ...one.rule.lines] : one.rule.lines, {
      kind,
      "target-is-own": action.do === "source-nat" ? areOwn(host, action.to) : null,
      out: one.matches.flatMap((match) => (match.on === "output" && !match.not ? [match.pattern] : []))[0] ?? "",
      "spares-ipsec": sparesIpsec(one),
      late: kind === "exemption" ? before.some((other) => mayTakeSame(other, one)) : null,
      "catches-tunnel": kind === "destination" ? !spared && catchesTunnel(host, one) : null,
    });
  });
}

function natKind({ rule, matches, chain }: Placed): "source" | "destination" | "exemption" | null {
  const what = rule.action.do;
  if (what === "source-nat" || what === "masquerade") return "source";
  if (what === "destination-nat" || what === "redirect") return "destination";
  const exempts = (what === "accept" || what === "return") && chain.base?.hook === "postrouting";
  return exempts && matches.some((match) => match.on === "ipsec" && match.direction === "out" && match.protected) ? "exemption" : null;
}

function sparesIpsec({ matches }: Placed): boolean {
  return matches.some((match) => match.on === "ipsec" && !match.protected);
}

/** An exemption for what came out of a tunnel. */
function sparesDecrypted({ rule, matches }: Placed): boolean {
  const ends = rule.action.do === "accept" || rule.action.do === "return";
  return ends && matches.some((match) => match.on === "ipsec" && match.direction === "in" && match.protected);
}

/**
 * Tunnels take addresses of their selectors whoever owns them, and a provider may route a block of public addresses to a
 * host that has one of another block.
 */
function areOwn(host: Host, targets: readonly Range[]): boolean | null {
  const local = host.tunnelsUp.flatMap(({ child }) => prefixes(child.localSelectors)).filter((one) => one.length > 0);
  const isPublic = host.addresses.some(({ address }) => address.family === 4 && !isPrivate(address) && !isLoopback(address));
  const own = targets.map(({ family, first }) => {
    const target = { family, value: first };
    if (local.some((prefix) => holds(prefix, target))) return true;
    const near = host.connected.some(({ prefix }) => holds(prefix, target));
    return host.isOwn(target) || (isPublic && !near && !isPrivate(target) ? null : host.isOwn(target));
  });
  return own.includes(false) ? false : own.includes(null) ? null : true;
}

/** Whether two rules may leave by the same interface. */
function mayTakeSame(one: Placed, other: Placed): boolean {
  const outs = [one, other].map(({ matches }) => matches.flatMap((match) => (match.on === "output" && !match.not ? [match.pattern] : []))[0]);
  return outs[0] === undefined || outs[1] === undefined || outs[0] === outs[1];
}

/** Whether a destination NAT rule takes packets that come out of a tunnel for hosts behind this one. */
function catchesTunnel(host: Host, { rule, matches }: Placed): boolean | null {
  const local = [
    ...host.tunnelsUp.flatMap(({ child }) => prefixes(child.localSelectors)),
    ...host.policies.filter((policy) => policy.direction === "in" && policy.templates.length > 0).map((policy) => policy.selector.destination),
  ];
  if (local.length === 0) return null;
  let open = false;
  for (const match of matches) {
    if (match.on === "ipsec" && match.direction === "in" && !match.protected) return false;
    if (match.on === "input" && !match.not) {
      const role = roleOf(host, match.pattern);
      if (role !== "wan" && !match.pattern.endsWith("+")) return false;
    }
    if (match.on === "destination" && !match.not) {
      const narrow = match.ranges.filter((range) => local.some((prefix) => touches(range, rangeOf(prefix))));
      // Addresses within the selectors are translated on purpose, as services' are, and networks that overlap elsewhere.
      if (narrow.every((range) => local.some((prefix) => isWithin(range, rangeOf(prefix))))) return false;
    }
    if (match.on === "address-type" && match.type.toUpperCase() === "LOCAL" && !match.not) return false;
    if (match.on === "unknown" || match.on === "set") open = true;
  }
  return open || rule.action.do === "redirect" ? null : true;
}

function isWithin(one: Range, other: Range): boolean {
  return one.family === other.family && other.first <= one.first && one.last <= other.last;
}

function touches(one: Range, other: Range): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

export function mssRules(host: Host): Item[] {
  const rules = allRules(host).filter((one) => one.rule.action.do === "clamp-mss");
  const directions = rules.map((one) => directionOf(host, one));
  const sizes = childSas(host).flatMap((child) => (typeof child.fields["mss"] === "number" ? [child.fields["mss"]] : []));
  // Where several are, the smallest is the tunnel's.
  const smallest = Math.min(...rules.map(({ rule: { action } }) => (action.do === "clamp-mss" && action.to) || 0));
  return rules.map((one, at) => {
    const { action } = one.rule;
    const to = action.do === "clamp-mss" ? action.to : null;
    const smaller = one.chain.families.includes(4) ? 0 : 20;
    return item<"mss-rule">(one.rule.lines, {
      to,
      "follows-path": to === null,
      "upper-limit": upperLimit(one.rule),
      "one-way": directions[at] === "both" ? false : !directions.some((other) => other === "both" || other !== directions[at]),
      "too-high": to === null || sizes.length === 0 ? null : smallest >= to && to > Math.min(...sizes) - smaller,
    });
  });
}

/** The largest MSS that a rule lowers: `-m tcpmss --mss 1361:1536`, as it is listed, and nft's `tcp option maxseg size 1361-1536`. */
function upperLimit(rule: Rule): number {
  const text = rule.lines.map((line) => line.text).join(" ");
  const found = /(?:--mss|tcpmss match|maxseg size) (\d+)[:-](\d+)/.exec(text);
  return found ? Number(found[2]) : 65535;
}

function directionOf(host: Host, { rule, matches }: Placed): "in" | "out" | "both" {
  const remote = host.tunnelsUp.flatMap(({ child }) => prefixes(child.remoteSelectors)).filter((one) => one.length > 0);
  const isRemote = (ranges: readonly Range[]): boolean =>
    ranges.some((range) => remote.some((prefix) => range.first !== 0n && overlap(prefix, { family: range.family, value: range.first, length: prefix.length })));
  for (const match of matches) {
    if (match.on === "ipsec") return match.direction;
    if (match.on === "source" && !match.not && isRemote(match.ranges)) return "in";
    if (match.on === "destination" && !match.not && isRemote(match.ranges)) return "out";
  }
  // What follows the path's MTU, or is for a PPP or tunnel interface, is for that link, whose MTU LAN hosts are told.
  const ofLink = rule.action.do === "clamp-mss" && rule.action.to === null;
  for (const match of matches) {
    if ((match.on !== "input" && match.on !== "output") || match.not) continue;
    if (ofLink || isTunnel(host.link(match.pattern)) || /^ppp/.test(match.pattern)) return "both";
    return (roleOf(host, match.pattern) === "lan") === (match.on === "input") ? "out" : "in";
  }
  return "both";
}

export function reversePathRules(host: Host): Item[] {
  return allRules(host)
    .filter(({ rule, matches }) => (rule.action.do === "drop" || rule.action.do === "reject") && matches.some((match) => match.on === "reverse-path"))
    .map((one) => item<"reverse-path-rule">(one.rule.lines, { "spares-ipsec": sparesIpsec(one) }));
}

export function fastPaths(host: Host): Item[] {
  const exempting = new Set<Chain>();
  return allRules(host).flatMap((one) => {
    const { rule, matches, chain } = one;
    const ends = rule.action.do === "accept" || rule.action.do === "return";
    if (ends && matches.some((match) => match.on === "ipsec" && match.protected)) exempting.add(chain);
    return rule.action.do === "offload" ? [item<"fast-path">(rule.lines, { "spares-ipsec": exempting.has(chain) || sparesIpsec(one) })] : [];
  });
}
