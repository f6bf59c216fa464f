"""The MTU and MSS calculator: a page of the guide's own that holds its mount gets the script and the style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .output import Links

SCRIPT = "assets/swandoc-calculator.js"
STYLE = "assets/swandoc-calculator.css"
CALCULATOR_FILES = (SCRIPT, "assets/swandoc-pasted-sa.js", STYLE)
"""What such a page needs beside it, relative to the site and to this package."""

_MOUNT = re.compile(r"<div data-swandoc-calculator\b[^<>]*></div>")


def with_calculator(html: str, path: str, links: Links) -> str | None:
    """The page's HTML with the calculator in its mount, ``<div data-swandoc-calculator></div>``; None without one.

    ``path`` is the page's source path. The script stands behind the mount, so that it runs before the page is painted.
    """
    mount = _MOUNT.search(html)
    if mount is None:
        return None
    style = f'<link rel="stylesheet" href="{links.href(path, STYLE)}">'
    script = f'<script src="{links.href(path, SCRIPT)}"></script>'
    return f"{html[: mount.start()]}{style}{mount[0]}{script}{html[mount.end() :]}"
