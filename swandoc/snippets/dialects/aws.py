"""AWS CLI, on the administrator's own machine.

EC2 drops what an interface sends or receives for others until its source/destination check is off; a VPC sends a
subnet to the gateway only by a route to the gateway's interface.
"""

from __future__ import annotations

from ..intents.cloud import AllowForeignAddresses, CloudRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

AWS = Dialect(id="aws", label="AWS CLI", language="sh", suffix="sh", order=70)

_WITHOUT = {PartKind.PERSIST: "AWS keeps the setting until it is changed."}
_FOLDER = "folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc"


def _interfaces(gateway: object) -> list[str]:
    """Lines that set ``$by`` so that a filter finds the interfaces of an instance, or the one interface."""
    return [
        f'gateway="{gateway}"',
        "case $gateway in i-*) by=attachment.instance-id ;; *) by=network-interface-id ;; esac",
    ]


@AWS.says(AllowForeignAddresses)
def allow_foreign_addresses(intent: AllowForeignAddresses) -> Parts:
    find = [
        *_interfaces(intent.gateway),
        "interfaces() {",
        '  aws ec2 describe-network-interfaces --filters "Name=$by,Values=$gateway" --output text --query "$1"',
        "}",
    ]
    modify = 'aws ec2 modify-network-interface-attribute --network-interface-id "$interface"'
    kept = f'"$folder/aws-source-dest-check-{intent.gateway}"'
    return Parts(
        check=check(
            "interfaces 'NetworkInterfaces[].SourceDestCheck' | grep -q False",
            "! interfaces 'NetworkInterfaces[].SourceDestCheck' | grep -q True",
            first=find,
        ),
        apply=block(
            *find,
            '[ "$(interfaces \'NetworkInterfaces[].NetworkInterfaceId\')" ] || { echo "no such gateway" >&2; exit 1; }',
            _FOLDER,
            'mkdir -p "$folder"',
            "for interface in $(interfaces 'NetworkInterfaces[?SourceDestCheck].NetworkInterfaceId'); do",
            f'  echo "$interface" >> {kept}',
            f"  {modify} --no-source-dest-check",
            "done",
        ),
        verify=Part(
            "\n".join(["(", *find, "interfaces 'NetworkInterfaces[].[NetworkInterfaceId, SourceDestCheck]'", ")"]),
            expect="eni-…False",
        ),
        undo=block(
            _FOLDER,
            f"if [ -e {kept} ]; then",
            f"  sort -u {kept} | while read -r interface; do {modify} --source-dest-check; done",
            f"  rm {kept}",
            "fi",
        ),
        without=_WITHOUT,
        note="For an instance this changes all of its interfaces. Its security groups still decide what may pass.",
        short="\n".join(
            [
                f"# INTERFACE is each network interface (eni-...) of {intent.gateway}.",
                "aws ec2 modify-network-interface-attribute --network-interface-id INTERFACE \\",
                "  --no-source-dest-check",
            ]
        ),
    )


@AWS.says(CloudRoute)
def cloud_route(intent: CloudRoute) -> Parts:
    subnet = f"subnet={intent.to}"
    key = "case $subnet in *:*) key=DestinationIpv6CidrBlock ;; *) key=DestinationCidrBlock ;; esac"
    option = [
        "case $subnet in",
        "  *:*) option=--destination-ipv6-cidr-block ;;",
        "  *) option=--destination-cidr-block ;;",
        "esac",
    ]
    interface = [
        *_interfaces(intent.gateway),
        "interface=$(aws ec2 describe-network-interfaces --output text \\",
        f'  --filters "Name=$by,Values=$gateway" Name=addresses.private-ip-address,Values={intent.address} \\',
        "  --query 'NetworkInterfaces[].NetworkInterfaceId')",
    ]
    target = [
        key,
        "target() {",
        f"  aws ec2 describe-route-tables --route-table-ids {intent.table} --output text \\",
        "    --query \"RouteTables[].Routes[?$key=='$subnet'].NetworkInterfaceId\"",
        "}",
    ]
    kept = f'"$folder/aws-route-{intent.table}-{intent.to:network}-{intent.to:length}"'
    return Parts(
        check=check('[ -n "$interface" ]', '[ "$(target)" = "$interface" ]', first=[subnet, *interface, *target]),
        apply=block(
            subnet,
            *interface,
            *target,
            'if [ "$(target)" = "$interface" ]; then exit; fi',
            *option,
            f'aws ec2 create-route --route-table-id {intent.table} "$option" "$subnet" \\',
            '  --network-interface-id "$interface" --output text',
            _FOLDER,
            'mkdir -p "$folder"',
            f"touch {kept}",
        ),
        verify=Part(
            "\n".join(["(", subnet, *target, f'echo "{intent.to} goes to $(target)"', ")"]),
            expect=f"{intent.to} goes to eni-…",
        ),
        undo=block(
            subnet,
            *option,
            _FOLDER,
            f"if [ -e {kept} ]; then",
            f'  aws ec2 delete-route --route-table-id {intent.table} "$option" "$subnet"',
            f"  rm {kept}",
            "fi",
        ),
        without=_WITHOUT,
        note="A route to the same subnet that leads elsewhere is not replaced: the command stops with "
        "`RouteAlreadyExists`.",
        short="\n".join(
            [
                f"# INTERFACE is the network interface (eni-...) of {intent.gateway} that has {intent.address}.",
                "# For IPv6 the option is --destination-ipv6-cidr-block.",
                f"aws ec2 create-route --route-table-id {intent.table} \\",
                f"  --destination-cidr-block {intent.to} --network-interface-id INTERFACE",
            ]
        ),
    )
