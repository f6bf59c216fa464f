"""Linux hosts to break: network, files and processes of their own, on the kernel that runs the tests.

A `Host` writes to its own copies of /etc, /root, /tmp and /var, has an empty /run (so that no tool finds the
machine's daemons) and sees the rest of the machine read-only. It is gone with all its processes when it is
closed or when the test run dies. `contract` holds snippets to their promises in it.
"""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

NETWORK = """
sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0
ip link set lo up
touch /run/.sandbox/far
unshare --net=/run/.sandbox/far true
for link in eth0 eth1; do
  ip link add $link address 02:00:00:00:00:0${link#eth} type veth peer name $link netns /run/.sandbox/far
  ip link set $link up
  nsenter --net=/run/.sandbox/far ip link set $link up
done
ip addr add 192.0.2.1/24 dev eth0
ip addr add 2001:db8::1/64 dev eth0 nodad
ip addr add 10.1.0.1/16 dev eth1
ip addr add 2001:db8:1::1/64 dev eth1 nodad
ip route add default via 192.0.2.254
ip route add default via 2001:db8::fe
"""
"""A gateway: eth0 is its Internet side, eth1 its LAN."""

_OVERLAID = ("etc", "root", "tmp", "var")
_FILES = "/run/.sandbox"
_CREATE = f"""
set -e
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /run
for directory in {" ".join(_OVERLAID)}; do
  mkdir -p {_FILES}/upper/$directory {_FILES}/work/$directory
  layers=lowerdir=/$directory,upperdir={_FILES}/upper/$directory,workdir={_FILES}/work/$directory
  mount -t overlay -o $layers overlay /$directory
done
mount -o remount,bind,ro /
rm -f /etc/systemd/system/*.wants/*
"""
_RECREATE = """
set -e
mount -t proc proc /proc
mount -t sysfs sysfs /sys
find /run -mindepth 1 -maxdepth 1 ! -name .sandbox -exec rm -rf {} +
"""
_ANCHOR = "echo ready; exec cat"  # ends when the pipe to it closes, and as process 1 takes every other with it
_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C",
    "SYSTEMD_OFFLINE": "1",  # systemctl enable writes links and asks no running systemd
}
_NOISE = re.compile(r"run/(xtables\.lock|lock|mount)|var/(log|cache|tmp|lib/systemd/deb-systemd)|etc/ld\.so\.cache")
# What counts or measures by itself: it changes without anybody's command.
_COUNTING = re.compile(r"^net\.netfilter\.nf_conntrack_count |^net\.core\.bpf_|\.route\.flush ")


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


class Host:
    """A host in namespaces of its own. ``network`` makes its links and addresses, now and at each boot."""

    def __init__(self, network: str = NETWORK) -> None:
        self._network = network
        self._start([], _CREATE)

    def __enter__(self) -> Host:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _start(self, within: list[str], script: str) -> None:
        unshare = [
            "unshare",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--propagation",
            "private",
        ]
        self._anchor = subprocess.Popen(
            [*within, *unshare, "sh", "-c", script + _ANCHOR],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_ENVIRONMENT,
            text=True,
        )
        assert self._anchor.stdout is not None
        if self._anchor.stdout.readline() != "ready\n":
            self.close()
            pytest.fail("the sandbox did not start")
        self.pid = int(Path(f"/proc/{self._anchor.pid}/task/{self._anchor.pid}/children").read_text())
        self.do(self._network)

    def close(self) -> None:
        """End every process in the host; its files and its network go with them."""
        self._end(self._anchor)

    @staticmethod
    def _end(anchor: subprocess.Popen[str]) -> None:
        for pipe in (anchor.stdin, anchor.stdout):
            if pipe is not None:
                pipe.close()
        try:
            anchor.wait(5)
        except subprocess.TimeoutExpired:
            anchor.kill()
            anchor.wait(5)

    def sh(self, text: str, deadline: float = 20, shell: str = "sh") -> Result:
        """Run ``text`` as root; TimeoutExpired after ``deadline`` seconds."""
        with self.popen([shell, "-c", text], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                out, err = process.communicate(timeout=deadline)
            except subprocess.TimeoutExpired:
                kill(process)
                raise
        return Result(process.returncode, out, err)

    def do(self, text: str, deadline: float = 20) -> str:
        """Like `sh` for what must succeed; its output."""
        result = self.sh(text, deadline)
        assert result.status == 0, f"{text}\n-> status {result.status}\n{result.out}{result.err}"
        return result.out

    def popen(
        self, command: list[str], stdin: int = subprocess.PIPE, stderr: int | None = None
    ) -> subprocess.Popen[str]:
        """Start ``command`` in the host, in a session of its own. It ends with the host at the latest."""
        return subprocess.Popen(
            ["nsenter", "-t", str(self.pid), "--net", "--mount", "--pid", *command],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=_ENVIRONMENT,
            text=True,
            start_new_session=True,
        )

    def path(self, path: str) -> Path:
        """Where the machine finds the host's file ``path``."""
        return Path(f"/proc/{self.pid}/root{path}")

    def state(self) -> str:
        """Everything that a snippet can change, as one text to compare."""
        return "\n".join([*self.files(), *self.rules(), *self.kernel()])

    def files(self) -> list[str]:
        """A line for each file that differs from the machine's: its kind, mode, owner and content."""
        found = []
        for directory in (*_OVERLAID, "run"):
            upper = self.path(f"{_FILES}/upper/{directory}" if directory != "run" else "/run")
            for entry in sorted(upper.rglob("*")):
                name = f"{directory}/{entry.relative_to(upper)}"
                if name.startswith("run/.sandbox") or _NOISE.match(name) or directory == "tmp":
                    continue
                here = _describe(self.path(f"/{name}"))
                if here == "absent" and ".wants" in name:
                    continue  # the machine's own services, and the directory when systemctl finds it empty
                if directory == "run" or here != _describe(Path(f"/{name}")):
                    found.append(f"/{name}: {here}")
        return found

    def rules(self) -> list[str]:
        """The packet filter: iptables of both variants and nftables, without counters and dates."""
        saves = (f"{family}-{variant}-save" for family in ("iptables", "ip6tables") for variant in ("nft", "legacy"))
        script = "; ".join(f'echo "== {save}"; {save} 2>/dev/null' for save in saves)
        saved = self.sh(f"{script}; echo '== nft'; nft list ruleset").out
        saved = re.sub(r"(?m)^#.*\n|\[\d+:\d+\]| *packets \d+ bytes \d+", "", saved)
        # iptables makes a table's chains on first use and never removes them. Empty they change nothing.
        saved = re.sub(r"(?m)^\*\w+\n(:[A-Z]+ ACCEPT ?\n)*COMMIT\n", "", saved)
        saved = re.sub(r"\tchain [A-Z]+ \{\n\t\ttype [^\n]* policy accept;\n\t\}\n", "", saved)
        saved = re.sub(r"(?m)^table ip6? (filter|nat|mangle|raw|security) \{\n+\}\n", "", saved)
        return [line for line in saved.splitlines() if line]

    def kernel(self) -> list[str]:
        """Kernel settings, links, addresses, routes, routing rules and proxied neighbours."""
        script = """
        sysctl -a --pattern '^net' 2>/dev/null
        ip -o link; ip -o -4 addr; ip -o -6 addr; ip -4 rule; ip -6 rule
        ip -4 route show table all; ip -6 route show table all; ip -4 neigh show proxy; ip -6 neigh show proxy
        """
        return [line for line in self.do(script).splitlines() if not _COUNTING.search(line)]

    def reboot(self) -> None:
        """A fresh network with the same files (except /run), then what a boot does with those files."""
        old = self._anchor
        self._start(["nsenter", "-t", str(self.pid), "--mount"], _RECREATE)
        self._end(old)
        # The rest of a real boot's sysctl settings would change the machine: only net is the host's own.
        self.do("sysctl --quiet --system --pattern '^net' 2>&1")
        for unit in self._enabled():
            for command in _setting(unit, "ExecStart"):
                background = "" if "oneshot" in _setting(unit, "Type") else " >/dev/null 2>&1 &"
                self.do(command.lstrip("-@:+!") + background)

    def _enabled(self) -> list[str]:
        """The contents of the enabled units, in the order that After= and Before= ask for."""
        order: TopologicalSorter[str] = TopologicalSorter()
        units: dict[str, str] = {}
        for target in ("sysinit", "network-online", "multi-user"):
            wants = f"/etc/systemd/system/{target}.target.wants"
            for link in self.path(wants).glob("*.service"):
                unit = self.path(os.path.join(wants, os.readlink(link))).read_text()
                units[link.name] = unit
                order.add(link.name, *" ".join(_setting(unit, "After")).split())
                for later in " ".join(_setting(unit, "Before")).split():
                    order.add(later, link.name)
        return [units[name] for name in order.static_order() if name in units]


def _setting(unit: str, key: str) -> list[str]:
    return re.findall(rf"(?m)^{key}=(.+)$", unit)


def kill(process: subprocess.Popen[str]) -> None:
    """End what `Host.popen` started, with all its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _describe(path: Path) -> str:
    """Kind, mode, owner and content of a file, in one line."""
    try:
        about = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "absent"
    text = f"{stat.filemode(about.st_mode)} {about.st_uid}:{about.st_gid}"
    if path.is_symlink():
        return f"{text} -> {os.readlink(path)}"
    return f"{text} {path.read_bytes()!r}" if path.is_file() else text


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Return as soon as ``condition()`` is true; fail after ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.01)


def connect(one: Host, its: str, other: Host, theirs: str) -> None:
    """A cable between two hosts, ready for packets. A reboot of either takes it away."""
    add = f"ip link add {its} netns {one.pid} type veth peer name {theirs} netns {other.pid}"
    subprocess.run(add.split(), check=True, timeout=10)
    one.do(f"ip link set {its} up")
    other.do(f"ip link set {theirs} up")
    wait_until(lambda: "state UP" in one.do(f"ip link show {its}"))


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as fresh:
        yield fresh
