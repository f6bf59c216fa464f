"""Kernel parameters: sysctl for now, a file in /etc/sysctl.d for every boot.

Keys are written with ``/``, so that the dots of an interface such as eth0.100 stay what they are (sysctl.d(5)).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..intents.system import EnableForwarding, SetSysctl
from ..parts import Dialect, Part, Parts
from ..shell import KEEP_ROUTER, STATE, block, check, forget, remember, write_file
from ..slots import mark

if TYPE_CHECKING:
    from ..intents.netfilter import Family

SYSCTL = Dialect(id="sysctl", label="sysctl", language="sh", suffix="sh", order=30)

_SWITCH: dict[Family, str] = {"ipv4": "net.ipv4.ip_forward", "ipv6": "net.ipv6.conf.all.forwarding"}
# What changes with the switch, apart from itself: inet_forward_change() in net/ipv4/devinet.c and
# addrconf_fixup_forwarding() in net/ipv6/addrconf.c.
_RESET: dict[Family, str] = {
    "ipv4": r"^net\.ipv4\.conf\.(all\.accept_redirects|.*\.forwarding) ",
    "ipv6": r"^net\.ipv6\.conf\..*\.forwarding ",
}
_SWITCHES: dict[str, Family] = {
    "net/ipv4/ip_forward": "ipv4",
    "net/ipv4/conf/all/forwarding": "ipv4",
    "net/ipv6/conf/all/forwarding": "ipv6",
}
_FILES = "Files in `/etc/sysctl.d` are read in the order of their names: a later one that names the same key wins."


def _state_of(family: Family) -> str:
    return f"{{ sysctl {_SWITCH[family]}; sysctl -a 2>/dev/null | grep -E '{_RESET[family]}'; }}"


def _back(*names: str) -> list[str]:
    """Lines that set again what was kept under each name."""
    lines = []
    for name in names:
        back = [f"sysctl -q -e -p {STATE}/{name}", *forget(name)]
        lines += [f"if [ -e {STATE}/{name} ]; then", *(f"  {line}" for line in back), "fi"]
    return lines


@SYSCTL.says(EnableForwarding)
def enable_forwarding(intent: EnableForwarding) -> Parts:
    keys = {f"enable-forwarding-{family}": _SWITCH[family] for family in intent.families}
    apply, persist = [], []
    for family, (name, key) in zip(intent.families, keys.items(), strict=True):
        apply += [
            f'if [ "$(sysctl -n {key})" != 1 ]; then',
            *(f"  {line}" for line in KEEP_ROUTER if family == "ipv6"),
            "  # It also resets settings of each interface: keep them for undo.",
            *(f"  {line}" for line in remember(name, _state_of(family))),
            f"  sysctl -w {key}=1",
            "fi",
        ]
        persist += write_file(_file(name), f"{key} = 1")
    learned = (
        ""
        if "ipv6" not in intent.families
        else (
            " IPv6: if the default route comes from router advertisements (`proto ra`), set `accept_ra` of that "
            "interface to 2 first. Otherwise the kernel deletes the route at once and learns it no more; apply stops "
            "before that."
        )
    )
    return Parts(
        check=check(*(f'[ "$(sysctl -n {key})" = 1 ]' for key in keys.values())),
        apply=block(*apply),
        verify=Part(f"sysctl {' '.join(keys.values())}", expect="\n".join(f"{key} = 1" for key in keys.values())),
        undo=block(f"rm -f {' '.join(_file(name) for name in keys)}", *_back(*keys)),
        persist=block(*persist, note=f"{_FILES} ufw has a file of its own: see its tab."),
        note="Where it is 1 already nothing changes: an interface whose own `forwarding` is 0 keeps that." + learned,
        short="\n".join(f"sysctl -w {key}=1" for key in keys.values()),
    )


@SYSCTL.says(SetSysctl)
def set_sysctl(intent: SetSysctl) -> Parts:
    key = mark(_slashed(intent.key))
    value = " ".join(str(intent.value).split())
    name = f"set-sysctl-{mark(intent.key).replace('/', '.').replace('*', 'each')}"
    of_interface = "conf/" in key and not re.search("conf/(all|default)/", key)
    note = _FILES + (
        " For an interface that appears late udev applies the file once more; without systemd set it when the "
        "interface comes up."
        if of_interface
        else ""
    )
    undo = block(f"rm -f {_file(name)}", *_back(name))
    persist = block(*write_file(_file(name), f"{key} = {value}"), note=note)
    if "*" in key:
        return _set_each(f"/proc/sys/{key}", value, name, undo, persist)
    now = f"$(sysctl -n {key})" if " " not in value else f"$(sysctl -n {key} | tr '\\t' ' ')"
    family = _SWITCHES.get(key)
    setting = f'"{key}={value}"' if " " in value else f"{key}={value}"
    return Parts(
        check=check(f'[ "{now}" = "{value}" ]'),
        apply=block(
            f'if [ "{now}" != "{value}" ]; then',
            *(f"  {line}" for line in remember(name, _state_of(family) if family else f"sysctl {key}")),
            f"  sysctl -w {setting}",
            "fi",
        ),
        verify=Part(f"sysctl {key}", expect=f"{_printed(key)} = {value.replace(' ', '…')}"),
        undo=undo,
        persist=persist,
        short=f"sysctl -w {setting}",
    )


def _set_each(files: str, value: str, name: str, undo: Part, persist: Part) -> Parts:
    """The parts for a key with ``*``: ``files`` are what it stands for under /proc/sys."""
    listing = f'for file in {files}; do echo "${{file#/proc/sys/}} = $(cat "$file")"; done'
    other = f'grep -qvx "{value}" {files}'
    change = f'for file in {files}; do echo "{value}" > "$file"; done'
    return Parts(
        check=check(f"! {other}"),
        apply=block(
            f"if {other}; then",
            *(f"  {line}" for line in remember(name, f"{{ {listing}; }}")),
            f"  {change}",
            "fi",
        ),
        verify=Part(f'echo "with another value: $(cat {files} | grep -cvx "{value}")"', expect="with another value: 0"),
        undo=undo,
        persist=persist,
        note="Includes `all`, and `default` for interfaces that are created later.",
        short=change,
    )


def _file(name: str) -> str:
    return f"/etc/sysctl.d/60-swandoc-{name}.conf"


_SWAPPED = str.maketrans("./", "/.")


def _slashed(key: str) -> str:
    first = re.search("[./]", key)
    return key.translate(_SWAPPED) if first and first[0] == "." else key


def _printed(key: str) -> str:
    """As sysctl prints a key; an interface that the reader gives may hold dots, which it prints as slashes."""
    return re.sub("⟪[^⟫]*⟫", "…", key.translate(_SWAPPED))
