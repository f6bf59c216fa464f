"""From the guide through a wiki to a host: what a reader copies out of the wiki's page does what the snippet does.

`swandoc export` writes every part of a snippet in the wiki's markup, the wiki's own renderer makes the page, and the
code that stands in the page runs on a host with the kernel's own packet filter and settings and a real charon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import renderers
import wikis
from charon import SwanctlHost
from click.testing import CliRunner
from contract import round_trip
from sandbox import Host

from swandoc.cli import main
from swandoc.guide.loader import load_guide
from swandoc.guide.model import Guide
from swandoc.snippets.given import Filling
from swandoc.snippets.parts import Parts
from swandoc.snippets.steps import Offered, offered

ROOT = Path(__file__).parents[1]
VALUES = {"wan": "eth0", "lan": "10.8.0.0/16", "connection": "rw", "child": "net"}
SNIPPETS = {
    "SWD112/masquerade/iptables": Host,
    "SWD112/masquerade/nftables": Host,
    "SWD104/set-sysctl/sysctl": Host,
    "SWD206/set-traffic-selectors/swanctl": SwanctlHost,
}
Reader = Callable[[str], list[str]]
WIKIS: dict[str, tuple[str, Reader, tuple[str, ...]]] = {
    "GitHub": ("markdown", renderers.cmark_gfm, ("cmark-gfm",)),
    "MkDocs": ("markdown", renderers.python_markdown, ()),
    "Confluence": ("confluence-storage", renderers.confluence, ()),
    "MediaWiki": ("mediawiki", renderers.mediawiki, ("php", str(wikis.MEDIAWIKI))),
    "DokuWiki": ("dokuwiki", renderers.dokuwiki, ("php", str(wikis.DOKUWIKI))),
    "Redmine": ("textile", renderers.redmine, ("ruby", str(renderers.REDMINE))),
    "AsciiDoc": ("asciidoc", renderers.asciidoctor, ("asciidoctor",)),
    "reStructuredText": ("restructuredtext", renderers.docutils, ()),
    "HTML": ("html", renderers.blocks_of_html, ()),
}


@cache
def guide() -> Guide:
    return load_guide(ROOT / "docs" / "scenarios", root=ROOT)


@cache
def offers() -> dict[str, Offered]:
    return {one.id: one for one in offered(guide())}


def exported(id_: str, format_: str) -> str:
    """Every part of the snippet, as the command line writes it."""
    values = [word for name, value in VALUES.items() for word in ("--set", f"{name}={value}")]
    done = CliRunner().invoke(main, ["export", id_, "--part", "all", "--format", format_, *values])
    assert done.exit_code == 0, done.output
    return done.stdout


def out_of_the_page(id_: str, format_: str, read: Reader) -> Parts:
    """The snippet with the texts that stand in the wiki's page; what is for reading stays as the guide has it."""
    parts, filling = offers()[id_].snippet.parts, Filling(guide(), VALUES)
    there = dict(parts)
    texts = read(exported(id_, format_))
    assert len(texts) == len(there) >= 4

    assert all(text.startswith(f"# swandoc {id_}/{kind} v") for kind, text in zip(there, texts, strict=True))
    given: dict[str, Any] = {
        kind.value: replace(part, text=text, expect=filling.text(part.expect))
        for (kind, part), text in zip(there.items(), texts, strict=True)
    }
    return Parts(**given, without=parts.without)


@pytest.mark.parametrize("id_", SNIPPETS, ids=lambda id_: id_.rpartition("/")[2])
@pytest.mark.parametrize(
    "wiki",
    [pytest.param(name, marks=pytest.mark.needs(*tools)) for name, (_, _, tools) in WIKIS.items()],
)
@pytest.mark.needs("root", "iptables", "nft", "charon-systemd", "swanctl")
def test_what_a_wiki_shows_is_put_in_place_and_undone(wiki: str, id_: str) -> None:
    format_, read, _ = WIKIS[wiki]
    parts = out_of_the_page(id_, format_, read)
    with SNIPPETS[id_]() as host:
        round_trip(host, parts)
