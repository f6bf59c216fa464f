"""What each page shows, computed before a template lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from swandoc.guide.model import Answer, Area, Guide, Remedy, Scenario, Tree
from swandoc.snippets.compile import compile_intent
from swandoc.snippets.parts import Parts

from .page import CATALOGUE, HOME, Page, area_page, scenario_page
from .pictures import path_picture, tree_picture

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Tab:
    label: str
    language: str
    legacy: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class _Step:
    describe: str
    snippets: list[_Tab]


def _steps(remedy: Remedy) -> list[_Step]:
    return [
        _Step(
            intent.describe(),
            [_Tab(s.dialect.label, s.dialect.language, s.dialect.legacy, s.parts) for s in compile_intent(intent)],
        )
        for intent in remedy.intents
    ]


def _trail(page: Page, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(page.plain(page.guide.title), page.href(HOME)), *steps]


def _untested(page: Page, scenario: Scenario) -> object:
    if scenario.not_staged is None:
        return "The commands pass their tools' own syntax checks; no lab run is recorded yet."
    reason, source = scenario.not_staged.reason, scenario.not_staged.source
    return page.line(f"{reason} ([source]({source}))")


def scenario_view(page: Page, area_id: str, scenario_id: str) -> View:
    """The page of one scenario."""
    guide = page.guide
    scenario = guide.scenarios[scenario_id]
    area = guide.areas[area_id]
    area_title = page.plain(area.tree.title) if area.tree else area_id
    return {
        "s": scenario,
        "trail": _trail(page, (area_title, page.href(area_page(area_id))), (scenario.code, "")),
        "untested": _untested(page, scenario),
        "picture": path_picture(page, scenario),
        "unlike": [
            {
                "href": page.link_to(other.scenario),
                "code": guide.scenarios[other.scenario].code,
                "title": guide.scenarios[other.scenario].title,
                "because": other.because,
            }
            for other in scenario.unlike
            if other.scenario in guide.scenarios
        ],
        "remedies": [
            {
                "title": remedy.title,
                "where": remedy.where,
                "when": remedy.when,
                "note": remedy.note,
                "by_hand": remedy.by_hand,
                "steps": _steps(remedy),
            }
            for remedy in scenario.remedies
        ],
        "asked_in": [
            {"href": page.href(area_page(asking.id), question), "ask": ask, "label": label}
            for asking, question, ask, label in _answers_to(guide, scenario_id)
        ],
    }


def _answers_to(guide: Guide, scenario: str) -> Iterator[tuple[Area, str, str, str]]:
    for area in guide.areas.values():
        for question in area.tree.questions if area.tree else ():
            for answer in question.answers:
                if answer.to == scenario:
                    yield area, question.question, question.ask, answer.label


def area_view(page: Page, area: Area) -> View:
    """The page of an area: its tree, one question after the other."""
    tree = area.tree
    assert tree is not None
    return {
        "tree": tree,
        "trail": _trail(page, (page.plain(tree.title), "")),
        "questions": [
            {
                "id": question.question,
                "ask": question.ask,
                "why": question.why,
                "find_out": question.find_out,
                "answers": [_answer(page, tree, answer) for answer in question.answers],
            }
            for question in tree.questions
        ],
        "outcomes": [{"id": o.outcome, "title": o.title, "text": o.text} for o in tree.outcomes],
        "picture": tree_picture(page, area),
        "scenarios": [
            {
                "href": page.link_to(id_),
                "code": page.guide.scenarios[id_].code,
                "title": page.guide.scenarios[id_].title,
            }
            for id_ in area.scenarios
        ],
    }


def _answer(page: Page, tree: Tree, answer: Answer) -> View:
    guide = page.guide
    if answer.to in guide.scenarios:
        leads_to = f"{guide.scenarios[answer.to].code}: {page.plain(guide.scenarios[answer.to].title)}"
        href = page.link_to(answer.to)
    elif answer.to in guide.areas:
        other = guide.areas[answer.to].tree
        leads_to = f"Go to: {page.plain(other.title) if other else answer.to}"
        href = page.link_to(answer.to)
    else:
        ends = {outcome.outcome for outcome in tree.outcomes}
        leads_to = "What to do then" if answer.to in ends else "Next question"
        href = f"#{answer.to}"
    return {
        "label": answer.label,
        "sample": answer.sample,
        "means": answer.means,
        "cannot_run": answer.cannot_run,
        "href": href or "",
        "leads_to": leads_to,
    }


def home_view(page: Page) -> View:
    """The home page: areas and symptoms."""
    guide = page.guide
    return {
        "guide": guide,
        "catalogue": page.href(CATALOGUE),
        "areas": [
            {
                "title": area.tree.title,
                "summary": area.tree.summary,
                "href": page.href(area_page(area.id)),
                "questions": len(area.tree.questions),
                "scenarios": len(area.scenarios),
                "symptoms": [
                    {"text": symptom, "code": guide.scenarios[id_].code, "href": page.link_to(id_)}
                    for id_ in area.scenarios
                    for symptom in guide.scenarios[id_].symptoms
                ],
            }
            for area in guide.areas.values()
            if area.tree is not None
        ],
    }


def catalogue_view(page: Page) -> View:
    """All codes in one table."""
    guide = page.guide
    rows = []
    for area in guide.areas.values():
        for id_ in area.scenarios:
            scenario = guide.scenarios[id_]
            place = guide.places.get(scenario.breaks_at.place) if scenario.breaks_at else None
            rows.append(
                {
                    "code": scenario.code,
                    "title": scenario.title,
                    "area": area.tree.title if area.tree else area.id,
                    "breaks_at": place.label if place else "—",
                    "href": page.href(scenario_page(area.id, id_)),
                }
            )
    return {
        "trail": _trail(page, ("Catalogue", "")),
        "scenarios": sorted(rows, key=lambda row: str(row["code"])),
        "retired": guide.retired,
    }
