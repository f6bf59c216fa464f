"""The guide's pictures: its words turned into what the diagrams draw."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from swandoc.guide.model import Answer, Area, BreaksAt, Scenario, Tree, Way
from swandoc.guide.model import Hop as ModelHop
from swandoc.guide.model import Place as ModelPlace
from swandoc.snippets.slots import mark

from .diagrams import (
    DataPath,
    DecisionTree,
    Hop,
    Note,
    Place,
    TreeEdge,
    TreeNode,
    describe_path,
    describe_tree,
    draw_path,
    draw_tree,
)
from .diagrams.svg import clean
from .page import Page
from .tree_data import answer_key

# Pixels: an article column without a table of contents beside it, and a phone.
_WIDE = 900.0
_TALL = 358.0


@dataclass(frozen=True, slots=True)
class PathPicture:
    """A packet's way, drawn for wide and for narrow screens, and the same in words."""

    wide: Markup
    tall: Markup
    text: list[Markup]


@dataclass(frozen=True, slots=True)
class TreePicture:
    """An area's tree, drawn for wide and for narrow screens, and the same in words."""

    wide: Markup
    tall: Markup
    text: list[str]


def _svg(drawn: str) -> Markup:
    return Markup(drawn)  # noqa: S704 - the diagrams escape every text


def path_picture(page: Page, scenario: Scenario, *, marked: bool = False) -> PathPicture | None:
    """Where the scenario breaks the packet's way; None where it does not say. ``marked`` leaves the markers of
    slots in the notes of places, for a script that has values."""
    broken = scenario.breaks_at
    way = page.guide.paths.get(broken.path) if broken else None
    if broken is None or way is None:
        return None
    drawn = DataPath(
        title=f"{scenario.code}: {page.plain(scenario.title)}",
        flow=page.plain(way.flow),
        places=tuple(
            Place(
                known.id,
                page.plain(known.label),
                _note(page, known.sublabel, marked=marked) if known.sublabel else None,
                tuple(Hop(hop.id, page.plain(hop.label)) for hop in _hops(way, known, broken)),
            )
            for known in (page.guide.places[id_] for id_ in way.places if id_ in page.guide.places)
        ),
        broken=(broken.place, broken.hop),
        tunnel=way.tunnel,
    )
    try:
        return PathPicture(
            _svg(draw_path(drawn, uid="way", direction="wide")),
            _svg(draw_path(drawn, uid="way", direction="tall")),
            describe_path(drawn),
        )
    except ValueError:  # a fault that the guide's problems tell of, such as a place that is not on the path
        return None


def _note(page: Page, sublabel: str, *, marked: bool) -> Note:
    text = clean(mark(sublabel).replace("`", "").replace("*", ""))
    return Note(escape(text) if marked else page.examples.text(text), page.examples.longest(text))


def _hops(way: Way, place: ModelPlace, broken: BreaksAt) -> list[ModelHop]:
    """The hops of a place that packets pass on this way; all of them where the broken one is none of those."""
    passed = way.hops.get(place.id, ())
    if place.id == broken.place and broken.hop is not None and broken.hop not in passed:
        return list(place.hops)
    return [hop for hop in place.hops if hop.id in passed] if passed else list(place.hops)


def tree_picture(page: Page, area: Area) -> TreePicture | None:
    """The tree of an area."""
    tree = area.tree
    if tree is None:
        return None
    nodes: dict[str, TreeNode] = {}
    for question in tree.questions:
        label = page.plain(question.ask)
        nodes[question.question] = TreeNode(question.question, label, "question", f"#{question.question}")
    for outcome in tree.outcomes:
        nodes[outcome.outcome] = TreeNode(outcome.outcome, page.plain(outcome.title), "outcome", f"#{outcome.outcome}")
    answers = [(question.question, answer) for question in tree.questions for answer in question.answers]
    for _, answer in answers:
        if answer.to not in nodes and (node := _leaf(page, tree, answer)):
            nodes[answer.to] = node
    edges = tuple(
        TreeEdge(question, answer.to, page.plain(answer.label), answer.cannot_run, answer_key(answer.label))
        for question, answer in answers
        if answer.to in nodes
    )
    drawn = DecisionTree(page.plain(tree.title), tuple(nodes.values()), edges)
    try:
        return TreePicture(
            _svg(draw_tree(drawn, uid="tree-wide", max_width=_WIDE)),
            _svg(draw_tree(drawn, uid="tree-tall", max_width=_TALL)),
            describe_tree(drawn).splitlines(),
        )
    except ValueError:  # a fault that the guide's problems tell of, such as a cycle
        return None


def _leaf(page: Page, tree: Tree, answer: Answer) -> TreeNode | None:
    guide = page.guide
    if answer.to in guide.scenarios:
        scenario = guide.scenarios[answer.to]
        return TreeNode(answer.to, page.plain(scenario.title), "scenario", page.link_to(answer.to), scenario.code)
    if answer.to in guide.areas:
        other = guide.areas[answer.to].tree
        return TreeNode(
            answer.to, page.plain(other.title) if other else answer.to, "elsewhere", page.link_to(answer.to)
        )
    return None
