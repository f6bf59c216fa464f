"""Values that somebody gives for the slots of snippets, by name; and what stands in the slots then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from swandoc.guide.problems import did_you_mean

from .slots import Slot, fill, slots_of
from .values import ValueRefused, check_value, derive

if TYPE_CHECKING:
    from swandoc.guide.model import Guide, Parameter

_LARGEST = 1_000_000  # bytes of a file of values


class ValuesRefused(ValueError):
    """Values that do not fit; ``problems`` are all of them, each in one line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def values_in_file(path: Path) -> dict[str, str]:
    """The values in a file as the site saves it: a JSON object of texts by name. Raises `ValuesRefused`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ValuesRefused([f"{path}: the file is larger than {_LARGEST:,} bytes"])
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValuesRefused([f"{path}: {error.strerror}"]) from None
    except (ValueError, RecursionError) as error:
        raise ValuesRefused([f"{path} is not JSON: {str(error).splitlines()[0]}"]) from None
    if not isinstance(content, dict):
        raise ValuesRefused([f'{path} has to be an object such as {{"lan": "10.1.0.0/16"}}'])
    wrong = [f"{path}: the value of '{name}' has to be a text in quotes" for name, text in content.items()
             if not isinstance(text, str)]  # fmt: skip
    if wrong:
        raise ValuesRefused(wrong)
    return content


def checked(given: Mapping[str, str], parameters: Mapping[str, Parameter], source: str) -> dict[str, str]:
    """The values in the form in which snippets write them; ``source`` is where they were given, for messages.
    Raises `ValuesRefused`."""
    taken: dict[str, str] = {}
    wrong = []
    for name, text in given.items():
        shown = "".join(c for c in name[:40] if c.isprintable())
        if name not in parameters:
            hint = did_you_mean(name[:40], parameters)
            wrong.append(f"{source} {shown}: no parameter has this name" + (f" ({hint})" if hint else ""))
            continue
        try:
            taken[name] = check_value(parameters[name].type, text)
        except ValueRefused as refused:
            wrong.append(f"{source} {shown}: {refused}")
    if wrong:
        raise ValuesRefused(wrong)
    return taken


class Filling:
    """Fills slots: with the values that were given, and with the examples where there is none."""

    def __init__(self, guide: Guide, given: Mapping[str, str]) -> None:
        self._parameters = guide.parameters
        self._given = given

    def text(self, marked: str) -> str:
        """The text without slots. Raises `ValueRefused` where a value lacks the form that the text needs."""
        return fill(marked, self._value)

    def examples(self, marked: str) -> dict[str, str]:
        """The examples that stand in the text, by name."""
        names = dict.fromkeys(slot.name for slot in slots_of(marked) if slot.name not in self._given)
        return {name: self._parameters[name].example for name in names}

    def _value(self, slot: Slot) -> str:
        parameter = self._parameters[slot.name]
        try:
            return derive(parameter.type, self._given.get(slot.name, parameter.example), slot.form)
        except ValueRefused as refused:
            raise ValueRefused(f"{slot.name}: {refused.why}", refused.hint) from None
