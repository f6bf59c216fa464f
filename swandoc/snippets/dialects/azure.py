"""Azure CLI, on the administrator's own machine.

Azure drops what a network interface sends or receives for others until IP forwarding is on for it; a subnet is sent
to the gateway by a user-defined route whose next hop is a virtual appliance.
"""

from __future__ import annotations

from ..intents.cloud import AllowForeignAddresses, CloudRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

AZURE = Dialect(id="azure", label="Azure CLI", language="sh", suffix="sh", order=72)

_WITHOUT = {PartKind.PERSIST: "Azure keeps the setting until it is changed."}
_FOLDER = "folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc"


@AZURE.says(AllowForeignAddresses)
def allow_foreign_addresses(intent: AllowForeignAddresses) -> Parts | None:
    if intent.group is None:
        return None
    interface = f"--resource-group {intent.group} --name {intent.gateway}"
    now = f"az network nic show {interface} --query enableIPForwarding --output tsv"
    update = f"az network nic update {interface} --output none --ip-forwarding"
    memory = [_FOLDER, f'kept="$folder/azure-ip-forwarding-{intent.group}-{intent.gateway}"']
    return Parts(
        check=check(f'[ "$({now})" = true ]'),
        apply=block(
            f'if [ "$({now})" = true ]; then exit; fi',
            f"{update} true",
            *memory,
            'mkdir -p "$folder"',
            'touch "$kept"',
        ),
        verify=Part(f'echo "IP forwarding: $({now})"', expect="IP forwarding: true"),
        undo=block(*memory, 'if [ -e "$kept" ]; then', f"  {update} false", '  rm "$kept"', "fi"),
        without=_WITHOUT,
        note="The gateway is named by its network interface. Network security groups still decide what may pass.",
        short=f"az network nic update {interface} \\\n  --ip-forwarding true",
    )


@AZURE.says(CloudRoute)
def cloud_route(intent: CloudRoute) -> Parts | None:
    if intent.group is None:
        return None
    table = f"--resource-group {intent.group} --route-table-name {intent.table}"
    now = (
        f"az network route-table route list {table} --output tsv \\\n"
        f"  --query \"[?addressPrefix=='{intent.to}'].nextHopIpAddress\""
    )
    name = ["# Names of routes have no slashes or colons.", f"name=swandoc-$(echo {intent.to} | tr /: --)"]
    ours = f"az network route-table route list {table} --output tsv --query \"[?name=='$name'].name\""
    return Parts(
        check=check(f'[ "$({now})" = {intent.address} ]'),
        apply=block(
            f'if [ "$({now})" = {intent.address} ]; then exit; fi',
            *name,
            f'az network route-table route create {table} --name "$name" --output none \\',
            f"  --address-prefix {intent.to} --next-hop-type VirtualAppliance --next-hop-ip-address {intent.address}",
        ),
        verify=Part(f'echo "{intent.to} goes to $({now})"', expect=f"{intent.to} goes to {intent.address}"),
        undo=block(
            *name,
            f'if [ "$({ours})" ]; then az network route-table route delete {table} --name "$name"; fi',
        ),
        without=_WITHOUT,
        note="The route table must be associated with the subnets whose hosts are to use it. A route of another name "
        "to the same subnet is not replaced: Azure refuses the second one.",
        short="\n".join(
            [
                *name,
                f'az network route-table route create --name "$name" --address-prefix {intent.to} \\',
                f"  {table} \\",
                f"  --next-hop-type VirtualAppliance --next-hop-ip-address {intent.address}",
            ]
        ),
    )
