/** Tunnels of which both ends were pasted, matched by the SPIs that the ends share. */
import { same } from "../address.ts";
import type { Host } from "../host.ts";
import type { Item } from "../predicate.ts";
import type { ChildSa, TrafficSelector, XfrmState } from "../records.ts";
import { item } from "./item.ts";
import { stateOf } from "./tunnels.ts";

export function otherEnds(host: Host, others: readonly Host[]): Item[] {
  return host.tunnelsUp.flatMap(({ child }) => {
    for (const other of others) {
      const mirror = other.tunnelsUp.find((one) => isMirror(child, one.child));
      if (mirror) return [compared(host, child, other, mirror.child)];
    }
    return [];
  });
}

/** What one end's SA for sending is called is what the other's for receiving is called. */
function isMirror(one: ChildSa, other: ChildSa): boolean {
  return one.spiOut !== null && (one.spiOut === other.spiIn || (one.spiIn !== null && one.spiIn === other.spiOut));
}

function compared(host: Host, child: ChildSa, other: Host, mirror: ChildSa): Item {
  const mine = stateOf(host, child);
  const theirs = stateOf(other, mirror);
  const lines = [...child.lines, ...mirror.lines, ...(mine?.lines ?? []), ...(theirs?.lines ?? [])];
  return item<"other-end">(lines, {
    "udp-differs": (mine?.encapsulation != null || child.udpEncapsulation) !== (theirs?.encapsulation != null || mirror.udpEncapsulation),
    "truncation-differs": mine && theirs ? truncation(mine) !== truncation(theirs) : null,
    "lost-on-the-way":
      child.packetsOut === null || mirror.packetsIn === null ? null : child.packetsOut > 0 && mirror.packetsIn === 0 && mirror.spiIn === child.spiOut,
    "selectors-differ": !sameSelectors(child.localSelectors, mirror.remoteSelectors) || !sameSelectors(child.remoteSelectors, mirror.localSelectors),
  });
}

function truncation(state: XfrmState): string {
  return `${state.integrity} ${state.truncation}`;
}

function sameSelectors(one: readonly TrafficSelector[], other: readonly TrafficSelector[]): boolean {
  const includes = (list: readonly TrafficSelector[], wanted: TrafficSelector): boolean =>
    list.some((item) => (item.prefix && wanted.prefix ? same(item.prefix, wanted.prefix) && item.prefix.length === wanted.prefix.length : item.text === wanted.text));
  return one.every((item) => includes(other, item)) && other.every((item) => includes(one, item));
}
