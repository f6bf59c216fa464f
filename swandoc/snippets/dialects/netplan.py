"""netplan: a file of our own in /etc/netplan, which merges with the others by section and interface.

No part runs `netplan apply`: it reconfigures every interface. `netplan generate` writes the backend's files for the
next boot and changes nothing in the running network; ``ip`` does it for now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..intents.system import AddRoute, SetInterfaceMtu
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check
from .iproute2 import (
    MTU_NOTE,
    link_of,
    mtu_name,
    mtu_now,
    mtu_shown,
    route_name,
    route_now,
    route_place,
    route_shown,
    stop,
)

if TYPE_CHECKING:
    from .iproute2 import Now

NETPLAN = Dialect(id="netplan", label="netplan", language="sh", suffix="sh", order=33)

_NOTE = (
    "Leave `netplan apply` for a quiet hour: it reconfigures every interface and can delete strongSwan's routes. "
    "`netplan try` goes back by itself after two minutes unless you confirm."
)


def _own_file(name: str, link: str, where: str, setting: list[str], now: Now, verify: Part, note: str) -> Parts:
    """``setting`` is YAML below the interface, indented by six spaces; ``where`` says which interface that is."""
    file = f"/etc/netplan/90-swandoc-{name}.yaml"
    return Parts(
        check=check(
            *(f"grep -qsxF '{line}' {file}" for line in setting), *now.conditions, first=[*now.first, *now.asking]
        ),
        apply=block(
            *now.first,
            link,
            "# The section that has the interface; netplan wants dots in names escaped.",
            "key=$(echo \"$link\" | sed 's/\\./\\\\./g')",
            "section=",
            "for kind in ethernets wifis bonds bridges vlans; do",
            '  if [ "$(netplan get "$kind.$key")" != null ]; then',
            "    section=$kind",
            "    break",
            "  fi",
            "done",
            'if [ -z "$section" ]; then',
            *(f"  {line}" for line in stop("no section of netplan is named $link. See: netplan get")),
            "fi",
            "# What is there must be sound.",
            "netplan generate",
            "# For now, without reconfiguring interfaces.",
            *now.asking,
            *now.apply,
            "# For the next boot.",
            "umask 077",
            f"cat > {file}.new <<END",
            "network:",
            "  version: 2",
            "  $section:",
            "    $link:",
            *setting,
            "END",
            f"mv {file}.new {file}",
            "if ! netplan generate; then",
            f"  rm {file}",
            *(f"  {line}" for line in stop("netplan does not accept it. Now run undo.")),
            "fi",
        ),
        verify=Part(f"{verify.text}\ncat {file}", expect="\n".join([verify.expect, *(s.strip() for s in setting)])),
        undo=block(
            *now.first,
            f"if [ -e {file} ]; then",
            f"  rm {file}",
            "  netplan generate",
            "fi",
            *now.undo,
        ),
        without={PartKind.PERSIST: "The file that apply writes is read at each boot."},
        note=note,
        short="\n".join(
            [f"# in /etc/netplan/*.yaml, under {where}:", *(s[6:] for s in setting), "", "# for now:", *now.short]
        ),
    )


@NETPLAN.says(AddRoute)
def add_route(intent: AddRoute) -> Parts:
    setting = ["      routes:", f'        - to: "{intent.to}"', f'          via: "{intent.via}"']
    if intent.mtu:
        setting.append(f"          mtu: {intent.mtu}")
    where = f"{route_place(intent)}; where it has routes, add to them"
    now, shown = route_now(intent), route_shown(intent)
    return _own_file(route_name(intent), link_of(intent), where, setting, now, shown, _NOTE)


@NETPLAN.says(SetInterfaceMtu)
def set_interface_mtu(intent: SetInterfaceMtu) -> Parts:
    return _own_file(
        mtu_name(intent),
        f"link={intent.interface}",
        str(intent.interface),
        [f"      mtu: {intent.mtu}"],
        mtu_now(intent),
        mtu_shown(intent),
        f"{MTU_NOTE} {_NOTE} With networkd as renderer netplan's manual wants interfaces with an MTU to be matched by "
        "MAC address.",
    )
