"""The remedies of a scenario and its picture as data, for the checker to fill in the values of what was pasted.

Texts keep their slot markers; Markdown is flattened to plain text in which only `code` stays marked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from swandoc.snippets.compile import Snippet, compile_intent
from swandoc.snippets.slots import mark, slots_of
from swandoc.snippets.steps import Step, steps_of

from .output import script_json
from .page import CHECKER, PART_NAMES, PART_PURPOSES, Page
from .picture_data import picture_data

if TYPE_CHECKING:
    from swandoc.guide.model import Guide, Remedy

    from .output import Links

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,2}(?=\S)([^*\n]+?)\*{1,2}(?!\w)")


def remedy_file(code: str) -> str:
    """Path of the data file of the scenario with this code, in the site."""
    return f"checker/{code}.js"


def remedy_script(guide: Guide, links: Links, scenario: str) -> str:
    """A classic script that puts the remedies of ``scenario`` into ``swandocRemedies`` (``Remedies`` in
    web/src/ui/remedy.ts). A script and not JSON: pages opened from a file may load the one and not the other."""
    found = guide.scenarios[scenario]
    page = Page(CHECKER, guide, links)
    remedies = [_remedy(page, *one) for one in zip(found.remedies, steps_of(found), strict=True)]
    data = {
        "remedies": remedies,
        "parameters": _parameters(guide, json.dumps(remedies, ensure_ascii=False)),
        "way": picture_data(page, found),
    }
    return f"(self.swandocRemedies=self.swandocRemedies||{{}})[{script_json(found.code)}]={script_json(data)};\n"


def _parameters(guide: Guide, text: str) -> dict[str, dict[str, str]]:
    """The parameters that the slots in ``text`` name, in the guide's order."""
    named = {slot.name for slot in slots_of(text)}
    return {
        name: {"label": parameter.label, "type": parameter.type.value, "example": parameter.example}
        for name, parameter in guide.parameters.items()
        if name in named
    }


def _remedy(page: Page, remedy: Remedy, steps: list[Step]) -> dict[str, Any]:
    by_hand = remedy.by_hand
    return {
        "title": flat(mark(remedy.title)),
        "where": str(page.place_label(remedy.where).unescape()),
        "when": flat(mark(remedy.when or "")),
        "note": flat(mark(remedy.note or "")),
        "steps": [
            {
                "title": flat(step.intent.describe()),
                "snippets": [_snippet(step, snippet) for snippet in compile_intent(step.intent)],
            }
            for step in steps
        ],
        "byHand": [flat(mark(text)) for text in by_hand.steps] if by_hand else [],
    }


def _snippet(step: Step, snippet: Snippet) -> dict[str, Any]:
    parts = snippet.parts
    return {
        "id": step.snippet_id(snippet),
        "label": snippet.dialect.label,
        "legacy": flat(snippet.dialect.legacy),
        "note": flat(parts.note),
        "parts": list(_parts(snippet)),
        "without": [[PART_NAMES[kind], flat(reason)] for kind, reason in parts.without.items()],
    }


def _parts(snippet: Snippet) -> Iterator[dict[str, str]]:
    for kind, part in snippet.parts:
        yield {
            "kind": kind.value,
            "name": PART_NAMES[kind],
            "purpose": PART_PURPOSES[kind],
            "note": flat(part.note),
            "file": part.file,
            "text": part.text.rstrip("\n"),
            "expect": part.expect.rstrip("\n"),
        }


def flat(marked: str) -> str:
    """Markdown as plain text in which only `code` stays marked."""
    return _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", marked)).strip()
