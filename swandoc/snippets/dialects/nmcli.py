"""NetworkManager by nmcli: the profile for the next activation, ``ip`` for now.

No part runs `nmcli device reapply` or `connection up`: with NetworkManager 1.42 reapply takes IPv6 addresses away for
a moment and deletes routes of the main table that others have added.
"""

from __future__ import annotations

from ..intents.system import AddRoute, SetInterfaceMtu
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import STATE, block, check, forget, remember
from .iproute2 import MTU_NOTE, link_of, mtu_name, mtu_now, mtu_shown, route_name, route_now, route_shown, stop

NMCLI = Dialect(id="nmcli", label="nmcli", language="sh", suffix="sh", order=34)

_AT_BOOT = "The profile that apply changes is used at each boot."
_NOTE = (
    "NetworkManager itself uses the change from the next activation of the profile on. Leave `nmcli device reapply` "
    "for a quiet hour: it deletes routes that others have added."
)
_PROFILE = 'uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")'
_MANAGED = [
    'case $uuid:$(nmcli -g GENERAL.STATE device show "$link") in',
    f"  :* | *externally*) {'; '.join(stop('NetworkManager does not set up $link.'))} ;;",
    "esac",
]


@NMCLI.says(AddRoute)
def add_route(intent: AddRoute) -> Parts:
    now, kept = route_now(intent), f"{route_name(intent)}-nmcli"
    route = f"{intent.to} {intent.via}" + (f" mtu={intent.mtu}" if intent.mtu else "")
    family = [*now.first, "case $family in -6) routes=ipv6.routes ;; *) routes=ipv4.routes ;; esac"]
    profile = [link_of(intent), _PROFILE]
    named = f'route="{route}"'
    first = [*family, *profile, named]
    show = 'nmcli -e no -g "$routes" connection show "$uuid"'
    there = f"{show} | tr ',' '\\n' | sed 's/^ *//' | grep -qxF \"$route\""
    shown = route_shown(intent)
    return Parts(
        check=check(there, *now.conditions, first=[*first, *now.asking]),
        apply=block(
            *first,
            *_MANAGED,
            "# For now, without reconfiguring the interface.",
            *now.asking,
            *now.apply,
            "# For the next activation of the profile.",
            f"if ! {there}; then",
            *(f"  {line}" for line in remember(kept, 'echo "$uuid"')),
            '  nmcli connection modify "$uuid" "+$routes" "$route"',
            "fi",
        ),
        verify=Part(
            "\n".join([shown.text, "(", *family, *profile, show, ")"]),
            expect=f"{shown.expect}\n…{route}…",
        ),
        undo=block(
            *family,
            named,
            f"if [ -e {STATE}/{kept} ]; then",
            f'  nmcli connection modify "$(cat {STATE}/{kept})" "-$routes" "$route"',
            *(f"  {line}" for line in forget(kept)),
            "fi",
            *now.undo,
        ),
        without={PartKind.PERSIST: _AT_BOOT},
        note=_NOTE,
        short="\n".join(
            [
                "# PROFILE: a name out of `nmcli connection`. For IPv6: +ipv6.routes",
                f'nmcli connection modify PROFILE +ipv4.routes "{route}"',
                "# for now:",
                *now.short,
            ]
        ),
    )


@NMCLI.says(SetInterfaceMtu)
def set_interface_mtu(intent: SetInterfaceMtu) -> Parts:
    now, kept = mtu_now(intent), f"{mtu_name(intent)}-nmcli"
    first = [
        f"link={intent.interface}",
        _PROFILE,
        'case $(nmcli -g connection.type connection show "$uuid") in',
        "  802-11-wireless) setting=802-11-wireless.mtu ;;",
        "  *) setting=802-3-ethernet.mtu ;;",
        "esac",
    ]
    profile = 'nmcli -g "$setting" connection show "$uuid"'
    shown = mtu_shown(intent)
    return Parts(
        check=check(f'[ "$({profile})" = "$mtu" ]', *now.conditions, first=[*now.asking, *first]),
        apply=block(
            *now.asking,
            *first,
            *_MANAGED,
            "# For now, without reconfiguring the interface.",
            *now.apply,
            "# For the next activation of the profile.",
            f'if [ "$({profile})" != "$mtu" ]; then',
            *(f"  {line}" for line in remember(kept, f'echo "$uuid $setting $({profile})"')),
            '  nmcli connection modify "$uuid" "$setting" "$mtu"',
            "fi",
        ),
        verify=Part("\n".join([shown.text, "(", *first, profile, ")"]), expect=f"{shown.expect}\n{intent.mtu}"),
        undo=block(
            f"if [ -e {STATE}/{kept} ]; then",
            f"  read -r uuid setting old < {STATE}/{kept}",
            '  nmcli connection modify "$uuid" "$setting" "$old"',
            *(f"  {line}" for line in forget(kept)),
            "fi",
            *now.undo,
        ),
        without={PartKind.PERSIST: _AT_BOOT},
        note=f"{MTU_NOTE} {_NOTE}",
        short="\n".join(
            [
                "# PROFILE: a name out of `nmcli connection`. For Wi-Fi: 802-11-wireless.mtu",
                f"nmcli connection modify PROFILE 802-3-ethernet.mtu {intent.mtu}",
                "# for now:",
                *now.short,
            ]
        ),
    )
