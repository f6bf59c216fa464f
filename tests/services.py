"""What tests of system dialects share: their parts, shellcheck, and real daemons on a `sandbox.Host`."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from contract import filled
from sandbox import NETWORK

from swandoc.snippets.compile import compile_intent

if TYPE_CHECKING:
    from sandbox import Host

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Dialect, Parts

FAR = "nsenter --net=/run/.sandbox/far "
"""In front of a command: run it at the other end of the host's cables."""
UNADDRESSED = "\n".join(line for line in NETWORK.splitlines() if "dev eth1" not in line)
"""A network whose eth1 waits for a network manager."""

_DBUS = """
mount -o remount,ro /sys  # without udev: daemons then take links as they are, as in a container
mkdir -p /run/dbus
dbus-daemon --system --fork --nopidfile
"""
NETWORKD = f"""{_DBUS}
mkdir -p /run/systemd/netif/links /run/systemd/netif/leases
chown -R systemd-network:systemd-network /run/systemd/netif
/lib/systemd/systemd-networkd > /tmp/networkd.log 2>&1 &
until networkctl status eth1 | grep -q '(configured)'; do sleep 0.1; done
"""
NETWORK_MANAGER = f"""{_DBUS}
mkdir -p /run/NetworkManager
NetworkManager --no-daemon > /tmp/networkmanager.log 2>&1 &
until nmcli device show eth1 2> /dev/null | grep -q '(connected'; do sleep 0.1; done
"""
RESOLVED = f"""{_DBUS}
mkdir -p /run/systemd/resolve/netif
chown -R systemd-resolve:systemd-resolve /run/systemd/resolve
/lib/systemd/systemd-resolved > /tmp/resolved.log 2>&1 &
until resolvectl status > /dev/null 2>&1; do sleep 0.1; done
"""


def said(dialect: Dialect, intent: Intent, **values: str) -> Parts:
    """The intent in the dialect, with the reader's values."""
    (parts,) = (snippet.parts for snippet in compile_intent(intent) if snippet.dialect is dialect)
    return filled(parts, **values)


def shellcheck(parts: Parts) -> str:
    """What shellcheck says about any part; "" when it is content."""
    runs = (
        subprocess.run(
            ["shellcheck", "--shell=sh", "-"], input=part.text + "\n", capture_output=True, text=True, timeout=60
        )
        for _, part in parts
    )
    return "".join(run.stdout + run.stderr for run in runs)


_INTERRUPTS = re.compile(r"restart|reload|reapply|flush|netplan (apply|try)|connection up|systemctl")


def in_short(dialect: Dialect, intent: Intent, **values: str) -> str:
    """The reader's *short*: few lines with the values of *apply*, and nothing that interrupts a service."""
    parts = said(dialect, intent, **values)
    lines = parts.short.splitlines()
    assert 0 < len(lines) <= 10
    assert max(map(len, lines)) <= 110
    assert "⟪" not in parts.short
    assert not _INTERRUPTS.search(parts.short)
    real = parts.apply or parts.persist
    assert real is not None
    for value in intent.values():
        given = values[value.slot] if value.slot else value.literal
        assert (given in parts.short) == (given in real.text), given
    return parts.short


def settings_of(short: str) -> list[str]:
    """The configuration in a *short*: what stands between its first line, which names the file, and an empty one."""
    where, _, rest = short.partition("\n")
    assert re.match(r"# in /etc/\S", where)
    assert where.endswith(":")
    return rest.partition("\n\n")[0].splitlines()


def start(host: Host, service: str, script: str) -> None:
    """Run ``script``, now and at each boot of the host, before units that come after ``service``."""
    wants = "/etc/systemd/system/multi-user.target.wants"
    host.path(f"/etc/start-{service}.sh").write_text(f"set -e\n{script}")
    unit = f"[Service]\nType=oneshot\nExecStart=/bin/sh /etc/start-{service}.sh\n"
    host.path(f"/etc/systemd/system/{service}.service").write_text(unit)
    host.do(f"mkdir -p {wants}; ln -s ../{service}.service {wants}/; sh /etc/start-{service}.sh")


def told(host: Host) -> str:
    """What a DHCP server tells a client in the LAN: a line for each option, as busybox names them."""
    host.path("/tmp/client.sh").write_text('#!/bin/sh\n[ "$1" != bound ] || env\n')
    ask = f"{FAR}udhcpc -i eth1 -f -q -n -t 5 -T 1 -O staticroutes -O msstaticroutes -s /tmp/client.sh"
    return host.do(f"chmod +x /tmp/client.sh; {ask}")


def routes_by_dhcp(host: Host) -> str:
    """The routes of a LAN host whose systemd-networkd asks the DHCP server."""
    host.path("/etc/systemd/network/lan.network").write_text("[Match]\nName=eth1\n[Network]\nDHCP=ipv4\n")
    host.do(
        f"""mount -o remount,ro /sys
        mkdir -p /run/systemd/netif/links /run/systemd/netif/leases
        chown -R systemd-network:systemd-network /run/systemd/netif
        {FAR}/lib/systemd/systemd-networkd > /tmp/networkd.log 2>&1 &
        until {FAR}ip route | grep -q default; do sleep 0.1; done"""
    )
    return host.do(f"{FAR}ip route")
