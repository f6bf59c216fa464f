"""The kept state of a virtual machine that has booted: QEMU writes it to a file, and starts from it in a second.

A file is QEMU's migration stream and a checksum of it, for QEMU itself does not notice when a byte of the memory is
another. It is there as a whole or not at all, and any number of machines can start from it at the same time.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

VARIABLE = "SWANDOC_STATE"
"""The environment variable by which QEMU, and the shells that it starts, know the file."""
INCOMING = ("-incoming", f'exec:cat "${VARIABLE}"')
"""Arguments with which QEMU starts from the file."""
_OUTGOING = f'exec:cat > "${VARIABLE}"'
_KEPT = 3
"""How many files of one image are kept: each is of one version of the lab's program, and 400 MB large."""
_CHECKSUM_SIZE = 4
_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The file ``path``, which need not be there. It has a folder that it shares with those of the same image only."""

    path: Path

    @property
    def draft(self) -> Path:
        """Where QEMU is to write to."""
        return self.path.with_suffix(".new")

    def sound(self) -> bool:
        """Whether the file is what was written once."""
        try:
            size = self.path.stat().st_size - _CHECKSUM_SIZE
            os.utime(self.path)  # those that were used last are kept
            with self.path.open("rb") as file:
                return size > 0 and _checksum(file, size) == file.read()
        except OSError:
            return False

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)

    def keep(self, monitor: Monitor) -> bool:
        """Keep the state of the machine that ``monitor`` controls, whose `VARIABLE` names the draft; it goes on after
        that. False where it cannot be kept, or another process is at it."""
        with (self.path.parent / "keeping").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            try:
                return self.path.exists() or self._write(monitor)
            except OSError:  # such as a full disk
                return False
            finally:
                self._tidy()

    def _write(self, monitor: Monitor) -> bool:
        self.draft.unlink(missing_ok=True)
        completed = monitor.migrate(_OUTGOING)
        if completed:
            with self.draft.open("rb+") as file:
                checksum = _checksum(file, self.draft.stat().st_size)
                file.write(checksum)
            self.draft.replace(self.path)
        return completed

    def _tidy(self) -> None:
        """Remove what was begun and not ended, and all but the states that were used last."""
        with suppress(OSError):
            states = sorted(self.path.parent.glob("*.state"), key=lambda path: path.stat().st_mtime)
            for path in (*self.path.parent.glob("*.new"), *states[:-_KEPT]):
                path.unlink(missing_ok=True)


def _checksum(file: Any, size: int) -> bytes:
    """The CRC-32 of the next ``size`` bytes of a file."""
    checksum = 0
    while size and (block := file.read(min(size, _BLOCK))):
        checksum = zlib.crc32(block, checksum)
        size -= len(block)
    return checksum.to_bytes(_CHECKSUM_SIZE, "big")


class Monitor:
    """QEMU's control channel: lines of JSON, as QMP has them. Raises OSError when QEMU has ended."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._lines = channel.makefile("rb")
        self._greeted = False

    def do(self, command: str, **arguments: Any) -> Any:
        """The answer to a command. Raises OSError for one that QEMU refuses."""
        if not self._greeted:
            self._greeted = True
            self._lines.readline()
            self.do("qmp_capabilities")
        self._channel.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        for line in self._lines:
            answer = json.loads(line)
            if "error" in answer:
                raise OSError(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]
        raise OSError("QEMU has ended")

    def migrate(self, uri: str) -> bool:
        """Send the machine's state to ``uri``, and let the machine go on; whether all was sent."""
        self.do("migrate-set-parameters", **{"max-bandwidth": 1 << 40})
        self.do("migrate", uri=uri)
        while (status := self.do("query-migrate")["status"]) not in ("completed", "failed"):
            time.sleep(0.02)
        self.do("cont")
        return bool(status == "completed")

    def close(self) -> None:
        self._lines.close()
        self._channel.close()
