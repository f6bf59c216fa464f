"""The kept state of the lab's machine: when it is used, when it is not, and what is new in a machine that wakes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from swandoc.lab import virtual
from swandoc.lab.image import Image
from swandoc.lab.machine import Machine, Way
from swandoc.lab.snapshot import Monitor, Snapshot
from swandoc.lab.virtual import VirtualMachine

LATER = 2_000_000_000.0
"""Seconds since 1970, in the year 2033."""
LOOK = "date +%s; od -An -tx1 -N16 /dev/urandom; ip link set lo down"


class Qemu:
    """Answers at the other end of a monitor; ``writes`` is what its migration leaves in the draft, None a failure."""

    def __init__(self, snapshot: Snapshot, writes: bytes | None) -> None:
        ours, theirs = socket.socketpair()
        self.monitor = Monitor(ours)
        self.asked: list[str] = []
        self._snapshot, self._writes, self._channel = snapshot, writes, theirs
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Qemu:
        return self

    def __exit__(self, *error: object) -> None:
        self.monitor.close()
        self._thread.join()

    def _serve(self) -> None:
        with self._channel, self._channel.makefile("rb") as lines:
            self._channel.sendall(b'{"QMP": {}}\n')
            for line in lines:
                command = json.loads(line)["execute"]
                self.asked.append(command)
                answer: dict[str, Any] = {}
                if command == "migrate":
                    self._snapshot.draft.write_bytes(self._writes or b"half")
                    self._channel.sendall(b'{"event": "STOP"}\n')
                if command == "query-migrate":
                    answer = {"status": "failed" if self._writes is None else "completed"}
                self._channel.sendall(json.dumps({"return": answer}).encode() + b"\n")


def kept(path: Path, content: bytes = b"state of a machine" * 1000) -> Snapshot:
    snapshot = Snapshot(path)
    with Qemu(snapshot, content) as qemu:
        assert snapshot.keep(qemu.monitor)
    return snapshot


def test_what_is_kept_is_sound(tmp_path: Path) -> None:
    snapshot = kept(tmp_path / "one.state")
    assert snapshot.sound()
    assert not snapshot.draft.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content[:500] + b"\0" + content[501:],
        lambda content: content + b"x",
    ],
    ids=["last byte missing", "half", "empty", "one byte changed", "a byte too many"],
)
def test_a_damaged_state_is_not_sound(tmp_path: Path, damage: Any) -> None:
    snapshot = kept(tmp_path / "one.state")
    snapshot.path.write_bytes(damage(snapshot.path.read_bytes()))
    assert not snapshot.sound()


def test_no_state_is_not_sound(tmp_path: Path) -> None:
    assert not Snapshot(tmp_path / "none.state").sound()


def test_a_migration_that_fails_keeps_nothing_and_the_machine_goes_on(tmp_path: Path) -> None:
    snapshot = Snapshot(tmp_path / "one.state")
    with Qemu(snapshot, None) as qemu:
        assert not snapshot.keep(qemu.monitor)
    assert qemu.asked[-1] == "cont"
    assert not list(tmp_path.glob("*.state")) + list(tmp_path.glob("*.new"))


def test_a_qemu_that_has_ended_keeps_nothing(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    monitor = Monitor(ours)
    assert not Snapshot(tmp_path / "one.state").keep(monitor)
    monitor.close()
    assert not list(tmp_path.glob("*.state"))


def test_old_states_and_what_a_crash_has_left_go(tmp_path: Path) -> None:
    (tmp_path / "crashed.new").write_bytes(b"half")
    for number in range(5):
        path = kept(tmp_path / f"{number}.state").path
        os.utime(path, (number, number))
    kept(tmp_path / "last.state")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.state", "4.state", "keeping", "last.state"]


def test_every_version_of_what_runs_has_a_state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = "QEMU emulator version 7.2"
    monkeypatch.setattr(virtual, "_accelerated", lambda: False)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: subprocess.CompletedProcess([], 0, version.encode()))

    def path(image: str = "bookworm-1") -> Path:
        snapshot = VirtualMachine(Image("bookworm", tmp_path / image / "vmlinuz", tmp_path / image / "cpio")).snapshot
        assert snapshot
        return snapshot.path

    seen = [path(), path("bookworm-2")]
    assert path() == seen[0]
    version = "QEMU emulator version 10.0"
    seen.append(path())
    monkeypatch.setattr(virtual, "_modules", lambda: [Path(virtual.__file__)])
    seen.append(path())
    arguments = virtual._arguments
    monkeypatch.setattr(virtual, "_arguments", lambda *given: [*arguments(*given), "-s"])
    seen.append(path())
    assert len(set(seen)) == len(seen)


def test_where_the_processor_helps_no_state_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(virtual, "_accelerated", lambda: True)
    assert VirtualMachine(Image("bookworm", tmp_path, tmp_path)).snapshot is None


def seen(machine: Machine) -> tuple[float, str]:
    """The time and some random bytes, as a host of the machine sees them."""
    host = {"interfaces": {}, "routes": [], "forwarding": False, "setup": None, "charon": False, "files": {}}
    probe = {"where": "host", "ping": "127.0.0.1", "fetch": None, "size": 8, "whole": False, "flow": None, "seconds": 1}
    plan = {
        "topology": {"hosts": {"host": host}, "tunnel": None, "sessions": []},
        "broken_by": [{"where": "host", "run": LOOK}],
        "symptom": [probe],
        "reconnect": False,
        "tunnelled": False,
        **{key: [] for key in ("given", "beforehand", "afterwards", "passes", "packets", "counters", "looks")},
        **{key: [] for key in ("neighbours", "cures")},
    }
    staged = machine.run(plan, lambda step: None)["staged"]
    assert all(claim["holds"] for claim in staged), staged
    now, random = next(entry["out"] for entry in staged[1]["transcript"] if entry.get("run") == LOOK).split("\n", 1)
    return float(now), random


@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap", "setpriv")
def test_machines_wake_from_a_kept_state_and_boot_anew_where_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = Snapshot(tmp_path / "lab.state")
    monkeypatch.setattr(VirtualMachine, "snapshot", snapshot)
    way = Way("bookworm", "a test")
    said: list[str] = []

    def start() -> Machine:
        return Machine(way, said.append)

    with start() as machine:
        booted = seen(machine)
    assert snapshot.sound()
    monkeypatch.setattr(Machine, "_boot", lambda self: pytest.fail("it boots"))
    monkeypatch.setattr("swandoc.lab.machine.time", SimpleNamespace(time=lambda: LATER))
    with start() as one, start() as other:  # from the same state, at the same time
        awake = [booted, seen(one), seen(other)]
        for when, _ in awake[1:]:
            assert 0 <= when - LATER < 300
    assert len({random for _, random in awake}) == 3
    assert not said
    monkeypatch.undo()

    monkeypatch.setattr(VirtualMachine, "snapshot", snapshot)
    with snapshot.path.open("r+b") as file:
        file.seek(100_000_000)
        file.write(b"damage")
    with start() as machine:
        assert machine.versions["strongswan"].startswith("5.9")
    assert said == ["the kept state of the lab's machine does not start, so it boots anew"]
    assert snapshot.sound()
    with start() as machine:
        assert machine.versions["strongswan"].startswith("5.9")
    assert len(said) == 1


@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap", "setpriv")
def test_a_state_that_qemu_does_not_take_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound file of another QEMU, say."""
    snapshot = kept(tmp_path / "lab.state")
    monkeypatch.setattr(VirtualMachine, "snapshot", snapshot)
    before = snapshot.path.read_bytes()
    said: list[str] = []
    with Machine(Way("bookworm", "a test"), said.append) as machine:
        assert machine.versions["system"]
    assert len(said) == 1
    assert snapshot.sound()
    assert snapshot.path.read_bytes() != before
