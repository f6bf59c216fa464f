"""A command line that a host runs, and that a reader would end with Ctrl-C where it does not end by itself."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from contextlib import suppress

from .expectation import NOTHING, resembles

INTERRUPTED = 124
"""The status of a command that was ended, as timeout(1) has it."""
_ENOUGH = 0.4
"""Seconds after which a command is ended that has shown what was awaited: most end by themselves before."""
_LAST_WORDS = 1.0
"""Seconds that a command gets to end after Ctrl-C: tcpdump and ping still tell what they have seen."""


class Command:
    """A shell that runs ``text``, as root and without a terminal. The output of one that is ``watched`` comes line by
    line, as on a terminal."""

    def __init__(self, text: str, *, watched: bool = False) -> None:
        self._shell = subprocess.Popen(
            [*(("stdbuf", "-oL") if watched else ()), "sh", "-c", text],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd="/root",
        )
        self._out = b""

    def result(self, deadline: float, awaited: str | None = None, patience: float | None = None) -> tuple[int, str]:
        """Its status and output. It is interrupted after ``deadline`` seconds, ``patience`` seconds after its first
        words, or soon after it has shown ``awaited``."""
        assert self._shell.stdout is not None
        end = time.monotonic() + deadline
        with self._shell.stdout:
            if self._read(end, awaited, patience) and self._ended(end):
                status = self._shell.returncode
            else:
                status = INTERRUPTED
                self._interrupt()
        return status, self._out.decode(errors="replace")

    def _read(self, end: float, awaited: str | None = None, patience: float | None = None) -> bool:
        """Whether its output ends before ``end``."""
        assert self._shell.stdout is not None
        output = select.poll()  # select takes no descriptor above 1023, and a host may keep more files open
        output.register(self._shell.stdout, select.POLLIN)
        while output.poll(max(0, end - time.monotonic()) * 1000):
            more = os.read(self._shell.stdout.fileno(), 1 << 16)
            if not more:
                return True
            self._out += more
            if patience is not None:
                end = min(end, time.monotonic() + patience)
                patience = None
            if awaited and awaited.strip() != NOTHING and resembles(awaited, self._out.decode(errors="replace")):
                awaited, end = None, min(end, time.monotonic() + _ENOUGH)
        return False

    def _ended(self, end: float) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self._shell.wait(max(0.1, end - time.monotonic()))
        return self._shell.returncode is not None

    def _interrupt(self) -> None:
        for how in (signal.SIGINT, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self._shell.pid, how)
            if self._read(time.monotonic() + _LAST_WORDS):
                break
        self._shell.wait()
