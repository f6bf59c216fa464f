"""Authors' texts: the parameters in braces and the ``swd:`` links in them; and the parameters' examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swandoc.snippets.slots import authored_slots
from swandoc.snippets.values import ValueRefused, check_value

from .problems import Position, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .model import Guide
    from .source import Route, Source

_LINK = re.compile(r"\]\(<?(swd:[^\s)>]*)|^ {0,3}\[[^\]]+\]:\s*<?(swd:[^\s>]*)", re.MULTILINE)
_LONGEST = 8000  # characters; a longer text is a problem itself, and can cost time to search
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def check_texts(guide: Guide, paths: Mapping[str, Path]) -> Iterator[Problem]:
    """Unknown parameters and links in any file, also one with other problems; unused parameters; misfit examples.

    ``paths`` are where the files lie that problems call by these names.
    """
    file = guide.file("parameters.yml")
    named = _parameter_names(guide.sources.get(file))
    used: set[str] = set()
    for name, source in guide.sources.items():
        for route, text in _texts(source.data):
            found = list(authored_slots(text))
            used.update(slot for slot, _ in found if (name, route[:2]) != (file, ("parameters", slot)))
            for slot, offset in found:
                # An experiment also names its topology's settings, which the lab checks.
                if slot not in named and file not in guide.unreadable and route[:1] != ("experiments",):
                    position = _inside(source, route, text, f"{{{slot}}}", offset, paths[name])
                    yield Problem(position, f"no parameter is called '{slot}'", _slot_hint(slot, named))
            yield from _check_links(guide, source, route, text, paths[name])
    yield from _check_examples(guide)
    unused = set() if guide.unreadable or not guide.areas else named - used
    for name in unused:
        position = guide.sources[file].position(("parameters", name), key=True)
        hint = f"remove it, or use it as {{{name}}}"
        yield Problem(position, f"the parameter '{name}' is used nowhere", hint)


def _parameter_names(source: Source | None) -> set[str]:
    """Every name in parameters.yml, also of parameters that have problems."""
    data = source.data.get("parameters") if source and isinstance(source.data, dict) else None
    return set(data) if isinstance(data, dict) else set()


def _slot_hint(slot: str, named: set[str]) -> str:
    near = did_you_mean(slot, named, list_up_to=0)
    return near or f"add it to parameters.yml, or write {{{{{slot}}}}} where the braces are meant"


def _check_links(guide: Guide, source: Source, route: Route, text: str, path: Path) -> Iterator[Problem]:
    known = guide.areas.keys() | guide.scenario_files.keys()
    for found in _LINK.finditer(text):
        link = found[1] or found[2]
        id_ = link.removeprefix("swd:")
        if id_ not in known:
            position = _inside(source, route, text, link, found.start(1 if found[1] else 2), path)
            hint = did_you_mean(id_, known)
            yield Problem(position, f"the link leads to '{id_}', which is no scenario or area", hint)


def _check_examples(guide: Guide) -> Iterator[Problem]:
    for name, parameter in guide.parameters.items():
        try:
            check_value(parameter.type, parameter.example)
        except ValueRefused as refused:
            position = guide.sources[guide.file("parameters.yml")].position(("parameters", name, "example"))
            yield Problem(position, f"the example of '{name}' does not fit: {refused.why}", refused.hint)


def _texts(data: object, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every text in a file's data that is not too long, with the route to it."""
    if isinstance(data, str):
        if len(data) <= _LONGEST:
            yield route, data
    elif isinstance(data, dict | list):
        for part, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*route, part))


def _inside(source: Source, route: Route, text: str, word: str, offset: int, path: Path) -> Position:
    """The place of ``word``, which is at ``offset`` of the ``text`` at ``route``.

    YAML folds and unquotes texts, so the word is counted off in the file; where the file does not have it
    that often any more, the place is that of the text.
    """
    start = source.position(route)
    try:
        lines = _LINE_BREAK.split(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return start
    to_skip = text.count(word, 0, offset)
    for number, line in enumerate(lines[start.line - 1 :], start.line):
        column = start.column - 1 if number == start.line else 0
        while (column := line.find(word, column)) >= 0:
            if to_skip == 0:
                return Position(start.file, number, column + 1)
            to_skip -= 1
            column += len(word)
    return start
