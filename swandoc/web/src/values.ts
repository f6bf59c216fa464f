/**
 * What may stand in a snippet's slot, and its forms: the rules of swandoc/snippets/values.py, which
 * tests/vectors/values.json binds both to. A value goes literally into shell, nft and configuration files, so every
 * type has a closed alphabet, in which nothing that those languages treat as special can be written.
 */
import { formatAddress, network, parseAddress, rangeOf, width, type Address, type Prefix } from "./address.ts";

/** The canonical text of a value, or why it is refused. */
export type Checked = { readonly value: string } | { readonly why: string };

interface Kind {
  /** The inside of a character class. */
  readonly alphabet: string;
  /** In characters. */
  readonly longest: number;
  /** Takes what is in the alphabet, not too long and not empty. */
  read(text: string): Checked;
}

const DOTTED = "0-9A-Za-z_.-";
const NUMBER = /^(?:[0-9]+|0[xX][0-9A-Fa-f]*)$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const UINT32 = 2 ** 32 - 1;

const why = (text: string): Checked => ({ why: text });
const value = (text: string): Checked => ({ value: text });

type Families = "" | "4" | "6";

/** Stricter than parseAddress: no leading zeros, which inet_aton(3) reads as octal, and no dots in IPv6. */
function strict(families: Families, text: string): Address | string {
  if (!text.includes(":") && families !== "6") {
    if (/(?:^|\.)0[0-9]/.test(text)) return `${text} has a leading zero, which some tools read as octal`;
    return parseAddress(text) ?? `'${text}' is not an IPv4 address`;
  }
  const address = text.includes(":") ? parseAddress(text) : null;
  if (!address) return `'${text}' is not an IPv6 address`;
  if (address.value >> 32n === 0xffffn) return `${text} is an IPv4-mapped address, which no router forwards`;
  return text.includes(".") ? `${text} mixes IPv6 and IPv4 notation` : address;
}

function address(families: Families): Kind["read"] {
  return (text) => {
    const found = strict(families, text);
    return typeof found === "string" ? why(found) : value(formatAddress(found));
  };
}

function prefix(families: Families): Kind["read"] {
  return (text) => {
    const slash = text.indexOf("/");
    const found = strict(families, slash < 0 ? text : text.slice(0, slash));
    if (typeof found === "string") return why(found);
    if (slash < 0) return why(`${text} has no prefix length`);
    const tail = text.slice(slash + 1);
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(tail) || Number(tail) > width(found.family)) {
      return why(`/${tail} is not a prefix length of IPv${found.family}`);
    }
    const given = { ...found, length: Number(tail) };
    if (network(given).value !== given.value) return why(`${text} has host bits set`);
    return value(`${formatAddress(given)}/${tail}`);
  };
}

function number(low: number, high: number): Kind {
  return {
    alphabet: "0-9",
    longest: String(high).length,
    read: (text) => {
      if (text !== String(Number(text))) return why(`${text} has a leading zero`);
      return Number(text) < low || Number(text) > high ? why(`${text} is not within ${low} to ${high}`) : value(text);
    },
  };
}

function name(alphabet: string, longest: number, rule: RegExp, reserved: Readonly<Record<string, string>> = {}): Kind {
  return {
    alphabet,
    longest,
    read: (text) => {
      if (Object.hasOwn(reserved, text)) return why(reserved[text]!);
      return rule.test(text) ? value(text) : why(`'${text}' breaks the rule of this type`);
    },
  };
}

/** Refuses what inet_aton(3) or a browser would take for an address: a last label that is a number. */
function host(text: string): Checked {
  const labels = text.split(".");
  if (!labels.every((label) => LABEL.test(label))) return why(`'${text}' breaks the rule of this type`);
  return NUMBER.test(labels[labels.length - 1]!) ? why(`'${text}' ends in a number, as addresses do`) : value(text.toLowerCase());
}

const HEXTETS = "0-9A-Fa-f:";
const WORD = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const INTERFACE = name(DOTTED, 15, WORD, {
  all: "'all' is no interface: net.ipv4.conf.all is a setting that counts for every interface",
  default: "'default' is no interface: net.ipv4.conf.default is what new interfaces inherit",
  any: "'any' is no interface: tcpdump reads it as every interface",
});
const WINDOWS = name("0-9A-Za-z _.-", 64, /^[A-Za-z0-9][A-Za-z0-9_.-]*(?: [A-Za-z0-9][A-Za-z0-9_.-]*)*$/);
const HOST: Kind = { alphabet: "0-9A-Za-z.-", longest: 253, read: host };

const KINDS: Readonly<Record<string, Kind>> = {
  cidr: { alphabet: `${HEXTETS}./`, longest: 43, read: prefix("") },
  cidr4: { alphabet: "0-9./", longest: 31, read: prefix("4") },
  cidr6: { alphabet: `${HEXTETS}/`, longest: 43, read: prefix("6") },
  address: { alphabet: `${HEXTETS}.`, longest: 39, read: address("") },
  address4: { alphabet: "0-9.", longest: 15, read: address("4") },
  address6: { alphabet: HEXTETS, longest: 39, read: address("6") },
  interface: {
    ...INTERFACE,
    read: (text) => (NUMBER.test(text) ? why(`tools take ${text} for an interface's number`) : INTERFACE.read(text)),
  },
  mtu: number(576, 65535),
  mss: number(216, 65495),
  port: number(1, 65535),
  metric: number(0, UINT32),
  integer: number(0, UINT32),
  connection: name("0-9A-Za-z_-", 63, /^[A-Za-z0-9_][A-Za-z0-9_-]*$/, {
    include: "'include' begins an include statement in strongSwan's settings",
  }),
  "windows-connection": {
    ...WINDOWS,
    read: (text) => (/[A-Za-z0-9]$/.test(text) ? WINDOWS.read(text) : why(`'${text}' breaks the rule of this type`)),
  },
  hostname: HOST,
  domain: HOST,
  mac: {
    alphabet: HEXTETS,
    longest: 17,
    read: (text) =>
      /^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}$/.test(text) ? value(text.toLowerCase()) : why(`'${text}' is not a MAC address`),
  },
  "cloud-id": name(DOTTED, 90, WORD),
};

/** The inside of a character class, of which values of the type are; "" for no type. */
export function alphabetOf(type: string): string {
  return Object.hasOwn(KINDS, type) ? KINDS[type]!.alphabet : "";
}

/** Does not trim: a space at either end is refused. */
export function checkValue(type: string, text: string): Checked {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type]! : null;
  if (!kind) return why("there is no such type of value");
  if (!text) return why("the value is empty");
  const characters = [...text].length;
  if (characters > kind.longest) return why(`${characters} characters are too many: at most ${kind.longest}`);
  if (text.startsWith("-")) return why("a value cannot begin with '-': commands take that for an option");
  if (text.startsWith(" ") || text.endsWith(" ")) return why("the value begins or ends with a space");
  const foreign = new RegExp(`[^${kind.alphabet}]`, "u").exec(text)?.[0];
  if (foreign) return why(`${shown(foreign)} cannot stand in a value of this type`);
  return kind.read(text);
}

function shown(character: string): string {
  if (character >= " " && character <= "~") return `'${character}'`;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

type Forms = Readonly<Record<string, (of: Prefix) => string>>;

/** A network of two addresses uses both (RFC 3021, RFC 6164); otherwise the first and, in IPv4, the last have a meaning. */
function hosts(of: Prefix): readonly [Address, Address] {
  const { family, first, last } = rangeOf(of);
  const few = last - first <= 1n;
  return [
    { family, value: few ? first : first + 1n },
    { family, value: few || family === 6 ? last : last - 1n },
  ];
}

/** Destination descriptor of DHCP option 121: the prefix length, then the octets in it (RFC 3442). */
function descriptor(of: Prefix): readonly number[] {
  return [of.length, ...octets(of).slice(0, Math.ceil(of.length / 8))];
}

function octets(of: Address): readonly number[] {
  return formatAddress(of).split(".").map(Number);
}

const hex = (numbers: readonly number[]): string => numbers.map((one) => one.toString(16).padStart(2, "0")).join("");

const OF_NETWORK: Forms = {
  network: (of) => formatAddress(of),
  length: (of) => String(of.length),
  "first-host": (of) => formatAddress(hosts(of)[0]),
  "last-host": (of) => formatAddress(hosts(of)[1]),
};
const OF_NETWORK4: Forms = {
  ...OF_NETWORK,
  netmask: (of) => formatAddress({ family: 4, value: (0xffffffffn << BigInt(32 - of.length)) & 0xffffffffn }),
  "option121-octets": (of) => descriptor(of).join(", "),
  "option121-hex": (of) => hex(descriptor(of)),
};
const OF_ADDRESS: Forms = { "host-cidr": (of) => `${formatAddress(of)}/${of.length}` };
const OF_ADDRESS4: Forms = {
  ...OF_ADDRESS,
  "option121-octets": (of) => octets(of).join(", "),
  "option121-hex": (of) => hex(octets(of)),
};

/** A form of a value, such as `10.0.3.0` for the form `network` of `10.0.3.0/24`; "" is the value itself. */
export function derive(type: string, text: string, form: string): Checked {
  const checked = checkValue(type, text);
  if ("why" in checked || !form) return checked;
  // Dots stay in a key whose first separator is '/': net/ipv4/conf/eth0.100/forwarding (sysctl.d(5)).
  if (type === "interface" && form === "sysctl") return checked;
  const [bare = "", length] = checked.value.split("/");
  const parsed = /^(?:cidr|address)/.test(type) ? parseAddress(bare) : null;
  if (parsed) {
    const four = parsed.family === 4;
    const forms = type.startsWith("cidr") ? (four ? OF_NETWORK4 : OF_NETWORK) : four ? OF_ADDRESS4 : OF_ADDRESS;
    const of = { ...parsed, length: length === undefined ? width(parsed.family) : Number(length) };
    if (Object.hasOwn(forms, form)) return value(forms[form]!(of));
  }
  return why(`${checked.value} has no form of that name`);
}
