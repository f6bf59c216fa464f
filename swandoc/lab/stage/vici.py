"""charon's control interface: what `swanctl` speaks, without its process start for each question.

The protocol is src/libcharon/plugins/vici/README.md of strongSwan.
"""

from __future__ import annotations

import socket
import struct
import time
from typing import Any

SOCKET = "/run/charon.vici"
Message = dict[str, Any]
"""Values are bytes as text, lists of them, or sections, which are messages."""

_REQUEST, _RESPONSE, _UNKNOWN, _REGISTER, _CONFIRM, _EVENT = 0, 1, 2, 3, 5, 7
_SECTION, _SECTION_END, _VALUE, _LIST, _ITEM, _LIST_END = 1, 2, 3, 4, 5, 6


class ViciFailed(Exception):
    """charon did not do what it was asked; the text is its own reason."""


class Vici:
    """A connection to charon. Raises OSError where no charon listens."""

    def __init__(self, deadline: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(deadline)
        self._socket.connect(SOCKET)

    def __enter__(self) -> Vici:
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()

    def call(self, command: str, **arguments: str) -> Message:
        """Its answer to a command. Raises `ViciFailed`, or TimeoutError after the deadline."""
        self._send(_REQUEST, command, arguments)
        kind, answer = self._receive()
        while kind == _EVENT:
            kind, answer = self._receive()
        if kind != _RESPONSE:
            raise ViciFailed(f"charon does not know '{command}'")
        if answer.get("success") == "no":
            raise ViciFailed(f"{command}: {answer.get('errmsg')}")
        return answer

    def listed(self, command: str, event: str) -> list[Message]:
        """All that a command such as list-conns tells in events such as list-conn."""
        self._send(_REGISTER, event)
        if self._receive()[0] != _CONFIRM:
            raise ViciFailed(f"charon does not know the event '{event}'")
        self._send(_REQUEST, command, {})
        found: list[Message] = []
        while True:
            kind, message = self._receive()
            if kind != _EVENT:
                return found
            found.append(message)

    def _send(self, kind: int, name: str, arguments: dict[str, str] | None = None) -> None:
        packet = bytes([kind, len(name)]) + name.encode()
        for key, value in (arguments or {}).items():
            packet += bytes([_VALUE, len(key)]) + key.encode() + struct.pack("!H", len(value)) + value.encode()
        self._socket.sendall(struct.pack("!I", len(packet)) + packet)

    def _receive(self) -> tuple[int, Message]:
        (length,) = struct.unpack("!I", self._read(4))
        packet = self._read(length)
        kind = packet[0]
        start = 2 + packet[1] if kind == _EVENT else 1
        return kind, _section(_Reader(packet, start))

    def _read(self, length: int) -> bytes:
        data = b""
        while len(data) < length:
            more = self._socket.recv(length - len(data))
            if not more:
                raise ViciFailed("charon closed the connection")
            data += more
        return data


class _Reader:
    def __init__(self, packet: bytes, at: int) -> None:
        self._packet = packet
        self._at = at

    def byte(self) -> int:
        """The next byte; the end of a section where the packet ends."""
        if self._at >= len(self._packet):
            return _SECTION_END
        self._at += 1
        return self._packet[self._at - 1]

    def text(self, length_bytes: int) -> str:
        length = int.from_bytes(self._packet[self._at : self._at + length_bytes], "big")
        self._at += length_bytes + length
        return self._packet[self._at - length : self._at].decode(errors="replace")


def _section(reader: _Reader) -> Message:
    message: Message = {}
    while (element := reader.byte()) != _SECTION_END:
        name = reader.text(1)
        if element == _SECTION:
            message[name] = _section(reader)
        elif element == _VALUE:
            message[name] = reader.text(2)
        elif element == _LIST:
            items = []
            while reader.byte() == _ITEM:
                items.append(reader.text(2))
            message[name] = items
    return message


def wait_for_charon(deadline: float) -> bool:
    """Whether charon listens within ``deadline`` seconds."""
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        try:
            with Vici(1):
                return True
        except OSError:
            time.sleep(0.02)
    return False
