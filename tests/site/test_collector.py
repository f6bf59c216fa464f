"""The collectors: the same report whatever the shell and the user are, no key in it, and nothing changed by it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_powershell
from sandbox import Host

from swandoc import site

ASSETS = Path(site.__file__).parent / "assets"
SCRIPT = ASSETS / "swandoc-collect.sh"
SHELLS = ("dash", "busybox ash", "bash --posix")
KEY = "0x00112233445566778899aabbccddeeff01234567"


def collect(host: Host, before: str = "", shell: str = "dash", as_user: str = "", path: str = "") -> str:
    """The report of ``host`` after the commands ``before``; its status is 0 and it complains of nothing."""
    host.path("/tmp/collect.sh").write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    host.do(f"{before}\nchmod 644 /tmp/collect.sh")
    result = host.sh(f"{path} {as_user} {shell} /tmp/collect.sh", deadline=60)
    assert (result.status, result.err) == (0, "")
    return result.out


def sections(report: str) -> dict[str, str]:
    """What stands below each header line."""
    parts = re.split(r"(?m)^### (.*)\n", report)
    return {name: body.strip("\n") for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def fake(host: Host, name: str, script: str) -> str:
    """Put a program first in the path; returns the assignment that does so."""
    program = host.path(f"/tmp/fake/{name}")
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    program.chmod(0o755)
    return "PATH=/tmp/fake:$PATH"


@pytest.mark.needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    checked = subprocess.run(["shellcheck", "--shell=sh", str(SCRIPT)], capture_output=True, text=True, timeout=60)
    assert checked.stdout == ""


def test_it_is_short_enough_to_read_before_running_it_as_root() -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 90


@pytest.mark.needs("root", "busybox")
def test_every_shell_gives_the_same_sections(host: Host) -> None:
    reports = [sections(collect(host, shell=shell)) for shell in SHELLS]
    for report in reports:
        assert list(report) == list(reports[0])
        assert report["ip addr"] == reports[0]["ip addr"]
        assert report["ip route show table all"] == reports[0]["ip route show table all"]


@pytest.mark.needs("root")
def test_it_says_first_who_it_is_and_then_each_command_as_it_ran(host: Host) -> None:
    report = collect(host, "sysctl -qw net.ipv4.conf.eth0.rp_filter=2; iptables -A FORWARD -s 10.3.0.0/24 -j DROP")
    assert report.startswith(f"### swandoc-collect 1 host={os.uname().nodename}\n")
    said = sections(report)
    assert "inet 192.0.2.1/24" in said["ip addr"]
    assert "default via 192.0.2.254 dev eth0" in said["ip route show table all"]
    assert "[0:0] -A FORWARD -s 10.3.0.0/24 -j DROP" in said["iptables-save -c"]
    sysctls = next(body for name, body in said.items() if name.startswith("sysctl -a | grep"))
    assert "net.ipv4.conf.eth0.rp_filter = 2" in sysctls
    assert "net.ipv4.ip_forward = " in sysctls
    assert "secret" not in sysctls


@pytest.mark.needs("root")
def test_it_changes_nothing(host: Host) -> None:
    before = host.state()
    collect(host)
    host.path("/tmp/collect.sh").unlink()
    assert host.state() == before


@pytest.mark.needs("root")
def test_what_only_root_may_read_is_named_and_has_no_section(host: Host) -> None:
    report = collect(host, as_user="setpriv --reuid=65534 --regid=65534 --clear-groups")
    assert "### swandoc-collect: not run as root\n" in report
    unread = "### swandoc-collect: could not read:"
    assert f"{unread} ip -s xfrm policy: RTNETLINK answers: Operation not permitted" in report
    assert re.search(rf"{unread} iptables-save -c: .*Permission denied", report)
    assert {"ip -s xfrm policy", "iptables-save -c", "nft list ruleset"}.isdisjoint(sections(report))
    assert "inet 192.0.2.1/24" in sections(report)["ip addr"]


@pytest.mark.needs("root")
def test_keys_that_an_old_ip_prints_are_hidden(host: Host) -> None:
    """iproute2 before 5.x knows no `nokeys` and refuses it."""
    path = fake(
        host,
        "ip",
        f"""
case $* in
  *nokeys) echo 'argument "nokeys" is wrong' >&2; exit 255 ;;
  *'xfrm state') printf 'src 192.0.2.1 dst 192.0.2.2\\n\\tproto esp spi 0xc1a2b3c4(3248665540) reqid 1 mode tunnel\\n'
    printf '\\tauth-trunc hmac(sha256) {KEY} 128\\n\\tenc cbc(aes) {KEY}\\n\\taead rfc4106(gcm(aes)) {KEY} 128\\n' ;;
  *) exec /sbin/ip "$@" ;;
esac
""",
    )
    report = collect(host, path=path)
    assert KEY[2:14] not in report
    state = sections(report)["ip -s xfrm state"]
    assert "spi 0xc1a2b3c4(3248665540)" in state
    assert "auth-trunc hmac(sha256) <<Keys hidden>> 128" in state


@pytest.mark.needs("root")
def test_keys_that_a_talkative_charon_logs_are_hidden(host: Host) -> None:
    path = fake(
        host,
        "journalctl",
        """
echo 'Nov 26 02:00:01 gw charon[1]: 05[IKE] Sk_ei secret => 16 bytes @ 0x7f45d4000b20'
echo 'Nov 26 02:00:01 gw charon[1]: 05[IKE]    0: 0A 1B 2C 3D 4E 5F 60 71 82 93 A4 B5 C6 D7 E8 F9  ..,=N_`q........'
echo 'Nov 26 02:00:01 gw charon[1]: 05[IKE] CHILD_SA net{1} established'
""",
    )
    report = collect(host, path=path)
    assert "0A 1B 2C" not in report
    assert "CHILD_SA net{1} established" in report


@pytest.mark.needs("root", "busybox")
def test_with_busybox_instead_of_iproute2_it_reads_what_there_is(host: Host) -> None:
    said = sections(collect(host, path=fake(host, "ip", 'exec busybox ip "$@"\n'), shell="busybox ash"))
    assert "eth0" in said["ip link"]
    assert "default via 192.0.2.254 dev eth0" in said["ip route show table all"]
    assert "ip -d link" not in said
    assert any(name.startswith("swandoc-collect: could not read: ip -s xfrm policy:") for name in said)


@pytest.mark.needs("root")
def test_a_long_table_of_connections_is_cut_and_says_so(host: Host) -> None:
    path = fake(host, "conntrack", "seq -f 'udp 17 29 src=10.3.0.1 dst=10.1.0.5 sport=%g dport=53' 1000\n")
    tracked = sections(collect(host, path=path))["conntrack -L"].splitlines()
    assert len(tracked) == 301
    assert tracked[-1] == "[...]"


def test_the_collector_for_windows_is_grammatical() -> None:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    tree = parser.parse((ASSETS / "swandoc-collect.ps1").read_bytes())
    assert not tree.root_node.has_error


def test_the_collector_for_windows_only_reads() -> None:
    text = (ASSETS / "swandoc-collect.ps1").read_text(encoding="utf-8")
    cmdlets = {name.split("-")[0] for name in re.findall(r"\b[A-Z][a-z]+-[A-Z]\w+", text)}
    assert cmdlets == {"Get", "Show", "Format", "Select", "Out"}
