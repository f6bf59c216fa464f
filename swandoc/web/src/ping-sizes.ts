/** Pings that prove a size: the largest that must pass, and the first that must not. */
import type { Family } from "./address.ts";
import { innerFamily, pingHeaders, type Result, type Setup } from "./calculation.ts";

export const SYSTEMS = ["Linux", "Windows", "macOS"] as const;
export type System = (typeof SYSTEMS)[number];

export interface Proof {
  /** Whether the ping goes to the other gateway, beside the tunnel, or to a host in it. */
  readonly where: "outside" | "inside";
  readonly family: Family;
  /** Bytes of payload. */
  readonly passes: number;
  readonly refused: number;
}

export function proofs(setup: Setup, { path, inner }: Result): readonly Proof[] {
  const of = (where: Proof["where"], family: Family, packet: number): Proof => ({ where, family, passes: packet - pingHeaders(family), refused: packet + 1 - pingHeaders(family) });
  return [of("outside", setup.outer, path), of("inside", innerFamily(setup), inner)];
}

/**
 * The command without its target: DF or no fragments, and four packets, since path MTU discovery costs the first ones.
 * null where the system's ping cannot forbid fragments: `-f` of Windows is for IPv4 only.
 */
export function pingCommand(system: System, family: Family, payload: number): string | null {
  if (system === "Windows") return family === 4 ? `ping -f -n 4 -l ${payload}` : null;
  if (system === "macOS") return `${family === 4 ? "ping -D" : "ping6 -D -m"} -c 4 -s ${payload}`;
  return `ping ${family === 4 ? "" : "-6 "}-M do -c 4 -s ${payload}`;
}
