"""What every format of snippets says: how a text becomes a code block of that markup, unchanged.

A format decides by the text with its slot markers, and values cannot spoil what it decided: no type of value may hold
a sign that begins or ends markup in any of them (`values`). So a site holds what it decided for each text, and a page
puts the block around the text with a reader's values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


class CannotWrite(ValueError):
    """The markup has no way to hold this text unchanged; the message says what stands in the way."""


_LOST = re.compile(r"\A\n|\n\Z|[^\S\n](?=\n|\Z)")


@dataclass(frozen=True, slots=True)
class Block:
    """``before``, the text, ``after``. In the text every pair of ``replace`` is replaced, one after the other; then
    ``indent`` begins every line that is not empty."""

    before: str
    after: str
    replace: tuple[tuple[str, str], ...] = ()
    indent: str = ""

    def around(self, text: str) -> str:
        """The block that holds ``text``."""
        for old, new in self.replace:
            text = text.replace(old, new)
        body = "\n".join(f"{self.indent}{line}" if line else line for line in text.split("\n"))
        return f"{self.before}{body}{self.after}"


@dataclass(frozen=True, slots=True)
class Format:
    """A markup. ``block`` takes a text without a line break at its end and the name of its language, a lexer of
    Pygments, and may raise `CannotWrite`; ``suffix`` is the ending of files, "" for the language's own; ``link`` is a
    line that leads to ``{url}`` under the name ``{code}``, "" where the markup knows none."""

    id: str
    label: str
    suffix: str
    block: Callable[[str, str], Block]
    link: str

    def write(self, text: str, language: str) -> str:
        """The text as a code block, with a line break at its end. Raises `CannotWrite`."""
        return f"{self.block(text, language).around(text)}\n"


def refuse(text: str, *signs: str) -> None:
    """Raise `CannotWrite` if any of ``signs`` stands in the text, in whatever case."""
    lowered = text.lower()
    for sign in signs:
        if sign in lowered:
            raise CannotWrite(f"a code block of this markup ends at {sign!r}")


def refuse_lost_blanks(text: str) -> None:
    """Raise `CannotWrite` for blanks that parsers drop: at the end of a line, and lines without text around all."""
    if _LOST.search(text):
        raise CannotWrite("blanks at the end of a line, or lines without text at the beginning or end, would be lost")
