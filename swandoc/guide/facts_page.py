"""The fact catalogue as a page for authors: what conditions may ask, in tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .predicate import catalogue

_INTRODUCTION = """\
---
title: Fact catalogue
description: What conditions of scenarios and trees may ask of pasted output
---

# Fact catalogue

What `detect:` and `suspect:` of a scenario and `when:` of an answer may ask
([how to write them](authoring.md#detection)). `swandoc facts` prints this page. The checker, the editor's schema and
this page share one file.
"""


def facts_page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    known = catalogue()
    yield _INTRODUCTION
    yield "## Facts\n"
    yield from _table(
        ("fact", "type", "what it is", "told by"),
        ((f"`{name}`", _type(one), one["about"], f"`{one['run']}`") for name, one in known["facts"].items()),
    )
    yield "A star stands for one more name: `sysctl.net.ipv4.ip_forward`.\n"
    yield "## Lists\n"
    for name, one in known["lists"].items():
        yield f"### {name}\n"
        commands = ", ".join(f"`{command}`" for command in one["run"].split("; "))
        yield f"{_sentence(one['about'])} Told by {commands}.\n"
        yield from _table(
            ("field", "type", "what it is"),
            ((f"`{field}`", _type(about), about["about"]) for field, about in one["fields"].items()),
        )
    trace = known["trace"]
    yield "## Packets that are followed\n"
    yield from _table(("flow", "which packet"), ((f"`{flow}`", about) for flow, about in trace["flows"].items()))
    yield from _table(
        ("event", "what happens to it"), ((f"`{name}`", about) for name, about in trace["events"].items())
    )
    yield f"Hops, in their order: {_listed(trace['hops'])}.\n"
    yield f"Verdicts: {_listed(trace['verdicts'])}.\n"
    yield "## Log events\n"
    yield from _table(("event", "what it tells"), ((f"`{name}`", about) for name, about in known["log-events"].items()))
    yield "## Values for parameters\n"
    yield "What `paste:` of a parameter may name.\n"
    yield from _table(
        ("value", "type", "what it is"),
        ((f"`{name}`", one["type"], one["about"]) for name, one in known["values"].items()),
    )


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _type(entry: Mapping[str, Any]) -> str:
    return f"{entry['type']}, {entry['unit']}" if "unit" in entry else str(entry["type"])


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
