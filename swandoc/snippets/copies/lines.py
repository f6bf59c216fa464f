"""A page as its lines of plain text: what a wiki, an editor or a browser put around and into a snippet is gone.

The same rules stand in web/src/stale/lines.ts; ``tests/vectors/copies.json`` holds vectors for both. Nothing that
means something to a shell is touched: indentation, quotes and backslashes stay, and so does an HTML tag that is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` counts the page's lines from 1. ``end`` says that markup ends or begins here, and ``text`` is ""."""

    number: int
    text: str
    end: bool = False


_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")

_CDATA_IN_TWO = re.compile(r"\]\]\]\]><!\[CDATA\[>")
_AROUND = re.compile(r"<!\[CDATA\[|\]\]>|</?(?:pre|syntaxhighlight|source|ac:[a-z-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_NEW_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|b|body|code|div|em|font|h[1-6]|i|kbd|li|nowiki|ol|p|samp|span|strong|table|tbody|td|th|thead|tr|tt|u|ul|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos|nbsp)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": " "}

# A line that is nothing but the border of a code block, in the wikis' own markup.
_BORDER = re.compile(
    r"(?:`{3,}|~{3,})[^`]*|\{(?:code|noformat)(?::[^}]*)?\}|\{\{/?code[^}]*\}\}|\{\{\{|\}\}\}|</?file[^<>]*>"
    r"|-{4,}|\.{4,}|\+{4,}|\[source[^\]]*\]|\.\. (?:code|code-block|sourcecode)::.*"
)


def plain_lines(page: str) -> list[Line]:
    """The lines of a page in any markup."""
    lines: list[Line] = []
    for number, source in enumerate(_BREAK.split(page), 1):
        for piece, end in _pieces(source):
            lines.append(Line(number, "" if end else piece, end))
    return lines


def _pieces(source: str) -> list[tuple[str, bool]]:
    """One line of a page as the lines that it shows, each with whether it is an end."""
    if "<" not in source and "]]>" not in source:
        text = _text(source)
        return [(text, _BORDER.fullmatch(text.strip()) is not None)]
    pieces: list[tuple[str, bool]] = []
    for position, inside in enumerate(_AROUND.split(_CDATA_IN_TWO.sub("\0", source))):
        if position:
            pieces.append(("", True))
        for shown in _NEW_LINE.split(inside):
            text = _text(_INLINE.sub("", shown).replace("\0", "]]>"))
            end = _BORDER.fullmatch(text.strip()) is not None or (not text and bool(shown.strip()))
            pieces.append((text, end))
    return pieces


def _text(piece: str) -> str:
    if "&" in piece:
        piece = _ENTITY.sub(_character, piece)
    if not piece.isascii():
        piece = _SPACE.sub(" ", _INVISIBLE.sub("", piece))
    return piece.rstrip(" \t")


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    point = int(found[2]) if found[2] else int(found[3], 16)
    return chr(point) if 32 <= point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else found[0]
