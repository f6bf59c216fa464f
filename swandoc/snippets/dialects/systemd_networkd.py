"""systemd-networkd: drop-in files for the .network file of an interface, and networkd.conf.

No part runs `networkctl reload` or `reconfigure`: with systemd 252 both take the interface's addresses away for some
milliseconds (for as long as DHCP takes, where it is used) and delete every route and rule that networkd does not
know, table 220 among them. ``ip`` does it for now, the drop-in from the next start on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..intents.system import AddRoute, KeepForeignRoutes, ProxyNdp, SetInterfaceMtu
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check, write_file
from .iproute2 import (
    MTU_NOTE,
    NDP_NOTE,
    link_of,
    mtu_name,
    mtu_now,
    mtu_shown,
    ndp_name,
    ndp_now,
    ndp_shown,
    route_name,
    route_now,
    route_place,
    route_shown,
    stop,
)

if TYPE_CHECKING:
    from ..intent import Value
    from .iproute2 import Now

SYSTEMD_NETWORKD = Dialect(id="systemd-networkd", label="systemd-networkd", language="sh", suffix="sh", order=32)

_AT_BOOT = "The drop-in file that apply writes is read at each boot."
_NO_RELOAD = (
    "Leave `networkctl reload` for a quiet hour: it reconfigures the interface, which takes its addresses away for a "
    "moment, and strongSwan's routes with them."
)


def _drop_in(name: str, link: str, where: str, setting: list[str], now: Now, verify: Part, note: str) -> Parts:
    files = f"/etc/systemd/network/*.network.d/90-swandoc-{name}.conf"
    return Parts(
        check=check(
            *(f"grep -qsxF '{line}' {files}" for line in setting[1:]), *now.conditions, first=[*now.first, *now.asking]
        ),
        apply=block(
            *now.first,
            link,
            "# The .network file that the interface has now; a drop-in directory of its name adds to it.",
            "file=$(networkctl status -n0 \"$link\" | sed -n 's/^ *Network File: //p')",
            "case $file in",
            "  */*.network) ;;",
            f"  *) {'; '.join(stop('systemd-networkd does not set up $link.'))} ;;",
            "esac",
            "# For now, without reconfiguring the interface.",
            *now.asking,
            *now.apply,
            "# For the next boot.",
            "dir=/etc/systemd/network/${file##*/}.d",
            f'new="$dir/90-swandoc-{name}"',
            'mkdir -p "$dir"',
            "cat > \"$new\" <<'END'",
            *setting,
            "END",
            'mv "$new" "$new.conf"',
        ),
        verify=Part(f"{verify.text}\ncat {files}", expect="\n".join([verify.expect, *setting])),
        undo=block(
            *now.first,
            f"for file in {files}; do",
            '  if [ -e "$file" ]; then',
            '    rm "$file"',
            '    rmdir "${file%/*}" 2>/dev/null || true',
            "  fi",
            "done",
            *now.undo,
        ),
        without={PartKind.PERSIST: _AT_BOOT},
        note=note,
        short="\n".join(
            [f"# in /etc/systemd/network/*.network, the file of {where}:", *setting, "", "# for now:", *now.short]
        ),
    )


@SYSTEMD_NETWORKD.says(AddRoute)
def add_route(intent: AddRoute) -> Parts:
    setting = ["[Route]", f"Destination={intent.to}", f"Gateway={intent.via}"]
    if intent.mtu:
        setting.append(f"MTUBytes={intent.mtu}")
    now, shown, where = route_now(intent), route_shown(intent), route_place(intent)
    return _drop_in(route_name(intent), link_of(intent), where, setting, now, shown, _NO_RELOAD)


@SYSTEMD_NETWORKD.says(ProxyNdp)
def proxy_ndp(intent: ProxyNdp) -> Parts:
    setting = ["[Network]", f"IPv6ProxyNDPAddress={intent.address}"]
    note = f"{NDP_NOTE} {_NO_RELOAD}"
    return _of_link(ndp_name(intent), intent.out, setting, ndp_now(intent), ndp_shown(intent), note)


@SYSTEMD_NETWORKD.says(SetInterfaceMtu)
def set_interface_mtu(intent: SetInterfaceMtu) -> Parts:
    setting = ["[Link]", f"MTUBytes={intent.mtu}"]
    note = f"{MTU_NOTE} {_NO_RELOAD}"
    return _of_link(mtu_name(intent), intent.interface, setting, mtu_now(intent), mtu_shown(intent), note)


def _of_link(name: str, link: Value, setting: list[str], now: Now, verify: Part, note: str) -> Parts:
    return _drop_in(name, f"link={link}", str(link), setting, now, verify, note)


@SYSTEMD_NETWORKD.says(KeepForeignRoutes)
def keep_foreign_routes(intent: KeepForeignRoutes) -> Parts:
    directory = "/etc/systemd/networkd.conf.d"
    file = f"{directory}/90-swandoc-keep-foreign-routes.conf"
    settings = ["ManageForeignRoutes=no", "ManageForeignRoutingPolicyRules=no"]
    every = "systemd-analyze cat-config systemd/networkd.conf"
    last = [
        f"{every} | grep '^{setting.partition('=')[0]}=' | tail -n 1 | grep -qx '{setting}'" for setting in settings
    ]
    return Parts(
        check=check(*last, note="Of several files that name the same setting the last one counts."),
        apply=block(*write_file(file, "\n".join(["[Network]", *settings]))),
        verify=Part(f"{every} | grep '^ManageForeign'", expect="\n".join(settings)),
        undo=block(f"rm -f {file}", f"rmdir {directory} 2>/dev/null || true"),
        without={PartKind.PERSIST: "The file that apply writes is read whenever systemd-networkd starts."},
        note="Counts from the next start of systemd-networkd, for example in a package update: such a start is what "
        "removes them. To have it at once: `systemctl restart systemd-networkd`. With systemd 252 that keeps static "
        "addresses and the DHCP lease, but have another way into the host at hand. It does not help against "
        "`networkctl reconfigure` and `reload`: they take the interface's last IPv4 address away for a moment, and "
        "then the kernel itself removes its IPv4 routes. The setting for routes exists since systemd 246, that for "
        "rules since 249.",
        short="\n".join(["# in /etc/systemd/networkd.conf:", "[Network]", *settings]),
    )
