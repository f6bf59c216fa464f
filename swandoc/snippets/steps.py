"""The steps of remedies: each intent with a name of its own in its scenario, which ids of snippets are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .intent import Intent

if TYPE_CHECKING:
    from swandoc.guide.model import Scenario

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
