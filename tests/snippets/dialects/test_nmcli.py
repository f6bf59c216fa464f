"""The nmcli dialect, with a real NetworkManager in a host of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contract import in_place, run, verified
from sandbox import Host, wait_until
from services import NETWORK_MANAGER, UNADDRESSED, in_short, said, shellcheck, start

from swandoc.snippets.dialects.nmcli import NMCLI
from swandoc.snippets.intents.system import AddRoute, SetInterfaceMtu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent

pytestmark = pytest.mark.needs("root", "unshare", "NetworkManager", "nmcli", "dbus-daemon")

INTENTS: list[Intent] = [
    AddRoute(to="{pool}", via="{gateway}"),
    AddRoute(to="{pool}", via="{gateway}", out="{lan}", mtu=1380),
    AddRoute(to="{pool6}", via="{gateway6}", out="{lan}"),
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
[connection]
id=lan
uuid=7c0f4e0e-6a5e-4c53-8f2b-0d1f0a3f9d11
type=ethernet
interface-name=eth1

[ipv4]
address1=10.1.0.1/16
method=manual
route1=10.9.0.0/16,10.1.0.9

[ipv6]
address1=2001:db8:1::1/64
method=manual
"""


@pytest.fixture
def host() -> Iterator[Host]:
    """NetworkManager sets up eth1."""
    with Host(UNADDRESSED) as fresh:
        fresh.path("/etc/NetworkManager/conf.d/wan.conf").write_text(
            "[keyfile]\nunmanaged-devices=interface-name:eth0\n"
        )
        profile = fresh.path("/etc/NetworkManager/system-connections/lan.nmconnection")
        profile.write_text(LAN)
        profile.chmod(0o600)
        start(fresh, "nm", NETWORK_MANAGER)
        fresh.do("nmcli connection modify lan connection.autoconnect yes")  # NetworkManager's own way to write it
        yield fresh


def state(host: Host) -> str:
    """All but what NetworkManager keeps for itself, and the times in it."""
    lines = [line for line in host.files() if "lib/NetworkManager/" not in line and "/run/" not in line]
    return re.sub(r"timestamp=\d+", "", "\n".join([*lines, *host.kernel()]))


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    assert shellcheck(said(NMCLI, intent, **VALUES)) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_in_short_it_is_what_puts_it_in_place_once_the_profile_is_named(host: Host, intent: Intent) -> None:
    short = in_short(NMCLI, intent, **VALUES).replace(" PROFILE ", " lan ")
    host.do(short.replace("ipv4.routes", "ipv6.routes") if "2001:db8:" in short else short)
    assert in_place(host, said(NMCLI, intent, **VALUES))


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_every_intent_keeps_its_promises_and_the_profile_does_the_same_at_boot(host: Host, intent: Intent) -> None:
    parts = said(NMCLI, intent, **VALUES)
    before = state(host)
    run(host, parts.undo)
    assert (in_place(host, parts), state(host) == before) == (False, True)
    run(host, parts.apply)
    assert in_place(host, parts)
    verified(host, parts)
    applied = state(host)
    run(host, parts.apply)
    assert state(host) == applied
    run(host, parts.undo)
    assert (in_place(host, parts), state(host) == before) == (False, True)
    run(host, parts.undo)
    assert state(host) == before
    run(host, parts.apply)
    host.reboot()
    wait_until(lambda: in_place(host, parts))
    verified(host, parts)
    assert "10.9.0.0/16 via 10.1.0.9" in host.do("ip route")
    run(host, parts.undo)
    host.reboot()
    assert not in_place(host, parts)


def test_an_interface_that_networkmanager_does_not_set_up_is_left_alone(host: Host) -> None:
    before = state(host)
    parts = said(NMCLI, SetInterfaceMtu(interface="eth0", mtu=1400))
    assert parts.apply is not None
    refused = host.sh(parts.apply.text)
    assert (refused.status, "does not set up eth0" in refused.err) == (1, True), refused
    assert state(host) == before
