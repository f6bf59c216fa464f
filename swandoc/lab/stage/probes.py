"""What one host tries towards another: a ping, a TCP transfer, a session that stays open. All with deadlines."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from contextlib import suppress
from typing import Any

SESSION_PORT = 22
TRANSFER_PORT = 8080
LOST_AFTER = 0.6
"""Seconds without a reply after which a packet is lost: the slowest reply seen took a twentieth of it."""


def ping(to: str, size: int, whole: bool) -> dict[str, Any]:
    """Two echo requests with ``size`` bytes of data; ``whole`` forbids to fragment them. One reply is enough.

    Two, because the first one may only teach the kernel a path MTU or an address.
    """
    command = ["ping", "-n", "-c", "2", "-i", "0.2", "-W", str(LOST_AFTER), "-s", str(size)]
    command += ["-M", "do" if whole else "dont", to]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    return {"run": " ".join(command), "works": done.returncode == 0, "out": done.stdout + done.stderr}


def transfer(to: str, size: int, deadline: float) -> dict[str, Any]:
    """Fetch ``size`` bytes by TCP within ``deadline`` seconds."""
    begin = time.monotonic()
    received, said = 0, ""
    try:
        with socket.create_connection((to, TRANSFER_PORT), timeout=deadline) as connection:
            mss = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
            said = f"connected, sends up to {mss} bytes per segment; "
            connection.sendall(b"%d\n" % size)
            while received < size:
                connection.settimeout(max(0.001, begin + deadline - time.monotonic()))
                data = connection.recv(65536)
                if not data:
                    break
                received += len(data)
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
        self._socket = socket.create_connection((to, SESSION_PORT), timeout=3)
        self._said = 0

    def lives(self, deadline: float = 3) -> bool:
        """Whether a line sent now, on this same connection, comes back within ``deadline`` seconds."""
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
