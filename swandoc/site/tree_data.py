"""The tree of an area as data, for the script that leads readers through it (``Flow`` in web/src/site/tree/flow.ts).

Texts keep their slot markers, so that a note of the path shows the reader's own values.
"""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from swandoc.snippets.slots import mark

from .output import script_json
from .page import HOME, Page, area_page, scenario_page

if TYPE_CHECKING:
    from swandoc.guide.model import Area, Guide, Question, Tree

    from .output import Links


def tree_file(area: str) -> str:
    """Path of the data file of an area's tree, in the site."""
    return f"assets/swandoc-tree-{area}.js"


def answer_key(label: str) -> str:
    """What a link calls an answer: it stays while other answers come and go, and changes with the answer's words,
    for an answer in other words may be another answer. The words of one question's answers differ, so 25 bits do."""
    return b32encode(sha256(label.encode()).digest()).decode()[:5].lower()


def tree_script(guide: Guide, links: Links, area: Area, tree: Tree) -> str:
    """A classic script that puts the tree of ``area`` into ``swandocFlows``. A script and not JSON: pages opened from
    a file may load the one and not the other. Addresses are relative to the site's root."""
    page = Page(HOME, guide, links)
    data = {
        "area": area.id,
        "title": page.plain(tree.title),
        "url": links.address(area_page(area.id)),
        "questions": [_question(page, question) for question in tree.questions],
        "ends": _ends(page, links, tree),
    }
    return f"(self.swandocFlows=self.swandocFlows||{{}})[{script_json(area.id)}]={script_json(data)};\n"


def _question(page: Page, question: Question) -> dict[str, Any]:
    return {
        "id": question.question,
        "ask": page.without_markup(question.ask),
        "run": [
            {"where": str(page.place_label(command.where).unescape()), "run": mark(command.run).strip()}
            for command in question.find_out
        ],
        "answers": [
            {"id": answer_key(answer.label), "label": page.without_markup(answer.label), "to": answer.to}
            for answer in question.answers
        ],
    }


def _ends(page: Page, links: Links, tree: Tree) -> dict[str, dict[str, str]]:
    """What the answers lead to besides questions, by id. An outcome stands on the tree's own page."""
    guide = page.guide
    ends = {
        outcome.outcome: {"kind": "outcome", "title": page.without_markup(outcome.title), "url": "", "code": ""}
        for outcome in tree.outcomes
    }
    for to in (answer.to for question in tree.questions for answer in question.answers):
        if to in guide.scenarios:
            found = guide.scenarios[to]
            url = links.address(scenario_page(guide.area_of(to).id, to))
            title = page.without_markup(found.title)
            ends[to] = {"kind": "scenario", "title": title, "url": url, "code": found.code}
        elif to in guide.areas:
            other = guide.areas[to].tree
            title = page.without_markup(other.title) if other else to
            ends[to] = {"kind": "area", "title": title, "url": links.address(area_page(to)), "code": ""}
    return ends
