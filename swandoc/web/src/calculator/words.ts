/** The calculator's words: names of settings, and what a result means. */
import type { Family } from "../address.ts";
import { BELOW, innerFamily, ipHeader, nestedHeaders, smallest, type Result, type Setup } from "../calculation.ts";

export const KNOWN_WORDS: readonly (readonly [Setup["know"], string, string])[] = [
  ["path", "Path MTU", "bytes of the largest packet between the two gateways"],
  ["link", "MTU of a link, with layers on it", "bytes; Ethernet has 1500"],
  ["ping-outside", "Largest ping that passes outside the tunnel", "bytes of payload, as after ping -s"],
  ["ping-inside", "Largest ping that passes inside the tunnel", "bytes of payload, as after ping -s"],
  ["inner", "Wanted: MTU inside the tunnel", "bytes of the largest packet that goes into the tunnel"],
  ["mss4", "Wanted: MSS for IPv4 inside", "bytes of TCP payload in a segment"],
  ["mss6", "Wanted: MSS for IPv6 inside", "bytes of TCP payload in a segment"],
];

export const BELOW_WORDS: Readonly<Record<string, string>> = {
  pppoe: "PPPoE", "ds-lite": "DS-Lite (IPv4 in IPv6)", "6in4": "6in4, 6rd (IPv6 in IPv4)", gre: "GRE over IPv4", vxlan: "VXLAN over IPv4",
  wireguard4: "WireGuard over IPv4", wireguard6: "WireGuard over IPv6",
};

/** Names of proposals, where `…` is the key's length, in the order and groups in which they are offered. */
export const ENCRYPTION_WORDS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  ["With integrity of its own", [
    ["aesgcm16", "aes…gcm16 (AES-GCM)"], ["aesgcm12", "aes…gcm12"], ["aesgcm8", "aes…gcm8"], ["chacha20poly1305", "chacha20poly1305"],
    ["aesccm16", "aes…ccm16 (AES-CCM)"], ["aesccm12", "aes…ccm12"], ["aesccm8", "aes…ccm8"], ["aesgmac", "aes…gmac (no encryption)"],
  ]],
  ["With an integrity algorithm", [
    ["aes", "aes… (AES-CBC)"], ["aesctr", "aes…ctr (AES-CTR)"], ["null", "null (no encryption)"], ["3des", "3des"],
    ["camellia", "camellia… (CBC)"], ["serpent", "serpent…"], ["twofish", "twofish…"], ["blowfish", "blowfish…"], ["cast128", "cast128"], ["des", "des"],
  ]],
  ["Camellia in other modes", [
    ["camelliactr", "camellia…ctr"], ["camelliaccm16", "camellia…ccm16"], ["camelliaccm12", "camellia…ccm12"], ["camelliaccm8", "camellia…ccm8"],
  ]],
];

export const NESTED_WORDS: readonly (readonly [Setup["nested"], string])[] = [
  ["none", "IP packets as they are"], ["gre", "GRE"], ["gre-key", "GRE with a key"], ["vxlan", "VXLAN"],
];

/** What has paths of this size; a path may have it for other reasons. */
export const PATHS: readonly (readonly [number, string])[] = [
  [1500, "Ethernet"], [1492, "PPPoE"], [1480, "6in4, 6rd"], [1460, "DS-Lite, Google Cloud"], [1452, "DS-Lite on PPPoE"], [1450, "VXLAN"],
  [1420, "WireGuard's default"], [1400, "Azure"], [1280, "the smallest of IPv6"],
];

/** The IP versions that can be inside: a plain packet in transport mode has the outer header and no other. */
export function insideFamilies({ mode, nested, outer }: Setup): readonly Family[] {
  return mode === "transport" && nested === "none" ? [outer] : [4, 6];
}

export function summary(setup: Setup, result: Result): string {
  const { path, pathMost, inner } = result;
  const range = pathMost > path ? `${path} to ${pathMost}` : path;
  const segments = insideFamilies(setup).map((family) => `${result[`mss${family}`]} for IPv${family}`);
  return `Path MTU ${range}: largest packet inside ${inner}, MSS ${segments.join(" and ")}.`;
}

/** In sentences; `code` stands between backticks. */
export function notes(setup: Setup, result: Result): string[] {
  const { path, link, inner, wanted } = result;
  const family = innerFamily(setup);
  const carrier = setup.mode === "tunnel" ? setup.carrier : setup.outer;
  const like = PATHS.find(([bytes]) => bytes === path)?.[1];
  const spare = wanted === null ? 0 : inner - wanted;
  return [
    setup.know === "ping-outside" && `A ping of ${setup.bytes} bytes is a packet of ${path}: that is the path MTU if the next size is lost.`,
    setup.know === "ping-inside" && spare === 0 && `If the next size is lost, the path MTU is between ${path} and ${result.pathMost} with these settings.`,
    setup.know === "ping-inside" && spare > 0 && `This does not fit together: with these settings a packet of ${wanted} bytes takes as much of the path as one of ${inner}. Either a larger ping passes too, or something other than the path sets the limit, or the algorithms, the mode or the encapsulation are others.`,
    setup.know !== "ping-inside" && spare > 0 && `The same path carries ${spare} more: ${inner} bytes. Padding fills the last block anyway.`,
    wanted !== null && setup.know !== "ping-inside" && `Every path of at least ${path} bytes is enough.`,
    insideFamilies(setup).every((one) => setup.know.startsWith("mss") && setup.know !== `mss${one}`) && `In transport mode there is one IP header: inside is IPv${setup.outer} as outside.`,
    setup.know === "link" && link > path && `${link} less ${link - path} for the layers on the link. A VLAN tag takes nothing: it is no part of the IP packet.`,
    like !== undefined && setup.know !== "link" && `${path} bytes: as with ${like}.`,
    path > 1500 && "More than 1500 bytes arrive only where every link of the path carries jumbo frames.",
    setup.outer === 6 && path < smallest(6) && "No IPv6 path is smaller than 1280 bytes.",
    family === 6 && inner < smallest(6) && "IPv6 asks 1280 bytes of every link. Linux takes IPv6 packets of up to 1280 bytes into this tunnel all the same, and sends the outer packets in fragments.",
    setup.nested.startsWith("gre") && carrier === 6 && "Linux puts 8 bytes more before GRE over IPv6, the encapsulation limit, unless the device has `encaplimit none`. They are not counted here.",
    setup.nested === "vxlan" && "A VLAN tag in the Ethernet frame inside VXLAN takes 4 bytes more.",
    result.size > inner && `A packet of ${result.size} bytes does not fit this path.`,
  ].filter((note): note is string => note !== false);
}

/** How the largest packet is worked out, step by step: xfrm_state_mtu() in net/xfrm/xfrm_state.c. */
export function steps(setup: Setup, { path, tunnel, inner, encapsulation: { algorithms, outer, udp, tunnel: mode } }: Result): string[] {
  const front = ipHeader(outer);
  const room = path - front - (udp ? 8 : 0) - 8 - algorithms.iv - algorithms.icv;
  const taken = [`${path} − ${front} (IPv${outer})`, udp && "8 (UDP)", "8 (SPI, sequence number)", algorithms.iv > 0 && `${algorithms.iv} (initialization vector)`, `${algorithms.icv} (integrity check value) = ${room}`];
  const whole = room - (room % algorithms.align);
  const nested = nestedHeaders(setup);
  return [
    taken.filter(Boolean).join(" − "),
    `${room} rounded down to a multiple of ${algorithms.align}: ${whole}`,
    `${whole} − 2 (pad length, next header)${mode ? "" : ` + ${front} (the packet's own IPv${outer} header)`} = ${tunnel}`,
    ...(nested > 0 ? [`${tunnel} − ${nested} (headers of ${setup.nested === "vxlan" ? "VXLAN" : "GRE"}) = ${inner}`] : []),
    insideFamilies(setup).map((family) => `${inner} − ${ipHeader(family) + 20} (IPv${family} and TCP) = ${inner - ipHeader(family) - 20}`).join("; "),
  ];
}

export function layerLabel(name: string): string {
  return `${BELOW_WORDS[name]!}: ${BELOW[name]!}`;
}
