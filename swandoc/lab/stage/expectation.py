"""Whether a command printed what a page says that it prints."""

from __future__ import annotations

import re


def matches(expect: str, out: str) -> bool:
    """Whether the lines of ``expect`` stand in ``out`` in this order; ``…`` stands for anything in a line.

    Lines between them, and blanks at both ends of a line, do not count.
    """
    lines = iter(line.strip() for line in out.splitlines())
    return all(
        any(_pattern(wanted).fullmatch(line) for line in lines) for wanted in expect.splitlines() if wanted.strip()
    )


def _pattern(line: str) -> re.Pattern[str]:
    parts = line.strip().split("…")
    return re.compile(".*".join(re.escape(part) for part in parts))
