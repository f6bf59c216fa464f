"""What the kernel counts: SNMP and XFRM counters, and the bytes of each security association."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from pathlib import Path

_DUMP, _DONE, _ERROR = 0x301, 3, 2
_GET_SA = 0x12
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
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 6) as netlink:  # NETLINK_XFRM
        netlink.bind((0, 0))
        netlink.send(struct.pack("=IHHII", 16, _GET_SA, _DUMP, 1, 0))
        while True:
            data = netlink.recv(1 << 17)
            while data:
                length, kind = struct.unpack_from("=IH", data)
                if kind in (_DONE, _ERROR):
                    return found
                message, data = data[16:length], data[(length + 3) & ~3 :]
                family = struct.unpack_from("=H", message, _FAMILY)[0]
                if message[_PROTOCOL] == _ESP:
                    size = 4 if family == socket.AF_INET else 16
                    address = socket.inet_ntop(family, message[_DESTINATION : _DESTINATION + size])
                    spi = struct.unpack_from("!I", message, _SPI)[0]
                    found[f"{address} {spi:08x}"] = struct.unpack_from("=Q", message, _BYTES)[0]
