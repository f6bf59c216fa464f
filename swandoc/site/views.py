"""What each page shows, computed before a template lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from swandoc.guide.model import Answer, Area, Guide, Scenario, Tree
from swandoc.guide.remaining import questions_left
from swandoc.lab.evidence import Evidence
from swandoc.snippets.compile import Snippet, compile_intent
from swandoc.snippets.history import CodeHistory, Version
from swandoc.snippets.parts import Parts
from swandoc.snippets.slots import slots_of
from swandoc.snippets.steps import Step, steps_of

from .page import CATALOGUE, CHECKER, HOME, PUBLISHED, Page, area_page, scenario_page, transcript_page
from .pictures import path_picture, tree_picture
from .rules import is_checkable
from .transcript import anchor, before_and_after
from .tree_data import answer_key, tree_file

View = dict[str, Any]

# How many scenarios of an area show a symptom on the home page before the reader unfolds the rest.
_FIRST_SYMPTOMS = 6

_SENTENCE_END = re.compile(r"(?<=[.?!])\s|\n\n")


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a scenario's snippets, where they are kept; ``published`` tells whether each has a page."""

    code: CodeHistory | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class _Tab:
    id: str
    version: Version | None
    frame: str
    texts: str
    label: str
    language: str
    legacy: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class _Step:
    describe: str
    snippets: list[_Tab]


def _step(page: Page, step: Step, versions: Versions) -> _Step:
    return _Step(step.intent.describe(), [_tab(page, step, one, versions) for one in compile_intent(step.intent)])


def _tab(page: Page, step: Step, snippet: Snippet, versions: Versions) -> _Tab:
    id_, dialect = step.snippet_id(snippet), snippet.dialect
    record = versions.code.snippets.get(id_) if versions.code else None
    published = record is not None and versions.published
    frame = page.href(f"{PUBLISHED}/{id_}/index.md") if published else ""
    texts = page.href(f"{PUBLISHED}/{id_}/") if published else ""
    version = record.newest if record else None
    return _Tab(id_, version, frame, texts, dialect.label, dialect.language, dialect.legacy, snippet.parts)


def _trail(page: Page, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(page.plain(page.guide.title), page.href(HOME)), *steps]


def _untested(page: Page, scenario: Scenario, proof: Evidence) -> object:
    if scenario.not_staged is None:
        return f"The commands pass their tools' own syntax checks. {proof.why}"
    reason, source = scenario.not_staged.reason, scenario.not_staged.source
    return page.line(f"{reason} ([source]({source}))")


def scenario_view(page: Page, area_id: str, scenario_id: str, proof: Evidence, versions: Versions) -> View:
    """The page of one scenario, with what its proof says."""
    guide = page.guide
    scenario = guide.scenarios[scenario_id]
    area = guide.areas[area_id]
    area_title = page.plain(area.tree.title) if area.tree else area_id
    remedies: list[View] = [
        {
            "title": remedy.title,
            "where": remedy.where,
            "when": remedy.when,
            "note": remedy.note,
            "by_hand": remedy.by_hand,
            "steps": [_step(page, step, versions) for step in steps],
        }
        for remedy, steps in zip(scenario.remedies, steps_of(scenario), strict=True)
    ]
    return {
        "s": scenario,
        "id": scenario_id,
        "trail": _trail(page, (area_title, page.href(area_page(area_id))), (scenario.code, "")),
        "proof": proof,
        "transcript": page.href(transcript_page(area_id, scenario_id)),
        "anchor": anchor,
        "shown": before_and_after(proof),
        "untested": _untested(page, scenario, proof),
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
        "remedies": remedies,
        "fills": any(
            True
            for remedy in remedies
            for step in remedy["steps"]
            for tab in step.snippets
            for _, part in tab.parts
            for _ in slots_of(part.text)
        ),
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
    left = questions_left(tree)
    return {
        "area": area.id,
        "tree": tree,
        "data": page.href(tree_file(area.id)),
        "trail": _trail(page, (page.plain(tree.title), "")),
        "questions": [
            {
                "id": question.question,
                "ask": question.ask,
                "why": question.why,
                "left": _left(*left[question.question]),
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
            for id_ in _by_code(page.guide, area)
        ],
    }


def _left(least: int, most: int) -> str:
    """How many questions are left, with the one that is shown."""
    if most == 1:
        return "the last question"
    return f"{most} questions left" if least == most else f"{least} to {most} questions left"


def _by_code(guide: Guide, area: Area) -> list[str]:
    """The area's scenarios as authors numbered them, which puts the usual ones first."""
    return sorted(area.scenarios, key=lambda id_: guide.scenarios[id_].code)


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
        titles = {question.question: question.ask for question in tree.questions}
        titles |= {outcome.outcome: outcome.title for outcome in tree.outcomes}
        leads_to = f"Next: {page.plain(titles.get(answer.to, answer.to))}"
        href = f"#{answer.to}"
    return {
        "key": answer_key(answer.label),
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
        "checker": page.href(CHECKER) if is_checkable(guide) else "",
        "areas": [_area_at_home(page, area, area.tree) for area in guide.areas.values() if area.tree is not None],
    }


def _area_at_home(page: Page, area: Area, tree: Tree) -> View:
    scenarios = [(page.link_to(id_), page.guide.scenarios[id_]) for id_ in _by_code(page.guide, area)]
    symptoms = [
        [{"text": symptom, "code": scenario.code, "href": href} for symptom in scenario.symptoms]
        for href, scenario in scenarios
    ]
    return {
        "title": tree.title,
        "id": area.id,
        "lead": _SENTENCE_END.split(tree.summary, maxsplit=1)[0],
        "href": page.href(area_page(area.id)),
        "questions": len(tree.questions),
        "scenarios": len(area.scenarios),
        "first_symptoms": [first for first, *_ in symptoms[:_FIRST_SYMPTOMS]],
        "symptoms": [symptom for of_one in symptoms for symptom in of_one],
    }


def catalogue_view(page: Page) -> View:
    """All codes, area by area."""
    guide = page.guide
    return {
        "trail": _trail(page, ("Catalogue", "")),
        "count": len(guide.scenarios),
        "example": min((scenario.code for scenario in guide.scenarios.values()), default=""),
        "areas": [
            {
                "title": page.plain(area.tree.title) if area.tree else area.id,
                "scenarios": [_row(page, area, id_) for id_ in _by_code(guide, area)],
            }
            for area in guide.areas.values()
            if area.scenarios
        ],
        "retired": guide.retired,
    }


def _row(page: Page, area: Area, scenario_id: str) -> View:
    scenario = page.guide.scenarios[scenario_id]
    place = page.guide.places.get(scenario.breaks_at.place) if scenario.breaks_at else None
    return {
        "code": scenario.code,
        "title": scenario.title,
        "breaks_at": place.label if place else "—",
        "href": page.href(scenario_page(area.id, scenario_id)),
    }
