/** The packets that were followed, and a form for one of the reader's own. */
import { parseAddress } from "../address.ts";
import { portNumber } from "../protocol.ts";
import type { Report, Walk } from "../report.ts";
import type { Asked } from "../trace/flows.ts";
import { button, el, folded, plural } from "./dom.ts";
import type { Excerpts } from "./excerpt.ts";
import { VERDICTS, walkView } from "./walk.ts";

const PROTOCOLS: Readonly<Record<string, number>> = { "ping (ICMP)": 1, TCP: 6, UDP: 17, ESP: 50 };
const ICMP = 1;
const ICMPV6 = 58;
/** Bytes: the least that has a header, and the most that an IP packet can have. */
const SIZES = [28, 65535] as const;

/** `follow` starts the analysis anew with the packet. */
export function packetsView(report: Report, excerpts: Excerpts, follow: (asked: Asked) => void): HTMLElement | null {
  if (report.hosts.every((host) => host.blocks.length === 0)) return null;
  const own = report.walks.filter((walk) => walk.flow === "own");
  const others = report.walks.filter((walk) => walk.flow !== "own");
  return el(
    "section",
    { class: "swd-packets" },
    el("h2", {}, "Follow a packet"),
    form(follow),
    ...own.map((walk) => walkView(walk, excerpts)),
    others.length > 0 && folded(`${plural(others.length, "packet")} followed by itself`, false, ...others.map((walk) => row(walk, excerpts))),
  );
}

function row(walk: Walk, excerpts: Excerpts): HTMLElement {
  const shown = folded(`${walk.title}, on ${walk.host}: ${VERDICTS[walk.verdict]}`, false);
  // Its picture is made when it is asked for: there may be hundreds.
  shown.addEventListener("toggle", () => shown.childElementCount === 1 && shown.append(walkView(walk, excerpts)));
  return shown;
}

function form(follow: (asked: Asked) => void): HTMLElement {
  const source = field("from");
  const destination = field("to");
  const protocol = el("select", {}, ...Object.keys(PROTOCOLS).map((name) => el("option", {}, name)));
  const port = field("port", "443");
  const size = field("bytes", "84");
  const status = el("p", { role: "status" });
  const go = (): void => {
    const asked = read(source.value, destination.value, PROTOCOLS[protocol.value] ?? ICMP, port.value, size.value);
    if (typeof asked === "string") status.textContent = asked;
    else follow(asked);
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

function field(name: string, value = ""): HTMLInputElement {
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
