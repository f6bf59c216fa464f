"""The table of value types: what each is called, an example of it, its rule and its alphabet.

``tests/vectors/values.json`` holds the same table, for every implementation of the rules in `values`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """The types of values, under the names that authors write."""

    CIDR = "cidr"
    CIDR4 = "cidr4"
    CIDR6 = "cidr6"
    ADDRESS = "address"
    ADDRESS4 = "address4"
    ADDRESS6 = "address6"
    INTERFACE = "interface"
    MTU = "mtu"
    MSS = "mss"
    PORT = "port"
    METRIC = "metric"
    INTEGER = "integer"
    CONNECTION = "connection"
    WINDOWS_CONNECTION = "windows-connection"
    HOSTNAME = "hostname"
    DOMAIN = "domain"
    MAC = "mac"
    CLOUD_ID = "cloud-id"


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """What people and browsers need to know of a type: ``alphabet`` is the inside of a regular expression's
    character class, ``longest`` counts characters."""

    label: str
    example: str
    rule: str
    alphabet: str
    longest: int


_HEXTETS = "0-9A-Fa-f:"
_DOTTED = "0-9A-Za-z_.-"
_UINT32 = "a whole number from 0 to 4294967295"

TYPES: dict[ValueType, TypeInfo] = {
    ValueType.CIDR: TypeInfo(
        "network",
        "10.0.3.0/24",
        "a network with its prefix length, without host bits",
        _HEXTETS + "./",
        43,
    ),
    ValueType.CIDR4: TypeInfo(
        "IPv4 network",
        "10.0.3.0/24",
        "an IPv4 network with its prefix length, without host bits",
        "0-9./",
        31,  # as long as one with a netmask, so that its refusal can say what to write instead
    ),
    ValueType.CIDR6: TypeInfo(
        "IPv6 network", "2001:db8:3::/64", "an IPv6 network with its prefix length", _HEXTETS + "/", 43
    ),
    ValueType.ADDRESS: TypeInfo(
        "IP address", "192.0.2.1", "one address, without prefix length or zone", _HEXTETS + ".", 39
    ),
    ValueType.ADDRESS4: TypeInfo("IPv4 address", "192.0.2.1", "four numbers from 0 to 255 with dots", "0-9.", 15),
    ValueType.ADDRESS6: TypeInfo(
        "IPv6 address", "2001:db8::1", "one IPv6 address, without prefix length or zone", _HEXTETS, 39
    ),
    ValueType.INTERFACE: TypeInfo(
        "interface name",
        "eth0",
        "1 to 15 of A-Z a-z 0-9 _ . -, first a letter or digit, not all digits",
        _DOTTED,
        15,
    ),
    ValueType.MTU: TypeInfo("MTU", "1400", "bytes, a whole number from 576 to 65535", "0-9", 5),
    ValueType.MSS: TypeInfo("TCP MSS", "1360", "bytes, a whole number from 216 to 65495", "0-9", 5),
    ValueType.PORT: TypeInfo("port", "4500", "a whole number from 1 to 65535", "0-9", 5),
    ValueType.METRIC: TypeInfo("route metric", "100", _UINT32, "0-9", 10),
    ValueType.INTEGER: TypeInfo("number", "42", _UINT32, "0-9", 10),
    ValueType.CONNECTION: TypeInfo(
        "strongSwan connection", "office", "1 to 63 of A-Z a-z 0-9 _ -, first not '-'", "0-9A-Za-z_-", 63
    ),
    ValueType.WINDOWS_CONNECTION: TypeInfo(
        "Windows VPN connection",
        "Office VPN",
        "1 to 64 of A-Z a-z 0-9 _ . -, single spaces; words begin and the last ends with a letter or digit",
        "0-9A-Za-z _.-",
        64,
    ),
    ValueType.HOSTNAME: TypeInfo(
        "host name",
        "gw.example.com",
        "labels of A-Z a-z 0-9 - with dots between, not an address",
        "0-9A-Za-z.-",
        253,
    ),
    ValueType.DOMAIN: TypeInfo(
        "DNS domain", "corp.example.com", "labels of A-Z a-z 0-9 - with dots between", "0-9A-Za-z.-", 253
    ),
    ValueType.MAC: TypeInfo(
        "MAC address", "00:00:5e:00:53:01", "six pairs of hexadecimal digits with colons", _HEXTETS, 17
    ),
    ValueType.CLOUD_ID: TypeInfo(
        "cloud resource",
        "rtb-0123456789abcdef0",
        "1 to 90 of A-Z a-z 0-9 _ . -, first a letter or digit",
        _DOTTED,
        90,
    ),
}
"""Examples are from what is kept for documentation or private use: RFC 1918, 5737, 3849, 2606, 9542. Limits:

- interface: IFNAMSIZ is 16 with the final NUL (Linux, include/uapi/linux/if.h).
- mtu: 576 bytes is what every IPv4 host takes (RFC 791, 3.2), 65535 the largest IPv4 packet.
- mss: the MTU less the fixed headers, 40 bytes in IPv4 (RFC 879, RFC 6691), so 65495 at most; 216 = 256 - 40
  is the floor that BSD stacks keep (TCP_MINMSS in netinet/tcp.h).
- hostname, domain: labels of 63 octets, in all 255 octets on the wire (RFC 1035, 2.3.4; RFC 1123, 2.1) and so
  253 characters of text.
- cloud-id: 90 is the most that an Azure resource group has. Without '/', ':' and '@' no cloud CLI takes the
  value for a file to read (``file://...``, ``@...``).
"""
