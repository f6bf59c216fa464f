"""Everything on a host that a snippet can change, as texts to compare.

Left out is what counts or measures by itself, and the empty chains that iptables makes in a table on first use and
never removes: they accept everything and change nothing.
"""

from __future__ import annotations

import os
import re
import resource
import socket
import stat
import struct
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .kernel import ConfigurationWatch
from .vici import Vici, ViciFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

OVERLAID = ("etc", "root", "var")
CHANGED = "/tmp/.lab/changed"
"""Where a host sees the files that it has written or removed."""
UNCHANGED = "/tmp/.lab/unchanged"
"""Where it sees the machine's own."""

_REMOVED = "removed"
_NOISE = re.compile(r"var/(log|cache|tmp)(/|$)|etc/ld\.so\.cache|var/lib/systemd/deb-systemd")
_COUNTING = re.compile(r"netfilter/nf_conntrack_count|/flush$|nf_log/|route/gc_|ipv6/conf/.*/stable_secret|mac_addr$")
_OPEN_FILES = 16384
_LINKS = "link show\n"
_ROUTES = """
addr show
rule show
route show table all
neigh show proxy
"""


class State:
    """Reads the state again and again; what the kernel announces changes of, only when it has changed."""

    def __init__(self) -> None:
        self._watch = ConfigurationWatch()
        self._generation = -1
        self._settings: dict[str, int] = {}
        self._interfaces: list[tuple[int, str]] = []
        self._read: dict[str, str] = {}

    def read(self) -> dict[str, str]:
        """The state by subject: files, settings, addresses and routes, packet filter, charon's configuration."""
        if self._watch.changed():
            if self._interfaces != (interfaces := socket.if_nameindex()):  # an interface made anew has a new index
                self._interfaces = interfaces
                self._open_settings()
            self._read |= {"ip -4": _network("-4"), "ip -6": _network("-6")}
        generation = _nft_generation()
        if generation != self._generation:
            self._generation = generation
            self._read |= {"nft": _plain(_run("nft", "list", "ruleset")), "iptables": _saved("nft")}
        return {
            **self._read,
            "files": "\n".join(_files()),
            "sysctl": "\n".join(_values(self._settings)),
            "iptables-legacy": _saved("legacy"),
            "charon": _charon(),
        }

    def _open_settings(self) -> None:
        """Keep every setting's file open: to open a thousand of them costs more than to read them."""
        for file in self._settings.values():
            os.close(file)
        self._settings = {}
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        for path in sorted(_setting_files()):
            with suppress(OSError):
                self._settings[path] = os.open(path, os.O_RDONLY)


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
    """The addresses and all that leads packets, of one family; with "-4" the interfaces as well."""
    lines = _run("ip", family, "-o", "-batch", "-", given=(_LINKS if family == "-4" else "") + _ROUTES)
    text = re.sub(r"(?m)^\d+: |@if\d+|\bqlen \d+|state [A-Z]+|<\S+>|link-netnsid \d+", "", lines)
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
    rules = re.sub(r"(?m)^table ip6? (filter|nat|mangle|raw|security) \{\n+\}\n", "", rules)
    return re.sub(r"\n{2,}", "\n", rules)


def _setting_files() -> Iterator[str]:
    """The files below /proc/sys/net that hold settings."""
    for folder, folders, files in os.walk("/proc/sys/net"):
        if folder.endswith("/neigh"):
            folders[:] = [name for name in folders if name != "default"]
        yield from (path for name in files if not _COUNTING.search(path := f"{folder}/{name}"))


def _values(settings: dict[str, int]) -> Iterator[str]:
    """A line for each of the settings, whose files are open."""
    for path, file in settings.items():
        with suppress(OSError):  # an interface's settings go with it, and some can only be written
            yield f"{path[10:]} = {os.pread(file, 4096, 0).decode(errors='replace').strip()}"


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
