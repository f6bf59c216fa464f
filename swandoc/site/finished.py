"""What is done to a site once all its files are written: published snippets, policies, and header files for hosts."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from .csp import policy, shield
from .host_headers import host_files
from .page import PUBLISHED


def publish(site: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write texts by their paths in the site. They are tens of thousands, too many to be known to MkDocs one by one."""
    for path, text in files:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def shield_site(site: Path, *, address: str, shared: bool, codes: Container[str]) -> None:
    """Put every page under its policy, and write the header files that the site does not have already.

    ``address`` is the site's, or "". ``shared`` is for themes that swap pages by script (see `csp.shield`). ``codes``
    name the folders at the top of the site that only redirect, one for each scenario; of these a host needs no rule.
    """
    # The published snippets' pages state their own policy.
    pages = [page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != PUBLISHED]
    code = shield(pages, shared=shared)
    parts = [page.relative_to(site).parts for page in pages]
    top = {f"{first}/" if rest else first for first, *rest in parts if first not in codes}
    base = urlsplit(address).path.rstrip("/") + "/"
    for name, text in host_files(policy(code, connects=True), base, top):
        if not (site / name).exists():
            (site / name).write_text(text, encoding="utf-8", newline="\n")
