"""The formats in which snippets are exported: a module each. A new one is a module and a line here."""

from collections.abc import Mapping

from . import (
    asciidoc,
    confluence_editor,
    confluence_storage,
    dokuwiki,
    html,
    markdown,
    mediawiki,
    plain,
    restructuredtext,
    textile,
    xwiki,
)
from .block import Block, CannotWrite, Format

__all__ = ["FORMATS", "Block", "CannotWrite", "Format"]

FORMATS: Mapping[str, Format] = {
    module.FORMAT.id: module.FORMAT
    for module in (
        plain,
        markdown,
        confluence_editor,
        confluence_storage,
        mediawiki,
        dokuwiki,
        textile,
        xwiki,
        asciidoc,
        restructuredtext,
        html,
    )
}
