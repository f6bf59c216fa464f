"""The dnsmasq dialect, with a real dnsmasq and a real DHCP client in a host of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sandbox
from contract import in_place, round_trip, run
from services import FAR, in_short, routes_by_dhcp, said, settings_of, shellcheck, told

from swandoc.snippets.dialects.dnsmasq import DNSMASQ
from swandoc.snippets.intents.system import OfferRoute, ResolveThroughTunnel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox import Host

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "unshare", "dnsmasq")

VALUES = {"pool": "10.3.0.0/24", "gateway": "10.1.0.5", "lan": "eth1"}
INTENTS: list[Intent] = [
    OfferRoute(to="{pool}", via="{gateway}", router="10.1.0.254", subnet="10.1.0.0/16"),
    ResolveThroughTunnel(server="10.1.0.53", domain="corp.example.com", interface="{lan}"),
]
ROUTE, DNS = (said(DNSMASQ, intent, **VALUES) for intent in INTENTS)
CONF = """\
conf-dir=/etc/dnsmasq.d
interface=eth1
bind-interfaces
dhcp-range=10.1.0.100,10.1.0.200,1h
no-resolv
stop-dns-rebind
"""


@pytest.fixture
def host() -> Iterator[Host]:
    with sandbox.Host() as fresh:
        fresh.do("mkdir -p /etc/dnsmasq.d")
        fresh.path("/etc/dnsmasq.conf").write_text(CONF)
        yield fresh


def restart(host: Host) -> None:
    """What the snippet asks systemd for."""
    host.do("[ ! -e /tmp/dnsmasq.pid ] || kill $(cat /tmp/dnsmasq.pid); while pidof dnsmasq; do sleep 0.1; done")
    host.do("dnsmasq --pid-file=/tmp/dnsmasq.pid --dhcp-leasefile=/tmp/leases --log-facility=/tmp/dnsmasq.log")


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("parts", [ROUTE, DNS], ids=["route", "dns"])
def test_shellcheck_has_nothing_to_say(parts: Parts) -> None:
    assert shellcheck(parts) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=["route", "dns"])
def test_in_short_it_is_what_apply_writes(intent: Intent) -> None:
    apply = said(DNSMASQ, intent, **VALUES).apply
    assert apply is not None
    assert "\n".join(["<<'END'", *settings_of(in_short(DNSMASQ, intent, **VALUES)), "END"]) in apply.text


@pytest.mark.parametrize("parts", [ROUTE, DNS], ids=["route", "dns"])
def test_every_intent_keeps_its_promises(host: Host, parts: Parts) -> None:
    round_trip(host, parts)
    run(host, parts.apply)
    host.reboot()
    assert in_place(host, parts)


def test_a_dnsmasq_that_does_not_read_the_directory_is_noticed(host: Host) -> None:
    host.path("/etc/dnsmasq.conf").write_text(CONF.partition("\n")[2])
    before = host.state()
    assert ROUTE.apply is not None
    refused = host.sh(ROUTE.apply.text)
    assert (refused.status, "does not read /etc/dnsmasq.d" in refused.err) == (1, True)
    assert host.state() == before


@pytest.mark.parametrize("other", ["121", "option:classless-static-route", "tag:lan,121"])
def test_a_line_of_others_for_the_same_option_is_not_contradicted(host: Host, other: str) -> None:
    host.path("/etc/dnsmasq.d/ours.conf").write_text(f"dhcp-option={other},10.9.0.0/16,10.1.0.9\n")
    before = host.state()
    assert ROUTE.apply is not None
    refused = host.sh(ROUTE.apply.text)
    assert (refused.status, "/etc/dnsmasq.d/ours.conf" in refused.err) == (1, True)
    assert host.state() == before


@pytest.mark.needs("udhcpc", "networkctl")
def test_a_client_gets_the_route_and_keeps_a_default_route(host: Host) -> None:
    restart(host)
    assert "staticroutes" not in told(host)
    run(host, ROUTE.apply)
    restart(host)
    options = told(host)
    assert "\nstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    assert "\nmsstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    routes = routes_by_dhcp(host)
    assert "10.3.0.0/24 via 10.1.0.5 dev eth1" in routes
    assert re.findall("default via [0-9.]+", routes) == ["default via 10.1.0.254"]


SERVE = (
    f"{FAR}ip addr add 10.1.0.53/16 dev eth1; {FAR}dnsmasq -C /dev/null --no-resolv --no-hosts --bind-interfaces "
    "--listen-address=10.1.0.53 --address=/corp.example.com/10.3.0.80 --pid-file=/tmp/dns.pid"
)
ASK = """\
import socket
name = b"".join(bytes([len(label)]) + label for label in b"wiki.corp.example.com".split(b".")) + bytes(1)
asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asking.settimeout(3)
asking.sendto(bytes([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]) + name + bytes([0, 1, 0, 1]), ("10.1.0.1", 53))
answer = asking.recv(512)
print(answer[3] & 15, answer[7], socket.inet_ntoa(answer[-4:]) if answer[7] else "")
"""


@pytest.mark.needs("python3")
def test_names_of_the_domain_are_asked_of_the_remote_server(host: Host) -> None:
    host.do(SERVE)
    host.path("/tmp/ask.py").write_text(ASK)
    host.do(f"{FAR}ip link set lo up")
    run(host, DNS.apply)
    host.do("dnsmasq --pid-file=/tmp/dnsmasq.pid --dhcp-leasefile=/tmp/leases --log-facility=/tmp/dnsmasq.log")
    assert host.do(f"{FAR}python3 /tmp/ask.py") == "0 1 10.3.0.80\n"
    run(host, DNS.undo)
    host.do("kill $(cat /tmp/dnsmasq.pid); sleep 1")
    host.do("dnsmasq --pid-file=/tmp/dnsmasq.pid --dhcp-leasefile=/tmp/leases --log-facility=/tmp/dnsmasq.log")
    assert "10.3.0.80" not in host.do(f"{FAR}python3 /tmp/ask.py")
