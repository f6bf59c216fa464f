"""Plans handed to machines that run side by side."""

from __future__ import annotations

import json
import os
import pty
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from swandoc.lab.look_around import look_around
from swandoc.lab.machine import Machine, Way
from swandoc.lab.plan import Plan
from swandoc.lab.proof import read_proof
from swandoc.lab.prove import Result, due_scenarios, prove
from swandoc.lab.refusal import LabFailed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("root", "ip", "nft", "ping", "sysctl", "unshare")
HERE = Way("", "tests need no ESP")
LOOK_AROUND = """
import json, sys
from pathlib import Path
from swandoc.lab.look_around import look_around
from swandoc.lab.machine import Way
from swandoc.lab.plan import Plan
look_around(Plan("one", json.loads(Path(sys.argv[1]).read_text()), ()), "broken", Way("", "a test"), print)
"""


def plan(scenario: str, run: str) -> Plan:
    """One host whose ping to itself is broken by ``run``."""
    host = {"interfaces": {}, "routes": [], "forwarding": False, "setup": None, "charon": False, "files": {}}
    probe = {
        "where": "host",
        "ping": "127.0.0.1",
        "fetch": None,
        "size": None,
        "whole": False,
        "flow": None,
        "seconds": 1,
    }
    content: dict[str, Any] = {
        "topology": {"hosts": {"host": host}, "tunnel": None, "sessions": []},
        "broken_by": [{"where": "host", "run": run}],
        "symptom": [probe],
        "reconnect": False,
        "beforehand": [],
        "afterwards": [],
        "tunnelled": False,
        **{key: [] for key in ("given", "passes", "packets", "counters", "looks", "neighbours", "cures")},
    }
    return Plan(scenario, content, (("By hand", "", "nobody types here"),))


def test_every_plan_is_run_and_its_proof_written(tmp_path: Path) -> None:
    plans = {name: [plan(name, "ip link set lo down")] for name in ("one", "two", "three")}
    said: list[str] = []
    results: list[Result] = []
    prove(plans, plans, HERE, tmp_path, said.append, results, machines=2)
    assert sorted(result.scenario for result in results) == ["one", "three", "two"]
    assert [failure for result in results for failure in result.failures] == []
    assert due_scenarios(plans, tmp_path) == []
    (run,) = read_proof(tmp_path, "one").runs
    assert run["unproven"] == [{"remedy": "By hand", "dialect": "", "reason": "nobody types here"}]
    assert run["versions"]["kernel"]


def test_what_does_not_hold_is_told_and_stays_to_be_proven(tmp_path: Path) -> None:
    plans = {"one": [plan("one", "true")]}
    said: list[str] = []
    results: list[Result] = []
    prove(plans, plans, HERE, tmp_path, said.append, results)
    (result,) = results
    assert result.failures == ("broken: a probe of the symptom passes",)
    assert any("NOT proven" in line for line in said)
    assert due_scenarios(plans, tmp_path) == ["one"]


def test_a_plan_that_cannot_be_run_is_told_and_the_others_are_proven(tmp_path: Path) -> None:
    broken = Plan("one", {**plan("one", "true").content, "topology": {}}, ())
    plans = {"one": [broken], "two": [plan("two", "ip link set lo down")]}
    results: list[Result] = []
    prove(plans, plans, HERE, tmp_path, lambda line: None, results, machines=1)
    failures = {result.scenario: result.failures for result in results}
    assert failures["two"] == ()
    assert failures["one"][0].startswith("the lab's program failed")
    assert due_scenarios(plans, tmp_path) == ["one"]


def test_a_machine_that_ends_by_itself_ends_every_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = {"one": [plan("one", "true")], "two": [plan("two", "ip link set lo down")]}

    def kill(machine: Machine, *_: object) -> dict[str, Any]:
        machine._process.kill()
        return dict(machine._receive("outcome"))

    monkeypatch.setattr(Machine, "run", kill)
    with pytest.raises(LabFailed, match="ended by itself"):
        prove(plans, plans, HERE, tmp_path, lambda line: None, [], machines=2)


def test_a_plan_that_fails_gets_as_many_tries_as_allowed(tmp_path: Path) -> None:
    plans = {"one": [plan("one", "true")]}
    said: list[str] = []
    results: list[Result] = []
    prove(plans, plans, HERE, tmp_path, said.append, results, retries=1)
    (result,) = results
    assert (result.tries, bool(result.failures)) == (2, True)
    assert sum("is tried again" in line for line in said) == 1


def test_a_network_can_be_kept_to_look_around() -> None:
    with Machine(HERE, print) as machine:
        kept = machine.keep(plan("one", "ip link set lo down").content, "broken")
        assert kept["hosts"] == ["host"]
        assert [entry["run"] for entry in kept["done"] if "status" in entry] == ["ip link set lo down"]
        assert "state DOWN" in machine.ask("host", "ip link show lo")["out"]
        assert machine.ask("host", "false")["status"] == 1


def test_a_kept_network_takes_commands_until_exit(capsys: pytest.CaptureFixture[str]) -> None:
    lines = iter(["hostname", "host", "exit"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("click.prompt", lambda *_, **__: next(lines))
        look_around(plan("one", "true"), "broken", HERE, print)
    assert capsys.readouterr().out.endswith("host\n")


def test_a_shell_on_a_host_has_a_terminal() -> None:
    with Machine(HERE, print) as machine:
        machine.keep(plan("one", "true").content, "broken")
        machine.enter("host", lines=31, columns=97)
        machine.type(b"stty size; hostname; exit\n")
        shown = b"".join(iter(machine.shown, None))
        assert b"31 97\r\nhost\r\n" in shown
        machine.type(b"nobody reads this\n")
        assert machine.ask("host", "true")["status"] == 0


def test_a_terminal_is_handed_to_a_shell_until_it_ends(tmp_path: Path) -> None:
    """Typed at a real terminal: Ctrl-C is for the host's command, and the prompt comes back afterwards."""
    content = tmp_path / "plan.json"
    content.write_text(json.dumps(plan("one", "true").content))
    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-c", LOOK_AROUND, str(content)])
    screen, begin = b"", time.monotonic()
    for awaited, keys in (
        (b"ends the network.", b""),
        (b"host# ", b"enter\n"),
        (b"host# ", b"sh -c 'echo sleep''s; exec sleep 600'\n"),
        (b"sleeps\r\n", b"\x03"),
        (b"host# ", b"hostname -f; exit\n"),
        (b"exit", b""),
        (b"host# ", b"exit\n"),
    ):
        while awaited not in screen:
            screen += os.read(terminal, 4096)
        screen = screen.split(awaited, 1)[1]
        os.write(terminal, keys)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)
    assert time.monotonic() - begin < 300
