"""OpenStack CLI, on the administrator's own machine.

Neutron drops what a port sends for addresses that are not its own or in its allowed address pairs.
"""

from __future__ import annotations

from ..intents.cloud import AllowForeignAddresses, CloudRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

OPENSTACK = Dialect(id="openstack", label="OpenStack CLI", language="sh", suffix="sh", order=73)

_WITHOUT = {PartKind.PERSIST: "OpenStack keeps the setting until it is changed."}
_FOLDER = "folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc"


@OPENSTACK.says(AllowForeignAddresses)
def allow_foreign_addresses(intent: AllowForeignAddresses) -> Parts:
    pairs = f"openstack port show {intent.gateway} -f json -c allowed_address_pairs"
    there = f"{pairs} | grep -qF '\"{intent.pool}\"'"
    # `port unset` wants a pair as the server has it, which adds the port's own MAC address to it.
    pair = [
        f'pair="ip-address={intent.pool},mac-address=$(openstack port show {intent.gateway} -f value -c mac_address)"'
    ]
    memory = [_FOLDER, f'kept="$folder/openstack-pair-{intent.gateway}-{intent.pool:network}-{intent.pool:length}"']
    return Parts(
        check=check(there),
        apply=block(
            f"if {there}; then exit; fi",
            *pair,
            f'openstack port set --allowed-address "$pair" {intent.gateway}',
            *memory,
            'mkdir -p "$folder"',
            'touch "$kept"',
        ),
        verify=Part(pairs, expect=f'"ip_address": "{intent.pool}"…'),
        undo=block(
            *memory,
            'if [ -e "$kept" ]; then',
            *(f"  {line}" for line in pair),
            f'  openstack port unset --allowed-address "$pair" {intent.gateway}',
            '  rm "$kept"',
            "fi",
        ),
        without=_WITHOUT,
        note="The gateway is named by its port. Security groups still decide what may pass.",
        short=f"openstack port set --allowed-address ip-address={intent.pool} {intent.gateway}",
    )


@OPENSTACK.says(CloudRoute)
def cloud_route(intent: CloudRoute) -> Parts:
    routes = f"openstack router show {intent.table} -f json -c routes"
    there = (
        f"{routes} | tr -d ' \\n' |\n"
        f'  grep -qF -e \'"destination":"{intent.to}","nexthop":"{intent.address}"\' \\\n'
        f'    -e \'"nexthop":"{intent.address}","destination":"{intent.to}"\''
    )
    route = f"--route destination={intent.to},gateway={intent.address} {intent.table}"
    memory = [_FOLDER, f'kept="$folder/openstack-route-{intent.table}-{intent.to:network}-{intent.to:length}"']
    return Parts(
        check=check(there),
        apply=block(
            f"if {there}",
            "then exit; fi",
            f"openstack router add route {route}",
            *memory,
            'mkdir -p "$folder"',
            'touch "$kept"',
        ),
        verify=Part(
            f"{routes} | grep -e '\"{intent.to}\"' -e '\"{intent.address}\"' | sort",
            expect=f'"destination": "{intent.to}"…\n"nexthop": "{intent.address}"…',
        ),
        undo=block(
            *memory,
            'if [ -e "$kept" ]; then',
            f"  openstack router remove route {route}",
            '  rm "$kept"',
            "fi",
        ),
        without=_WITHOUT,
        note="The router is the one that serves the gateway's network.",
        short=f"openstack router add route \\\n  {route}",
    )
