"""The published snippets: what other sites take by address, below ``s/``.

``s/<id>/`` is a page for a frame, ``s/<id>/apply.txt`` a part as plain text, ``s/<id>/apply.mediawiki.txt`` the same
in a wiki's markup and ``s/<id>/oembed.json`` what programs ask for that embed by address; these follow the newest
version. ``s/<id>/v3/`` holds the page and the plain texts of one version, which change only if the guide's examples do,
and ``status.svg``, a picture that tells whether that version is still the newest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from swandoc.snippets.formats import FORMATS, CannotWrite
from swandoc.snippets.history import History, Record
from swandoc.snippets.index import Tested, make_index
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import mark, slots_of
from swandoc.snippets.steps import offered

from .page import PART_NAMES, PART_PURPOSES, PUBLISHED, Page, scenario_page
from .slots_html import Examples

if TYPE_CHECKING:
    from swandoc.guide.model import Guide

    from .output import Links

FRAME_STYLE = "assets/swandoc-frame.css"
FRAME_SCRIPT = "assets/swandoc-frame.js"
EMBED_SCRIPT = "assets/swandoc-embed.js"
PUBLISHED_ASSETS = (FRAME_STYLE, FRAME_SCRIPT, EMBED_SCRIPT)

# Pixels: what a frame without a size of its own is given.
_WIDTH, _HEIGHT = 720, 420


class Publisher:
    """Writes the published form of every snippet that the guide offers or ever offered.

    ``address`` is that of the site, with a slash at the end, or "" where it is not known: then there is no oEmbed,
    which needs full addresses. ``tested`` is what
    the lab says of the snippets; ``render`` fills a template.
    """

    def __init__(
        self,
        guide: Guide,
        history: History,
        tested: Mapping[str, Tested],
        links: Links,
        address: str,
        render: Callable[..., str],
    ) -> None:
        self._guide = guide
        self._history = history
        self._tested = tested
        self._links = links
        self._address = address
        self._render = render
        self._examples = Examples(guide.parameters)
        self._scenarios = {scenario.code: id_ for id_, scenario in guide.scenarios.items()}

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file by its path in the site."""
        hashes: dict[str, dict[str, str]] = {}
        offers = list(offered(self._guide))
        for id_, record in self._history.records():
            for path, text in self._of(id_, record):
                hashes.setdefault(id_, {})[path] = sha256(text.encode()).hexdigest()
                yield f"{PUBLISHED}/{path}", text
        index = make_index(self._guide, self._history, {one.id: hashes[one.id] for one in offers}, offers, self._tested)
        text = json.dumps(index.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
        yield f"{PUBLISHED}/index.json", f"{text}\n"

    def _of(self, id_: str, record: Record) -> Iterator[tuple[str, str]]:
        newest = record.newest.version
        for number in range(1, newest + 1):
            folder = f"{id_}/v{number}"
            yield f"{folder}/status.svg", self._badge(record, number)
            yield from self._version(folder, id_, record, number)
        yield from self._version(id_, id_, record, newest)
        yield from self._formats(id_, record)
        if self._address:
            yield f"{id_}/oembed.json", self._oembed(id_, record)

    def _formats(self, id_: str, record: Record) -> Iterator[tuple[str, str]]:
        for kind in record.newest.parts:
            text = f"{self._history.mark(id_, kind)}\n{self._examples.plain(self._history.text(id_, kind))}"
            for format_ in FORMATS.values():
                # The plain one is the text of the version. What a markup cannot hold has no address.
                if format_.suffix:
                    with suppress(CannotWrite):
                        yield f"{id_}/{kind}.{format_.id}.txt", format_.write(text, record.language)

    def _version(self, folder: str, id_: str, record: Record, number: int) -> Iterator[tuple[str, str]]:
        yield f"{folder}/index.html", self._frame(folder, id_, record, number)
        for kind in record.versions[number - 1].parts:
            text = self._examples.plain(self._history.text(id_, kind, number))
            yield f"{folder}/{kind}.txt", f"{self._history.mark(id_, kind, number)}\n{text}\n"

    def _frame(self, folder: str, id_: str, record: Record, number: int) -> str:
        page = Page(f"{PUBLISHED}/{folder}/index.md", self._guide, self._links)
        code = id_.partition("/")[0]
        scenario = self._scenarios.get(code)
        about = page.href(scenario_page(self._guide.area_of(scenario).id, scenario)) if scenario else ""
        texts = {kind: self._history.text(id_, kind, number) for kind in record.versions[number - 1].parts}
        return self._render(
            "frame.html.j2",
            page=page,
            id=id_,
            code=code,
            title=page.examples.text(record.title),
            plain_title=page.examples.plain(record.title),
            dialect=record.dialect,
            about=about,
            status=self._status(record, number),
            version=number,
            newest=record.newest.version,
            date=record.versions[number - 1].date,
            newest_page=page.href(f"{PUBLISHED}/{id_}/index.md"),
            withdrawn=self._withdrawn(page, id_) if record.withdrawn else None,
            parts=[
                {
                    "kind": kind,
                    "name": PART_NAMES[kind],
                    "purpose": PART_PURPOSES[kind],
                    "mark": self._history.mark(id_, kind, number),
                    "text": page.examples.text(texts[kind]),
                }
                for kind in PartKind
                if kind in texts
            ],
            parameters=self._parameters(texts),
            style=page.href(FRAME_STYLE),
            script=page.href(FRAME_SCRIPT),
            oembed=f"{self._address}{PUBLISHED}/{id_}/oembed.json" if self._address else "",
        )

    def _parameters(self, texts: dict[PartKind, str]) -> str:
        """The parameters in the texts as JSON, for the frame's script."""
        names = {slot.name for text in texts.values() for slot in slots_of(text)}
        known = {
            name: {"type": one.type.value, "example": one.example, "label": one.label, "find": ""}
            for name, one in self._guide.parameters.items()
            if name in names
        }
        return json.dumps(known, ensure_ascii=False)

    def _withdrawn(self, page: Page, id_: str) -> dict[str, Any] | None:
        for told in self._guide.snippets.withdrawn:
            if id_ in told.snippets:
                return {"because": page.line(told.because), "on_hosts": page.prose(told.on_hosts)}
        return None

    def _status(self, record: Record, number: int) -> str:
        if record.withdrawn:
            return "withdrawn"
        return "current" if number == record.newest.version else "superseded"

    def _badge(self, record: Record, number: int) -> str:
        status = self._status(record, number)
        words = f"superseded by v{record.newest.version}" if status == "superseded" else status
        return self._render("status.svg.j2", label=f"snippet v{number}", status=status, words=words)

    def _oembed(self, id_: str, record: Record) -> str:
        """What oEmbed consumers read (oembed.com, section 2.3.4.4)."""
        title = self._examples.plain(record.title)
        source = f"{self._address}{PUBLISHED}/{id_}/"
        frame = f'<iframe src="{escape(source)}" width="{_WIDTH}" height="{_HEIGHT}" title="{escape(title)}"></iframe>'
        answer = {
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": self._examples.plain(mark(self._guide.title)),
            "provider_url": self._address,
            "html": frame,
            "width": _WIDTH,
            "height": _HEIGHT,
        }
        return f"{json.dumps(answer, ensure_ascii=False)}\n"
