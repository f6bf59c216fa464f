"""What a format of snippets has to say, and the plainest one: the text itself, as a file."""

from __future__ import annotations

from typing import Protocol


class Format(Protocol):
    """A way to write a code block. ``suffix`` is the ending of its files, "" where that is the language's own."""

    suffix: str

    def write(self, text: str, language: str) -> str:
        """``text`` without a line break at its end, as the block; ``language`` is a lexer of Pygments."""
        ...


class _Plain:
    suffix = ""

    def write(self, text: str, language: str) -> str:
        return f"{text}\n"


PLAIN: Format = _Plain()
