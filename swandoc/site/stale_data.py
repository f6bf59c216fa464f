"""What the page that compares pasted snippets knows: an index, and the history of each code in a script of its own.

Classic scripts, since pages opened from a file may load a script and not JSON (web/src/stale/data.ts).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from swandoc.snippets.copies.known import Known
from swandoc.snippets.index import changes, withdrawn

from .page import STALE, Page
from .remedy_data import flat

if TYPE_CHECKING:
    from swandoc.guide.model import Guide
    from swandoc.snippets.history import History

    from .output import Links

SCRIPT = "assets/swandoc-stale.js"
STYLE = "assets/swandoc-stale.css"
STALE_FILES = (SCRIPT, STYLE)
INDEX = "assets/swandoc-history/index.js"


def stale_data(guide: Guide, history: History, links: Links) -> Iterator[tuple[str, str]]:
    """The scripts by their path in the site: ``SnippetIndex`` and ``CodeHistory``."""
    page = Page(STALE, guide, links)
    codes = list(history.codes)
    known = Known(history)
    anchors = {
        line: sorted({codes.index(use.id.partition("/")[0]) for text, _ in found for use in known.uses(text)})
        for line, found in known.anchors.items()
    }
    scenarios = {scenario.code: id_ for id_, scenario in guide.scenarios.items()}
    index = {
        "codes": codes,
        "anchors": anchors,
        "pages": {
            code: {"title": page.plain(guide.scenarios[id_].title), "href": page.link_to(id_) or ""}
            for code, id_ in scenarios.items()
        },
        "changes": {f"{one.id} v{one.version}": one.line for one in changes(guide, history) if one.line},
        "withdrawn": {
            one.id: {
                "date": one.date,
                "because": flat(one.because),
                "onHosts": " ".join(flat(one.on_hosts).split()),
                "replacedBy": one.replaced_by,
            }
            for one in withdrawn(guide, history)
        },
    }
    yield INDEX, f"self.swandocSnippets={_json(index)};\n"
    for code in history.codes.values():
        content = code.model_dump(mode="json", exclude_defaults=True)
        kept = f"(self.swandocHistory=self.swandocHistory||{{}})[{_json(code.code)}]={_json(content)}"
        yield code_file(code.code), f"{kept};\n"


def code_file(code: str) -> str:
    """Path of the history of a code, in the site."""
    return f"assets/swandoc-history/{code}.js"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
