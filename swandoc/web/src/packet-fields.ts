/** The fields of a packet on its way, byte by byte, each with the document and the part of Linux that it comes from. */
import type { Family } from "./address.ts";
import { BELOW, innerFamily, ipHeader, type Result, type Setup } from "./calculation.ts";

export interface Field {
  readonly name: string;
  readonly bytes: number;
  /** What it belongs to; `own` is the reader's packet. */
  readonly part: "below" | "outer" | "esp" | "nested" | "own";
  /** `RFC 4303, section 2.4`; "" without. */
  readonly source: string;
  /** Function or file of Linux. */
  readonly kernel: string;
}

/** Where the initialization vector and the integrity check value of a cipher are described. */
const CIPHERS: readonly (readonly [RegExp, string, string])[] = [
  [/^aesgcm/, "RFC 4106, section 3.1", "RFC 4106, section 6"],
  [/^chacha/, "RFC 7634, section 2", "RFC 7634, section 2"],
  [/^aesccm/, "RFC 4309, section 3.1", "RFC 4309, section 3.3"],
  [/^aesgmac/, "RFC 4543, section 3.1", "RFC 4543, section 3.4"],
  [/^aesctr/, "RFC 3686, section 3.1", ""],
  [/^aes/, "RFC 3602, section 3", ""],
  [/^camellia(?:ctr|ccm)/, "RFC 5529", "RFC 5529"],
  [/^camellia/, "RFC 4312", ""],
  [/^(?:3des|blowfish|cast128)/, "RFC 2451, section 3", ""],
  [/^des/, "RFC 2405", ""],
];
const CHECKS: Readonly<Record<string, string>> = {
  sha1: "RFC 2404, section 2", md5: "RFC 2403, section 2", sha1_160: "RFC 4595", md5_128: "RFC 4595", aesxcbc: "RFC 3566", aescmac: "RFC 4494",
  sha256: "RFC 4868, section 2.3", sha384: "RFC 4868, section 2.3", sha512: "RFC 4868, section 2.3",
  sha256_96: "draft-ietf-ipsec-ciph-sha-256-00",
};
const LAYERS: Readonly<Record<string, readonly [string, string]>> = {
  pppoe: ["PPPoE and PPP", "RFC 2516, section 7"], "ds-lite": ["IPv6 of DS-Lite", "RFC 6333"], "6in4": ["IPv4 of 6in4", "RFC 4213"],
  gre: ["IPv4 and GRE", "RFC 2784"], vxlan: ["IPv4, UDP, VXLAN, Ethernet", "RFC 7348"],
  wireguard4: ["WireGuard over IPv4", ""], wireguard6: ["WireGuard over IPv6", ""],
};

const ip = (family: Family, part: Field["part"], whose: string, kernel: string): Field => ({
  name: `${whose} IPv${family} header`, bytes: ipHeader(family), part, kernel,
  source: family === 4 ? "RFC 791, section 3.1" : "RFC 8200, section 3",
});

export function packetFields(setup: Setup, { size, encapsulation: { algorithms, tunnel, outer, udp } }: Result): Field[] {
  const field = (part: Field["part"], name: string, bytes: number, source: string, kernel: string): Field => ({ name, bytes, part, source, kernel });
  const [, ivSource = "", icvSource = ""] = CIPHERS.find(([names]) => names.test(setup.encryption)) ?? [];
  const plain = setup.nested === "none";
  const below = setup.know === "link" ? setup.below.map((layer) => field("below", LAYERS[layer]![0], BELOW[layer]!, LAYERS[layer]![1], "")) : [];
  const family = tunnel ? outer : plain ? innerFamily(setup) : outer;
  const front = tunnel
    ? ip(outer, "outer", "Outer", `xfrm${outer}_tunnel_encap_add()`)
    : ip(family, plain ? "own" : "outer", plain ? "The packet's own" : "Outer", `xfrm${family}_transport_output()`);
  // In transport mode the own header stands in front; what ESP encrypts is the rest.
  const own = size - (!tunnel && plain ? ipHeader(family) : 0);
  const nested = nestedFields(setup, field);
  const encrypted = own + nested.reduce((sum, { bytes }) => sum + bytes, 0);
  const padding = (algorithms.align - ((encrypted + 2) % algorithms.align)) % algorithms.align;
  const fields = [
    ...below.reverse(),
    front,
    field("outer", "UDP header", udp ? 8 : 0, "RFC 3948, section 2.1", outer === 4 ? "esp_output_udp_encap()" : "esp6_output_udp_encap()"),
    field("esp", "SPI", 4, "RFC 4303, section 2.1", outer === 4 ? "esp_output()" : "esp6_output()"),
    field("esp", "Sequence number", 4, "RFC 4303, section 2.2", outer === 4 ? "esp_output()" : "esp6_output()"),
    field("esp", "Initialization vector", algorithms.iv, ivSource, "crypto_aead_ivsize()"),
    ...nested,
    field("own", tunnel || !plain ? "The packet itself" : "The rest of the packet", own, "", ""),
    field("esp", "Padding", padding, "RFC 4303, section 2.4", "esp_output_fill_trailer()"),
    field("esp", "Pad length", 1, "RFC 4303, section 2.5", "esp_output_fill_trailer()"),
    field("esp", "Next header", 1, "RFC 4303, section 2.6", "esp_output_fill_trailer()"),
    field("esp", "Integrity check value", algorithms.icv, icvSource || (CHECKS[setup.integrity] ?? ""), "crypto_aead_authsize()"),
  ];
  return fields.filter(({ bytes, name }) => bytes > 0 || name === "Padding");
}

function sentBy(nested: Setup["nested"], carrier: Family): string {
  if (nested === "vxlan") return carrier === 4 ? "udp_tunnel_xmit_skb()" : "udp_tunnel6_xmit_skb()";
  return carrier === 4 ? "iptunnel_xmit()" : "ip6_tnl_xmit()";
}

function nestedFields(setup: Setup, field: (part: Field["part"], name: string, bytes: number, source: string, kernel: string) => Field): Field[] {
  const { nested, mode, carrier } = setup;
  if (nested === "none") return [];
  const head = mode === "tunnel" ? [ip(carrier, "nested", nested === "vxlan" ? "VXLAN's" : "GRE's", sentBy(nested, carrier))] : [];
  if (nested === "vxlan") {
    return [
      ...head,
      field("nested", "UDP header of VXLAN", 8, "RFC 7348, section 5", sentBy("vxlan", mode === "tunnel" ? carrier : setup.outer)),
      field("nested", "VXLAN header", 8, "RFC 7348, section 5", "vxlan_build_skb()"),
      field("nested", "Inner Ethernet header", 14, "RFC 7348, section 5", "vxlan_build_skb()"),
    ];
  }
  return [
    ...head,
    field("nested", "GRE header", 4, "RFC 2784, section 2.1", "gre_build_header()"),
    ...(nested === "gre-key" ? [field("nested", "GRE key", 4, "RFC 2890, section 2.1", "gre_build_header()")] : []),
  ];
}
