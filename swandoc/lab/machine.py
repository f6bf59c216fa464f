"""Where the lab runs: directly on this machine, or in a virtual machine where its kernel or rights do not suffice.

Both run the same program (`swandoc.lab.stage`) as a child process and talk to it in lines of JSON. When this
process ends, however it does, the child and all that is in it ends too.
"""

from __future__ import annotations

import io
import json
import marshal
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from typing import Any

from .image import Image, build
from .refusal import LabFailed, LabRefused, PlanFailed

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
    if shutil.which("qemu-system-x86_64", path=_PATH) is None:
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
        # Files in memory: nothing is left of them, not even by a crash.
        self._said = [os.memfd_create(name) for name in ("console", "errors")]
        inherited: tuple[int, ...] = ()
        command = _direct()
        if way.release:
            image = build(way.release, say)
            inherited = (_memory("program", _program()), _reopened(self._said[0], os.O_WRONLY))
            command = _virtual(image, *inherited)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said[1],
            pass_fds=inherited,
            start_new_session=True,  # Ctrl-C is for this process, which then ends the other
        )
        for descriptor in inherited:
            os.close(descriptor)
        self.versions: dict[str, str] = {}

    def __enter__(self) -> Machine:
        try:
            self.versions = self._receive("ready")
        except BaseException:
            self.close()
            raise
        return self

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
        self._process.kill()

    def close(self) -> None:
        """End the program and all that is in it."""
        self.kill()
        self._process.wait()
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


def _virtual(image: Image, program: int, console: int) -> list[str]:
    """QEMU without network or display. Its stdin and stdout are the program's; it dies with this process.

    ``program`` is a descriptor to read the lab's program from, ``console`` one to write the kernel's messages to.
    """
    accelerated = os.access("/dev/kvm", os.R_OK | os.W_OK) and _is_real_kvm()
    settings = "quiet mitigations=off nokaslr init_on_alloc=0 apparmor=0 audit=0 cryptomgr.notests=1 nowatchdog"
    settings += " numa_balancing=0 transparent_hugepage=always"
    # QEMU translates a program's code once, if it always lies at the same addresses: this halves the lab's time.
    settings += " norandmaps"
    return [
        *(*_dies_with_us(), "qemu-system-x86_64", "-M", "q35", "-smp", "1", "-m", "1G"),
        *(("-accel", "kvm", "-cpu", "host") if accelerated else ("-accel", "tcg", "-cpu", "Nehalem,+rdrand")),
        *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-kernel", str(image.kernel), "-initrd", str(image.initramfs)),
        *("-append", f"console=ttyS0 panic=-1 {settings}"),
        *("-add-fd", f"fd={program},set=1", "-drive", "file=/dev/fdset/1,format=raw,if=virtio,readonly=on"),
        *("-add-fd", f"fd={console},set=2", "-chardev", "file,id=console,path=/dev/fdset/2"),
        *("-serial", "chardev:console"),
        *("-device", "virtio-serial-pci", "-chardev", "stdio,id=lab,signal=off"),
        *("-device", "virtserialport,chardev=lab,name=lab"),
    ]


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
        f"import sys; sys.path.insert(0, {str(_root())!r}); {_MAIN}",
    ]


_MAIN = "from swandoc.lab.stage.__main__ import main; main()"


def _root() -> Path:
    return Path(__file__).parents[2]


def _is_real_kvm() -> bool:
    """PVM offers /dev/kvm without the processor's virtualisation, for guests with a kernel of its own only."""
    return any(flag in Path("/proc/cpuinfo").read_text().split() for flag in ("vmx", "svm"))


def _program() -> bytes:
    """The program's modules as a tar archive, with their packages."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for package in ("swandoc", "swandoc/lab", "swandoc/lab/stage"):
            files = (
                (_root() / package).glob("*.py") if package.endswith("stage") else [_root() / package / "__init__.py"]
            )
            for path in sorted(files):
                source = path.read_bytes()
                _add(tar, f"{package}/{path.name}", source)
                _add(
                    tar,
                    f"{package}/__pycache__/{path.stem}.{sys.implementation.cache_tag}.pyc",
                    _compiled(source, path),
                )
    return archive.getvalue()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(content)
    tar.addfile(about, io.BytesIO(content))


def _compiled(source: bytes, path: Path) -> bytes:
    """A module as Python keeps it, for a machine that has this same Python: to compile them takes it a second."""
    unchecked = (1).to_bytes(4, "little")  # PEP 552: its source need not be looked at
    code = compile(source, path.name, "exec", dont_inherit=True)
    return MAGIC_NUMBER + unchecked + source_hash(source) + marshal.dumps(code)
