"""The Kea dialect, with a real kea-dhcp4 and a real DHCP client in a host of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contract import in_place, run, verified
from sandbox import Host, wait_until
from services import in_short, routes_by_dhcp, said, settings_of, shellcheck, told

from swandoc.snippets.dialects.kea import KEA
from swandoc.snippets.intents.system import OfferRoute

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.needs("root", "unshare", "kea-dhcp4")

INTENT = OfferRoute(to="{pool}", via="{gateway}", router="10.1.0.254", subnet="10.1.0.0/16")
VALUES = {"pool": "10.3.0.0/24", "gateway": "10.1.0.5"}
PARTS = said(KEA, INTENT, **VALUES)
CONF = """\
{
// Ours.
"Dhcp4": {
  "interfaces-config": { "interfaces": [ "eth1" ] },
  "lease-database": { "type": "memfile", "persist": false },
  "subnet4": [
    {
      "id": 1,
      "subnet": "10.1.0.0/16",
      "pools": [ { "pool": "10.1.0.100 - 10.1.0.200" } ],
      "option-data": [
        { "name": "routers", "data": "10.1.0.254" }
      ]
    }
  ]
}
}
"""
FILE = "/etc/kea/kea-dhcp4.conf"


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as fresh:
        fresh.path(FILE).write_text(CONF)
        yield fresh


@pytest.mark.needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    assert shellcheck(PARTS) == ""


def test_in_short_it_is_what_apply_writes_and_kea_reads_it_in_the_place_of_the_subnets_options(host: Host) -> None:
    first, *options, last = settings_of(in_short(KEA, INTENT, **VALUES))
    assert PARTS.apply is not None
    assert "\n".join(["<<'END'", *(option.strip() for option in options), "END"]) in PARTS.apply.text
    before, _, after = CONF.partition('      "option-data"')
    rest = after.partition("]")[2]
    host.path(FILE).write_text("\n".join([before, PARTS.short, rest]))
    assert (first, last) == ('"option-data": [', "]")
    host.do(f"kea-dhcp4 -t {FILE}")


def include(host: Host) -> None:
    """Do what *apply* asks the reader for."""
    asked = run(host, PARTS.apply).splitlines()
    line = next(line for line in asked if "<?include" in line)
    host.path(FILE).write_text(CONF.replace('"option-data": [\n', f'"option-data": [\n{line}\n'))


def test_it_is_in_place_once_the_reader_has_added_the_line_that_apply_prints(host: Host) -> None:
    before = host.state()
    assert not in_place(host, PARTS)
    run(host, PARTS.undo)
    assert host.state() == before
    include(host)
    run(host, PARTS.apply)
    assert in_place(host, PARTS)
    verified(host, PARTS)
    applied = host.state()
    run(host, PARTS.apply)
    assert host.state() == applied
    run(host, PARTS.undo)
    assert host.state() == before
    run(host, PARTS.undo)
    assert host.state() == before


def test_a_configuration_that_kea_refuses_is_not_loaded(host: Host) -> None:
    include(host)
    host.path(FILE).write_text(host.path(FILE).read_text().replace('?>",', '?>" {').replace("Ours.\n", "Ours.\n}"))
    assert PARTS.apply is not None
    assert host.sh(PARTS.apply.text).status != 0


@pytest.mark.needs("udhcpc", "networkctl")
def test_a_client_gets_the_route_and_keeps_a_default_route(host: Host) -> None:
    host.do(f"mkdir -p /run/kea; kea-dhcp4 -c {FILE} > /tmp/kea.log 2>&1 &")
    log = host.path("/tmp/kea.log")
    wait_until(lambda: "DHCP4_STARTED" in log.read_text())
    assert "staticroutes" not in told(host)
    include(host)
    run(host, PARTS.apply)
    wait_until(lambda: "DHCP4_DYNAMIC_RECONFIGURATION_SUCCESS" in log.read_text())
    options = told(host)
    assert "\nstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    assert "\nmsstaticroutes=10.3.0.0/24 10.1.0.5 0.0.0.0/0 10.1.0.254\n" in options
    routes = routes_by_dhcp(host)
    assert "10.3.0.0/24 via 10.1.0.5 dev eth1" in routes
    assert re.findall("default via [0-9.]+", routes) == ["default via 10.1.0.254"]
