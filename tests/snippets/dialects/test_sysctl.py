"""The sysctl dialect, run with the real tool in a host of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sandbox
from contract import in_place, round_trip, run
from services import FAR, in_short, said, shellcheck

from swandoc.snippets.dialects.sysctl import SYSCTL
from swandoc.snippets.intents.system import EnableForwarding, SetSysctl

if TYPE_CHECKING:
    from sandbox import Host

    from swandoc.snippets.intent import Intent

pytestmark = pytest.mark.needs("root", "unshare", "sysctl")
host = sandbox.host

INTENTS: list[Intent] = [
    EnableForwarding(),
    EnableForwarding(families=("ipv4",)),
    EnableForwarding(families=("ipv6",)),
    SetSysctl(key="net.ipv4.conf.all.send_redirects", value=0),
    SetSysctl(key="net.ipv4.conf.{lan}.send_redirects", value=0),
    SetSysctl(key="net/ipv6/conf/{lan}/accept_ra", value=2),
    SetSysctl(key="net.ipv4.conf.*.rp_filter", value=2),
    SetSysctl(key="net.ipv4.tcp_rmem", value="4096\t131072 7000000"),
    SetSysctl(key="net.ipv4.ip_forward", value=1),
]
SETTINGS = """
ip link add lan.5 type veth peer name far5
sysctl -qw net/ipv4/conf/lan.5/forwarding=1 net/ipv4/conf/all/accept_redirects=0 net/ipv6/conf/lan.5/forwarding=1
"""


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    assert shellcheck(said(SYSCTL, intent, lan="lan.5")) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_in_short_it_is_what_puts_it_in_place(host: Host, intent: Intent) -> None:
    host.do(in_short(SYSCTL, intent, lan="eth1"))
    assert in_place(host, said(SYSCTL, intent, lan="eth1"))


@pytest.mark.parametrize("intent", INTENTS, ids=repr)
def test_every_intent_keeps_its_promises_on_a_host_with_settings_of_its_own(intent: Intent) -> None:
    with sandbox.Host(sandbox.NETWORK + SETTINGS) as host:
        round_trip(host, said(SYSCTL, intent, lan="lan.5"))


def test_enabling_forwarding_leaves_an_interface_alone_that_is_off_on_purpose(host: Host) -> None:
    host.do("sysctl -w net.ipv4.ip_forward=1 net.ipv4.conf.eth1.forwarding=0")
    before = host.state()
    parts = said(SYSCTL, EnableForwarding(families=("ipv4",)))
    assert in_place(host, parts)
    run(host, parts.apply)
    run(host, parts.undo)
    assert host.state() == before


def test_a_second_value_replaces_the_first_and_undo_restores_what_was_before_both(host: Host) -> None:
    before = host.state()
    key = "net.ipv4.ip_default_ttl"
    for value in (70, 80):
        parts = said(SYSCTL, SetSysctl(key=key, value=value))
        run(host, parts.apply)
        run(host, parts.persist)
    assert host.do(f"sysctl -n {key}; cat /etc/sysctl.d/*-swandoc-*") == "80\nnet/ipv4/ip_default_ttl = 80\n"
    run(host, parts.undo)
    assert host.state() == before


ADVERTISE = (
    f"{FAR}dnsmasq -C /dev/null --port=0 --enable-ra --dhcp-range=2001:db8::,ra-only --interface=eth0 "
    "--bind-interfaces --ra-param=eth0,4,1800 --pid-file=/tmp/ra.pid --dhcp-leasefile=/tmp/ra.leases"
)
UNROUTED = "\n".join(line for line in sandbox.NETWORK.splitlines() if "2001:db8::fe" not in line)


@pytest.mark.needs("dnsmasq")
def test_a_default_route_learned_from_router_advertisements_is_not_lost() -> None:
    with sandbox.Host(UNROUTED) as host:
        host.do(f"{FAR}sysctl -qw net.ipv6.conf.all.forwarding=1; {FAR}ip addr add 2001:db8::fe/64 dev eth0 nodad")
        host.do(ADVERTISE)
        learned = "ip -6 route show default proto ra"
        sandbox.wait_until(lambda: "default via" in host.do(learned), 15)
        parts = said(SYSCTL, EnableForwarding())
        before = host.do("sysctl net.ipv6.conf.all.forwarding")
        refused = host.sh(parts.apply.text if parts.apply else "")
        assert (refused.status, "sysctl -w net/ipv6/conf/eth0/accept_ra=2" in refused.err) == (1, True)
        assert host.do("sysctl net.ipv6.conf.all.forwarding") == before
        assert "default via" in host.do(learned)
        run(host, said(SYSCTL, SetSysctl(key="net.ipv6.conf.{wan}.accept_ra", value=2), wan="eth0").apply)
        run(host, parts.apply)
        assert in_place(host, parts)
        assert "default via" in host.do(learned)
