"""The ISC DHCP dialect, with a real dhcpd and a real DHCP client in a host of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contract import in_place, round_trip, run
from sandbox import Host
from services import in_short, routes_by_dhcp, said, settings_of, shellcheck, told

from swandoc.snippets.dialects.isc_dhcp import ISC_DHCP
from swandoc.snippets.intents.system import OfferRoute

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.needs("root", "unshare", "dhcpd")

INTENT = OfferRoute(to="{pool}", via="{gateway}", router="10.1.0.254", subnet="10.1.0.0/16")
VALUES = {"pool": "10.3.0.0/24", "gateway": "10.1.0.5"}
PARTS = said(ISC_DHCP, INTENT, **VALUES)
CONF = """\
authoritative;
subnet 10.1.0.0 netmask 255.255.0.0 {
  range 10.1.0.100 10.1.0.200;
  option routers 10.1.0.254;
}
"""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as fresh:
        fresh.path("/etc/dhcp/dhcpd.conf").write_text(CONF)
        yield fresh


@pytest.mark.needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    assert shellcheck(PARTS) == ""


def test_in_short_it_is_what_apply_writes() -> None:
    assert PARTS.apply is not None
    assert "\n".join(["<<'END'", *settings_of(in_short(ISC_DHCP, INTENT, **VALUES)), "END"]) in PARTS.apply.text


def test_it_keeps_its_promises(host: Host) -> None:
    round_trip(host, PARTS)
    run(host, PARTS.apply)
    assert host.sh("dhcpd -t -q -cf /etc/dhcp/dhcpd.conf").status == 0
    host.reboot()
    assert in_place(host, PARTS)


def test_an_option_121_of_others_is_not_contradicted(host: Host) -> None:
    with host.path("/etc/dhcp/dhcpd.conf").open("a") as conf:
        conf.write("option rfc3442-routes code 121 = array of unsigned integer 8;\n")
    before = host.state()
    assert PARTS.apply is not None
    refused = host.sh(PARTS.apply.text)
    assert (refused.status, "24, 10, 3, 0, 10, 1, 0, 5" in refused.err) == (1, True)
    assert host.state() == before


@pytest.mark.needs("udhcpc", "networkctl")
def test_a_client_gets_the_route_and_keeps_a_default_route(host: Host) -> None:
    dhcpd = "dhcpd -q -cf /etc/dhcp/dhcpd.conf -lf /tmp/leases -pf /tmp/dhcpd.pid eth1"
    host.do(f": > /tmp/leases; {dhcpd}")
    assert "staticroutes" not in told(host)
    run(host, PARTS.apply)
    host.do(f"kill $(cat /tmp/dhcpd.pid); while pidof dhcpd; do sleep 0.1; done; rm /tmp/dhcpd.pid; {dhcpd}")
    options = told(host)
    assert "\nstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    assert "\nmsstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    routes = routes_by_dhcp(host)
    assert "10.3.0.0/24 via 10.1.0.5 dev eth1" in routes
    assert re.findall("default via [0-9.]+", routes) == ["default via 10.1.0.254"]
