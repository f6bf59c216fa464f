/** The packets that were followed, and a form for one of the reader's own. */
import { formatAddress, parseAddress } from "../address.ts";
import { portNumber } from "../protocol.ts";
import type { Report, Walk } from "../report.ts";
import type { Asked } from "../trace/asked.ts";
import { button, el, folded, plural } from "./dom.ts";
import type { Excerpts } from "./excerpt.ts";
import { VERDICTS, walkView } from "./walk.ts";

const PROTOCOLS: Readonly<Record<string, number>> = { "ping (ICMP)": 1, TCP: 6, UDP: 17, ESP: 50 };
const ICMP = 1;
const ICMPV6 = 58;
/** Bytes: the least that has a header, and the most that an IP packet can have. */
const SIZES = [28, 65535] as const;

export interface Following {
  /** What the reader asked last. */
  readonly asked: Asked | null;
  /** Starts the analysis anew with the packet. */
  readonly follow: (asked: Asked) => void;
}

export function packetsView(report: Report, excerpts: Excerpts, following: Following): HTMLElement[] {
  if (report.hosts.every((host) => host.blocks.length === 0)) return [];
  const own = report.walks.filter((walk) => walk.flow === "own");
  const others = report.walks.filter((walk) => walk.flow !== "own");
  return [
    el(
      "section",
      { class: "swd-packets" },
      el("h2", { tabindex: -1 }, "Follow a packet"),
      form(following),
      following.asked && own.length === 0 && el("p", {}, "Nothing in the paste tells how that packet comes to a host."),
      ...own.map((walk) => walkView(walk, excerpts)),
      others.length > 0 && folded(`${plural(others.length, "packet")} followed by itself`, false, ...others.map((walk) => row(walk, excerpts))),
    ),
  ];
}

function row(walk: Walk, excerpts: Excerpts): HTMLElement {
  const shown = folded(`${walk.title}, on ${walk.host}: ${VERDICTS[walk.verdict]}`, false);
  // Its picture is made when it is asked for: there may be hundreds.
  shown.addEventListener("toggle", () => shown.childElementCount === 1 && shown.append(walkView(walk, excerpts)));
  return shown;
}

function form({ asked, follow }: Following): HTMLElement {
  const source = field("from", asked ? formatAddress(asked.source) : "");
  const destination = field("to", asked ? formatAddress(asked.destination) : "");
  const chosen = asked?.protocol === ICMPV6 ? ICMP : asked?.protocol;
  const protocol = el("select", {}, ...Object.entries(PROTOCOLS).map(([name, number]) => el("option", { selected: number === chosen }, name)));
  const port = field("port", String(asked?.destinationPort ?? 443));
  const size = field("bytes", String(asked?.length ?? 84));
  const status = el("p", { role: "status" });
  const go = (): void => {
    const packet = read(source.value, destination.value, PROTOCOLS[protocol.value] ?? ICMP, port.value, size.value);
    if (typeof packet === "string") status.textContent = packet;
    else follow(packet);
  };
  const label = (name: string, input: HTMLElement): HTMLElement => el("label", { class: "swd-value" }, el("span", {}, name), input);
  return el(
    "div",
    { class: "swd-values" },
    label("From address", source),
    label("To address", destination),
    label("Protocol", protocol),
    label("Port", port),
    label("Size in bytes", size),
    el("div", {}, button("Follow it", go), status),
  );
}

function field(name: string, value: string): HTMLInputElement {
  return el("input", { name: `swd-packet-${name}`, value, spellcheck: "false", autocomplete: "off" });
}

/** The packet, or what is wrong with it. */
function read(from: string, to: string, protocol: number, port: string, size: string): Asked | string {
  const source = parseAddress(from.trim());
  const destination = parseAddress(to.trim());
  if (!source || !destination) return "Write two addresses, such as 10.3.0.1 and 10.1.0.10.";
  if (source.family !== destination.family) return "Both addresses have to be IPv4, or both IPv6.";
  const length = Number(size);
  if (!Number.isInteger(length) || length < SIZES[0] || length > SIZES[1]) return `The size is a number from ${SIZES[0]} to ${SIZES[1]}.`;
  const needsPort = protocol === 6 || protocol === 17;
  const destinationPort = needsPort ? portNumber(port.trim()) : null;
  if (needsPort && destinationPort === null) return "The port is a number from 1 to 65535.";
  return { source, destination, protocol: protocol === ICMP && source.family === 6 ? ICMPV6 : protocol, destinationPort, length };
}
