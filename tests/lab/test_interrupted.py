"""Nothing of the lab outlives the program that runs it: no process, no file, no namespace, however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from swandoc.lab.image import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
ENDS = pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
RUN_DIRECTLY = """
import json, sys
from swandoc.lab.machine import Machine, Way
with Machine(Way("", "a test"), print) as machine:
    machine.run(json.loads(sys.argv[1]), print)
"""


def plan(command: str) -> dict[str, Any]:
    """One host that is broken by ``command``."""
    host = {"interfaces": {}, "routes": [], "forwarding": False, "setup": None, "charon": False, "files": {}}
    empty = ("given", "symptom", "passes", "packets", "counters", "looks", "neighbours", "cures", "beforehand")
    return {
        "topology": {"hosts": {"host": host}, "tunnel": None, "sessions": []},
        "broken_by": [{"where": "host", "run": command}],
        "reconnect": False,
        "tunnelled": False,
        "afterwards": [],
        **{key: [] for key in empty},
    }


class Process(NamedTuple):
    """A process that lives. Its number and the time of its start tell it from all others; its command may change."""

    number: int
    parent: int
    start: str
    command: str


def processes() -> Iterator[Process]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()  # proc(5): from field 3 on
            command = (folder / "cmdline").read_text().rstrip("\0").replace("\0", " ")
        except OSError:
            continue
        if fields[0] not in "ZX":
            yield Process(int(folder.name), int(fields[1]), fields[19], command)


def descendants(ancestor: int) -> list[Process]:
    family: dict[int, Process] = {}
    everyone = list(processes())
    before = -1
    while before != len(family):
        before = len(family)
        family |= {one.number: one for one in everyone if one.parent == ancestor or one.parent in family}
    return list(family.values())


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def alive(family: list[Process]) -> list[Process]:
    wanted = {(one.number, one.start) for one in family}
    return [one for one in processes() if (one.number, one.start) in wanted]


@ENDS
@pytest.mark.needs("root", "ip", "unshare", "setpriv")
def test_a_lab_on_this_machine_ends_with_its_program(end: signal.Signals) -> None:
    program = subprocess.Popen([sys.executable, "-c", RUN_DIRECTLY, json.dumps(plan("sleep 3600"))], cwd=ROOT)
    assert within(30, lambda: any(one.command == "sleep 3600" for one in descendants(program.pid)))
    family = descendants(program.pid)
    networks = {os.readlink(f"/proc/{one.number}/ns/net") for one in family}
    assert len(networks) > 1
    program.send_signal(end)
    assert program.wait(10) != 0
    assert within(5, lambda: not alive(family)), alive(family)


@ENDS
@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap", "setpriv")
def test_a_virtual_machine_ends_with_swandoc_and_leaves_no_file(end: signal.Signals, tmp_path: Path) -> None:
    scratch, proofs = tmp_path / "scratch", tmp_path / "proofs"
    scratch.mkdir()
    command = [
        "prove",
        "ipv4-forwarding-off",
        "forward-drop",
        "--all",
        "--release",
        "bookworm",
        "--proofs",
        str(proofs),
    ]
    program = subprocess.Popen(
        [sys.executable, "-c", "from swandoc.cli import main; main()", *command],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        text=True,
    )
    wanted = "qemu-system-x86_64"
    assert program.stdout is not None
    with program.stdout:
        assert any("virtual machine" in line for line in program.stdout)
        assert within(300, lambda: any(wanted in one.command for one in descendants(program.pid)))
        cached = sorted(cache_folder().iterdir())
        family = descendants(program.pid)
        program.send_signal(end)
        assert program.wait(10) != 0
    assert within(5, lambda: not alive(family)), alive(family)
    assert sorted(cache_folder().iterdir()) == cached
    assert list(scratch.iterdir()) == []
    assert not proofs.exists()
