"""Names that one part of a guide uses for another: whether they exist, and are used for one thing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .predicate import catalogue
from .problems import Position, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from .model import Area, BreaksAt, Guide, GuideFile, Scenario, Tree
    from .source import Route, Source


def check_guide_file(file: GuideFile, source: Source, folders: Collection[str]) -> Iterator[Problem]:
    """Problems of what guide.yml says about itself, and about the ``folders`` that are the areas."""
    at = source.position
    for i, area in enumerate(file.areas):
        if area not in folders:
            hint = did_you_mean(area, folders) or "add it, with a tree.yml"
            yield Problem(at(("areas", i)), f"the area '{area}' has no folder", hint)
    if file.areas:
        for area in sorted(set(folders) - set(file.areas)):
            hint = "add it to the list, or remove the folder"
            yield Problem(at(("areas",)), f"'areas' does not name the folder '{area}'", hint)
    places = [place.id for place in file.places]
    yield from _twice(source, ((("areas", i), id_) for i, id_ in enumerate(file.areas)), "area")
    yield from _twice(source, ((("places", i, "id"), id_) for i, id_ in enumerate(places)), "place")
    yield from _twice(source, ((("paths", i, "id"), path.id) for i, path in enumerate(file.paths)), "path")
    for i, place in enumerate(file.places):
        hops = ((("places", i, "hops", k, "id"), hop.id) for k, hop in enumerate(place.hops))
        yield from _twice(source, hops, f"hop of '{place.id}'")
    unknown = not places and isinstance(source.data, dict) and "places" in source.data
    for i, path in enumerate(file.paths):
        for k, name in enumerate(path.places):
            if name not in places and not unknown:
                route = ("paths", i, "places", k)
                yield Problem(at(route), f"no place is called '{name}'", did_you_mean(name, places))
        for k, name in enumerate(path.tunnel or ()):
            if name not in path.places:
                message = f"the tunnel's place '{name}' is not on the path '{path.id}'"
                yield Problem(at(("paths", i, "tunnel", k)), message, did_you_mean(name, path.places))
        if path.tunnel and path.tunnel[0] == path.tunnel[1]:
            message = f"the tunnel of the path '{path.id}' joins '{path.tunnel[0]}' with itself"
            yield Problem(at(("paths", i, "tunnel")), message, "write the two places that it joins")
        for name, passed in path.hops.items():
            below: Route = ("paths", i, "hops", name)
            if name not in path.places:
                message = f"the place '{name}' is not on the path '{path.id}'"
                yield Problem(source.position(below, key=True), message, did_you_mean(name, path.places))
                continue
            known = [hop.id for place in file.places if place.id == name for hop in place.hops]
            for k, hop in enumerate(passed):
                if hop not in known and not unknown:
                    message = f"'{name}' has no hop called '{hop}'"
                    yield Problem(at((*below, k)), message, did_you_mean(hop, known))


def _twice(source: Source, named: Iterable[tuple[Route, str]], what: str) -> Iterator[Problem]:
    """A problem for each id that was there before."""
    first: dict[str, Position] = {}
    for route, id_ in named:
        position = source.position(route)
        if id_ in first:
            hint = f"rename or remove one; the first is at line {first[id_].line}"
            yield Problem(position, f"a second {what} is called '{id_}'", hint)
        first.setdefault(id_, position)


def check_references(guide: Guide) -> Iterator[Problem]:
    """Unknown ids in answers and scenarios, unknown places, and ids that mean two things."""
    for id_ in guide.areas.keys() & guide.scenario_files.keys():
        message = f"the scenario '{id_}' has the id of an area"
        yield Problem(Position(guide.scenario_files[id_]), message, "rename the file")
    yield from _check_pasted_values(guide)
    for area in guide.areas.values():
        if area.tree is not None:
            yield from _check_tree(guide, area, area.tree)
    for id_, scenario in guide.scenarios.items():
        yield from _check_scenario(guide, id_, scenario)


def _check_pasted_values(guide: Guide) -> Iterator[Problem]:
    """What parameters take from a paste: whether there is such a value, and of the parameter's type."""
    values = catalogue()["values"]
    source = guide.sources.get(guide.file("parameters.yml"))
    for name, parameter in guide.parameters.items():
        if parameter.paste is None or source is None:
            continue
        position = source.position(("parameters", name, "paste"))
        known = values.get(parameter.paste)
        if known is None:
            hint = did_you_mean(parameter.paste, values, list_up_to=40)
            yield Problem(position, f"a paste has no value '{parameter.paste}'", hint)
        elif not known["type"].startswith(parameter.type.value):  # a cidr takes a cidr4
            fitting = [value for value, entry in values.items() if entry["type"].startswith(parameter.type.value)]
            message = (
                f"'{parameter.paste}' has the type {known['type']}, and the parameter '{name}' {parameter.type.value}"
            )
            yield Problem(position, message, did_you_mean("", fitting, list_up_to=20))


def _check_tree(guide: Guide, area: Area, tree: Tree) -> Iterator[Problem]:
    source = guide.sources[area.file]
    ids: list[tuple[Route, str]] = [
        *((("questions", i, "question"), question.question) for i, question in enumerate(tree.questions)),
        *((("outcomes", i, "outcome"), outcome.outcome) for i, outcome in enumerate(tree.outcomes)),
    ]
    yield from _twice(source, ids, "question or outcome")
    for route, id_ in ids:
        for what, others in (("an area", guide.areas), ("a scenario", guide.scenario_files)):
            if id_ in others:
                message = f"'{id_}' is also the id of {what}, so 'to: {id_}' could mean either"
                yield Problem(source.position(route), message, f"rename this {route[-1]}")
    known = {id_ for _, id_ in ids} | guide.areas.keys() | guide.scenario_files.keys()
    for i, question in enumerate(tree.questions):
        for k, command in enumerate(question.find_out):
            yield from _check_where(guide, source, ("questions", i, "find_out", k, "where"), command.where)
        for k, answer in enumerate(question.answers):
            if answer.to not in known:
                message = f"answer '{answer.label}' leads to '{answer.to}', which does not exist"
                position = source.position(("questions", i, "answers", k, "to"))
                yield Problem(position, message, did_you_mean(answer.to, known))


def _check_scenario(guide: Guide, id_: str, scenario: Scenario) -> Iterator[Problem]:
    source = guide.sources[guide.scenario_files[id_]]
    for i, unlike in enumerate(scenario.unlike):
        position = source.position(("unlike", i, "scenario"))
        if unlike.scenario == id_:
            yield Problem(position, "a scenario cannot be unlike itself", "name one of its neighbours")
        elif unlike.scenario not in guide.scenario_files:
            hint = did_you_mean(unlike.scenario, guide.scenario_files.keys() - {id_})
            yield Problem(position, f"no scenario is called '{unlike.scenario}'", hint)
    for i, sign in enumerate(scenario.signs):
        yield from _check_where(guide, source, ("signs", i, "where"), sign.where)
    for i, remedy in enumerate(scenario.remedies):
        yield from _check_where(guide, source, ("remedies", i, "where"), remedy.where)
    if scenario.breaks_at:
        yield from _check_breaks_at(guide, source, scenario.breaks_at)


def _check_where(guide: Guide, source: Source, route: Route, where: str) -> Iterator[Problem]:
    """A guide that names no places is free to call them anything."""
    if guide.places and where not in guide.places:
        hint = did_you_mean(where, guide.places, list_up_to=20)
        yield Problem(source.position(route), f"no place is called '{where}'", hint)


def _check_breaks_at(guide: Guide, source: Source, at: BreaksAt) -> Iterator[Problem]:
    path, place = guide.paths.get(at.path), guide.places.get(at.place)
    if guide.paths and path is None:
        hint = did_you_mean(at.path, guide.paths)
        yield Problem(source.position(("breaks_at", "path")), f"no path is called '{at.path}'", hint)
    yield from _check_where(guide, source, ("breaks_at", "place"), at.place)
    if path and place and at.place not in path.places:
        message = f"the path '{at.path}' does not pass '{at.place}'"
        hint = "it passes " + ", ".join(path.places)
        yield Problem(source.position(("breaks_at", "place")), message, hint)
    hops = [hop.id for hop in place.hops] if place else []
    if place and at.hop and at.hop not in hops:
        message = f"the place '{at.place}' has no hop '{at.hop}'"
        hint = did_you_mean(at.hop, hops) or "it has " + (", ".join(hops) or "none")
        yield Problem(source.position(("breaks_at", "hop")), message, hint)
