"""The systemd-resolved dialect, with a real systemd-resolved in a host of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from contract import in_place, round_trip, run
from sandbox import Host
from services import FAR, RESOLVED, in_short, said, shellcheck, start

from swandoc.snippets.dialects.systemd_resolved import SYSTEMD_RESOLVED
from swandoc.snippets.intents.system import ResolveThroughTunnel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "unshare", "resolvectl", "dbus-daemon")

INTENT = ResolveThroughTunnel(server="{dns}", domain="corp.example.com", interface="{lan}")
VALUES = {"dns": "10.1.0.53", "lan": "eth1"}
PARTS = said(SYSTEMD_RESOLVED, INTENT, **VALUES)
PARTS6 = said(SYSTEMD_RESOLVED, INTENT, dns="2001:db8:1::53", lan="eth1")


@pytest.fixture
def host() -> Iterator[Host]:
    """systemd-resolved runs."""
    with Host() as fresh:
        start(fresh, "systemd-resolved", RESOLVED)
        yield fresh


@pytest.mark.needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    assert shellcheck(PARTS) == ""


def test_in_short_it_is_what_puts_it_in_place(host: Host) -> None:
    host.do(in_short(SYSTEMD_RESOLVED, INTENT, **VALUES))
    assert in_place(host, PARTS)


@pytest.mark.parametrize("parts", [PARTS, PARTS6], ids=["ipv4", "ipv6"])
def test_it_keeps_its_promises(host: Host, parts: Parts) -> None:
    round_trip(host, parts)


def test_a_link_with_name_servers_of_its_own_keeps_them(host: Host) -> None:
    host.do("resolvectl dns eth1 10.1.0.1")
    before = host.state()
    assert PARTS.apply is not None
    refused = host.sh(PARTS.apply.text)
    assert (refused.status, "eth1 already asks 10.1.0.1 for all names" in refused.err) == (1, True)
    assert host.state() == before
    assert host.do("resolvectl dns eth1") == "Link 3 (eth1): 10.1.0.1\n"


def test_another_server_replaces_the_first(host: Host) -> None:
    before = host.state()
    run(host, PARTS.apply)
    run(host, PARTS6.apply)
    assert in_place(host, PARTS6)
    run(host, PARTS6.undo)
    assert host.state() == before


SERVE = (
    f"{FAR}ip addr add 10.1.0.53/16 dev eth1; {FAR}dnsmasq -C /dev/null --no-resolv --no-hosts --bind-interfaces "
    "--listen-address=10.1.0.53 --address=/corp.example.com/10.3.0.80 --pid-file=/tmp/dns.pid"
)


@pytest.mark.needs("dnsmasq")
def test_names_of_the_domain_are_asked_there_and_others_are_not(host: Host) -> None:
    host.do(SERVE)
    query = "resolvectl query --legend=no -4 wiki.corp.example.com"
    assert "10.3.0.80" not in host.sh(f"timeout 5 {query}").out
    run(host, PARTS.apply)
    assert "10.3.0.80" in host.do(query)
    asked = f"{FAR}timeout 5 tcpdump -c 1 -lnni eth1 port 53 and host 10.1.0.53 2>&1"
    seen = host.do(
        f"{asked} > /tmp/seen & sleep 1; timeout 3 resolvectl query -4 other.example.net; wait; cat /tmp/seen"
    )
    assert "0 packets captured" in seen
