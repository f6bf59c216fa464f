"""gcloud, on the administrator's own machine.

Google Cloud drops what an instance sends or receives for others unless its property canIpForward is true. Changing
it needs a refresh of the instance, no restart (Compute Engine, "Update instance properties").
"""

from __future__ import annotations

from ..intents.cloud import AllowForeignAddresses, CloudRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

GCLOUD = Dialect(id="gcloud", label="gcloud", language="sh", suffix="sh", order=71)

_WITHOUT = {PartKind.PERSIST: "Google Cloud keeps the setting until it is changed."}


@GCLOUD.says(AllowForeignAddresses)
def allow_foreign_addresses(intent: AllowForeignAddresses) -> Parts | None:
    if intent.group is None:
        return None
    instance = f"{intent.gateway} --zone={intent.group}"
    now = f"gcloud compute instances describe {instance} --format='value(canIpForward)'"
    memory = [
        "folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc",
        f'kept="$folder/gcloud-ip-forward-{intent.group}-{intent.gateway}"',
    ]
    change = [
        "# An update takes the whole instance: its present settings, with one line changed.",
        "change() {",
        "  file=$(mktemp)",
        f'  gcloud compute instances export {instance} --destination="$file"',
        '  sed -i.old -e "/^canIpForward:/d" "$file"',
        '  echo "canIpForward: $1" >> "$file"',
        f'  gcloud compute instances update-from-file {instance} --source="$file" \\',
        "    --most-disruptive-allowed-action=REFRESH",
        '  rm "$file" "$file.old"',
        "}",
    ]
    return Parts(
        check=check(f'[ "$({now})" = True ]'),
        apply=block(
            *change,
            f'if [ "$({now})" = True ]; then exit; fi',
            "change true",
            *memory,
            'mkdir -p "$folder"',
            'touch "$kept"',
        ),
        verify=Part(f'echo "canIpForward: $({now})"', expect="canIpForward: True"),
        undo=block(*change, *memory, 'if [ -e "$kept" ]; then', "  change false", '  rm "$kept"', "fi"),
        without=_WITHOUT,
        note="The instance goes on running: Google Cloud refuses the update rather than restart it. "
        "The firewall rules of the network still decide what may pass.",
        short="\n".join(
            [
                f"gcloud compute instances export {instance} \\",
                "  --destination=instance.yaml",
                "# in instance.yaml: canIpForward: true",
                f"gcloud compute instances update-from-file {instance} \\",
                "  --source=instance.yaml --most-disruptive-allowed-action=REFRESH",
            ]
        ),
    )


@GCLOUD.says(CloudRoute)
def cloud_route(intent: CloudRoute) -> Parts | None:
    if intent.group is None:
        return None
    name = [
        "# Names of routes have no dots, slashes or colons.",
        f"name=swandoc-$(echo {intent.table}-{intent.to} | tr ./:_ ----)",
    ]
    now = "gcloud compute routes describe \"$name\" --format='value(destRange, nextHopInstance.basename())'"
    wanted = [f"wanted=\"$(printf '%s\\t%s' {intent.to} {intent.gateway})\""]
    there = '[ "$(gcloud compute routes list --filter="name=$name" --format=\'value(name)\')" ]'
    return Parts(
        check=check(f'[ "$({now} 2>/dev/null)" = "$wanted" ]', first=[*name, *wanted]),
        apply=block(
            *name,
            *wanted,
            f"if {there}; then",
            f'  if [ "$({now})" = "$wanted" ]; then exit; fi',
            '  gcloud compute routes delete "$name" --quiet',
            "fi",
            f'gcloud compute routes create "$name" --network={intent.table} --destination-range={intent.to} \\',
            f"  --next-hop-instance={intent.gateway} --next-hop-instance-zone={intent.group}",
        ),
        verify=Part(
            "\n".join(["(", *name, now, ")"]),
            expect=f"{intent.to}…{intent.gateway}",
        ),
        undo=block(*name, f'if {there}; then gcloud compute routes delete "$name" --quiet; fi'),
        without=_WITHOUT,
        short="\n".join(
            [
                *name,
                'gcloud compute routes create "$name" \\',
                f"  --network={intent.table} --destination-range={intent.to} \\",
                f"  --next-hop-instance={intent.gateway} --next-hop-instance-zone={intent.group}",
            ]
        ),
    )
