"""The few things both pictures need: elements, clean text, and text broken into lines by estimated widths.

A picture is drawn while the site is built, so nobody knows the reader's font. Widths come from a table of
DejaVu Sans, the widest face that ``system-ui`` resolves to on common systems: text may look roomy, never cut.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = "…"

# Advance widths of DejaVu Sans in units of the font size, rounded up.
_WIDTHS = {
    character: width
    for width, characters in (
        (0.30, "'ijlIJ"),
        (0.36, " ,./:;\\|f-"),
        (0.42, "()[]t!r"),
        (0.52, '"*_`sz?'),
        (0.59, "cLFk"),
        (0.64, "vxyPTYaoeESbdghnpqu$0123456789{}"),
        (0.72, "KAVBRXZC"),
        (0.79, "UHNDGOQ&"),
        (0.88, "#+<=>^~Mw"),
        (1.00, "%mW@"),
    )
    for character in characters
}
_BOLD = 1.13

# What XML 1.0 forbids (section 2.2), other control characters, and the marks and overrides that would let one
# label reorder the text around it (Unicode UAX 9).
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
                       "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]")  # fmt: skip
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE = re.compile(f"({_MARKS}{{3}}){_MARKS}+")  # more accents on a letter than any language has
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

_ZERO_WIDTH_JOINER = "\u200d"
_BREAK_AFTER = "/-._:,="


def clean(text: str) -> str:
    """``text`` on one line, without what XML forbids, reorders its surroundings or grows out of its box."""
    return " ".join(_PILE.sub(r"\1", _UNWANTED.sub("", text)).split())


def sentence(text: str) -> str:
    """``text`` on one line, with a full stop unless it ends in a mark of its own."""
    text = clean(text)
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def checked_href(href: str) -> str:
    """``href`` unchanged when it is relative, http or https; otherwise ``ValueError``."""
    scheme = _SCHEME.match(href)
    if scheme and scheme.group().lower() not in ("http:", "https:"):
        raise ValueError(f"link target {href!r} must be relative or start with http:// or https://")
    # Browsers drop tabs and newlines inside an address, which would hide a scheme from the test above.
    if _UNWANTED.search(href) or any(character.isspace() for character in href):
        raise ValueError(f"link target {href!r} must not hold spaces or control characters")
    return href


def checked_uid(uid: str) -> str:
    """``uid`` unchanged when ids can be made of it; otherwise ``ValueError``."""
    if not _UID.fullmatch(uid):
        raise ValueError(f"uid {uid!r} must be a letter followed by letters, digits, '-' or '_'")
    return uid


def number(value: float) -> str:
    """A coordinate in pixels with at most one decimal, so that the same picture is always the same bytes."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """One element; ``content`` is markup already. ``class_`` writes ``class``, ``data_x`` writes ``data-x``;
    an attribute that is None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(content)
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def _attribute(value: str | float) -> str:
    return escape(_UNWANTED.sub("", value)) if isinstance(value, str) else number(value)


def plain(name: str, text: str, **attributes: str | float | None) -> str:
    """One element around plain text, which is cleaned and escaped."""
    return element(name, escape(clean(text), quote=False), **attributes)


def frame(*content: str, uid: str, title: str, description: Markup, class_: str, width: float, height: float,
          links: bool) -> str:  # fmt: skip
    """The ``svg`` element with its accessible name and description.

    A picture that holds links is a group: the role img would hide them from assistive technology.
    """
    checked_uid(uid)
    return element(
        "svg",
        plain("title", title, id=f"{uid}-title"),
        element("desc", description, id=f"{uid}-desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        **({"xmlns:xlink": "http://www.w3.org/1999/xlink"} if links else {}),
        class_=class_,
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="group" if links else "img",
        aria_labelledby=f"{uid}-title",
        aria_describedby=f"{uid}-desc",
    )


def text_lines(
    lines: tuple[str, ...], x: float, y: float, size: float, leading: float, **attributes: str | float | None
) -> str:
    """A ``text`` element per line, the first with its baseline at ``y``.

    Separate elements, because one element would be one paragraph to the bidirectional algorithm.
    """
    attributes = {"fill": "currentColor", "font_size": size, **attributes}
    return "\n".join(plain("text", line, x=x, y=y + index * leading, **attributes) for index, line in enumerate(lines))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """An upper estimate in pixels of ``text`` set at ``size`` pixels."""
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1.0)


def wrap(text: str, width: float, size: float, *, bold: bool = False, lines: int = 3) -> tuple[str, ...]:
    """``text`` broken into at most ``lines`` lines of ``width`` pixels; the rest becomes an ellipsis.

    Lines break at spaces; a word wider than a line breaks after punctuation, or anywhere if it has none.
    """
    done: list[str] = []
    current = ""
    for piece, glue in _pieces(clean(text), width, size, bold):
        joined = current + glue + piece if current else piece
        if not current or text_width(joined, size, bold=bold) <= width:
            current = joined
            continue
        if len(done) == lines - 1:
            return (*done, _shortened(joined, width, size, bold))
        done.append(current)
        current = piece
    return (*done, current) if current else tuple(done)


def _pieces(text: str, width: float, size: float, bold: bool) -> Iterator[tuple[str, str]]:
    """The parts that ``text`` may be broken into, each with the glue that joins it to the part before."""
    for word in text.split(" "):
        if text_width(word, size, bold=bold) <= width:
            yield word, " "
            continue
        part, glue = "", " "
        for cluster in _clusters(word):
            if part and text_width(part + cluster, size, bold=bold) > width:
                cut = max(part.rfind(mark) for mark in _BREAK_AFTER) + 1 or len(part)
                yield part[:cut], glue
                part, glue = part[cut:], ""
            part += cluster
        yield part, glue


def _shortened(text: str, width: float, size: float, bold: bool) -> str:
    kept = ""
    for cluster in _clusters(text):
        if text_width(kept + cluster + ELLIPSIS, size, bold=bold) > width:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def _clusters(word: str) -> Iterator[str]:
    """The characters of ``word``, each with the marks and joined emoji that must stay with it."""
    cluster = ""
    for character in word:
        joins = _advance(character) == 0 or cluster.endswith(_ZERO_WIDTH_JOINER)
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


@cache
def _advance(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0 if category == "Lo" else 1.3
    return 0.8 if category in ("Ll", "Lo", "Nd") else 1.05
