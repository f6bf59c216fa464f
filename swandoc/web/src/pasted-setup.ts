/** What a pasted SA says of the calculator's settings. */
import type { Setup } from "./calculation.ts";
import { suiteOf, suiteOfState, type Suite } from "./esp-algorithms.ts";
import { segments } from "./paste/blocks.ts";
import { toLines } from "./paste/lines.ts";
import { ipsecStatus } from "./parse/ipsec-status.ts";
import { swanctlLists } from "./parse/swanctl-list.ts";
import { xfrmState } from "./parse/xfrm-state.ts";
import { Records, type ChildSa, type IkeSa } from "./records.ts";

export type Told = Partial<Pick<Setup, "encryption" | "integrity" | "mode" | "outer" | "udp" | "inner">>;

export interface PastedSa {
  /** What to call it: the CHILD_SA's name, or the SPI. */
  readonly name: string;
  readonly told: Told;
  /** Why its numbers cannot be worked out; "" if they can. */
  readonly not: string;
}

const PARSERS = [xfrmState, ...swanctlLists, ipsecStatus];
const LARGEST = 500_000; // characters; SAs of a few hundred clients

/** SAs that say the same are one. A text of one line may be a proposal alone. */
export function pastedSas(text: string): PastedSa[] {
  const records = new Records();
  for (const segment of segments(toLines(text.slice(0, LARGEST), 0), PARSERS)) segment.parser?.parse(segment, records);
  const found = [
    ...records.ikeSas.flatMap((ike) => ike.children.filter((child) => !child.shunt && child.protocol !== "AH").map((child) => ofChild(ike, child))),
    ...records.states
      .filter((state) => state.protocol === "esp")
      .map((state) => {
        const udp = state.encapsulation !== null && state.encapsulation.type === "espinudp";
        const spi = `SPI 0x${state.spi.toString(16).padStart(8, "0")}`;
        return sa(spi, suiteOfState(state), state.mode, { outer: state.destination.family, udp });
      }),
  ];
  const proposal = found.length === 0 && /^\s*\S{3,100}\s*$/.test(text) ? suiteOf(text.trim()) : null;
  if (proposal) found.push(sa(text.trim(), proposal, "", {}));
  const known = new Set<string>();
  return found.filter(({ told, not }) => {
    const says = JSON.stringify([told, not]);
    return !known.has(says) && known.add(says);
  });
}

function ofChild(ike: IkeSa, child: ChildSa): PastedSa {
  const outer = (ike.remoteHost ?? ike.localHost)?.family;
  const inner = [...child.remoteSelectors, ...child.localSelectors].find(({ prefix }) => prefix)?.prefix?.family;
  const told = { ...(outer && { outer }), ...(inner && { inner }), udp: child.udpEncapsulation };
  const found = sa(child.name, child.proposal === null ? null : suiteOf(child.proposal), child.mode, told);
  return child.ipcomp ? { ...found, not: "IPComp is on: sizes then depend on what is sent" } : found;
}

function sa(name: string, suite: Suite | null, mode: string, told: Told): PastedSa {
  const known = mode.toLowerCase();
  const not = !suite ? "it does not say which algorithms" : known !== "" && known !== "tunnel" && known !== "transport" ? `mode ${known} is not worked out here` : "";
  if (not || !suite) return { name, told, not };
  const algorithms = { encryption: suite.encryption, ...(suite.integrity !== null && { integrity: suite.integrity }) };
  return { name, not, told: { ...told, ...algorithms, ...(known !== "" && { mode: known as Setup["mode"] }) } };
}
