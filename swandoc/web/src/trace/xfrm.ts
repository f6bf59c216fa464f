/** Lookups in the IPsec policy and state databases (xfrm_policy_lookup(), xfrm_state_find(), __xfrm_policy_check()). */
import { holds, same, type Address } from "../address.ts";
import { fromProposal, fromState } from "../esp-algorithms.ts";
import type { Encapsulation } from "../esp.ts";
import type { Host, Truth } from "../host.ts";
import type { Line } from "../line.ts";
import type { ChildSa, IkeSa, Mark, Selector, Template, XfrmPolicy, XfrmState } from "../records.ts";
import type { Packet } from "../report.ts";

export interface PolicyQuery {
  readonly direction: XfrmPolicy["direction"];
  readonly packet: Packet;
  /** null where it is not known. */
  readonly mark: number | null;
  /** Of the XFRM interface; 0 without one. */
  readonly ifId: number;
}

export type PolicyLookup =
  | { readonly is: "found"; readonly policy: XfrmPolicy }
  | { readonly is: "none"; readonly lines: readonly Line[] }
  | { readonly is: "unknown"; readonly why: string; readonly lines: readonly Line[]; readonly run: readonly string[] };

const SHOW_POLICIES = ["ip xfrm policy"];
const SHOW_STATES = ["ip xfrm state"];

/** The matching policy with the smallest priority number. */
export function findPolicy(host: Host, query: PolicyQuery): PolicyLookup {
  let best: XfrmPolicy | null = null;
  const may: XfrmPolicy[] = [];
  for (const policy of host.policies) {
    if (policy.direction !== query.direction || (policy.ifId ?? 0) !== query.ifId) continue;
    if (!selects(policy.selector, query.packet)) continue;
    const marked = markMatches(policy.mark, query.mark);
    if (marked === null || policy.selector.interface !== null) may.push(policy);
    else if (marked && (!best || policy.priority < best.priority)) best = policy;
  }
  const open = may.find((policy) => !best || policy.priority < best.priority);
  if (open) return { is: "unknown", why: "a policy asks for a mark or an interface that the paste does not tell", lines: open.lines, run: [] };
  if (best) return { is: "found", policy: best };
  const shown = host.records.completeness(host.policiesAreDerived ? "ike-sas" : "policies");
  if (shown) return { is: "none", lines: shown };
  return { is: "unknown", why: "the paste does not show all IPsec policies", lines: [], run: SHOW_POLICIES };
}

/** Whether a selector holds the packet (__xfrm4_selector_match()); protocols without ports match on addresses. */
export function selects(selector: Selector, packet: Packet): boolean {
  const port = (wanted: number | null, has: number | null): boolean => wanted === null || wanted === has;
  return (
    holds(selector.source, packet.source) &&
    holds(selector.destination, packet.destination) &&
    (selector.protocol === null || selector.protocol === packet.protocol) &&
    port(selector.sourcePort, packet.sourcePort) &&
    port(selector.destinationPort, packet.destinationPort)
  );
}

function markMatches(wanted: Mark | null, mark: number | null): Truth {
  if (!wanted || (wanted.value === 0 && wanted.mask === 0)) return true;
  return mark === null ? null : (mark & wanted.mask) >>> 0 === wanted.value >>> 0;
}

/** Whether packets that match the policy must be protected. */
export function protects(policy: XfrmPolicy): boolean {
  return policy.action === "allow" && policy.templates.some((template) => !template.optional);
}

/** What an inbound SA did to a packet. */
export interface Arrival {
  readonly reqid: number | null;
  /** Outer addresses, as far as known. */
  readonly source: Address | null;
  readonly destination: Address | null;
  readonly udp: boolean;
  readonly ifId: number;
  readonly lines: readonly Line[];
  /** Counters that show that packets do arrive; empty without. */
  readonly proven: readonly Line[];
}

export type InboundCheck = "passes" | "plaintext-refused" | "policy-mismatch" | "no-policy" | "policy-blocks" | "unknown";

/**
 * Whether a packet may come in as it is: decrypted ones need a policy, and one with a template for their SA; others
 * must not match a policy with a required template.
 */
export function checkInbound(host: Host, query: PolicyQuery, arrival: Arrival | null): { readonly is: InboundCheck; readonly found: PolicyLookup } {
  const found = findPolicy(host, query);
  if (found.is === "unknown") return { is: "unknown", found };
  if (found.is === "none") return { is: arrival ? "no-policy" : "passes", found };
  const { policy } = found;
  if (policy.action === "block") return { is: "policy-blocks", found };
  const required = policy.templates.filter((template) => !template.optional);
  if (!arrival) return { is: required.length > 0 ? "plaintext-refused" : "passes", found };
  // A tunnel's packet that no template asks for is refused as well.
  const fits = policy.templates.some((template) => templateFits(template, arrival));
  return { is: fits && required.length <= 1 ? "passes" : "policy-mismatch", found };
}

function templateFits(template: Template, arrival: Arrival): boolean {
  const sameOr = (one: Address | null, other: Address | null): boolean => !one || !other || same(one, other);
  const reqid = !template.reqid || !arrival.reqid || template.reqid === arrival.reqid;
  return reqid && sameOr(template.source, arrival.source) && sameOr(template.destination, arrival.destination);
}

export interface Sa {
  readonly state: XfrmState | null;
  readonly child: { readonly ike: IkeSa; readonly child: ChildSa } | null;
  readonly lines: readonly Line[];
}

export type SaLookup =
  | ({ readonly is: "found" } & Sa)
  | { readonly is: "none"; readonly lines: readonly Line[] }
  | { readonly is: "unknown"; readonly run: readonly string[] };

/** The SA for a template: of the kernel, or where states were not pasted, of strongSwan. */
export function findSa(host: Host, template: Template, query: PolicyQuery): SaLookup {
  const { records } = host;
  if (records.states.length > 0 || records.completeness("states")) {
    const state = records.states.find((one) => stateFits(one, template, query));
    if (state) return { is: "found", state, child: childOf(host, template.reqid), lines: state.lines.slice(0, 1) };
    const shown = records.completeness("states");
    return shown ? { is: "none", lines: shown } : { is: "unknown", run: SHOW_STATES };
  }
  const child = childOf(host, template.reqid);
  if (child) return { is: "found", state: null, child, lines: child.child.lines.slice(0, 1) };
  const shown = records.completeness("ike-sas");
  return shown ? { is: "none", lines: shown } : { is: "unknown", run: SHOW_STATES };
}

function stateFits(state: XfrmState, template: Template, { mark, ifId }: PolicyQuery): boolean {
  return (
    state.protocol === template.protocol &&
    state.mode === template.mode &&
    (!template.destination || same(state.destination, template.destination)) &&
    (!template.source || same(state.source, template.source)) &&
    (!template.reqid || state.reqid === template.reqid) &&
    (state.ifId ?? 0) === ifId &&
    markMatches(state.mark, mark) !== false &&
    state.direction !== "in"
  );
}

function childOf(host: Host, reqid: number | null): Sa["child"] {
  const up = host.tunnelsUp;
  const found = up.filter(({ child }) => reqid !== null && child.reqid === reqid);
  return found[0] ?? (reqid === null && up.length === 1 ? up[0]! : null);
}

/** How an SA wraps packets; null where its algorithms are not known. */
export function encapsulationOf(sa: Sa, template: Template): Encapsulation | null {
  const outer = sa.state?.destination ?? template.destination ?? sa.child?.ike.remoteHost;
  const proposal = sa.child?.child.proposal;
  const algorithms = sa.state ? fromState(sa.state) : proposal ? fromProposal(proposal) : null;
  if (!algorithms || !outer || template.protocol !== "esp") return null;
  const udp = sa.state ? sa.state.encapsulation !== null : sa.child!.child.udpEncapsulation;
  return { algorithms, outer: outer.family, udp, tunnel: template.mode === "tunnel" };
}
