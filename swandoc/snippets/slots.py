"""Slots: the places in a text where a value of the reader's network goes.

An author writes ``{wan}``; a dialect derives a form of it, as in ``{pool:netmask}``. Inside the engine a slot
is the marker ``⟪wan⟫`` or ``⟪pool:netmask⟫``, because braces are ordinary characters in nft, shell, awk and
JSON. The brackets are in no value's alphabet (see `values`) and in no language that a dialect writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AUTHORED = re.compile(r"\{\{|\}\}|(?<!\$)\{([a-z][a-z0-9_]*)\}")
_MARKER = re.compile(r"⟪([a-z][a-z0-9_]*)(?::([a-z0-9-]+))?⟫")


@dataclass(frozen=True, slots=True)
class Slot:
    """A reference to the parameter ``name``; ``form`` is a derived form of its value, "" for the value."""

    name: str
    form: str = ""

    def __str__(self) -> str:
        return f"⟪{self.name}:{self.form}⟫" if self.form else f"⟪{self.name}⟫"


def mark(authored: str) -> str:
    """Author's text with its ``{slots}`` as markers; ``{{`` and ``}}`` become single braces.

    ``${name}`` is the shell's and stays; so does every brace that does not hold just one lower-case name.
    """

    def one(found: re.Match[str]) -> str:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        return str(Slot(found[1]))

    return _AUTHORED.sub(one, authored)


def authored_slots(authored: str) -> Iterator[tuple[str, int]]:
    """The names of the ``{slots}`` in an author's text, each with the offset of its brace."""
    for found in _AUTHORED.finditer(authored):
        if found[1]:
            yield found[1], found.start()


def slots_of(marked: str) -> Iterator[Slot]:
    """The slots in a marked text, in order, repeated as often as they stand there."""
    for found in _MARKER.finditer(marked):
        yield Slot(found[1], found[2] or "")


def fill(marked: str, value: Callable[[Slot], str]) -> str:
    """The text with ``value(slot)`` in the place of each slot."""
    return _MARKER.sub(lambda found: value(Slot(found[1], found[2] or "")), marked)
