"""The page on which readers paste what their hosts say."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .output import script_json
from .page import HOME, Page
from .rules import rule_data

if TYPE_CHECKING:
    from .output import Links

SCRIPT = "assets/swandoc-checker.js"
FURTHER_SCRIPT = "assets/swandoc-checker-further.js"
STYLE = "assets/swandoc-checker.css"


@dataclass(frozen=True, slots=True)
class Collector:
    """A script that prints what the checker reads."""

    file: str
    title: str
    how: str
    language: str


COLLECTORS = (
    Collector(
        "assets/swandoc-collect.sh",
        "On Linux, gateway or client",
        "sudo sh swandoc-collect.sh > gateway.txt",
        "sh",
    ),
    Collector(
        "assets/swandoc-collect.ps1",
        "On Windows, in PowerShell",
        "powershell -ExecutionPolicy Bypass -File .\\swandoc-collect.ps1 > client.txt",
        "powershell",
    ),
)

CHECKER_FILES = (SCRIPT, FURTHER_SCRIPT, STYLE, *(collector.file for collector in COLLECTORS))
"""What the page needs beside it, relative to the site and to this package."""

_BY_HAND_LINUX = """\
swanctl --list-sas
swanctl --list-conns
ip -s xfrm policy
ip -s xfrm state list nokeys
cat /proc/net/xfrm_stat
ip addr
ip rule
ip -6 rule
ip route show table all
ip -6 route show table all
iptables-save -c
ip6tables-save -c
nft list ruleset
sysctl -a 2>/dev/null | grep -E 'ip_forward|forwarding|rp_filter|send_redirects|no_pmtu|accept_ra'
nstat -az | grep -E 'Frag|Forw|ReversePath|InAddrErrors'
"""
_BY_HAND_WINDOWS = """\
Get-VpnConnection | Format-List
Get-NetRoute | Sort-Object DestinationPrefix
Get-NetIPInterface
Get-DnsClientNrptPolicy
"""


def checker_view(page: Page, links: Links) -> dict[str, Any]:
    """The checker's page: what to collect, in words and as scripts, and the guide's rules as data."""
    known = rule_data(page.guide, links)
    # The script stands below all that it needs, and runs before the theme's own at the end of the page.
    return {
        "trail": [(page.plain(page.guide.title), page.href(HOME)), ("Checker", "")],
        "root": page.href(""),
        "home": page.href(HOME),
        "style": page.href(STYLE),
        "script": Markup(  # noqa: S704 - JSON without "<"
            f'<script type="application/json" id="swandoc-guide">{script_json(known)}</script>'
            f'<script src="{page.href(SCRIPT)}"></script>'
        ),
        "collectors": [
            {
                "title": collector.title,
                "name": collector.file.rpartition("/")[2],
                "href": page.href(collector.file),
                "how": collector.how,
                "language": collector.language,
                "text": (resources("swandoc.site") / collector.file).read_text(encoding="utf-8"),
            }
            for collector in COLLECTORS
        ],
        "by_hand_linux": _BY_HAND_LINUX,
        "by_hand_windows": _BY_HAND_WINDOWS,
        "count": len(known["scenarios"]),
        "all": len(page.guide.scenarios),
    }
