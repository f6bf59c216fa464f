"""A shell on a host for somebody who looks around. It has a terminal: editors, tcpdump and Ctrl-C work as usual."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from . import namespaces
from .service import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable

_TERMINALS = "/dev/pts"
_START = "cd; command -v bash > /dev/null && exec bash --norc -i; exec sh -i"


def provide_terminals() -> None:
    """Mount the file system of terminals where this machine has none yet."""
    if not os.path.exists(f"{_TERMINALS}/ptmx"):
        os.makedirs(_TERMINALS, exist_ok=True)
        namespaces.mount("devpts", _TERMINALS, "devpts", options="mode=620,ptmxmode=666")


class Shell:
    """A shell in the namespaces of a host's process 1. ``show`` gets what it prints, as it comes, and None when it has
    ended; from a thread of its own. Bytes are carried as characters of Latin-1."""

    def __init__(self, host: str, process: int, lines: int, columns: int, show: Callable[[str | None], None]) -> None:
        self._show = show
        self._terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        enter = ["nsenter", f"--target={process}", "--mount", "--uts", "--net", "--pid"]
        self._shell = subprocess.Popen(
            ["setsid", "--ctty", "--wait", *enter, "sh", "-c", _START],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**ENVIRONMENT, "TERM": "xterm", "PS1": f"{host}# "},
        )
        os.close(theirs)
        threading.Thread(target=self._watch, daemon=True).start()

    def type(self, keys: str) -> None:
        """What was typed; nothing happens with it once the shell has ended."""
        with suppress(OSError):
            os.write(self._terminal, keys.encode("latin-1"))

    def _watch(self) -> None:
        with suppress(OSError):  # EIO: nobody has the terminal open any more
            while shown := os.read(self._terminal, 1 << 14):
                self._show(shown.decode("latin-1"))
        self._shell.wait()
        self._show(None)

    def close(self) -> None:
        self._shell.kill()
        os.close(self._terminal)
