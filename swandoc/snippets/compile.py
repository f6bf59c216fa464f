"""Intent x dialect -> snippet."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

from . import dialects
from .intent import Intent
from .intents.commands import Commands, OwnPart
from .parts import Dialect, Part, PartKind, Parts
from .slots import mark


@dataclass(frozen=True, slots=True)
class Snippet:
    """An intent written in a dialect."""

    intent: Intent
    dialect: Dialect
    parts: Parts


def _collect() -> dict[str, Dialect]:
    modules = (
        importlib.import_module(f"{dialects.__name__}.{info.name}") for info in pkgutil.iter_modules(dialects.__path__)
    )
    found = [item for module in modules for item in vars(module).values() if isinstance(item, Dialect)]
    return {dialect.id: dialect for dialect in sorted(found, key=lambda d: (d.order, d.id))}


DIALECTS: dict[str, Dialect] = _collect()


def compile_intent(intent: Intent) -> list[Snippet]:
    """The intent in every dialect that can say it, in the order in which a page shows them."""
    if isinstance(intent, Commands):
        return [_own(intent)]
    said = ((dialect, dialect.sayings.get(type(intent))) for dialect in DIALECTS.values())
    written = ((dialect, saying(intent)) for dialect, saying in said if saying is not None)
    return [Snippet(intent, dialect, parts) for dialect, parts in written if parts is not None]


def _own(intent: Commands) -> Snippet:
    def part(own: OwnPart | None) -> Part | None:
        if own is None:
            return None
        return Part(mark(own.run).rstrip("\n"), expect=mark(own.expect).rstrip("\n"), note=mark(own.note))

    suffix = {"sh": "sh", "powershell": "ps1", "text": "txt", "ini": "conf"}[intent.language]
    return Snippet(
        intent,
        Dialect(intent.dialect, intent.label, intent.language, suffix),
        Parts(
            check=part(intent.check),
            apply=part(intent.apply),
            verify=part(intent.verify),
            undo=part(intent.undo),
            persist=part(intent.persist),
            without={PartKind(kind): mark(reason) for kind, reason in intent.without.items()},
        ),
    )
