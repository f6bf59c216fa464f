"""A host: a process in network, mount, process and name spaces of its own that does what it is asked.

It writes to its own copies of /etc, /root and /var, has an empty /run, and sees the rest of the machine. The
copies outlive the process, so that the host can boot again with the files that it had.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, ClassVar

from . import namespaces
from .service import Service
from .state import CHANGED, OVERLAID, UNCHANGED


class HostFailed(Exception):
    """A host could not do what it was asked; the text says which and what."""


class Host:
    """A running host. Everything in it ends with `close`, and when the process that made it ends."""

    _sockets: ClassVar[set[socket.socket]] = set()

    def __init__(self, name: str, files: Path) -> None:
        """``files`` is the folder for its copies; what a host of this name wrote there before is there again."""
        self.name = name
        for directory in OVERLAID:
            (files / "upper" / directory).mkdir(parents=True, exist_ok=True)
            (files / "work" / directory).mkdir(parents=True, exist_ok=True)
        ours, theirs = socket.socketpair()
        self._process = os.fork()
        if not self._process:
            ours.close()
            _become_host(name, files, theirs)
        theirs.close()
        self._socket = ours
        self._sockets.add(ours)
        self._answers = ours.makefile("rb")
        self.pid: int = self.answer()
        """Its process 1, as the machine counts."""

    def do(self, what: str, **arguments: Any) -> Any:
        """Have the host's `Service` do ``what`` and wait for its answer. Raises `HostFailed`."""
        self.ask(what, **arguments)
        return self.answer()

    def ask(self, what: str, **arguments: Any) -> None:
        """Like `do` without waiting: other hosts can work at the same time. `answer` must follow."""
        self._socket.sendall(json.dumps([what, arguments]).encode() + b"\n")

    def answer(self) -> Any:
        """The answer to the last `ask`."""
        line = self._answers.readline()
        if not line:
            raise HostFailed(f"{self.name} has died")
        answer = json.loads(line)
        if "failed" in answer:
            raise HostFailed(f"{self.name}: {answer['failed']}")
        return answer["answer"]

    def answered(self, patience: float) -> bool:
        """Whether the answer to the last `ask` is there, or comes within ``patience`` seconds."""
        return bool(select.select([self._socket], [], [], patience)[0])

    def close(self) -> None:
        """End the host with all its processes; returns when they are gone. Its files stay."""
        self._sockets.discard(self._socket)
        self._answers.close()
        self._socket.close()
        os.waitpid(self._process, 0)


def _become_host(name: str, files: Path, control: socket.socket) -> None:
    """In the forked process: never returns."""
    status = 1
    try:
        for other in Host._sockets:  # else a host would live as long as any that was made after it
            os.close(other.fileno())  # close() waits for the file object
        kinds = namespaces.NEW_MOUNTS | namespaces.NEW_HOSTNAME | namespaces.NEW_NETWORK | namespaces.NEW_PROCESSES
        namespaces.unshare(kinds)
        namespaces.name_host(name)
        first = os.fork()
        if first:
            control.sendall(json.dumps({"answer": first}).encode() + b"\n")
            control.close()
            os.waitpid(first, 0)
            status = 0
        else:
            signal.signal(signal.SIGINT, lambda *_: None)  # programs started here inherit SIG_IGN, but no handler
            _mount_files(files)
            Service(control).serve()
            status = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _mount_files(files: Path) -> None:
    namespaces.keep_mounts_private()
    namespaces.mount("proc", "/proc", "proc")
    namespaces.mount("sysfs", "/sys", "sysfs")
    namespaces.mount("tmpfs", "/tmp", "tmpfs")
    for name in (CHANGED, UNCHANGED):
        os.makedirs(name)
    namespaces.mount(f"{files}/upper", CHANGED, flags=namespaces.BIND)
    for directory in OVERLAID:
        os.makedirs(f"{UNCHANGED}/{directory}")
        namespaces.mount(f"/{directory}", f"{UNCHANGED}/{directory}", flags=namespaces.BIND)
        layers = f"lowerdir=/{directory},upperdir={files}/upper/{directory},workdir={files}/work/{directory}"
        namespaces.mount("overlay", f"/{directory}", "overlay", options=layers)
    namespaces.mount("tmpfs", "/run", "tmpfs", options="mode=755")
