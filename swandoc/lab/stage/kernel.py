"""What the kernel counts and tells: SNMP and XFRM counters, the bytes of each security association, and whether
its network configuration has changed."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUTE, _XFRM = 0, 6
_DUMP, _DONE, _ERROR = 0x301, 3, 2
_GET_SA, _GET_NEIGHBOUR = 0x12, 30
_NEIGHBOUR_PROXY = 0x08
# Multicast groups of rtnetlink(7): links, IPv4 addresses, routes, rules, IPv6 addresses, routes, rules.
_CONFIGURATION = 0x1 | 0x10 | 0x40 | 0x80 | 0x100 | 0x400 | 1 << 18
# struct xfrm_usersa_info of linux/xfrm.h: selector 56, id 24, source 16, limits 64, then bytes and packets.
_DESTINATION, _SPI, _PROTOCOL, _BYTES, _FAMILY = 56, 72, 76, 160, 212
_ESP = 50


def counters() -> dict[str, int]:
    """Every counter of /proc/net/snmp, netstat, snmp6 and xfrm_stat, such as IpInAddrErrors, XfrmInNoPols."""
    found: dict[str, int] = {}
    for file in ("snmp", "netstat"):
        lines = Path("/proc/net", file).read_text().splitlines()
        for names, values in zip(lines[::2], lines[1::2], strict=True):
            group, *keys = names.split()
            for key, value in zip(keys, values.split()[1:], strict=False):
                found[f"{group.rstrip(':')}{key}"] = int(value)
    for file in ("snmp6", "xfrm_stat"):
        with suppress(OSError):
            for line in Path("/proc/net", file).read_text().splitlines():
                name, value = line.split()
                found[name] = int(value)
    return found


def associations() -> dict[str, int]:
    """Bytes that each ESP association of this host has carried, by ``address spi``: that of its receiver."""
    found: dict[str, int] = {}
    for message in _dump(_XFRM, _GET_SA):
        family = struct.unpack_from("=H", message, _FAMILY)[0]
        if message[_PROTOCOL] == _ESP:
            size = 4 if family == socket.AF_INET else 16
            address = socket.inet_ntop(family, message[_DESTINATION : _DESTINATION + size])
            spi = struct.unpack_from("!I", message, _SPI)[0]
            found[f"{address} {spi:08x}"] = struct.unpack_from("=Q", message, _BYTES)[0]
    return found


def _dump(protocol: int, what: int, request: bytes = b"") -> Iterator[bytes]:
    """The messages, without their headers, that the kernel sends for a dump request (netlink(7))."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol) as netlink:
        netlink.bind((0, 0))
        netlink.send(struct.pack("=IHHII", 16 + len(request), what, _DUMP, 1, 0) + request)
        while True:
            data = netlink.recv(1 << 17)
            while data:
                length, kind = struct.unpack_from("=IH", data)
                if kind in (_DONE, _ERROR):
                    return
                yield data[16:length]
                data = data[(length + 3) & ~3 :]


class ConfigurationWatch:
    """Tells whether this host's links, addresses, routes, rules or proxied neighbours may have changed.

    The kernel announces all but the last; those are asked for.
    """

    def __init__(self) -> None:
        self._netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _ROUTE)
        self._netlink.bind((0, _CONFIGURATION))
        self._netlink.setblocking(False)
        self._proxied: bytes | None = None

    def changed(self) -> bool:
        """Whether anything may have changed since this was asked last; True the first time."""
        proxied = _proxied_neighbours()
        changed = proxied != self._proxied
        self._proxied = proxied
        try:
            while self._netlink.recv(1 << 16):
                changed = True
        except BlockingIOError:
            return changed
        except OSError:  # ENOBUFS: more was announced than the socket holds
            return True
        return changed


def _proxied_neighbours() -> bytes:
    """The addresses that the kernel answers ARP requests and neighbour solicitations for, as it tells them."""
    # struct ndmsg of linux/neighbour.h: family, padding, interface, state, flags, type.
    request = struct.pack("=BxxxiHBB", 0, 0, 0, _NEIGHBOUR_PROXY, 0)
    return b"".join(_dump(_ROUTE, _GET_NEIGHBOUR, request))
