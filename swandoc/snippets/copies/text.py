"""A text with slots, made ready to be compared with copies that hold somebody's values.

The same rules stand in web/src/stale/text.ts; ``tests/vectors/copies.json`` holds vectors for both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from swandoc.snippets.slots import Slot, fill, slots_of
from swandoc.snippets.value_types import TYPES, ValueType
from swandoc.snippets.values import ValueRefused, check_value, derive

from .lines import plain_lines

# What a form of a value may look like, wider than it is: the values are checked afterwards.
_FORMS = {
    "network": r"[0-9A-Fa-f:.]{2,39}",
    "length": r"[0-9]{1,3}",
    "first-host": r"[0-9A-Fa-f:.]{2,39}",
    "last-host": r"[0-9A-Fa-f:.]{2,39}",
    "netmask": r"[0-9.]{7,15}",
    "host-cidr": r"[0-9A-Fa-f:./]{4,43}",
    "sysctl": r"[0-9A-Za-z_.-]{1,15}",
}
# Option 121 joins a network, of one to five octets, and a router, of four (RFC 3442).
_OF_NETWORK = {"option121-octets": r"[0-9]{1,2}(?:, [0-9]{1,3}){0,4}", "option121-hex": r"(?:[0-9a-f]{2}){1,5}"}
_OF_ADDRESS = {"option121-octets": r"[0-9]{1,3}(?:, [0-9]{1,3}){3}", "option121-hex": r"[0-9a-f]{8}"}
_SLOT = re.compile(r"⟪([a-z][a-z0-9_]*)(?::([a-z0-9-]+))?⟫")

Found = dict[Slot, str]
"""What stands in the slots of a copy."""


class Text:
    """The lines of a text that are not empty. Copies may have empty lines between them, or lack some."""

    def __init__(self, marked: str, types: Mapping[str, ValueType]) -> None:
        self.marked = marked
        self._types = types
        self.lines = tuple(line.text for line in plain_lines(marked) if line.text)
        self.weight = sum(map(_weight, self.lines))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        return tuple(_pattern(line, self._types, {}) if "⟪" in line else None for line in self.lines)

    @cached_property
    def _order(self) -> list[int]:
        """The lines' positions, those last in which it cannot be told where the value of a slot ends."""
        return sorted(range(len(self.lines)), key=lambda position: _is_vague(self.lines[position], self._types))

    def line_holds(self, position: int, copy: str, told: Found | None = None) -> Found | None:
        """What stands in the slots of one line, where ``told`` does not say; None if the copy's line is another."""
        line = self.lines[position]
        pattern = self._patterns[position]
        if pattern is None:
            return {} if copy == line else None
        slots = list(dict.fromkeys(slots_of(line)))
        if told and _is_vague(line, self._types):
            pattern = _pattern(line, self._types, told)
            slots = [slot for slot in slots if slot not in told]
        found = pattern.fullmatch(copy)
        return dict(zip(slots, found.groups(), strict=True)) if found else None

    def has(self, copy: str) -> bool:
        """Whether a line of a copy is one of the text's."""
        return any(self.line_holds(position, copy) is not None for position in range(len(self.lines)))

    def line_weight(self, position: int) -> int:
        """How many signs of a line are the snippet's own."""
        return _weight(self.lines[position])

    def holds(self, copy: Sequence[str]) -> Found | None:
        """What stands in the slots of a copy whose lines that are not empty are these; None where it is no copy, or
        where a value does not fit its type or its other forms."""
        if len(copy) != len(self.lines):
            return None
        all_found: Found = {}
        for position in self._order:
            found = self.line_holds(position, copy[position], all_found)
            if found is None or any(all_found.setdefault(slot, value) != value for slot, value in found.items()):
                return None
        return all_found if self._fit(all_found) else None

    def partly(self, copy: Sequence[str]) -> Found:
        """The values that fit in those lines of an edited copy that are still the text's; where lines differ, the
        first's."""
        all_found: Found = {}
        for position, line in enumerate(self.lines):
            if "⟪" in line:
                held = (self.line_holds(position, other) for other in copy)
                for slot, value in next((found for found in held if found and self._fit(found)), {}).items():
                    all_found.setdefault(slot, value)
        return all_found

    def filled(self, found: Found) -> str:
        """The text with these values; a slot that none of them tells stays."""

        def value(slot: Slot) -> str:
            if slot in found:
                return found[slot]
            try:
                return derive(self._types[slot.name], found[Slot(slot.name)], slot.form)
            except (KeyError, ValueRefused):
                return str(slot)

        return fill(self.marked, value)

    def _fit(self, found: Found) -> bool:
        try:
            for slot, text in found.items():
                if not slot.form:
                    check_value(self._types[slot.name], text)
                    continue
                whole = found.get(Slot(slot.name))
                if whole is not None and derive(self._types[slot.name], whole, slot.form) != text:
                    return False
        except ValueRefused:
            return False
        return True


def _pattern(line: str, types: Mapping[str, ValueType], told: Found) -> re.Pattern[str]:
    """A group for each slot that ``told`` does not say; where a slot comes again, the same has to stand there."""
    seen: dict[Slot, int] = {}
    parts, end = [], 0
    for found in _SLOT.finditer(line):
        slot = Slot(found[1], found[2] or "")
        parts.append(re.escape(line[end : found.start()]))
        end = found.end()
        if slot in told:
            parts.append(re.escape(told[slot]))
        elif slot in seen:
            parts.append(rf"(?:\{seen[slot]})")
        else:
            seen[slot] = len(seen) + 1
            parts.append(f"({_shape(slot, types[slot.name])})")
    return re.compile("".join(parts) + re.escape(line[end:]))


def _shape(slot: Slot, kind: ValueType) -> str:
    if not slot.form:
        return f"[{TYPES[kind].alphabet}]+"
    of_kind = _OF_NETWORK if kind in (ValueType.CIDR, ValueType.CIDR4) else _OF_ADDRESS
    return of_kind.get(slot.form) or _FORMS[slot.form]


def _is_vague(line: str, types: Mapping[str, ValueType]) -> bool:
    """Whether what parts two slots might as well belong to the first one's value."""
    slots = list(_SLOT.finditer(line))
    for first, second in pairwise(slots):
        between = line[first.end() : second.start()]
        if not first[2] and re.fullmatch(f"[{TYPES[types[first[1]]].alphabet}]*", between):
            return True
    return False


def _weight(line: str) -> int:
    """How many signs of a line are the snippet's own: neither space nor a value."""
    return len(re.sub(r"\s", "", _SLOT.sub("", line)))
