"""The pages about versions of snippets: what changed, and the one on which readers compare their copies."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import groupby
from typing import TYPE_CHECKING, Any

from swandoc.snippets.history import History
from swandoc.snippets.index import ChangeEntry, changes

from .checker import STYLE as PASTE_STYLE
from .page import CHANGES, HOME, PART_NAMES, STALE, Page
from .stale_data import INDEX, SCRIPT, STYLE

if TYPE_CHECKING:
    from swandoc.guide.model import WithdrawnSnippets

View = dict[str, Any]


def stale_view(page: Page) -> View:
    """The page that takes a paste and says which copies in it are still right."""
    return {
        "trail": [(page.plain(page.guide.title), page.href(HOME)), ("Compare a copy", "")],
        "root": page.href(""),
        "home": page.href(HOME),
        "changes": page.href(CHANGES),
        "styles": [page.href(PASTE_STYLE), page.href(STYLE)],
        "scripts": [page.href(INDEX), page.href(SCRIPT)],
    }


def changes_view(page: Page, history: History) -> View:
    """Every version that took the place of another, the newest first, and what was withdrawn."""
    found = list(changes(page.guide, history))
    return {
        "trail": [(page.plain(page.guide.title), page.href(HOME)), ("Changes of snippets", "")],
        "stale": page.href(STALE),
        "style": page.href(STYLE),
        "withdrawn": [_withdrawn(page, history, told) for told in page.guide.snippets.withdrawn],
        "days": [
            {"date": date, "changes": list(_changes(page, history, list(of_day)))}
            for date, of_day in groupby(found, key=lambda one: one.date)
        ],
    }


def anchor(id_: str, version: int) -> str:
    """Where on the page of changes a version stands."""
    return f"{id_.replace('/', '-')}-v{version}"


def _withdrawn(page: Page, history: History, told: WithdrawnSnippets) -> View:
    records = [(id_, history.record(id_)) for id_ in told.snippets]
    return {
        "snippets": [
            {"id": id_, "title": page.examples.text(record.title), "dialect": record.dialect, "date": record.withdrawn}
            for id_, record in records
            if record
        ],
        "because": page.line(told.because),
        "on_hosts": page.prose(told.on_hosts),
        "replaced_by": [{"id": id_, "href": _page_of(page, id_)} for id_ in told.replaced_by],
    }


def _changes(page: Page, history: History, of_day: list[ChangeEntry]) -> Iterator[View]:
    """The changes of a day; snippets of which the same is said are told together, and each difference once."""
    together: dict[str, list[ChangeEntry]] = {}
    for change in of_day:
        together.setdefault(change.line or _parts(change), []).append(change)
    for line, some in together.items():
        differences: dict[tuple[str, ...], list[str]] = {}
        for change in some:
            differences.setdefault(tuple(_difference(page, history, change)), []).append(
                f"{change.id} v{change.version}"
            )
        yield {
            "line": line,
            "snippets": [
                {
                    "id": change.id,
                    "version": change.version,
                    "anchor": anchor(change.id, change.version),
                    "href": _page_of(page, change.id),
                }
                for change in some
            ],
            "differences": [
                {"of": of, "lines": [{"sign": line[:1], "text": line} for line in lines]}
                for lines, of in differences.items()
                if lines
            ],
        }


def _parts(change: ChangeEntry) -> str:
    if not change.parts:
        return "Offered again, unchanged."
    return f"Changed: {', '.join(PART_NAMES[kind].lower() for kind in change.parts)}."


def _difference(page: Page, history: History, change: ChangeEntry) -> Iterator[str]:
    record = history.record(change.id)
    assert record is not None
    before, after = record.versions[change.version - 2].parts, record.versions[change.version - 1].parts
    for kind in change.parts:
        old, new = (
            page.examples.plain(history.text(change.id, kind, version)).splitlines() if kind in parts else []
            for parts, version in ((before, change.version - 1), (after, change.version))
        )
        _, _, *lines = unified_diff(old, new, lineterm="", n=2)
        yield f"@ {PART_NAMES[kind]}"
        yield from (line for line in lines if not line.startswith("@@"))


def _page_of(page: Page, id_: str) -> str:
    code = id_.partition("/")[0]
    scenario = next((name for name, one in page.guide.scenarios.items() if one.code == code), "")
    return page.link_to(scenario) or ""
