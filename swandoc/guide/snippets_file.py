"""What authors say of snippets that hosts may have run: which are withdrawn, and what changed in a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swandoc.snippets.steps import offered
from swandoc.snippets.values import ValueRefused

from .problems import Position, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.history import History

    from .model import Guide
    from .source import Route

FILE = "snippets.yml"


def check_snippets_file(guide: Guide) -> Iterator[Problem]:
    """Snippets that are withdrawn twice or still offered, and versions that have two lines."""
    source = guide.sources.get(guide.file(FILE))
    if source is None:
        return
    try:
        now = {one.id for one in offered(guide)}
    except ValueRefused:
        return  # told where the intent stands
    first: dict[str, Position] = {}
    for route, id_ in _withdrawn(guide):
        position = source.position(route)
        if id_ in now:
            yield Problem(position, f"the guide still offers {id_}", "remove it here, or its intent from the scenario")
        if id_ in first:
            yield Problem(position, f"{id_} is withdrawn twice", f"remove one; the first is at line {first[id_].line}")
        first.setdefault(id_, position)
    for i, withdrawn in enumerate(guide.snippets.withdrawn):
        for k, id_ in enumerate(withdrawn.replaced_by):
            if id_ not in now and guide.scenarios.keys() == guide.scenario_files.keys():
                position = source.position(("withdrawn", i, "replaced_by", k))
                yield Problem(position, f"the guide offers no {id_}", did_you_mean(id_, now))
    for route, version in _changed(guide):
        position = source.position(route)
        if version in first:
            hint = f"write one line; the first is at line {first[version].line}"
            yield Problem(position, f"two lines tell what changed in {version}", hint)
        first.setdefault(version, position)


def check_history(guide: Guide, history: History) -> Iterator[Problem]:
    """Snippets that are gone without a word, and words about snippets and versions that never were. ``history`` is
    the one that today's guide has been entered into."""
    source = guide.sources.get(guide.file(FILE))
    records = dict(history.records())
    told = {id_ for _, id_ in _withdrawn(guide)}
    for id_, record in records.items():
        if record.withdrawn and id_ not in told:
            position = source.position(("withdrawn",)) if source else Position(guide.file(FILE))
            hint = f"write: withdrawn: [{{snippets: [{id_}], because: ..., on_hosts: what to do where it was run}}]"
            yield Problem(position, f"{id_} is no longer offered, and nothing says why", hint)
    if source is None:
        return
    for route, id_ in _withdrawn(guide):
        if id_ not in records:
            yield Problem(source.position(route), f"{id_} was never exported", did_you_mean(id_, records))
    for route, version in _changed(guide):
        id_, _, number = version.partition(" v")
        if id_ not in records:
            yield Problem(source.position(route), f"{id_} was never exported", did_you_mean(id_, records))
        elif int(number) > (newest := records[id_].newest.version):
            yield Problem(source.position(route), f"{id_} has no version {number}", f"its newest is v{newest}")


def _withdrawn(guide: Guide) -> Iterator[tuple[Route, str]]:
    for i, withdrawn in enumerate(guide.snippets.withdrawn):
        for k, id_ in enumerate(withdrawn.snippets):
            yield ("withdrawn", i, "snippets", k), id_


def _changed(guide: Guide) -> Iterator[tuple[Route, str]]:
    for i, change in enumerate(guide.snippets.changes):
        for k, version in enumerate(change.of):
            yield ("changes", i, "of", k), version
