"""Which snippets the lab has run, for the index: what the proofs of experiments say today, snippet by snippet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from swandoc.snippets.given import Filling
from swandoc.snippets.index import Tested, TestedOn
from swandoc.snippets.slots import mark
from swandoc.snippets.steps import Offered, offered

from .evidence import Evidence

if TYPE_CHECKING:
    from swandoc.guide.model import Guide


def states_of_snippets(guide: Guide, evidence: Mapping[str, Evidence]) -> dict[str, Tested]:
    """The state of every snippet of the guide by its id. Nothing is called tested that did not run itself."""
    offers = list(offered(guide))
    dialects = Counter((one.scenario, one.step.name) for one in offers)
    return {
        one.id: _tested(guide, one, evidence.get(one.scenario), alone=dialects[one.scenario, one.step.name] == 1)
        for one in offers
    }


def _tested(guide: Guide, one: Offered, proof: Evidence | None, *, alone: bool) -> Tested:
    scenario = guide.scenarios[one.scenario]
    if scenario.not_staged:
        return Tested(on=[], why=scenario.not_staged.reason)
    if proof is None:
        return Tested(on=[], why="It has no experiment.")
    if not proof.holds:
        return Tested(on=[], why=proof.why)
    title = Filling(guide, {}).text(mark(scenario.remedies[one.remedy].title))
    on = list(_runs(proof, title, one.snippet.dialect.id, alone=alone))
    if on:
        return Tested(on=on, why="")
    names = (one.snippet.dialect.label, one.snippet.dialect.id)
    why = next((reason for dialect, reason in proof.unproven if dialect in names), "")
    return Tested(on=[], why=why or "The experiment does not run it.")


def _runs(proof: Evidence, remedy: str, dialect: str, *, alone: bool) -> Iterator[TestedOn]:
    """The systems on which the remedy ran in this dialect. A run is named by its first step's dialect, in which all
    its other steps are that can be; a step that only one dialect can say is in every run."""
    shown: dict[str, dict[str, None]] = {}
    for cure in proof.cures:
        if cure.remedy == remedy and (alone or cure.dialect == dialect):
            claims = (one.words for one in cure.shown if one.cure is not None)
            shown.setdefault(cure.system, {}).update(dict.fromkeys(claims))
    for system, words in shown.items():
        yield TestedOn(system=system, shown=list(words))
