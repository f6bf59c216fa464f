"""What rendering yields: files of the site, and the links between them."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r'<div data-swd-block="(\d+)"></div>')


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of HTML. One that is ``searched`` belongs into the page before the search index reads it, one that is
    not afterwards; it may stand inside one that is."""

    html: str
    searched: bool


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site. ``path`` is relative to the site's sources (``.md`` files become pages); ``source`` names the
    author's file it comes from, relative like the names in problems, for the "edit this page" link.

    ``blocks`` are pieces of HTML that ``content`` holds placeholders for. A generator that runs Markdown and a search
    index over each page puts them in after that, with ``with_blocks``, and is several times faster for it.
    """

    path: str
    content: str
    source: str = ""
    blocks: tuple[Block, ...] = ()


def placeholder(number: int) -> str:
    """The block of HTML that stands for block ``number`` until the page is put together."""
    return f'<div data-swd-block="{number}"></div>'


def with_blocks(text: str, blocks: Sequence[Block], *, searched: bool) -> str:
    """The text with each block that is ``searched``, or each that is not, in the place of its placeholder."""

    def put(found: re.Match[str]) -> str:
        block = blocks[int(found[1])]
        return block.html if block.searched is searched else found[0]

    return _PLACEHOLDER.sub(put, text) if blocks else text


@dataclass(frozen=True, slots=True)
class Links:
    """Relative links between pages, as the built site will have them.

    ``directory_urls`` tells whether ``a/b.md`` is published as ``a/b/`` or as ``a/b.html``.
    """

    directory_urls: bool = True

    def address(self, page: str) -> str:
        """Where the page with source path ``page`` stands in the site, without leading slash. Every other file stands
        where its path says."""
        if not page.endswith(".md"):
            return page
        stem = page.removesuffix(".md")
        if not self.directory_urls:
            return f"{stem}.html"
        if posixpath.basename(stem) == "index":
            return stem.removesuffix("index")
        return f"{stem}/"

    def href(self, here: str, there: str, anchor: str = "") -> str:
        """The link from one page or other file to another."""
        fragment = f"#{anchor}" if anchor else ""
        if here == there and fragment:
            return fragment
        source, target = self.address(here), self.address(there)
        folder = source if source.endswith("/") else posixpath.dirname(source)
        relative = posixpath.relpath(target or ".", folder or ".")
        slash = "/" if target.endswith("/") or not target else ""
        return f"{relative}{slash}{fragment}"


def script_json(data: object) -> str:
    """JSON that may stand in a script, or in an element of a page: that ends at the first "</script" in it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
