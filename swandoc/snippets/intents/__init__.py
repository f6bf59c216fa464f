"""Every intent that an author can write, by name; a module per subject."""

from __future__ import annotations

import importlib
import pkgutil

from ..intent import Intent


def _collect() -> dict[str, type[Intent]]:
    found: dict[str, type[Intent]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        for item in vars(importlib.import_module(f"{__name__}.{module}")).values():
            if isinstance(item, type) and issubclass(item, Intent) and item is not Intent:
                found[item.name] = item
    return dict(sorted(found.items()))


INTENTS: dict[str, type[Intent]] = _collect()
