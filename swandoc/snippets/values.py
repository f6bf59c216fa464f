"""Values: what a person may put in a snippet's typed slot, and the forms in which snippets write it.

A value goes literally into shell commands, nft files, swanctl.conf, YAML, PowerShell and cloud CLIs. So every
type has a closed alphabet out of ASCII letters, digits and ``. : / _ -`` (a Windows connection name may hold
single spaces inside), and no word begins with ``-``: nothing that those languages treat as special can pass.
What still depends on the place, such as a space that ends a word or a name that is also a keyword, is the
dialect's to quote. ``tests/vectors/values.json`` holds vectors for every implementation of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_network
from itertools import product

from .value_types import TYPES, ValueType

__all__ = ["FORMS", "TYPES", "ValueRefused", "ValueType", "check_value", "derive", "fits", "parse_type"]


class ValueRefused(ValueError):
    """A value does not fit its type. ``why`` says what is wrong, ``hint`` what to write instead or "".

    Both are safe to show: they repeat nothing of the value but characters of its type's alphabet and, of the
    others, one that is printable ASCII.
    """

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(f"{why} ({hint})" if hint else why)
        self.why = why
        self.hint = hint


# What to write in place of a character that people often bring along.
_INSTEAD: dict[tuple[ValueType, str], str] = {
    **dict.fromkeys(
        product((ValueType.ADDRESS, ValueType.ADDRESS4, ValueType.ADDRESS6), "/"),
        "one address is needed here: leave out the '/' and what follows it",
    ),
    **dict.fromkeys(
        product((ValueType.CIDR, ValueType.CIDR6, ValueType.ADDRESS, ValueType.ADDRESS6), "%"),
        "leave out the zone: the '%' and what follows it",
    ),
    **dict.fromkeys(product((ValueType.CIDR4, ValueType.ADDRESS4), ":"), "IPv4 is needed here, ':' stands in IPv6"),
    **dict.fromkeys(product((ValueType.CIDR6, ValueType.ADDRESS6), "."), "IPv6 is needed here, in hexadecimal groups"),
    (ValueType.INTERFACE, "@"): "leave out the '@' and what follows it: that names the interface's peer",
    (ValueType.INTERFACE, ":"): "leave out the ':' and what follows it: that labels an address",
    (ValueType.INTERFACE, "+"): "one interface is needed here, not a pattern",
    (ValueType.CONNECTION, "."): "'.' separates sections in strongSwan's settings; use '-' or '_'",
    (ValueType.CONNECTION, " "): "use '-' or '_' in place of the space",
    (ValueType.DOMAIN, "~"): "leave out the '~': the snippet marks routing domains itself",
    **dict.fromkeys(product((ValueType.MAC,), "-."), "write six pairs with colons, such as 00:00:5e:00:53:01"),
}

_RANGES = {
    ValueType.MTU: (576, 65535),
    ValueType.MSS: (216, 65495),
    ValueType.PORT: (1, 65535),
    ValueType.METRIC: (0, 2**32 - 1),
    ValueType.INTEGER: (0, 2**32 - 1),
}

_NAMES = {
    ValueType.INTERFACE: re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*"),
    ValueType.CONNECTION: re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*"),
    ValueType.WINDOWS_CONNECTION: re.compile(
        r"[A-Za-z0-9][A-Za-z0-9_.-]*(?: [A-Za-z0-9][A-Za-z0-9_.-]*)*(?<=[A-Za-z0-9])"
    ),
    ValueType.CLOUD_ID: re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*"),
}

# Names that fit the pattern and mean something else where snippets write them. systemd refuses 'all',
# 'default' and numbers as well (ifname_valid_full in src/basic/socket-util.c); strongSwan's settings_lexer.l
# takes 'include' and a space for the start of an include statement.
_RESERVED = {
    ValueType.INTERFACE: {
        "all": "'all' is no interface: net.ipv4.conf.all is a setting that counts for every interface",
        "default": "'default' is no interface: net.ipv4.conf.default is what new interfaces inherit",
        "any": "'any' is no interface: tcpdump reads it as every interface",
    },
    ValueType.CONNECTION: {
        "include": "'include' begins an include statement in strongSwan's settings",
    },
}

_WIDER = {
    ValueType.CIDR4: ValueType.CIDR,
    ValueType.CIDR6: ValueType.CIDR,
    ValueType.ADDRESS4: ValueType.ADDRESS,
    ValueType.ADDRESS6: ValueType.ADDRESS,
}

_LENGTH = re.compile(r"0|[1-9][0-9]{0,2}")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}")


def parse_type(name: str) -> ValueType:
    """The type that authors call ``name``. Raises `ValueRefused` with the nearest names as hint."""
    try:
        return ValueType(name)
    except ValueError:
        near = get_close_matches(name[:40], list(ValueType)) or list(ValueType)
        raise ValueRefused("there is no such type of value", f"types: {', '.join(near)}") from None


def fits(have: ValueType, want: ValueType) -> bool:
    """Whether every value of type ``have`` may fill a slot of type ``want``."""
    return have == want or _WIDER.get(have) == want


def check_value(kind: ValueType, text: str) -> str:
    """The canonical text of a value: IPv6 compressed (RFC 5952), host names and MAC addresses in lower case.

    Does not trim: a space at either end is refused. Raises `ValueRefused`.
    """
    about = TYPES[kind]
    if not text:
        raise ValueRefused("the value is empty", f"such as {about.example}")
    if len(text) > about.longest:
        raise ValueRefused(f"{len(text)} characters are too many: {kind} takes at most {about.longest}", about.rule)
    if text[0] == "-":
        raise ValueRefused("a value cannot begin with '-': commands take that for an option", about.rule)
    if text[0] == " " or text[-1] == " ":
        raise ValueRefused("the value begins or ends with a space", "leave out the space")
    if foreign := re.search(f"[^{about.alphabet}]", text):
        raise _foreign(kind, foreign[0])
    return _READERS[kind](kind, text)


def _foreign(kind: ValueType, character: str) -> ValueRefused:
    shown = f"'{character}'" if " " <= character <= "~" else f"U+{ord(character):04X}"
    hint = _INSTEAD.get((kind, character), TYPES[kind].rule)
    if character > "~":
        hint = "type it by hand: copied text may hold look-alike or invisible characters"
    return ValueRefused(f"{shown} cannot stand in a value of type {kind}", hint)


def _address(kind: ValueType, text: str) -> IPv4Address | IPv6Address:
    """Stricter than `ipaddress`: no leading zeros in IPv4, which inet_aton(3) reads as octal, and no dotted
    part in IPv6, which Python writes one way up to 3.12 and another way since."""
    if ":" not in text and kind not in (ValueType.ADDRESS6, ValueType.CIDR6):
        if re.search(r"(?:^|\.)0[0-9]", text):
            raise ValueRefused(f"{text} has a leading zero, which some tools read as octal", "leave out leading zeros")
        with suppress(ValueError):
            return IPv4Address(text)
        raise ValueRefused(f"'{text}' is not an IPv4 address", f"such as {TYPES[kind].example}")
    try:
        address = IPv6Address(text)
    except ValueError:
        raise ValueRefused(f"'{text}' is not an IPv6 address", "such as 2001:db8::1") from None
    if address.ipv4_mapped is not None:
        raise ValueRefused(
            f"{text} is an IPv4-mapped address, which no router forwards", f"write {address.ipv4_mapped}"
        )
    if "." in text:
        raise ValueRefused(f"{text} mixes IPv6 and IPv4 notation", f"write {address}")
    return address


def _read_address(kind: ValueType, text: str) -> str:
    return str(_address(kind, text))


def _read_network(kind: ValueType, text: str) -> str:
    head, slash, tail = text.partition("/")
    address = _address(kind, head)
    alone = f"{address}/{address.max_prefixlen}"
    if not slash:
        raise ValueRefused(f"{address} has no prefix length", f"write {alone} for this one address")
    if not _LENGTH.fullmatch(tail) or int(tail) > address.max_prefixlen:
        hint = f"write a number from 0 to {address.max_prefixlen}"
        with suppress(ValueError):  # a netmask, or a leading zero
            hint = f"write {ip_network(f'{address}/{tail}', strict=False)}"
        raise ValueRefused(f"/{tail} is not a prefix length of IPv{address.version}", hint)
    network = ip_network((address, int(tail)), strict=False)
    if network.network_address != address:
        hint = f"write {network} for the network, {alone} for this one address"
        raise ValueRefused(f"{address}/{tail} has host bits set", hint)
    return str(network)


def _read_number(kind: ValueType, text: str) -> str:
    low, high = _RANGES[kind]
    if text != str(int(text)):
        raise ValueRefused(f"{text} has a leading zero", f"write {int(text)}")
    if not low <= int(text) <= high:
        raise ValueRefused(f"{text} is not within {low} to {high}", TYPES[kind].rule)
    return text


def _read_name(kind: ValueType, text: str) -> str:
    if why := _RESERVED.get(kind, {}).get(text):
        raise ValueRefused(why, f"write one name, such as {TYPES[kind].example}")
    if not _NAMES[kind].fullmatch(text):
        raise ValueRefused(f"'{text}' breaks the rule of type {kind}", TYPES[kind].rule)
    if kind is ValueType.INTERFACE and _NUMBER.fullmatch(text):
        raise ValueRefused(f"tools take {text} for an interface's number", "write its name, such as eth0")
    return text


def _read_host(kind: ValueType, text: str) -> str:
    """Refuses what inet_aton(3) or a browser would take for an address: a last label that is a number."""
    labels = text.split(".")
    if not all(map(_LABEL.fullmatch, labels)):
        raise ValueRefused(f"'{text}' breaks the rule of type {kind}", TYPES[kind].rule)
    if _NUMBER.fullmatch(labels[-1]):
        raise ValueRefused(f"'{text}' ends in a number, as addresses do", f"such as {TYPES[kind].example}")
    return text.lower()


def _read_mac(kind: ValueType, text: str) -> str:
    if not _MAC.fullmatch(text):
        raise ValueRefused(f"'{text}' is not a MAC address", f"{TYPES[kind].rule}, such as {TYPES[kind].example}")
    return text.lower()


_READERS: Mapping[ValueType, Callable[[ValueType, str], str]] = {
    **dict.fromkeys((ValueType.CIDR, ValueType.CIDR4, ValueType.CIDR6), _read_network),
    **dict.fromkeys((ValueType.ADDRESS, ValueType.ADDRESS4, ValueType.ADDRESS6), _read_address),
    **dict.fromkeys(_RANGES, _read_number),
    **dict.fromkeys(_NAMES, _read_name),
    **dict.fromkeys((ValueType.HOSTNAME, ValueType.DOMAIN), _read_host),
    ValueType.MAC: _read_mac,
}


def _hosts(value: str) -> tuple[IPv4Address | IPv6Address, IPv4Address | IPv6Address]:
    """First and last address that a host may have.

    A network of two addresses uses both (RFC 3021, RFC 6164). Otherwise the first names the network or any of
    its routers (RFC 4291, 2.6.1), and in IPv4 the last is for broadcast.
    """
    network = ip_network(value)
    first, last = network[0], network[-1]
    if network.num_addresses <= 2:
        return first, last
    return first + 1, last - 1 if isinstance(last, IPv4Address) else last


def _descriptor(value: str) -> list[int]:
    """Destination descriptor of DHCP option 121: prefix length, then the octets in it (RFC 3442)."""
    network = IPv4Network(value)
    return [network.prefixlen, *network.network_address.packed[: (network.prefixlen + 7) // 8]]


def _octets(numbers: list[int] | bytes) -> str:
    return ", ".join(map(str, numbers))


_Forms = dict[str, Callable[[str], str]]
_OF_NETWORK: _Forms = {
    "network": lambda value: value.partition("/")[0],
    "length": lambda value: value.partition("/")[2],
    "first-host": lambda value: str(_hosts(value)[0]),
    "last-host": lambda value: str(_hosts(value)[1]),
}
_OF_ADDRESS: _Forms = {"host-cidr": lambda value: f"{value}/{128 if ':' in value else 32}"}
_DERIVED: dict[ValueType, _Forms] = {
    ValueType.CIDR: _OF_NETWORK,
    ValueType.CIDR4: _OF_NETWORK
    | {
        "netmask": lambda value: str(IPv4Network(value).netmask),
        "option121-octets": lambda value: _octets(_descriptor(value)),
        "option121-hex": lambda value: bytes(_descriptor(value)).hex(),
    },
    ValueType.CIDR6: _OF_NETWORK,
    ValueType.ADDRESS: _OF_ADDRESS,
    ValueType.ADDRESS4: _OF_ADDRESS
    | {
        "option121-octets": lambda value: _octets(IPv4Address(value).packed),
        "option121-hex": lambda value: IPv4Address(value).packed.hex(),
    },
    ValueType.ADDRESS6: _OF_ADDRESS,
    # Dots stay in a key whose first separator is '/': net/ipv4/conf/eth0.100/forwarding (sysctl.d(5)).
    ValueType.INTERFACE: {"sysctl": str},
}

FORMS: Mapping[ValueType, tuple[str, ...]] = {kind: ("", *_DERIVED.get(kind, ())) for kind in ValueType}
"""The forms that every value of a type has; "" is the value itself."""


def derive(kind: ValueType, text: str, form: str) -> str:
    """A form of a value, such as ``10.0.3.0`` for the form ``network`` of ``10.0.3.0/24``.

    A value of type cidr or address that is IPv4 has the forms of cidr4 or address4 as well. Raises
    `ValueRefused` for a value that does not fit its type and for a form that the value does not have.
    """
    value = check_value(kind, text)
    if not form:
        return value
    if ":" not in value:
        kind = {ValueType.CIDR: ValueType.CIDR4, ValueType.ADDRESS: ValueType.ADDRESS4}.get(kind, kind)
    make = _DERIVED.get(kind, {}).get(form)
    if make is None:
        known = ", ".join(FORMS[kind][1:]) or "none"
        raise ValueRefused(f"{value} of type {kind} has no form of that name", f"forms: {known}")
    return make(value)
