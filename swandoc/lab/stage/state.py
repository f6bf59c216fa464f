"""Everything on a host that a snippet can change, as texts to compare.

Left out is what counts or measures by itself, and the empty chains that iptables makes in a table on first use and
never removes: they accept everything and change nothing.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import struct
import subprocess
from contextlib import suppress
from pathlib import Path

from .vici import Vici, ViciFailed

OVERLAID = ("etc", "root", "var")
CHANGED = "/tmp/.lab/changed"
"""Where a host sees the files that it has written or removed."""
UNCHANGED = "/tmp/.lab/unchanged"
"""Where it sees the machine's own."""

_REMOVED = "removed"
_NOISE = re.compile(r"var/(log|cache|tmp)(/|$)|etc/ld\.so\.cache|var/lib/systemd/deb-systemd")
_COUNTING = re.compile(r"netfilter/nf_conntrack_count|/flush$|nf_log/|route/gc_|ipv6/conf/.*/stable_secret|mac_addr$")
_ROUTES = """
addr show
rule show
route show table all
neigh show proxy
"""


class State:
    """Reads the state again and again; the packet filter only when it has changed."""

    def __init__(self) -> None:
        self._generation = -1
        self._nft = ""
        self._iptables = ""

    def read(self) -> dict[str, str]:
        """The state by subject: files, settings, addresses and routes, packet filter, charon's configuration."""
        self._read_packet_filter()
        return {
            "files": "\n".join(_files()),
            "sysctl": "\n".join(_settings()),
            "ip -4": _network("-4"),
            "ip -6": _network("-6"),
            "nft": self._nft,
            "iptables": self._iptables + _saved("legacy"),
            "charon": _charon(),
        }

    def _read_packet_filter(self) -> None:
        generation = _nft_generation()
        if generation == self._generation:
            return
        self._generation = generation
        self._nft = _plain(_run("nft", "list", "ruleset"))
        self._iptables = _saved("nft")


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """One line for each line that is gone (-) or new (+), with its subject."""
    lines = []
    for subject in before:
        old, new = before[subject].splitlines(), after[subject].splitlines()
        if old != new:
            gone, added = [line for line in old if line not in new], [line for line in new if line not in old]
            lines += [f"{subject}: -{line}" for line in gone] + [f"{subject}: +{line}" for line in added]
            if not gone and not added:
                lines.append(f"{subject}: the same lines in another order or number")
    return lines


def _run(*command: str, given: str = "") -> str:
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout


def _network(family: str) -> str:
    lines = [_run("ip", family, "-o", "-batch", "-", given=_ROUTES)]
    if family == "-4":
        lines.insert(0, _run("ip", "-o", "link"))
    text = re.sub(r"(?m)^\d+: |@if\d+|\bqlen \d+|state [A-Z]+|<\S+>|link-netnsid \d+", "", "".join(lines))
    return "\n".join(line for line in text.splitlines() if " cache " not in line)


def _nft_generation() -> int:
    """The number that the kernel gives to the ruleset's present version."""
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12) as netlink:  # NETLINK_NETFILTER
            netlink.settimeout(1)
            netlink.bind((0, 0))
            netlink.send(struct.pack("=IHHIII", 20, (10 << 8) | 16, 1, 1, 0, 0))  # NFT_MSG_GETGEN
            (generation,) = struct.unpack_from("!I", netlink.recv(4096), 24)
            return int(generation)
    except (OSError, struct.error):
        return -2


def _saved(variant: str) -> str:
    found = ""
    for family in ("ip", "ip6"):
        names = Path(f"/proc/net/{family}_tables_names")
        if variant == "nft" or (names.exists() and names.read_text().strip()):
            found += f"{family}tables-{variant}\n" + _plain(_run(f"{family}tables-{variant}-save"))
    return found


def _plain(rules: str) -> str:
    rules = re.sub(r"(?m)^#.*\n|\[\d+:\d+\]| *packets \d+ bytes \d+", "", rules)
    rules = re.sub(r"(?m)^\*\w+\n(:[A-Z]+ ACCEPT ?\n)*COMMIT\n", "", rules)
    rules = re.sub(r"\tchain [A-Z]+ \{\n\t\ttype [^\n]* policy accept;\n\t\}\n\n?", "", rules)
    return re.sub(r"(?m)^table ip6? (filter|nat|mangle|raw|security) \{\n+\}\n", "", rules)


def _settings() -> list[str]:
    """A line for each file below /proc/sys/net, read without what open() does beyond the system call."""
    found = []
    for folder, folders, files in os.walk("/proc/sys/net"):
        if folder.endswith("/neigh"):
            folders[:] = [name for name in folders if name != "default"]
        for name in files:
            path = f"{folder}/{name}"
            if _COUNTING.search(path):
                continue
            with suppress(OSError):
                file = os.open(path, os.O_RDONLY)
                try:
                    found.append(f"{path[10:]} = {os.read(file, 4096).decode(errors='replace').strip()}")
                finally:
                    os.close(file)
    return sorted(found)


def _files() -> list[str]:
    """A line for each file that differs from the machine's: its mode, owner and content."""
    found = []
    for directory in OVERLAID:
        for folder, folders, files in os.walk(f"{CHANGED}/{directory}"):
            for name in (*folders, *files):
                path = f"{folder}/{name}"
                known = path.removeprefix(f"{CHANGED}/")
                description = _describe(Path(path))
                if not _NOISE.match(known) and description != _describe(Path(UNCHANGED, known)):
                    found.append(f"/{known}: {description}")
    return sorted(found)


def _describe(path: Path) -> str:
    try:
        about = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return _REMOVED
    text = f"{stat.filemode(about.st_mode)} {about.st_uid}:{about.st_gid}"
    if stat.S_ISCHR(about.st_mode):  # how an overlay remembers it
        return _REMOVED
    if path.is_symlink():
        return f"{text} -> {os.readlink(path)}"
    return f"{text} {path.read_bytes()!r}" if path.is_file() else text


def _charon() -> str:
    try:
        with Vici(5) as charon:
            said = [f"{event} {message}" for event, message in _loaded(charon)]
    except (OSError, ViciFailed):
        return ""
    return "\n".join(sorted(said))


def _loaded(charon: Vici) -> list[tuple[str, object]]:
    listed = [("conn", one) for one in charon.listed("list-conns", "list-conn")]
    listed += [("policy", one) for one in charon.listed("list-policies", "list-policy")]
    pools = charon.call("get-pools")
    return [*listed, *(("pool", (name, pool.get("base"), pool.get("size"))) for name, pool in pools.items())]
