"""Marks: the comment in a snippet's first line that says what it is, such as
``# swandoc SWD112/exempt-ipsec-from-nat/iptables/apply v3 1a2b3c4d``.

It names the part and its version, and begins the SHA-256 of the part's text with slots: a copy that holds an
organisation's own values has the same mark. The same rules for reading stand in web/src/stale/marks.ts.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .copies.lines import Line
from .parts import PartKind

SHORT = 8
"""How many hexadecimal digits of the hash a mark shows."""

# Between two words of a mark: a space, or a line that was broken there and may be a comment or a quotation again.
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t>#]*)"
# A wiki may have put an escape before any sign; whatever stands around the mark in its line is no word.
_MARK = re.compile(
    rf"^([^A-Za-z\n]*)swandoc{_GAP}([A-Z]{{2,6}}[0-9]{{3}}/[a-z0-9-]+/[a-z0-9-]+)/({'|'.join(PartKind)})"
    rf"(?:{_GAP}v([1-9][0-9]{{0,5}}){_GAP}([0-9a-f]{{{SHORT}}}))?[^A-Za-z0-9\n]*$",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?=[^A-Za-z0-9\s])")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy says of itself. ``version`` is None and ``hash`` is "" in files exported before marks had them."""

    id: str
    kind: PartKind
    version: int | None
    hash: str

    def __str__(self) -> str:
        name = f"# swandoc {self.id}/{self.kind}"
        return name if self.version is None else f"{name} v{self.version} {self.hash}"


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark in a page. ``first`` and ``last`` are the positions of its lines, from 0; ``lead`` stands before it, such
    as the indentation of a list or the sign of a quotation."""

    mark: Mark
    first: int
    last: int
    lead: str


def text_hash(marked: str) -> str:
    """The hash of a part: SHA-256, in hexadecimal, of its text in UTF-8 with the slots as `slots` marks them."""
    return hashlib.sha256(marked.encode()).hexdigest()


def mark_of(id_: str, kind: PartKind, version: int, marked: str) -> Mark:
    """The mark of a part with this text."""
    return Mark(id_, kind, version, text_hash(marked)[:SHORT])


def find_marks(lines: Sequence[Line]) -> Iterator[FoundMark]:
    """The marks in a page, in order."""
    texts = [_ESCAPE.sub("", line.text) if "swandoc" in line.text else line.text for line in lines]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    for found in _MARK.finditer("\n".join(texts)):
        version = int(found[4]) if found[4] else None
        first, last = bisect_right(starts, found.start()) - 1, bisect_right(starts, found.end()) - 1
        mark = Mark(found[2], PartKind(found[3]), version, found[5] or "")
        yield FoundMark(mark, first, last, found[1].rstrip().removesuffix("#"))
