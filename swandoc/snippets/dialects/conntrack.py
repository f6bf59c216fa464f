"""conntrack(8): the kernel's table of tracked connections."""

from __future__ import annotations

from ..intents.netfilter import ForgetConnections
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block

CONNTRACK = Dialect(id="conntrack", label="conntrack", language="sh", suffix="sh", order=10)

# A translated connection's replies go to another address than its source. `conntrack -L --src-nat` would list every
# ICMP entry: it compares identifier and type as if they were ports.
_TRANSLATED = (
    'awk -F \'src=|dst=\' \'{ split($2, from, " "); split($NF, back, " ") } '
    'from[1] != back[1] { print; n++ } END { print n + 0, "translated" }\''
)


@CONNTRACK.says(ForgetConnections)
def forget_connections(intent: ForgetConnections) -> Parts:
    ways = ("-s", "-d")
    return Parts(
        apply=block(
            "if ! command -v conntrack > /dev/null; then",
            "  echo 'install the package conntrack (conntrack-tools on RHEL and Alpine)' >&2",
            "  exit 1",
            "fi",
            "# conntrack fails where there is nothing to delete",
            *(f"conntrack -D {way} {intent.of} || true" for way in ways),
            note="Only NAT decisions are lost: a connection that goes on is tracked anew from its next packet. That "
            "needs `net.netfilter.nf_conntrack_tcp_loose=1`, the default, and no rule that drops new TCP without SYN; "
            "otherwise connections of this subnet end, SSH included.",
        ),
        verify=Part(
            f"conntrack -L -d {intent.of} 2>/dev/null | {_TRANSLATED}",
            expect="0 translated",
            note=f"No connection to {intent.of} is translated any more. A line that is listed shows after its second "
            "`dst=` to which address the source was changed: then a rule still translates.",
        ),
        short="\n".join(f"conntrack -D {way} {intent.of}" for way in ways),
        without={
            PartKind.CHECK: "Nothing shows whether an entry was made before or after the rules were changed.",
            PartKind.UNDO: "The kernel tracks a connection again by itself as soon as its next packet passes.",
            PartKind.PERSIST: "A reboot empties the table.",
        },
    )
