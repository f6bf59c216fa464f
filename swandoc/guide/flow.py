"""The way through the trees: whether readers reach everything, get out again and never walk in circles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .model import Area, Guide, Question, Tree
    from .source import Source


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    """A question of an area's tree."""

    area: str
    question: str


@dataclass(frozen=True, slots=True)
class _Step:
    """An answer that leads to a question, by its number."""

    answer: int
    to: _Node


@dataclass(frozen=True, slots=True)
class _Flow:
    """All sound trees as one graph; ``number`` is each question's place in its tree.

    ``exits`` are the questions with an answer that ends the search: at a scenario or an outcome, or at what is
    unknown because it has problems of its own.
    """

    steps: Mapping[_Node, tuple[_Step, ...]]
    exits: Collection[_Node]
    number: Mapping[_Node, int]


def check_flow(guide: Guide) -> Iterator[Problem]:
    """Faults of the trees, in the order of the areas."""
    flow = _flow(guide)
    for area in guide.areas.values():
        if area.tree is not None:
            source = guide.sources[area.file]
            yield from _check_reached(guide, area.tree, source)
            for i, question in enumerate(area.tree.questions):
                yield from _check_question(question, source, i)
    yield from _check_cycles(guide, flow)
    yield from _check_dead_ends(guide, flow)
    yield from _check_scenarios(guide)


def _flow(guide: Guide) -> _Flow:
    trees = {area.id: area.tree for area in guide.areas.values() if area.tree}
    number: dict[_Node, int] = {}
    for id_, tree in trees.items():
        for i, question in enumerate(tree.questions):
            number.setdefault(_Node(id_, question.question), i)
    steps: dict[_Node, tuple[_Step, ...]] = {}
    exits: set[_Node] = set()
    for node, i in number.items():
        answers = trees[node.area].questions[i].answers
        targets = [_target(trees, node.area, answer.to) for answer in answers]
        steps[node] = tuple(_Step(k, target) for k, target in enumerate(targets) if target in number)
        if len(steps[node]) < len(answers):
            exits.add(node)
    return _Flow(steps, exits, number)


def _target(trees: Mapping[str, Tree], area: str, to: str) -> _Node:
    """The question that ``to`` means in the tree of ``area``, if it means a question."""
    other = trees.get(to)
    return _Node(to, other.questions[0].question) if other else _Node(area, to)


def _check_reached(guide: Guide, tree: Tree, source: Source) -> Iterator[Problem]:
    first = tree.questions[0].question
    known = _known(guide, tree)
    answers = {
        question.question: [_meant(answer.to, known) for answer in question.answers] for question in tree.questions
    }
    reached = _reachable({first}, answers)
    for i, question in enumerate(tree.questions):
        if question.question not in reached:
            message = f"the question '{question.question}' cannot be reached from '{first}'"
            hint = "let an answer lead to it, or remove it"
            yield Problem(source.position(("questions", i, "question")), message, hint)
    for i, outcome in enumerate(tree.outcomes):
        if outcome.outcome not in reached:
            message = f"the outcome '{outcome.outcome}' cannot be reached from '{first}'"
            hint = "let an answer lead to it, or remove it"
            yield Problem(source.position(("outcomes", i, "outcome")), message, hint)


def _known(guide: Guide, tree: Tree) -> Collection[str]:
    """Whatever an answer of the tree can lead to."""
    ids = {question.question for question in tree.questions} | {outcome.outcome for outcome in tree.outcomes}
    return ids | guide.areas.keys() | guide.scenario_files.keys()


def _meant(to: str, known: Collection[str]) -> str:
    """What a misspelt ``to`` means, so that what it was to lead to is not called unreachable as well."""
    return to if to in known else next(iter(get_close_matches(to, sorted(known), n=1)), to)


def _reachable(start: Collection[str], leads_to: Mapping[str, list[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        new = set(leads_to.get(waiting.pop(), ())) - reached
        reached |= new
        waiting += new
    return reached


def _check_question(question: Question, source: Source, number: int) -> Iterator[Problem]:
    route = ("questions", number)
    ways = [k for k, answer in enumerate(question.answers) if answer.cannot_run]
    if not ways:
        message = f"the question '{question.question}' has no way on for readers who cannot find out"
        hint = "give one answer 'cannot_run: true'"
        yield Problem(source.position((*route, "question")), message, hint)
    for k in ways[1:]:
        message = f"the question '{question.question}' has a second answer with 'cannot_run'"
        hint = "keep it at one answer"
        yield Problem(source.position((*route, "answers", k, "cannot_run")), message, hint)
    said: Counter[tuple[str, str]] = Counter()
    for k, answer in enumerate(question.answers):
        for what, text in (("label", answer.label), ("sample", answer.sample)):
            same = what, " ".join((text or "").casefold().split())
            if text and said[same]:
                message = f"two answers of the question '{question.question}' have the same {what}"
                hint = "let readers see which of them is theirs"
                yield Problem(source.position((*route, "answers", k, what)), message, hint)
            said[same] += 1


def _check_cycles(guide: Guide, flow: _Flow) -> Iterator[Problem]:
    """One problem for each way back to a question before: without these no cycle is left."""
    done: set[_Node] = set()
    told: set[tuple[_Node, _Node]] = set()
    for root in flow.steps:
        path: dict[_Node, Iterator[_Step]] = {} if root in done else {root: iter(flow.steps[root])}
        while path:
            node = next(reversed(path))
            step = next(path[node], None)
            if step is None:
                done.add(node)
                del path[node]
            elif step.to in path:
                if (node, step.to) not in told:
                    yield _cycle(guide, flow, list(path), step)
                told.add((node, step.to))
            elif step.to not in done:
                path[step.to] = iter(flow.steps[step.to])


def _cycle(guide: Guide, flow: _Flow, path: list[_Node], step: _Step) -> Problem:
    last = path[-1]
    answer = ("questions", flow.number[last], "answers", step.answer, "to")
    position = guide.sources[guide.areas[last.area].file].position(answer)
    if step.to == last:
        message = f"an answer of the question '{last.question}' leads back to the question itself"
        return Problem(position, message, "let it lead on")
    cycle = [*path[path.index(step.to) :], step.to]
    across = len({node.area for node in cycle}) > 1
    names = [f"{node.area}/{node.question}" if across else node.question for node in cycle]
    return Problem(position, f"the answers lead in a circle: {' -> '.join(names)}", "let one of them lead on")


def _check_dead_ends(guide: Guide, flow: _Flow) -> Iterator[Problem]:
    """Questions in a circle that nobody gets out of; those that only lead there are no fault of their own."""
    before: dict[_Node, list[_Node]] = {node: [] for node in flow.steps}
    for node, steps in flow.steps.items():
        for step in steps:
            before[step.to].append(node)
    ending, waiting = set(flow.exits), list(flow.exits)
    while waiting:
        new = set(before[waiting.pop()]) - ending
        ending |= new
        waiting += new
    for node in flow.steps.keys() - ending:
        if _returns(flow, node):
            route = ("questions", flow.number[node], "question")
            position = guide.sources[guide.areas[node.area].file].position(route)
            message = f"the question '{node.question}' is a dead end: its answers lead only in circles"
            hint = "let an answer lead to a scenario, an outcome or another area"
            yield Problem(position, message, hint)


def _returns(flow: _Flow, start: _Node) -> bool:
    seen: set[_Node] = set()
    waiting = [start]
    while waiting:
        new = {step.to for step in flow.steps[waiting.pop()]} - seen
        seen |= new
        waiting += new
    return start in seen


def _check_scenarios(guide: Guide) -> Iterator[Problem]:
    """Scenarios that no answer leads to, unless a tree that cannot be read may have such an answer."""
    if any(area.file not in guide.sources for area in guide.areas.values()):
        return
    led_to = {to for area in guide.areas.values() for to in _answers_to(guide, area)}
    for id_, file in guide.scenario_files.items():
        if id_ not in led_to and file in guide.sources:
            hint = f"write an answer with 'to: {id_}' in {PurePosixPath(file).with_name('tree.yml')}"
            yield Problem(guide.sources[file].position(()), f"no answer leads to the scenario '{id_}'", hint)


def _answers_to(guide: Guide, area: Area) -> Iterator[str]:
    """Whatever answers lead to, also in a tree with problems."""
    if area.tree is not None:
        known = _known(guide, area.tree)
        yield from (_meant(answer.to, known) for question in area.tree.questions for answer in question.answers)
        return
    waiting: list[object] = [guide.sources[area.file].data]
    while waiting:
        data = waiting.pop()
        if isinstance(data, dict):
            if isinstance(data.get("to"), str):
                yield data["to"]
            waiting += data.values()
        elif isinstance(data, list):
            waiting += data
