/** What the checker answers. Plain data: the page, the command line and the downloads show it in their own ways. */
import type { Address } from "./address.ts";
import type { Line } from "./line.ts";

export interface Report {
  readonly hosts: readonly HostReport[];
  /** Along the data path: the first is the cause, the others may be its consequences. */
  readonly findings: readonly Finding[];
  /** What was looked at and is in order. */
  readonly fine: readonly Checked[];
  /** What the paste cannot tell, and the commands that would. */
  readonly open: readonly Open[];
  readonly walks: readonly Walk[];
  /** The decision trees, walked as far as the paste answers their questions. */
  readonly trees: readonly TreeWalk[];
  /** Counters that rose between two pastes of a host. */
  readonly moved: readonly Moved[];
}

export interface HostReport {
  /** From prompts or the collector's header, or "host 1". */
  readonly name: string;
  readonly role: "gateway" | "client" | "host" | "unknown";
  readonly blocks: readonly BlockReport[];
}

/** A block of the paste, with the lines in it that were not understood. */
export interface BlockReport {
  /** "ip-route", ...; "unknown" for lines that no parser takes. */
  readonly kind: string;
  readonly command: string | null;
  readonly paste: number;
  /** First and last line, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly notUnderstood: readonly Line[];
}

export interface Finding {
  readonly scenario: string;
  readonly code: string;
  readonly title: string;
  /** Of the scenario's page, relative to the site's root. */
  readonly url: string;
  /**
   * cause: what was pasted shows it; consequence: the same, and an earlier hop of the same path is broken as well;
   * hint: it points at it, and one fact more is needed.
   */
  readonly level: "cause" | "consequence" | "hint";
  readonly host: string;
  /** What the lines say, in a sentence each. */
  readonly because: readonly string[];
  /** The deciding lines. */
  readonly lines: readonly Line[];
  /** The walk that shows it, by its place in `Report.walks`; null where no packet was followed. */
  readonly walk: number | null;
  /** Values of the guide's parameters as the paste tells them: lan -> 10.1.0.0/16. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Checked {
  readonly scenario: string;
  readonly code: string;
  readonly title: string;
  readonly url: string;
  readonly host: string;
  readonly lines: readonly Line[];
}

export interface Open {
  readonly scenario: string;
  readonly code: string;
  readonly title: string;
  readonly url: string;
  readonly host: string;
  /** Commands that would decide. */
  readonly run: readonly string[];
}

/** The hops of a packet through a host, in the order in which a packet may pass them. */
export type Hop =
  | "input-device"
  | "prerouting"
  | "decryption"
  | "routing"
  | "reverse-path"
  | "inbound-policy"
  | "input"
  | "local-socket"
  | "output"
  | "forward"
  | "policy-lookup"
  | "postrouting"
  | "encryption"
  | "path-mtu"
  | "output-device";

export interface Packet {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: number;
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  /** Type and code of an ICMP or ICMPv6 packet. */
  readonly icmpType?: readonly [number, number];
  /** Bytes of the whole IP packet. */
  readonly length: number;
  readonly mark: number;
}

export interface Step {
  readonly hop: Hop;
  /**
   * - passes: looked at, goes on unchanged; - changes: goes on as another packet (NAT, mark, encapsulation);
   * - stops: dropped, rejected, no route; - unknown: cannot be decided from the paste.
   */
  readonly outcome: "passes" | "changes" | "stops" | "unknown";
  /**
   * What happened, for predicates: "accepted", "dropped", "rejected", "source-nat", "destination-nat", "routed",
   * "no-route", "not-forwarding", "reverse-path-drop", "policy-matches", "no-policy", "policy-blocks",
   * "no-state", "plaintext-refused", "encrypted", "decrypted", "too-big", "delivered", "sent-in-clear", "redirect", ...
   */
  readonly event: string;
  /** A sentence for people. */
  readonly text: string;
  readonly lines: readonly Line[];
  /** The packet after this step. */
  readonly packet: Packet;
  /** Commands that would decide, where the outcome is unknown. */
  readonly run: readonly string[];
}

export type Verdict = "delivered" | "sent-protected" | "sent-in-clear" | "sent" | "dropped" | "unknown";

export interface Walk {
  /** Such as "lan-to-client"; "own" for a packet that the reader entered. */
  readonly flow: string;
  readonly title: string;
  readonly host: string;
  readonly packet: Packet;
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
}

export interface TreeWalk {
  readonly area: string;
  readonly title: string;
  readonly url: string;
  readonly answered: readonly {
    readonly ask: string;
    readonly url: string;
    readonly answer: string;
    readonly lines: readonly Line[];
  }[];
  /** The same walk on the tree's own page, relative to the site's root; null where it has come to a failure's page. */
  readonly link: string | null;
  /** Where the walk ends: a question that needs more, or what the last answer leads to. */
  readonly end: {
    readonly kind: "question" | "leaf";
    /** The question, or the id of the scenario, area or outcome. */
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly run: readonly string[];
  };
}

export interface Moved {
  readonly host: string;
  /** Such as "XfrmInTmplMismatch", "net: bytes out". */
  readonly counter: string;
  readonly before: number;
  readonly after: number;
  readonly lines: readonly Line[];
}
