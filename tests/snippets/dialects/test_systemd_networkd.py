"""The systemd-networkd dialect, with a real systemd-networkd in a host of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from contract import in_place, round_trip, run, verified
from sandbox import Host, wait_until
from services import NETWORKD, UNADDRESSED, in_short, said, settings_of, shellcheck, start

from swandoc.snippets.dialects.systemd_networkd import SYSTEMD_NETWORKD
from swandoc.snippets.intents.system import AddRoute, KeepForeignRoutes, ProxyNdp, SetInterfaceMtu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent

pytestmark = pytest.mark.needs("root", "unshare", "networkctl", "dbus-daemon")

INTENTS: list[Intent] = [
    AddRoute(to="{pool}", via="{gateway}"),
    AddRoute(to="{pool6}", via="{gateway6}", out="{lan}", mtu=1380),
    ProxyNdp(address="2001:db8:1::99", out="{lan}"),
    SetInterfaceMtu(interface="{lan}", mtu=1400),
]
VALUES = {
    "pool": "10.3.0.0/24",
    "pool6": "2001:db8:3::/64",
    "gateway": "10.1.0.5",
    "gateway6": "2001:db8:1::5",
    "lan": "eth1",
}
LAN = """\
[Match]
Name=eth1
[Network]
Address=10.1.0.1/16
Address=2001:db8:1::1/64
IPv6AcceptRA=no
"""


@pytest.fixture
def host() -> Iterator[Host]:
    """systemd-networkd sets up eth1."""
    with Host(UNADDRESSED) as fresh:
        fresh.path("/etc/systemd/network/20-lan.network").write_text(LAN)
        start(fresh, "networkd", NETWORKD)
        yield fresh


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", [*INTENTS, KeepForeignRoutes()], ids=repr)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    assert shellcheck(said(SYSTEMD_NETWORKD, intent, **VALUES)) == ""


@pytest.mark.parametrize("intent", [*INTENTS, KeepForeignRoutes()], ids=repr)
def test_in_short_it_is_the_section_that_apply_writes(intent: Intent) -> None:
    section = settings_of(in_short(SYSTEMD_NETWORKD, intent, **VALUES))
    apply = said(SYSTEMD_NETWORKD, intent, **VALUES).apply
    assert apply is not None
    assert "\n".join(["<<'END'", *section, "END"]) in apply.text


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_every_intent_keeps_its_promises_and_networkd_does_the_same_at_boot(host: Host, intent: Intent) -> None:
    parts = said(SYSTEMD_NETWORKD, intent, **VALUES)
    round_trip(host, parts)
    files = host.do("find /etc -newer /etc/systemd/network/20-lan.network")
    run(host, parts.apply)
    host.reboot()
    wait_until(lambda: in_place(host, parts))
    verified(host, parts)
    run(host, parts.undo)
    assert not in_place(host, parts)
    assert host.do("find /etc -newer /etc/systemd/network/20-lan.network") == files
    host.reboot()
    assert not in_place(host, parts)


def test_an_interface_that_networkd_does_not_set_up_is_left_alone(host: Host) -> None:
    before = host.state()
    parts = said(SYSTEMD_NETWORKD, SetInterfaceMtu(interface="eth0", mtu=1400))
    assert parts.apply is not None
    refused = host.sh(parts.apply.text)
    assert (refused.status, "does not set up eth0" in refused.err) == (1, True)
    assert host.state() == before


# IPv6: of IPv4 the kernel itself removes an interface's routes with its last address, which reconfigure takes away.
FOREIGN = "ip rule add pref 220 table 220; ip -6 route add 2001:db8:9::/64 via fe80::9 dev eth1 table 220"
RESTART = f"""
kill -USR2 "$(pidof systemd-networkd)"  # what systemd sends for a restart
while pidof systemd-networkd > /dev/null; do sleep 0.1; done
rm /run/systemd/netif/links/*  # or the wait below would believe what the old one wrote
ip monitor address > /tmp/addresses 2>&1 &
{NETWORKD[NETWORKD.index("/lib/systemd") :]}
"""


def foreign(host: Host) -> tuple[bool, bool]:
    """Whether strongSwan's rule and its route are there."""
    return "lookup 220" in host.do("ip rule"), "2001:db8:9::/64" in host.do("ip -6 route show table all")


def test_networkd_keeps_rules_and_routes_of_others_once_it_has_started_again(host: Host) -> None:
    # Without udev a starting networkd sets up the link before it has seen the routes, so reconfigure must show it.
    parts = said(SYSTEMD_NETWORKD, KeepForeignRoutes())
    round_trip(host, parts)
    host.do(FOREIGN)
    host.do("networkctl reconfigure eth1")
    wait_until(lambda: foreign(host) == (False, False))
    run(host, parts.apply)
    host.do(RESTART)
    assert "Deleted" not in host.path("/tmp/addresses").read_text(), "the interface lost an address"
    host.do(FOREIGN)
    host.do("networkctl reconfigure eth1")
    wait_until(lambda: "Deleted" in host.path("/tmp/addresses").read_text())
    wait_until(lambda: "(configured)" in host.do("networkctl status eth1"))
    assert foreign(host) == (True, True)


def test_a_later_file_that_says_otherwise_is_noticed(host: Host) -> None:
    parts = said(SYSTEMD_NETWORKD, KeepForeignRoutes())
    run(host, parts.apply)
    assert in_place(host, parts)
    host.path("/etc/systemd/networkd.conf.d/99-ours.conf").write_text("[Network]\nManageForeignRoutes=yes\n")
    assert not in_place(host, parts)
