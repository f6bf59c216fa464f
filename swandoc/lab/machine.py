"""Where the lab runs: directly on this machine, or in a virtual machine where its kernel or rights do not suffice.

Both run the same program (`swandoc.lab.stage`) as a child process and talk to it in lines of JSON. When this
process ends, however it does, the child and all that is in it ends too.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .image import build
from .refusal import LabFailed, LabRefused, PlanFailed
from .snapshot import Monitor, Snapshot
from .virtual import QEMU, VirtualMachine

_TOOLS = (
    "swanctl",
    "charon-systemd",
    "ip",
    "iptables",
    "nft",
    "conntrack",
    "tcpdump",
    "ping",
    "sysctl",
    "stdbuf",
    "unshare",
)
_ESP = (
    "ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 0x1000 mode tunnel "
    f"aead 'rfc4106(gcm(aes))' 0x{'11' * 20} 128"
)
_PATIENCE = 60
"""Seconds that a machine which starts from its kept state gets to answer; it takes one or two."""
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Way:
    """How the lab runs here. ``release`` is the Debian of the virtual machine, "" for this machine itself."""

    release: str
    why: str

    def __str__(self) -> str:
        where = f"in a virtual machine with Debian {self.release}" if self.release else "directly on this machine"
        return f"{where}: {self.why}"


def choose_way(release: str = "") -> Way:
    """Directly where rights, kernel and tools allow it; else, or for a ``release`` that was asked for, a virtual
    machine. Raises `LabRefused` where neither is possible."""
    obstacle = "that release was asked for" if release else _obstacle()
    if not obstacle:
        return Way("", "this is root, and the kernel has ESP")
    if shutil.which(QEMU, path=_PATH) is None:
        raise LabRefused(
            f"the lab cannot run here ({obstacle}), and QEMU is missing", "apt-get install qemu-system-x86"
        )
    return Way(release or "bookworm", obstacle)


def _obstacle() -> str:
    """Why the lab cannot run directly here; "" if it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "this is not root on Linux"
    missing = [tool for tool in _TOOLS if shutil.which(tool, path=_PATH) is None]
    if missing:
        return f"missing here: {', '.join(missing)}"
    tried = subprocess.run(["unshare", "--net", "sh", "-c", _ESP], capture_output=True, env={"PATH": _PATH})
    return "this machine's kernel has no ESP" if tried.returncode else ""


class Machine:
    """A lab program that starts: entering the context waits until it runs. Raises `LabRefused` where it does not."""

    def __init__(self, way: Way, say: Callable[[str], None]) -> None:
        self._say = say
        self._virtual = VirtualMachine(build(way.release, say)) if way.release else None
        self._killed = False
        self.versions: dict[str, str] = {}
        self._start(resumed=bool(self._snapshot and self._snapshot.path.exists()))

    @property
    def _snapshot(self) -> Snapshot | None:
        return self._virtual.snapshot if self._virtual else None

    def _start(self, *, resumed: bool) -> None:
        # Files in memory: nothing is left of them, not even by a crash.
        self._said = [os.memfd_create(name) for name in ("console", "errors")]
        self._resumed = resumed
        self._monitor: Monitor | None = None
        inherited: tuple[int, ...] = ()
        command, environment = _direct(), dict(os.environ)
        if self._virtual:
            ours, theirs = socket.socketpair()
            self._monitor = Monitor(ours)
            program = _memory("program", self._virtual.program)
            inherited = (program, _reopened(self._said[0], os.O_WRONLY), theirs.detach())
            command = [*_dies_with_us(), *self._virtual.command(*inherited, resumed=resumed)]
            environment = self._virtual.environment(resumed=resumed)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said[1],
            pass_fds=inherited,
            env=environment,
            start_new_session=True,  # Ctrl-C is for this process, which then ends the other
        )
        for descriptor in inherited:
            os.close(descriptor)
        if self._killed:
            self._process.kill()

    def __enter__(self) -> Machine:
        try:
            if self._virtual is None:
                self.versions = self._receive("ready")
            elif not (self._resumed and self._wakes()):
                self._boot()
        except BaseException:
            self.close()
            raise
        return self

    def _wakes(self) -> bool:
        """Whether the machine goes on from its kept state. If not, that state is gone, and another machine boots."""
        assert self._snapshot
        stuck = threading.Timer(_PATIENCE, self._process.kill)
        stuck.start()
        try:
            if self._snapshot.sound():
                self._wake()
                return True
        except LabRefused:
            if self._killed:
                raise
        finally:
            stuck.cancel()
        self._say("the kept state of the lab's machine does not start, so it boots anew")
        self._snapshot.remove()
        self._end()
        self._start(resumed=False)
        return False

    def _boot(self) -> None:
        self._receive("asleep")
        if self._snapshot and self._monitor:
            self._snapshot.keep(self._monitor)
        self._wake()

    def _wake(self) -> None:
        """Tell the machine, which waits, what time it is."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # it has ended, which the answer shows
            self._process.stdin.write(b"%.6f\n" % time.time())
            self._process.stdin.flush()
        self.versions = self._receive("ready")

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, plan: Any, step: Callable[[str], None]) -> dict[str, Any]:
        """The outcome of a plan; ``step`` hears of its progress.

        Raises `PlanFailed` where there is none, and `LabFailed` if the machine ends.
        """
        self._send({"plan": plan})
        outcome: dict[str, Any] = self._receive("outcome", step)
        return outcome

    def keep(self, plan: Any, state: str) -> dict[str, Any]:
        """Stage a plan's network up to ``state``, "broken" or "cured"; its hosts, and the commands that were run."""
        self._send({"keep": state, "plan": plan})
        kept: dict[str, Any] = self._receive("kept")
        return kept

    def ask(self, host: str, command: str) -> dict[str, Any]:
        """Run a command on a host of the network that is kept; what `Service.sh` answers."""
        self._send({"where": host, "run": command})
        said: dict[str, Any] = self._receive("said")
        return said

    def enter(self, host: str, lines: int, columns: int) -> None:
        """Open a shell on a host of the network that is kept, on a terminal of that size."""
        self._send({"enter": host, "lines": lines, "columns": columns})

    def type(self, keys: bytes) -> None:
        """Type something into the shell that was opened last."""
        self._send({"type": keys.decode("latin-1")})

    def shown(self) -> bytes | None:
        """What the shell prints next; None when it has ended."""
        text: str | None = self._receive("shown")["text"]
        return None if text is None else text.encode("latin-1")

    def _send(self, request: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End the program and all that is in it; from any thread. Whoever waits for it gets a `LabError`."""
        self._killed = True
        self._process.kill()

    def close(self) -> None:
        """End the program and all that is in it."""
        self.kill()
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._monitor:
            self._monitor.close()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        while self._said:
            os.close(self._said.pop())

    def _receive(self, wanted: str, step: Callable[[str], None] = lambda _: None) -> Any:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            what, content = json.loads(line)
            if what == wanted:
                return content
            if what == "failed":
                raise PlanFailed("the lab's program failed", content)
            step(content)
        said = [os.pread(file, 1 << 20, 0).decode(errors="replace")[-3000:] for file in self._said]
        kind = LabFailed if self.versions else LabRefused
        raise kind("the lab's machine ended by itself", "\n".join(said))


def _dies_with_us() -> list[str]:
    """What stands in front of a command that is to be killed when this thread ends, or this whole program.

    The signal is not sent if that has happened before it was asked for; then the command has another parent by now.
    """
    return ["setpriv", "--pdeathsig=KILL", "sh", "-c", '[ "$PPID" = "$0" ] && exec "$@"', str(os.getpid())]


def _memory(name: str, content: bytes) -> int:
    """A descriptor to read ``content`` from, as a file that is nowhere on disk."""
    file = os.memfd_create(name)
    try:
        with os.fdopen(os.dup(file), "wb") as writer:
            writer.write(content)
        return _reopened(file, os.O_RDONLY)
    finally:
        os.close(file)


def _reopened(file: int, mode: int) -> int:
    """The same file with an access mode of its own: QEMU wants the very one that it would open with."""
    return os.open(f"/proc/self/fd/{file}", mode)


def _direct() -> list[str]:
    unshare = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return [
        *_dies_with_us(),
        *unshare,
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); {_MAIN}",
    ]


_MAIN = "from swandoc.lab.stage.__main__ import main; main()"
