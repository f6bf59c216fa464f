"""systemd-resolved: a name server and a routing domain for a link (resolvectl(1))."""

from __future__ import annotations

from ..intents.system import ResolveThroughTunnel
from ..parts import Dialect, Part, Parts
from ..shell import STATE, block, boot_script, check, forget, remember, remove_boot_script

SYSTEMD_RESOLVED = Dialect(id="systemd-resolved", label="systemd-resolved", language="sh", suffix="sh", order=35)

_RESOLVED = "systemd-resolved.service"


@SYSTEMD_RESOLVED.says(ResolveThroughTunnel)
def resolve_through_tunnel(intent: ResolveThroughTunnel) -> Parts:
    link, server, domain = intent.interface, intent.server, intent.domain
    name = f"resolve-through-tunnel-{domain}-{link}"
    servers = f"resolvectl dns {link} | sed 's/^[^:]*: *//'"
    domains = f"resolvectl domain {link} | sed 's/^[^:]*: *//'"
    change = [f"resolvectl dns {link} {server}", f"resolvectl domain {link} '~{domain}'"]
    return Parts(
        check=check(f'[ "$({servers})" = "{server}" ]', f'[ "$({domains})" = "~{domain}" ]'),
        apply=block(
            f"servers=$({servers})",
            f"domains=$({domains})",
            f'if [ "$servers $domains" != "{server} ~{domain}" ]; then',
            f'  if [ ! -e {STATE}/{name} ] && [ -n "$servers$domains" ]; then',
            f'    echo "Stopped: {link} already asks ${{servers:-nobody}} for ${{domains:-all names}}." >&2',
            '    echo "Take a link without name servers of its own, such as the tunnel\'s XFRM interface." >&2',
            "    exit 1",
            "  fi",
            *(f"  {line}" for line in (*remember(name, "echo absent"), *change)),
            "fi",
        ),
        verify=Part(
            f"resolvectl dns {link}\nresolvectl domain {link}",
            expect=f"Link … ({link}): {server}\nLink … ({link}): ~{domain}",
        ),
        undo=block(
            f"if [ -e {STATE}/{name} ]; then",
            *(f"  {line}" for line in (f"resolvectl revert {link}", *forget(name))),
            "fi",
            *remove_boot_script(name),
        ),
        persist=block(
            *boot_script(
                name,
                intent.describe(),
                "\n".join(["set -eu", *change]),
                after=f"{_RESOLVED} network-online.target",
                again_with=_RESOLVED,
            ),
            note="An interface that strongSwan or systemd-networkd makes later than this unit starts is missed: write "
            f"`DNS={server}` and `Domains=~{domain}` into its .network file then. The same goes for an interface that "
            "systemd-networkd or NetworkManager sets up: they overwrite what others have told the resolver.",
        ),
        note="The `~` makes it a routing domain: only names below it go to this server, and it is no search domain. "
        "The server must be reached out of this interface, and its address must lie within the tunnel's traffic "
        "selectors.",
        short="\n".join(change),
    )
