"""The steps of remedies: each intent with a name of its own in its scenario, which ids of snippets are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .compile import compile_intent
from .intent import Intent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.guide.model import Guide, Scenario

    from .compile import Snippet


@dataclass(frozen=True, slots=True)
class Step:
    """An intent and its name in its scenario, numbered where an intent of that kind comes again."""

    code: str
    name: str
    intent: Intent

    def snippet_id(self, snippet: Snippet) -> str:
        """The name by which a snippet is known for ever, such as ``SWD112/exempt-ipsec-from-nat/iptables``."""
        return f"{self.code}/{self.name}/{snippet.dialect.id}"


def steps_of(scenario: Scenario) -> list[list[Step]]:
    """The steps of each remedy of the scenario, in order."""
    seen: dict[str, int] = {}

    def step(intent: Intent) -> Step:
        seen[intent.name] = count = seen.get(intent.name, 0) + 1
        return Step(scenario.code, intent.name if count == 1 else f"{intent.name}-{count}", intent)

    return [[step(intent) for intent in remedy.intents] for remedy in scenario.remedies]


@dataclass(frozen=True, slots=True)
class Offered:
    """A snippet of a guide. ``scenario`` is the scenario's id, ``remedy`` the position of its remedy, from 0."""

    id: str
    scenario: str
    remedy: int
    step: Step
    snippet: Snippet


def offered(guide: Guide) -> Iterator[Offered]:
    """Every snippet of the guide's sound scenarios, in the guide's order."""
    for area in guide.areas.values():
        for scenario in area.scenarios:
            for remedy, steps in enumerate(steps_of(guide.scenarios[scenario])):
                for step in steps:
                    for snippet in compile_intent(step.intent):
                        yield Offered(step.snippet_id(snippet), scenario, remedy, step, snippet)
