"""What one host tries towards another: a ping, a TCP transfer, a session that stays open. All with deadlines."""

from __future__ import annotations

import os
import socket
import struct
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

SESSION_PORT = 22
TRANSFER_PORT = 443
LOST_AFTER = 0.4
"""Seconds without a reply after which a packet is lost: the slowest reply seen took a tenth of it."""
CUT_AFTER = 1.5
"""Seconds without an answer after which a session is cut: TCP has repeated the line twice by then."""
AGAIN_AFTER = 0.15
"""Seconds after which the second request follows; a late reply to the first counts as well."""
LOST_AT_REST = 0.06
"""Seconds that this machine's only processor has had nothing to do after which a packet is lost: whoever could answer
is on it, and would be at work."""
STALLED_AFTER = 1.0
"""Seconds without a byte after which a transfer hangs: TCP has repeated the segment twice by then."""

_RESET, _FINISH = struct.pack("ii", 1, 0), struct.pack("ii", 0, 0)
"""How a connection is closed: struct linger of socket(7). The sender of a transfer that hangs is told, or it would
repeat its segments for minutes, into the next probe."""


def ping(to: str, size: int, whole: bool, flow: int | None = None) -> dict[str, Any]:
    """Two echo requests with ``size`` bytes of data; ``whole`` forbids to fragment them. One reply is enough.
    ``flow`` is the requests' identifier, by default one of their own.

    Two, because the first one may only teach the kernel a path MTU or an address. ping(8) itself takes ten times
    longer to start than a reply takes to come.
    """
    run = f"ping {to} with {size} bytes of data{', not to be fragmented' if whole else ''}"
    said, id_ = [], struct.pack("!H", flow) if flow else os.urandom(2)
    begin = time.monotonic()
    for number, patience in ((1, AGAIN_AFTER), (2, LOST_AFTER)):
        end = time.monotonic() + patience
        try:
            with _Echo(to, whole, id_) as echo:
                echo.request(number, size)
                works = echo.reply(end)
            said.append(f"request {number}: {'a reply' if works else 'no reply'}")
            if works:
                break
        except OSError as error:
            works = False
            said.append(f"request {number}: {error.strerror}")
    said.append(f"{(time.monotonic() - begin) * 1000:.0f} ms in all")
    return {"run": run, "works": works, "out": "\n".join(said)}


class _Echo:
    """ICMP echo (RFC 792, RFC 4443) with one address. Everything raises OSError for what the kernel refuses.

    ``id_`` are the two bytes by which replies are told from those to other requests.
    """

    def __init__(self, to: str, whole: bool, id_: bytes) -> None:
        self._ipv6 = ":" in to
        family, protocol, level, discover, errors = (
            (socket.AF_INET6, socket.IPPROTO_ICMPV6, socket.IPPROTO_IPV6, 23, 25)
            if self._ipv6
            else (socket.AF_INET, socket.IPPROTO_ICMP, socket.IPPROTO_IP, 10, 11)
        )
        self._socket = socket.socket(family, socket.SOCK_RAW, protocol)
        self._socket.setsockopt(level, discover, 2 if whole else 0)  # IP_PMTUDISC_DO or DONT, as ping -M
        self._socket.setsockopt(level, errors, 1)  # IP_RECVERR: an ICMP error that comes ends the wait
        try:
            self._socket.connect((to, 0))
        except OSError:
            self._socket.close()
            raise
        self._id = id_

    def __enter__(self) -> _Echo:
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()

    def request(self, number: int, size: int) -> None:
        """Send one request."""
        kind = 128 if self._ipv6 else 8
        rest = self._id + number.to_bytes(2, "big") + bytes(i & 0xFF for i in range(size))
        checksum = 0 if self._ipv6 else _checksum(bytes([kind, 0]) + rest)  # ICMPv6's is the kernel's work
        self._socket.send(bytes([kind, 0]) + checksum.to_bytes(2, "big") + rest)

    def reply(self, end: float) -> bool:
        """Whether the reply comes before ``end``, and before everything has come to rest."""
        wanted = 129 if self._ipv6 else 0
        rested = _rested()
        while (left := end - time.monotonic()) > 0 and _rested() - rested < LOST_AT_REST:
            self._socket.settimeout(min(left, LOST_AT_REST))
            try:
                packet = self._socket.recv(65535)
            except TimeoutError:
                continue
            if not self._ipv6:
                packet = packet[(packet[0] & 0xF) * 4 :]  # behind the IP header
            if packet[0] == wanted and packet[4:6] == self._id:
                return True
        return False


def _rested() -> float:
    """Seconds that the only processor has had nothing to do since the machine started. 0 where there are several: some
    of them rest while another one works."""
    if os.cpu_count() != 1:
        return 0
    return float(Path("/proc/uptime").read_text().split()[1])


def _checksum(data: bytes) -> int:
    """RFC 1071."""
    data += b"\0" * (len(data) % 2)
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def transfer(to: str, size: int, deadline: float) -> dict[str, Any]:
    """Fetch ``size`` bytes by TCP within ``deadline`` seconds, and without a pause of `STALLED_AFTER`."""
    begin = time.monotonic()
    received, said = 0, ""
    try:
        with socket.create_connection((to, TRANSFER_PORT), timeout=deadline) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            mss = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
            said = f"connected, sends up to {mss} bytes per segment; "
            connection.sendall(b"%d\n" % size)
            while received < size:
                connection.settimeout(min(STALLED_AFTER, max(0.001, begin + deadline - time.monotonic())))
                data = connection.recv(65536)
                if not data:
                    break
                received += len(data)
            if received == size:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _FINISH)
    except OSError as error:
        said += f"{error}; "
    out = f"{said}{received} of {size} bytes received"
    run = f"fetch {size} bytes from {to} port {TRANSFER_PORT}"
    return {"run": run, "works": received == size, "out": out}


class Listeners:
    """TCP services of every host: one that answers each line, as a shell does, and one that sends bytes."""

    def __init__(self) -> None:
        self._serve(SESSION_PORT, self._echo)
        self._serve(TRANSFER_PORT, self._send)

    def _serve(self, port: int, handle: Any) -> None:
        listener = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)

        def accept() -> None:
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()

    @staticmethod
    def _echo(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while data := connection.recv(1024):
                connection.sendall(data)

    @staticmethod
    def _send(connection: socket.socket) -> None:
        with connection, suppress(OSError, ValueError):
            connection.sendall(b"x" * int(connection.makefile().readline()))


class Session:
    """A TCP connection like an administrator's: it stays open and now and then says something."""

    def __init__(self, to: str) -> None:
        self._socket = socket.create_connection((to, SESSION_PORT), timeout=CUT_AFTER)
        self._said = 0
        self._cut = False

    def lives(self) -> bool:
        """Whether a line sent now, on this same connection, comes back. One that has been cut once counts as dead."""
        self._cut = self._cut or not self._answered(CUT_AFTER)
        return not self._cut

    def _answered(self, deadline: float) -> bool:
        self._said += 1
        line = b"%d\n" % self._said
        end = time.monotonic() + deadline
        received = b""
        try:
            self._socket.sendall(line)
            while line not in received and (left := end - time.monotonic()) > 0:
                self._socket.settimeout(left)
                data = self._socket.recv(1024)
                if not data:
                    return False
                received += data
        except OSError:
            return False
        return line in received

    def close(self) -> None:
        self._socket.close()
