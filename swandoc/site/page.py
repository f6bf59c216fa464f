"""What every page's template may use: links, prose, code and slots, seen from that page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from swandoc.guide.model import Guide
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import mark

from .code import code_block
from .output import Block, Links, placeholder
from .prose import Prose
from .slots_html import Examples

PART_NAMES: Mapping[PartKind, str] = {
    PartKind.CHECK: "Check",
    PartKind.APPLY: "Apply",
    PartKind.VERIFY: "Verify",
    PartKind.UNDO: "Undo",
    PartKind.PERSIST: "Persist",
}
PART_PURPOSES: Mapping[PartKind, str] = {
    PartKind.CHECK: "is it already so?",
    PartKind.APPLY: "make it so; again changes nothing",
    PartKind.VERIFY: "see that it took effect",
    PartKind.UNDO: "back to the state before",
    PartKind.PERSIST: "keep it across a reboot",
}

# Parts that a reader needs later, or never.
FOLDED_PARTS = frozenset({PartKind.UNDO, PartKind.PERSIST})

_SLOT_OR_SPECIAL = re.compile(r"⟪[^⟫]*⟫|[\\*_\[\]#|~^=+!&<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def scenario_page(area: str, scenario: str) -> str:
    """Source path of a scenario's page."""
    return f"{area}/{scenario}.md"


def transcript_page(area: str, scenario: str) -> str:
    """Path of the transcript of a scenario's experiment."""
    return f"{area}/{scenario}/transcript.html"


def area_page(area: str) -> str:
    """Source path of an area's page, which holds its tree."""
    return f"{area}/index.md"


HOME = "index.md"
CATALOGUE = "catalogue.md"
CHECKER = "checker.md"
STALE = "stale.md"
CHANGES = "snippet-changes.md"
PUBLISHED = "s"
"""The folder of what other sites take by address."""


class Page:
    """One page being rendered. Templates call its methods; they do no work of their own."""

    part_names = PART_NAMES
    part_purposes = PART_PURPOSES
    folded_parts = FOLDED_PARTS

    def __init__(self, path: str, guide: Guide, links: Links) -> None:
        self.path = path
        self.guide = guide
        self.examples = Examples(guide.parameters)
        self._links = links
        self._prose = Prose(self.examples, self.link_to)
        self._groups = itertools.count(1)
        self.blocks: list[Block] = []

    def html(self, caller: Callable[[], Markup]) -> Markup:
        """A placeholder for finished HTML, which Markdown has no work with: for {% call page.html() %}."""
        return self._block(caller(), searched=True)

    def later(self, html: Markup) -> Markup:
        """A placeholder for a large piece of HTML, which readers do not search for."""
        return self._block(html, searched=False)

    def _block(self, html: Markup, *, searched: bool) -> Markup:
        self.blocks.append(Block(str(html), searched))
        return Markup(placeholder(len(self.blocks) - 1))  # noqa: S704 - holds a number only

    def href(self, there: str, anchor: str = "") -> str:
        """Link from this page to another page."""
        return self._links.href(self.path, there, anchor)

    def link_to(self, target: str) -> str | None:
        """Link to a scenario, an area, or a question as ``area#question``; None if the guide has no such thing."""
        name, _, anchor = target.partition("#")
        if name in self.guide.areas:
            return self.href(area_page(name), anchor)
        if name in self.guide.scenarios:
            return self.href(scenario_page(self.guide.area_of(name).id, name), anchor)
        return None

    def prose(self, text: str) -> Markup:
        """An author's Markdown."""
        return self._prose.block(text)

    def line(self, text: str) -> Markup:
        """One line of an author's Markdown."""
        return self._prose.line(text)

    def marked_line(self, marked: str) -> Markup:
        """One line of Markdown whose slots are already marked."""
        return self._prose.line(marked)

    def plain(self, text: str) -> str:
        """An author's text without markup, with examples in its slots, for meta tags and pictures."""
        return self.examples.plain(self.without_markup(text))

    def without_markup(self, text: str) -> str:
        """An author's text without markup, with its slots marked."""
        return " ".join(re.sub(r"[`*]", "", mark(text)).split())

    def heading(self, text: str) -> Markup:
        """An author's line as the text of a Markdown heading."""
        return self.heading_marked(mark(text))

    def heading_marked(self, marked: str) -> Markup:
        """A marked line as the text of a Markdown heading, with its slots."""

        def escaped(found: re.Match[str]) -> str:
            text = found[0]
            return text if text.startswith("⟪") else _ENTITIES.get(text, f"\\{text}")

        return self.examples.html(_SLOT_OR_SPECIAL.sub(escaped, marked))

    def code(self, marked: str, language: str) -> Markup:
        """A code block with slots."""
        return code_block(marked, language, self.examples)

    def authored_code(self, text: str, language: str) -> Markup:
        """A code block as an author wrote it, with ``{slots}``."""
        return code_block(mark(text), language, self.examples)

    def place_label(self, place: str) -> Markup:
        """A place's name in running text; the id itself where the guide declares no places."""
        known = self.guide.places.get(place)
        return escape(known.label if known else place)

    def next_group(self) -> int:
        """A number for a group of tabs, unique on this page."""
        return next(self._groups)
