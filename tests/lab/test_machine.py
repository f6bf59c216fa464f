"""Where the lab runs, and one scenario of the guide from end to end with real charons and the kernel's ESP."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from swandoc.guide.experiment import Experiment
from swandoc.guide.loader import load_guide
from swandoc.lab.machine import Machine, Way, choose_way
from swandoc.lab.plan import make_plans
from swandoc.lab.proof import claims
from swandoc.lab.refusal import LabRefused
from swandoc.lab.topology import load_topologies

DOCS = Path(__file__).parents[2] / "docs"
EXPERIMENT = Experiment.model_validate(
    {
        "topology": "roadwarrior",
        "broken_by": [{"where": "gateway", "run": "sysctl -w net.ipv4.ip_forward=0"}],
        "symptom": [{"where": "client", "ping": "{lan_host}"}],
        "passes": [{"where": "client", "ping": "{gateway_lan}"}],
        "counters": [{"where": "gateway", "name": "IpInAddrErrors"}],
        "overlaps": {
            "interface-forwarding-off": "An interface's own setting is enough.",
            "forwarding-not-permanent": "Its remedy turns forwarding on too.",
        },
    }
)


@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap")
def test_a_scenario_is_proven_in_the_virtual_machine() -> None:
    guide = load_guide(DOCS / "scenarios")
    topology = load_topologies(DOCS / "lab").by_id["roadwarrior"]
    (plan,) = make_plans(guide, "ipv4-forwarding-off", EXPERIMENT, topology)
    with Machine(Way("bookworm", "a test"), print) as machine:
        assert machine.versions["strongswan"].startswith("5.9")
        outcome = machine.run(plan.content, print)
    judged = {(where, claim["claim"]): (claim["holds"], claim["why"]) for where, claim in claims(outcome)}
    assert set(judged.values()) == {(True, "")}, judged
    names = {name for _, name in judged}
    assert {"healthy", "broken", "cured", "undone", "sessions kept", "survives a reboot", "does not cure"} <= names
    cured = next(claim for where, claim in claims(outcome) if claim["claim"] == "cured")
    assert any(entry.get("note") == "bytes in the tunnel" for entry in cured["transcript"])


def test_a_release_that_is_asked_for_runs_in_a_virtual_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path=None: f"/usr/bin/{name}")
    assert choose_way("trixie").release == "trixie"


def test_without_root_and_without_qemu_the_lab_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    with pytest.raises(LabRefused, match="not root") as refused:
        choose_way()
    assert "qemu" in refused.value.hint


@pytest.mark.needs("root", "unshare")
def test_nothing_is_left_of_a_lab_that_is_killed() -> None:
    machine = Machine(Way("", "a test"), print)
    with machine:
        (child,) = Path(f"/proc/{machine._process.pid}/task/{machine._process.pid}/children").read_text().split()
        assert os.readlink(f"/proc/{child}/ns/mnt") != os.readlink("/proc/self/ns/mnt")
    end = time.monotonic() + 5
    while Path(f"/proc/{child}").exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    assert "swandoc-lab" not in subprocess.run(["mount"], capture_output=True, text=True, check=True).stdout
