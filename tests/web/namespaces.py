"""A host under test in a network namespace of its own, with a wire tap at the far end of each of its interfaces.

Frames are put on the wires and read off them as they are: there are no neighbours that could answer, so that all that
is seen is the host's doing. The calling process moves between the two namespaces; run it as a process of its own.
"""

from __future__ import annotations

import ctypes
import os
import select
import socket
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NEWNET = 0x40000000
_ALL = 3  # ETH_P_ALL
_libc = ctypes.CDLL(None, use_errno=True)

ICMP, TCP, UDP, ICMP6 = 1, 6, 17, 58


@dataclass(frozen=True)
class Packet:
    """``ports`` are source and destination; ``icmp`` is type and code; ``tag`` tells it from all others of a case."""

    source: str
    destination: str
    protocol: int
    ports: tuple[int, int] | None
    icmp: tuple[int, int] | None
    tag: int
    reply: bool = False

    @property
    def family(self) -> int:
        return 6 if ":" in self.destination else 4


def _checksum(data: bytes) -> int:
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _number(address: str) -> bytes:
    return socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address)


def build(packet: Packet) -> bytes:
    """The IP packet, with valid checksums. TCP carries the tag as its sequence number, the others as their payload."""
    source, destination = _number(packet.source), _number(packet.destination)
    tag = struct.pack("!I", packet.tag)
    if packet.protocol == TCP:
        assert packet.ports
        flags = 0x12 if packet.reply else 0x02
        body = struct.pack("!HHIIBBHHH", *packet.ports, packet.tag, int(packet.reply), 5 << 4, flags, 64240, 0, 0)
        at = 16
    elif packet.protocol == UDP:
        assert packet.ports
        body, at = struct.pack("!HHHH", *packet.ports, 12, 0) + tag, 6
    else:
        assert packet.icmp
        body, at = struct.pack("!BBHHH", *packet.icmp, 0, packet.tag & 0xFFFF, 1) + tag, 2
    pseudo = (
        source
        + destination
        + struct.pack(
            "!II" if packet.family == 6 else "!HH",
            *((len(body), packet.protocol) if packet.family == 6 else (packet.protocol, len(body))),
        )
    )
    if packet.protocol == ICMP:
        pseudo = b""
    body = body[:at] + struct.pack("!H", _checksum(pseudo + body)) + body[at + 2 :]
    if packet.family == 6:
        return struct.pack("!IHBB", 6 << 28, len(body), packet.protocol, 64) + source + destination + body
    header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), packet.tag & 0xFFFF, 0x4000, 64, packet.protocol, 0)
    return header[:10] + struct.pack("!H", _checksum(header + source + destination)) + source + destination + body


def length(packet: Packet) -> int:
    """Bytes of the IP packet."""
    return (40 if packet.family == 6 else 20) + {TCP: 20, UDP: 12}.get(packet.protocol, 12)


def parse(data: bytes, source6: str = "", destination6: str = "") -> Packet | None:
    """The packet; None for what this module did not build. Raw IPv6 sockets hand over no header, but its addresses."""
    if source6:
        source, destination, body = source6, destination6, data[1:]
        protocol = data[0]
    elif data[0] >> 4 == 4:
        size = (data[0] & 15) * 4
        protocol, body = data[9], data[size:]
        source, destination = (
            socket.inet_ntop(socket.AF_INET, data[12:16]),
            socket.inet_ntop(socket.AF_INET, data[16:20]),
        )
    else:
        protocol, body = data[6], data[40:]
        source, destination = (
            socket.inet_ntop(socket.AF_INET6, data[8:24]),
            socket.inet_ntop(socket.AF_INET6, data[24:40]),
        )
    if protocol == TCP and len(body) >= 20 and body[13] & 0x3F in (0x02, 0x12):
        tag: int = struct.unpack("!I", body[4:8])[0]
        return Packet(source, destination, TCP, struct.unpack("!HH", body[:4]), None, tag, body[13] & 0x10 != 0)
    if protocol == UDP and len(body) == 12:
        return Packet(source, destination, UDP, struct.unpack("!HH", body[:4]), None, struct.unpack("!I", body[8:])[0])
    if protocol in (ICMP, ICMP6) and len(body) == 12 and body[0] in (0, 8, 128, 129):
        return Packet(source, destination, protocol, None, (body[0], body[1]), struct.unpack("!I", body[8:])[0])
    return None


def mac(number: int) -> str:
    """The hardware address of the host's interface."""
    return f"02:00:00:00:01:{number:02x}"


class Laboratory:
    """Two namespaces: that of the host with ``interfaces``, and that of the wires' other ends."""

    def __init__(self, interfaces: int) -> None:
        self._host = self._new()
        self._wires = self._new()
        self._taps: list[socket.socket] = []
        self.names = [f"eth{number}" for number in range(interfaces)]
        for number in range(interfaces):
            run(
                [
                    "ip",
                    "link",
                    "add",
                    f"w{number}",
                    "type",
                    "veth",
                    "peer",
                    "name",
                    f"eth{number}",
                    "address",
                    mac(number),
                    "netns",
                    f"/proc/self/fd/{self._host}",
                ],
                pass_fds=(self._host,),
            )
            Path(f"/proc/sys/net/ipv6/conf/w{number}/disable_ipv6").write_text("1")
            run(["ip", "link", "set", f"w{number}", "up"])
            tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL))
            tap.bind((f"w{number}", _ALL))
            tap.setsockopt(263, 1, struct.pack("IHH8s", socket.if_nametoindex(f"w{number}"), 1, 0, b""))
            tap.setblocking(False)
            self._taps.append(tap)
        self.enter_host()
        self._local4 = [self._raw(socket.AF_INET, protocol) for protocol in (ICMP, TCP, UDP)]
        self._local6 = [self._raw(socket.AF_INET6, protocol) for protocol in (ICMP6, TCP, UDP)]
        for family in ("ipv4", "ipv6"):
            for where in ("all", "default"):
                conf = Path(f"/proc/sys/net/{family}/conf/{where}")
                for name, value in (
                    ("accept_dad", 0),
                    ("accept_ra", 0),
                    ("router_solicitations", 0),
                    ("addr_gen_mode", 1),
                ):
                    if (conf / name).exists():
                        (conf / name).write_text(str(value))
        Path("/proc/sys/net/ipv4/icmp_echo_ignore_all").write_text("1")
        Path("/proc/sys/net/ipv6/icmp/echo_ignore_all").write_text("1")
        run(["ip", "link", "set", "lo", "up"])

    def _new(self) -> int:
        if _libc.unshare(_NEWNET):
            raise OSError(ctypes.get_errno(), "unshare")
        return os.open("/proc/self/ns/net", os.O_RDONLY)

    def enter_host(self) -> None:
        if _libc.setns(self._host, _NEWNET):
            raise OSError(ctypes.get_errno(), "setns")

    def _raw(self, family: int, protocol: int) -> socket.socket:
        wire = socket.socket(family, socket.SOCK_RAW, protocol)
        wire.setblocking(False)
        if family == socket.AF_INET6:
            wire.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
        return wire

    def inject(self, number: int, packet: Packet) -> None:
        """Puts a packet on the wire of an interface, for the host's own hardware address."""
        kind = 0x86DD if packet.family == 6 else 0x0800
        self._taps[number].send(
            bytes.fromhex(mac(number).replace(":", "")) + b"\x02\0\0\0\0\x01" + struct.pack("!H", kind) + build(packet)
        )

    def emit(self, packet: Packet, chosen: bool) -> None:
        """Sends UDP or ICMP from the host itself, with its source or, if ``chosen``, with one of routing's choice."""
        family = socket.AF_INET6 if packet.family == 6 else socket.AF_INET
        tag = struct.pack("!I", packet.tag)
        if packet.icmp:
            with socket.socket(family, socket.SOCK_RAW, packet.protocol) as wire:
                wire.bind((packet.source, 0))
                wire.sendto(build(packet)[20 if family == socket.AF_INET else 40 :], (packet.destination, 0))
            return
        assert packet.ports
        with socket.socket(family, socket.SOCK_DGRAM) as wire:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            wire.bind(("" if chosen else packet.source, packet.ports[0]))
            wire.connect((packet.destination, packet.ports[1]))
            wire.send(tag)

    def seen(self, patience: float = 0.004) -> list[tuple[int | None, Packet]]:
        """What came since the last call: the interface by which a packet left, or None for what the host itself got."""
        found: list[tuple[int | None, Packet]] = []
        sockets = [*self._taps, *self._local4, *self._local6]
        while ready := select.select(sockets, [], [], patience)[0]:
            for wire in ready:
                where, packet = self._receive(wire)
                if packet:
                    found.append((where, packet))
        return found

    def _receive(self, wire: socket.socket) -> tuple[int | None, Packet | None]:
        if wire in self._taps:
            frame, address = wire.recvfrom(2000)
            if address[2] == socket.PACKET_OUTGOING:
                return None, None
            kind = struct.unpack("!H", frame[12:14])[0]
            return self._taps.index(wire), parse(frame[14:]) if kind in (0x0800, 0x86DD) else None
        if wire in self._local4:
            return None, parse(wire.recv(2000))
        data, controls, _, address = wire.recvmsg(2000, 200)
        destination = next(value[:16] for level, kind, value in controls if level == socket.IPPROTO_IPV6)
        protocol = bytes([(ICMP6, TCP, UDP)[self._local6.index(wire)]])
        return None, parse(protocol + data, address[0].split("%")[0], socket.inet_ntop(socket.AF_INET6, destination))


def forget_connections() -> None:
    """Flushes connection tracking (IPCTNL_MSG_CT_DELETE without a tuple)."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12) as netlink:
        netlink.send(struct.pack("=IHHIIBBH", 20, 1 << 8 | 2, 5, 1, 0, 0, 0, 0))
        netlink.recv(1000)


def run(command: list[str], given: str | None = None, pass_fds: tuple[int, ...] = ()) -> str:
    """A command's output; an error if it fails."""
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, pass_fds=pass_fds)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}\n{given or ''}")
    return done.stdout
