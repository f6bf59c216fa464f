"""The iproute2 dialect, run with the real tools in a host of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sandbox
from contract import in_place, round_trip, run
from services import FAR, in_short, said, shellcheck, start

from swandoc.snippets.dialects.iproute2 import IPROUTE2
from swandoc.snippets.intents.system import AddRoute, ProxyArp, ProxyNdp, SetInterfaceMtu

if TYPE_CHECKING:
    from sandbox import Host

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Part

pytestmark = pytest.mark.needs("root", "unshare", "ip")
host = sandbox.host

INTENTS: list[Intent] = [
    AddRoute(to="{pool}", via="{gateway}"),
    AddRoute(to="{pool6}", via="{gateway6}"),
    AddRoute(to="{pool}", via="{gateway}", out="{lan}", mtu=1380),
    AddRoute(to="{pool6}", via="{gateway6}", out="{lan}", mtu=1380),
    AddRoute(to="10.9.0.1/32", via="{gateway}"),
    ProxyNdp(address="{vip6}", out="{lan}"),
    ProxyArp(address="{vip}", out="{lan}"),
    SetInterfaceMtu(interface="{lan}", mtu=1400),
]
VALUES = {
    "pool": "10.3.0.0/24",
    "pool6": "2001:db8:3::/64",
    "gateway": "10.1.0.5",
    "gateway6": "2001:db8:1::5",
    "lan": "eth1",
    "vip": "10.1.0.99",
    "vip6": "2001:db8:1::99",
}


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    assert shellcheck(said(IPROUTE2, intent, **VALUES)) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_in_short_it_is_what_puts_it_in_place(host: Host, intent: Intent) -> None:
    host.do(in_short(IPROUTE2, intent, **VALUES))
    assert in_place(host, said(IPROUTE2, intent, **VALUES))


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_every_intent_keeps_its_promises(host: Host, intent: Intent) -> None:
    start(host, "networking", "true")
    round_trip(host, said(IPROUTE2, intent, **VALUES))


OTHERS = """
ip route add 10.3.0.0/24 via 10.1.0.9 dev eth1 proto static mtu lock 1300
ip route add 10.3.0.0/24 metric 50 nexthop via 10.1.0.7 weight 2 nexthop via 10.1.0.8
ip route add 10.3.0.0/16 via 10.1.0.9
ip -6 route add 2001:db8:3::/64 via 2001:db8:1::9 dev eth1 metric 1024 expires 4000
ip -6 neigh add proxy 2001:db8:1::98 dev eth1
sysctl -qw net.ipv6.conf.eth1.proxy_ndp=1
"""


@pytest.mark.parametrize("intent", [*INTENTS[:4], *INTENTS[5:]], ids=repr)
def test_what_others_have_set_up_comes_back(intent: Intent) -> None:
    others = OTHERS.replace(" expires 4000", "")
    with sandbox.Host(sandbox.NETWORK + others) as host:
        start(host, "networking", "true")
        round_trip(host, said(IPROUTE2, intent, **VALUES))


def test_a_route_that_expires_comes_back_without_its_lifetime() -> None:
    with sandbox.Host(sandbox.NETWORK + OTHERS) as host:
        parts = said(IPROUTE2, INTENTS[1], **VALUES)
        run(host, parts.apply)
        run(host, parts.undo)
        assert "2001:db8:3::/64 via 2001:db8:1::9 dev eth1 metric 1024" in host.do("ip -6 route")


def test_the_default_route_is_never_replaced(host: Host) -> None:
    before = host.state()
    for to, via in (("0.0.0.0/0", "10.1.0.5"), ("::/0", "2001:db8:1::5")):
        refused = host.sh(text(said(IPROUTE2, AddRoute(to=to, via=via)).apply))
        assert (refused.status, "default route" in refused.err) == (1, True)
    assert host.state() == before


@pytest.mark.parametrize(("client", "stays"), [("10.3.0.7", True), ("10.4.0.7", False), ("", False)])
def test_a_route_that_the_answers_to_the_ssh_session_would_take_is_put_back(
    host: Host, client: str, stays: bool
) -> None:
    before = host.state()
    parts = said(IPROUTE2, INTENTS[0], **VALUES)
    session = f"export SSH_CONNECTION='{client} 50000 192.0.2.1 22'\n" if client else ""
    assert host.sh(session + text(parts.apply)).status == (1 if stays else 0)
    assert in_place(host, parts) != stays
    assert (host.state() == before) == stays


def test_two_proxied_addresses_share_the_switch_of_their_interface(host: Host) -> None:
    before = host.state()
    one, two = (said(IPROUTE2, ProxyNdp(address=f"2001:db8:1::{n}", out="eth1")) for n in (98, 99))
    run(host, one.apply)
    run(host, two.apply)
    run(host, one.undo)
    assert in_place(host, two)
    assert not in_place(host, one)
    run(host, two.undo)
    assert host.state() == before


def test_an_mtu_that_ipv6_cannot_live_with_is_refused(host: Host) -> None:
    before = host.state()
    parts = said(IPROUTE2, SetInterfaceMtu(interface="eth1", mtu=1000))
    refused = host.sh(text(parts.apply))
    assert (refused.status, "IPv6" in refused.err) == (1, True)
    assert host.state() == before
    host.do("ip -6 addr flush dev eth1")
    run(host, parts.apply)
    assert in_place(host, parts)


def neighbour(host: Host, address: str) -> bool:
    """Whether a host of the LAN finds out who answers for ``address``."""
    host.sh(f"{FAR}ping -c 1 -W 2 {address}")
    return "lladdr 02:00:00:00:00:01" in host.do(f"{FAR}ip neigh show {address} dev eth1")


@pytest.mark.needs("ping")
def test_the_lan_finds_a_proxied_ipv4_address_behind_another_interface(host: Host) -> None:
    host.do(f"{FAR}ip addr add 10.1.0.2/16 dev eth1; sysctl -qw net.ipv4.ip_forward=1")
    parts = said(IPROUTE2, ProxyArp(address="10.1.0.99", out="eth1"))
    run(host, parts.apply)
    assert not neighbour(host, "10.1.0.99"), "the kernel does not answer for what it would send back"
    host.do("ip route add 10.1.0.99/32 via 192.0.2.254")
    host.do(f"{FAR}ip neigh flush dev eth1")
    assert neighbour(host, "10.1.0.99")
    run(host, parts.undo)
    host.do(f"{FAR}ip neigh flush dev eth1")
    assert not neighbour(host, "10.1.0.99")


@pytest.mark.needs("ping")
def test_the_lan_finds_a_proxied_ipv6_address(host: Host) -> None:
    host.do(f"{FAR}ip addr add 2001:db8:1::2/64 dev eth1 nodad; sysctl -qw net.ipv6.conf.all.forwarding=1")
    parts = said(IPROUTE2, ProxyNdp(address="2001:db8:1::99", out="eth1"))
    assert not neighbour(host, "2001:db8:1::99")
    run(host, parts.apply)
    host.do(f"{FAR}ip -6 neigh flush dev eth1")
    assert neighbour(host, "2001:db8:1::99")


def text(part: Part | None) -> str:
    assert part is not None
    return part.text
