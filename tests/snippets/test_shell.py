"""The shapes of shell parts, run by a real shell: dash where /bin/sh is dash."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import sandbox
from sandbox import Host

from swandoc.snippets import shell
from swandoc.snippets.parts import Part

host = sandbox.host


def sh(text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", text], capture_output=True, text=True, timeout=10)


def put(part: Part | list[str]) -> str:
    return part.text if isinstance(part, Part) else "\n".join(["set -eu", *part])


def test_a_failing_block_stops_but_the_shell_that_it_was_pasted_into_goes_on() -> None:
    ended = sh(shell.block("echo one", "false", "echo two").text + "\necho still here")
    assert ended.stdout == "one\nstill here\n"


def test_a_block_leaves_no_variables_and_no_options_behind() -> None:
    assert sh(shell.block("tool=x").text + '\necho "${tool-unset}$tool"').stdout == "unset\n"


@pytest.mark.parametrize(
    ("conditions", "words", "status"),
    [(["true"], "in place\n", 0), (["true", "true"], "in place\n", 0), (["true", "false"], "not in place\n", 1)],
)
@pytest.mark.parametrize("first", [(), ("tool=x",)])
def test_a_check_says_and_returns_whether_all_conditions_hold(
    conditions: list[str], words: str, status: int, first: tuple[str, ...]
) -> None:
    ran = sh(shell.check(*conditions, first=first).text)
    assert (ran.stdout, ran.returncode) == (words, status)


def test_a_check_cannot_end_or_change_the_shell_that_it_was_pasted_into() -> None:
    part = shell.check('[ "$tool" = y ]', first=["tool=x"])
    assert sh(part.text + '\necho "still here${tool-}"').stdout == "not in place\nstill here\n"


def test_a_file_is_written_as_it_is_without_any_expansion(tmp_path: Path) -> None:
    content = "$HOME `id` \\n 'single' \"double\"\n\tEND of it\n"
    path = tmp_path / "new" / "file.conf"
    assert sh(put(shell.write_file(str(path), content))).returncode == 0
    assert path.read_text() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.needs("root", "unshare")
def test_what_is_remembered_stays_what_it_was_first_and_is_forgotten_without_trace(host: Host) -> None:
    before = host.files()
    host.do(put(shell.remember("mtu/eth0", "echo 1500")))
    host.do(put(shell.remember("mtu/eth0", "echo 1400")))
    assert host.do("cat /var/lib/swandoc/mtu/eth0") == "1500\n"
    for _ in range(2):
        host.do(put(shell.forget("mtu/eth0")))
        assert host.files() == before


@pytest.mark.needs("root", "unshare")
def test_forgetting_one_thing_keeps_the_others(host: Host) -> None:
    host.do(put([*shell.remember("one", "echo 1"), *shell.remember("two", "echo 2")]))
    host.do(put(shell.forget("one")))
    assert host.do("cat /var/lib/swandoc/two") == "2\n"


@pytest.mark.needs("root", "unshare", "systemctl")
def test_a_boot_script_runs_after_the_units_it_names_and_goes_without_trace(host: Host) -> None:
    before = host.files()
    host.do(put(shell.boot_script("late", "Second", "echo late >> /run/order", after="swandoc-early.service")))
    host.do(put(shell.boot_script("early", "First", "echo early >> /run/order")))
    host.reboot()
    assert host.do("cat /run/order; rm /run/order") == "early\nlate\n"
    for _ in range(2):
        host.do(put([*shell.remove_boot_script("late"), *shell.remove_boot_script("early")]))
        assert host.files() == before


@pytest.mark.needs("root", "unshare", "systemctl", "systemd-analyze")
def test_systemd_accepts_the_unit(host: Host) -> None:
    host.do(put(shell.boot_script("x", "A summary: 10.3.0.0/24", "true", again_with=shell.FIREWALLS)))
    checked = host.sh("systemd-analyze verify --man=no /etc/systemd/system/swandoc-x.service")
    assert "swandoc-x" not in checked.out + checked.err
    assert f"PartOf={shell.FIREWALLS}" in host.do("cat /etc/systemd/system/swandoc-x.service")


@pytest.mark.parametrize(
    ("session", "stops"),
    [
        ("", False),
        ("10.0.0.1 5 10.0.0.2 22", False),
        ("10.0.0.1 5 10.0.0.2 2222", True),
        ("10.0.0.1 22 10.0.0.2 80", True),
    ],
)
def test_the_guard_stops_sessions_on_another_port_than_22(session: str, stops: bool) -> None:
    given = f"SSH_CONNECTION='{session}'\n" if session else "unset SSH_CONNECTION\n"
    ran = sh(given + put(shell.ssh_guard("10.3.0.0/24")) + "\necho done")
    assert (ran.stdout == "", ran.returncode == 1) == (stops, stops)
