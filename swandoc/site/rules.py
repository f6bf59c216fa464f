"""Guide -> what the checker knows of it, as JSON (``GuideData`` in web/src/guide.ts)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swandoc.snippets.slots import mark

from .output import script_json
from .page import CATALOGUE, Page, area_page, scenario_page
from .tree_data import answer_key

if TYPE_CHECKING:
    from swandoc.guide.model import Answer, Area, Guide, Question, Scenario

    from .output import Links


REST_FILE = "checker/rest.js"
"""Where the rest of what the checker knows stands in the site: a verdict does not wait for it."""


def is_checkable(guide: Guide) -> bool:
    """Whether any scenario says what pasted output shows it."""
    return any(map(is_shown, guide.scenarios.values()))


def is_shown(scenario: Scenario) -> bool:
    """Whether pasted output can show the scenario, or point at it."""
    return scenario.detect is not None or scenario.suspect is not None


def guide_data(guide: Guide, links: Links) -> dict[str, Any]:
    """All that the checker knows. Addresses are relative to the site's root."""
    return {**rule_data(guide, links), **_rest_data(guide, links)}


def rest_script(guide: Guide, links: Links) -> str:
    """A classic script that puts the rest into ``swandocRest``: pages opened from a file may load no JSON."""
    return f"self.swandocRest={script_json(_rest_data(guide, links))};\n"


def rule_data(guide: Guide, links: Links) -> dict[str, Any]:
    """The guide's scenarios that pasted output can show: what a verdict waits for."""
    page = Page(CATALOGUE, guide, links)
    return {
        "scenarios": [
            {
                "id": id_,
                "code": scenario.code,
                "title": page.plain(scenario.title),
                "url": _short(links.address(scenario_page(area.id, id_)), id_),
                "where": scenario.breaks_at.place if scenario.breaks_at else "",
                "path": scenario.breaks_at.path if scenario.breaks_at else "",
                "order": _order(guide, scenario),
                "detect": scenario.detect,
                "suspect": scenario.suspect,
            }
            for area in guide.areas.values()
            for id_ in area.scenarios
            if is_shown(scenario := guide.scenarios[id_])
        ],
    }


def _rest_data(guide: Guide, links: Links) -> dict[str, Any]:
    """The guide's trees, and which of its parameters a paste tells."""
    return {
        "trees": _trees(guide, links),
        "pasted": {name: parameter.paste for name, parameter in guide.parameters.items() if parameter.paste},
    }


def _short(address: str, id_: str) -> str:
    """An id that stands beside the address is ``*`` in it: readers wait for this."""
    return address.replace(id_, "*")


def _order(guide: Guide, scenario: Scenario) -> int:
    """Where the scenario breaks the packet's way: hundreds for the place, ones for the hop. Later ones may be
    consequences of earlier ones."""
    at = scenario.breaks_at
    path = guide.paths.get(at.path) if at else None
    if at is None or path is None or at.place not in path.places:
        return 9999
    hops = path.hops.get(at.place) or tuple(hop.id for hop in guide.places[at.place].hops)
    return 100 * path.places.index(at.place) + (hops.index(at.hop) + 1 if at.hop in hops else 0)


def _trees(guide: Guide, links: Links) -> list[dict[str, Any]]:
    page = Page(CATALOGUE, guide, links)
    return [_tree(page, links, area) for area in guide.areas.values() if area.tree is not None]


def _tree(page: Page, links: Links, area: Area) -> dict[str, Any]:
    tree = area.tree
    assert tree is not None
    address = links.address(area_page(area.id))
    return {
        "area": area.id,
        "title": page.plain(tree.title),
        "url": address,
        "questions": [_question(page, links, address, question) for question in tree.questions],
    }


def _question(page: Page, links: Links, address: str, question: Question) -> dict[str, Any]:
    return {
        "id": question.question,
        "ask": page.plain(question.ask),
        "url": _short(f"{address}#{question.question}", question.question),
        "run": [
            {"where": command.where, "run": page.examples.plain(mark(command.run)).strip()}
            for command in question.find_out
        ],
        "answers": [_answer(page, links, address, answer) for answer in question.answers if answer.when is not None],
    }


def _answer(page: Page, links: Links, address: str, answer: Answer) -> dict[str, Any]:
    guide = page.guide
    if answer.to in guide.scenarios:
        url = links.address(scenario_page(guide.area_of(answer.to).id, answer.to))
    elif answer.to in guide.areas:
        url = links.address(area_page(answer.to))
    else:
        url = f"{address}#{answer.to}"
    return {
        "id": answer_key(answer.label),
        "label": page.plain(answer.label),
        "to": answer.to,
        "url": _short(url, answer.to),
        "when": answer.when,
    }
