"""Header files for the usual hosts: what a page's own policy cannot say, and the policy for files that are no pages.

Only a header can say who may frame a page (CSP Level 3, 6.4.2: a meta element's frame-ancestors is ignored), and only a
header reaches what is no HTML: a picture with scripts in it, or the search's worker. Published snippets are made for
frames of other sites, so the rule goes by path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .page import PUBLISHED

HOST_FILES = ("_headers", ".htaccess", "nginx-headers.conf")
_COMMON = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_FRAMES = "frame-ancestors 'self'"


def host_files(policy: str, base: str, top: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file by its name in the site's folder.

    ``policy`` allows what any page of the site needs. ``base`` is the path of the site on its host, with a slash at
    both ends; ``top`` are the pages and the folders of pages at the top of the site, folders with a slash at the end.
    """
    texts = (_netlify_and_cloudflare(policy, base, top), _apache(policy, base), _nginx(policy, base))
    yield from zip(HOST_FILES, texts, strict=True)


def _netlify_and_cloudflare(policy: str, base: str, top: Iterable[str]) -> str:
    """Where several rules fit a path, Cloudflare sends the policies of all, and a browser obeys the strictest; so no
    policy about frames may stand in a rule that fits the published snippets too, and an older header says it."""
    lines = [
        "# Netlify and Cloudflare Pages read this file at the top of the site. Cloudflare reads the first 100 rules.",
        f"{base}*",
        *(f"  {name}: {value}" for name, value in {"Content-Security-Policy": policy, **_COMMON}.items()),
    ]
    for name in ("", *sorted(top)):
        if name != f"{PUBLISHED}/":
            lines += [f"{base}{name}{'*' if name.endswith('/') else ''}", "  X-Frame-Options: SAMEORIGIN"]
    return "".join(f"{line}\n" for line in lines)


def _apache(policy: str, base: str) -> str:
    return (
        "# Apache reads this file where AllowOverride lets it, with the module headers.\n"
        "<IfModule mod_headers.c>\n"
        + "".join(f'  Header always set {name} "{value}"\n' for name, value in _COMMON.items())
        + f'  Header always set Content-Security-Policy "{policy}; {_FRAMES}"\n'
        f'  Header always set Content-Security-Policy "{policy}" "expr=%{{REQUEST_URI}} =~ m#^{_snippets(base)}#"\n'
        "</IfModule>\n"
    )


def _nginx(policy: str, base: str) -> str:
    return (
        "# For nginx: include this file in the server block. A location with an add_header of its own inherits none\n"
        "# of these; include it there again.\n"
        f'set $swandoc_frames "; {_FRAMES}";\n'
        f'if ($uri ~ "^{_snippets(base)}") {{\n  set $swandoc_frames "";\n}}\n'
        f'add_header Content-Security-Policy "{policy}$swandoc_frames" always;\n'
        + "".join(f'add_header {name} "{value}" always;\n' for name, value in _COMMON.items())
    )


def _snippets(base: str) -> str:
    return re.escape(f"{base}{PUBLISHED}/")
