/** The policies that strongSwan installs for its CHILD_SAs, for pastes that hold no `ip xfrm policy`. */
import { width, type Prefix } from "./address.ts";
import type { ChildSa, IkeSa, Records, Selector, Template, TrafficSelector, XfrmPolicy } from "./records.ts";

export function derivedPolicies(records: Records): readonly XfrmPolicy[] {
  return records.ikeSas.flatMap((ike) => ike.children.flatMap((child) => policiesOf(ike, child)));
}

function policiesOf(ike: IkeSa, child: ChildSa): XfrmPolicy[] {
  const mode = child.mode.replace(/-.*$/, "").toLowerCase();
  const passes = mode === "pass";
  const blocks = mode === "drop";
  if (!passes && !blocks && child.state !== "INSTALLED" && child.state !== "ROUTED" && child.state !== "REKEYING") return [];
  const found: XfrmPolicy[] = [];
  for (const local of child.localSelectors) {
    for (const remote of child.remoteSelectors) {
      const out = selector(local, remote);
      const back = selector(remote, local);
      if (!out || !back) continue;
      for (const direction of ["out", "in", "fwd"] as const) {
        const outbound = direction === "out";
        const [from, to] = outbound ? [ike.localHost, ike.remoteHost] : [ike.remoteHost, ike.localHost];
        const template: Template = { protocol: child.protocol?.toLowerCase() ?? "esp", mode, source: from, destination: to, spi: null, reqid: child.reqid, optional: false };
        found.push({
          direction,
          action: blocks ? "block" : "allow",
          selector: outbound ? out : back,
          priority: priority(out, passes || blocks),
          index: null,
          templates: passes || blocks ? [] : [template],
          mark: outbound ? child.markOut : child.markIn,
          ifId: outbound ? child.ifIdOut : child.ifIdIn,
          socket: false,
          lines: child.lines,
        });
      }
    }
  }
  return found;
}

/** Narrower selectors come first, and shunts before all others, as in get_priority() of kernel_netlink_ipsec.c. */
function priority({ source, destination, protocol, sourcePort, destinationPort }: Selector, shunt: boolean): number {
  const bits = 2 * width(source.family) - source.length - destination.length;
  return (shunt ? 100_000 : 200_000) + bits * 512 + (sourcePort === null ? 128 : 0) + (destinationPort === null ? 128 : 0) + (protocol === null ? 64 : 0);
}

function selector(from: TrafficSelector, to: TrafficSelector): Selector | null {
  if (!from.prefix || !to.prefix || from.prefix.family !== to.prefix.family) return null;
  return {
    source: from.prefix as Prefix,
    destination: to.prefix as Prefix,
    protocol: from.protocol ?? to.protocol,
    sourcePort: port(from),
    destinationPort: port(to),
    interface: null,
  };
}

/** A single port; ranges become masks in the kernel, and are taken for any port here. */
function port({ ports }: TrafficSelector): number | null {
  return ports !== null && /^\d+$/.test(ports) ? Number(ports) : null;
}
