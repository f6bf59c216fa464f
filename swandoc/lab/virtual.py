"""The lab's virtual machine: QEMU without network, display or disk, and the program that it runs.

The machine talks by its standard input and output. Its first program is `wake`: it says that it is asleep, and goes on
when it is told the time. There its state can be kept, see `snapshot`.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from functools import cached_property
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

from .image import Image
from .snapshot import INCOMING, VARIABLE, Snapshot

QEMU = "qemu-system-x86_64"
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class VirtualMachine:
    """What is known of a machine before it starts."""

    image: Image

    @cached_property
    def program(self) -> bytes:
        """The program's modules as a tar archive, with their packages."""
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w") as tar:
            for path in _modules():
                source = path.read_bytes()
                _add(tar, path.relative_to(_ROOT).as_posix(), source)
                cached = f"{path.stem}.{sys.implementation.cache_tag}.pyc"
                _add(tar, f"{path.parent.relative_to(_ROOT)}/__pycache__/{cached}", _compiled(source, path))
        return archive.getvalue()

    @cached_property
    def snapshot(self) -> Snapshot | None:
        """Its state when it has booted: another one for each QEMU, its arguments, the image and the program. None where
        the processor's own virtualisation makes the boot short."""
        if _accelerated():
            return None
        version = subprocess.run([QEMU, "--version"], capture_output=True).stdout
        digest = hashlib.sha256(version + "\0".join(_arguments(self.image, 0, 0, 0)).encode() + self.program)
        return Snapshot(self.image.initramfs.with_name(f"{digest.hexdigest()[:16]}.state"))

    def command(self, program: int, console: int, monitor: int, *, resumed: bool) -> list[str]:
        """QEMU's command line. ``program`` is a descriptor to read `program` from, ``console`` one for the kernel's
        messages, ``monitor`` a socket for QMP; ``resumed`` starts it from the snapshot."""
        return [QEMU, *_arguments(self.image, program, console, monitor), *(INCOMING if resumed else ())]

    def environment(self, *, resumed: bool) -> dict[str, str]:
        """The environment that goes with `command`."""
        if self.snapshot is None:
            return dict(os.environ)
        return {**os.environ, VARIABLE: str(self.snapshot.path if resumed else self.snapshot.draft)}


def _arguments(image: Image, program: int, console: int, monitor: int) -> list[str]:
    settings = "quiet mitigations=off nokaslr init_on_alloc=0 apparmor=0 audit=0 cryptomgr.notests=1 nowatchdog"
    settings += " numa_balancing=0 transparent_hugepage=always"
    # QEMU translates a program's code once, if it always lies at the same addresses: this halves the lab's time.
    settings += " norandmaps"
    return [
        *("-M", "q35", "-smp", "1", "-m", "1G"),
        *(("-accel", "kvm", "-cpu", "host") if _accelerated() else ("-accel", "tcg", "-cpu", "Nehalem,+rdrand")),
        *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-kernel", str(image.kernel), "-initrd", str(image.initramfs)),
        *("-append", f"console=ttyS0 panic=-1 {settings}"),
        *("-add-fd", f"fd={program},set=1", "-drive", "file=/dev/fdset/1,format=raw,if=virtio,readonly=on"),
        *("-add-fd", f"fd={console},set=2", "-chardev", "file,id=console,path=/dev/fdset/2"),
        *("-serial", "chardev:console"),
        *("-device", "virtio-serial-pci", "-chardev", "stdio,id=lab,signal=off"),
        *("-device", "virtserialport,chardev=lab,name=lab"),
        *("-chardev", f"socket,id=monitor,fd={monitor}", "-mon", "chardev=monitor,mode=control"),
    ]


def _accelerated() -> bool:
    """PVM offers /dev/kvm without the processor's virtualisation, for guests with a kernel of its own only."""
    flags = Path("/proc/cpuinfo").read_text().split()
    return os.access("/dev/kvm", os.R_OK | os.W_OK) and ("vmx" in flags or "svm" in flags)


def _modules() -> list[Path]:
    lab = _ROOT / "swandoc" / "lab"
    return [_ROOT / "swandoc/__init__.py", lab / "__init__.py", lab / "wake.py", *sorted((lab / "stage").glob("*.py"))]


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(content)
    tar.addfile(about, io.BytesIO(content))


def _compiled(source: bytes, path: Path) -> bytes:
    """A module as Python keeps it, for a machine that has this same Python: to compile them takes it a second."""
    unchecked = (1).to_bytes(4, "little")  # PEP 552: its source need not be looked at
    code = compile(source, path.name, "exec", dont_inherit=True)
    return MAGIC_NUMBER + unchecked + source_hash(source) + marshal.dumps(code)
