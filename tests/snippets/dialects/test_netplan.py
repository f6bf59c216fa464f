"""The netplan dialect, with real netplan and a real systemd-networkd in a host of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from contract import in_place, round_trip, run, verified
from sandbox import Host, wait_until
from services import NETWORKD, UNADDRESSED, in_short, said, settings_of, shellcheck, start

from swandoc.snippets.dialects.netplan import NETPLAN
from swandoc.snippets.intents.system import AddRoute, SetInterfaceMtu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent

pytestmark = pytest.mark.needs("root", "unshare", "netplan", "networkctl", "dbus-daemon")

INTENTS: list[Intent] = [
    AddRoute(to="{pool}", via="{gateway}"),
    AddRoute(to="{pool6}", via="{gateway6}", out="{lan}", mtu=1380),
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
network:
  version: 2
  ethernets:
    eth1:
      addresses: [10.1.0.1/16, "2001:db8:1::1/64"]
      accept-ra: false
      routes:
        - {to: 10.9.0.0/16, via: 10.1.0.9}
"""


@pytest.fixture
def host() -> Iterator[Host]:
    """netplan sets up eth1, with systemd-networkd."""
    with Host(UNADDRESSED) as fresh:
        fresh.do("mkdir -p /etc/netplan")
        fresh.path("/etc/netplan/50-lan.yaml").write_text(LAN)
        start(fresh, "networkd", f"chmod 600 /etc/netplan/*\nnetplan generate\n{NETWORKD}")
        yield fresh


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    assert shellcheck(said(NETPLAN, intent, **VALUES)) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_in_short_it_is_the_yaml_that_apply_writes_below_the_interface(intent: Intent) -> None:
    yaml = settings_of(in_short(NETPLAN, intent, **VALUES))
    apply = said(NETPLAN, intent, **VALUES).apply
    assert apply is not None
    assert "\n".join(["    $link:", *(f"      {line}" for line in yaml), "END"]) in apply.text


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_every_intent_keeps_its_promises_and_netplan_does_the_same_at_boot(host: Host, intent: Intent) -> None:
    parts = said(NETPLAN, intent, **VALUES)
    round_trip(host, parts)
    run(host, parts.apply)
    assert host.do("stat -c %a /etc/netplan/90-swandoc-*.yaml") == "600\n"
    host.reboot()
    wait_until(lambda: in_place(host, parts))
    verified(host, parts)
    assert "10.9.0.0/16 via 10.1.0.9" in host.do("ip route"), "our file displaced what was there"
    run(host, parts.undo)
    assert not in_place(host, parts)
    assert host.do("ls /etc/netplan") == "50-lan.yaml\n"
    host.reboot()
    assert not in_place(host, parts)


def test_an_interface_that_netplan_does_not_know_is_left_alone(host: Host) -> None:
    before = host.state()
    parts = said(NETPLAN, SetInterfaceMtu(interface="eth0", mtu=1400))
    assert parts.apply is not None
    refused = host.sh(parts.apply.text)
    assert (refused.status, "no section of netplan is named eth0" in refused.err) == (1, True)
    assert host.state() == before


def test_a_section_that_netplan_refuses_leaves_no_file(host: Host) -> None:
    host.path("/etc/netplan/50-lan.yaml").write_text(LAN + "      bogus: 1\n")
    parts = said(NETPLAN, SetInterfaceMtu(interface="eth1", mtu=1400))
    assert parts.apply is not None
    assert host.sh(parts.apply.text).status != 0
    assert host.do("ls /etc/netplan") == "50-lan.yaml\n"


def test_an_interface_with_dots_in_its_name_is_found(host: Host) -> None:
    host.do("ip link add eth1.5 type veth peer name far5")
    host.path("/etc/netplan/60-more.yaml").write_text(LAN.replace("eth1:", "eth1.5:").replace("10.1.", "10.5."))
    parts = said(NETPLAN, SetInterfaceMtu(interface="{lan}", mtu=1400), lan="eth1.5")
    run(host, parts.apply)
    assert in_place(host, parts)
    assert host.do("netplan get 'ethernets.eth1\\.5.mtu'") == "1400\n"
