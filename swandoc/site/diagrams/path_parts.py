"""What the pictures of a packet's way are made of: places, hops, arrows, the tunnel, the mark of a break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from swandoc.site.diagrams.svg import element, number, plain, text_lines, text_width, wrap

if TYPE_CHECKING:
    from swandoc.site.diagrams.data_path import Hop, Place, Way

MARGIN = 10.0
LABEL, LABEL_LEADING = 12.5, 16.0
NOTE, NOTE_LEADING = 11.0, 14.0

_BREAKS_HERE = "breaks here"
_TUNNEL = "Encrypted tunnel"
_NOT_REACHED = "not reached"

_NOTE_INSET = 4.0
_UNDERLINE = 3.0  # of a value that a script has put in
_NOTE_LINES = 5  # an IPv6 network in the narrowest box

MARK_WIDTH = 20 + text_width(_BREAKS_HERE, NOTE, bold=True)
TUNNEL_LABEL_WIDTH = 14 + text_width(_TUNNEL, NOTE)


@dataclass(frozen=True, slots=True)
class Card:
    """A place with its name broken into lines and room for its note; ``height`` in pixels is the least its box
    needs."""

    place: Place
    label: tuple[str, ...]
    note_lines: int

    @property
    def height(self) -> float:
        return len(self.label) * LABEL_LEADING + self.note_lines * NOTE_LEADING + 16


def card_of(place: Place, width: float) -> Card:
    """The text of ``place`` for a box of ``width`` pixels."""
    label = wrap(place.label, width - 14, LABEL, bold=True, lines=3)
    room = wrap(place.note.longest, width - 2 * _NOTE_INSET, NOTE, lines=_NOTE_LINES) if place.note else ()
    return Card(place, label, len(room))


def place_box(
    way: Way, index: int, card: Card, x: float, y: float, width: float, height: float, *, centred: bool
) -> str:
    """The box of a place. Its text stands in the middle, or at the top left."""
    broken = index == way.break_at
    colour = "broken" if broken else "place"
    anchor = "middle" if centred else None
    text_x = x + width / 2 if centred else x + 12
    text_y = y + 20 + ((height - card.height) / 2 if centred else 0.0)
    return element(
        "g",
        plain("title", card.place.label),
        element(
            "rect",
            class_="swd-path__place" + (" swd-path__place--broken" if broken else ""),
            x=x,
            y=y,
            width=width,
            height=height,
            rx=8,
            fill=f"var(--swd-{colour}, Canvas)",
            stroke=f"var(--swd-{colour}-line, currentColor)",
            stroke_width=2.5 if broken else 1.2,
            stroke_dasharray=None if way.reached(index) else "5 4",
            data_place=card.place.id,
        ),
        text_lines(
            card.label,
            text_x,
            text_y,
            LABEL,
            LABEL_LEADING,
            class_="swd-path__label",
            font_weight="600",
            text_anchor=anchor,
        ),
        _note(card, x, text_y - 12 + len(card.label) * LABEL_LEADING, width, indent=0.0 if centred else 8.0),
    )


def _note(card: Card, x: float, y: float, width: float, *, indent: float) -> str:
    """The note of a place: HTML, because SVG does not break lines and another value may be longer than this one."""
    if card.place.note is None:
        return ""
    return element(
        "foreignObject",
        element("div", card.place.note.html, class_="swd-path__note"),
        x=x + _NOTE_INSET + indent,
        y=y,
        width=width - 2 * _NOTE_INSET - indent,
        height=card.note_lines * NOTE_LEADING + _UNDERLINE,
    )


def chip(
    way: Way,
    index: int,
    lines: tuple[str, ...],
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    centred: bool,
) -> str:
    """A hop inside the broken place."""
    hop: Hop = way.hops[index]
    broken = index == way.hop_at
    colour = "broken" if broken else "hop"
    return element(
        "g",
        plain("title", hop.label),
        element(
            "rect",
            class_="swd-path__hop" + (" swd-path__hop--broken" if broken else ""),
            x=x,
            y=y,
            width=width,
            height=height,
            rx=height / 2,
            fill=f"var(--swd-{colour}, Canvas)",
            stroke=f"var(--swd-{colour}-line, currentColor)",
            stroke_width=2.2 if broken else 1,
            stroke_dasharray=None if way.hop_reached(index) else "4 3",
            data_hop=hop.id,
        ),
        text_lines(
            lines,
            x + (width / 2 if centred else 12),
            y + height / 2 + 4 - (len(lines) - 1) * NOTE_LEADING / 2,
            NOTE,
            NOTE_LEADING,
            class_="swd-path__hop-label",
            text_anchor="middle" if centred else None,
        ),
    )


def arrow(x: float, y: float, length: float, *, reached: bool, upright: bool = False) -> str:
    """The packet's line from (x, y) to the right, or down; dashed and hollow where no packet comes."""
    line = "var(--swd-way, currentColor)"
    shaft = f"M{number(x)} {number(y)}{'v' if upright else 'h'}{number(length - 6)}"
    if upright:
        head = f"M{number(x)} {number(y + length)}l-4.5 -7h9z"
    else:
        head = f"M{number(x + length)} {number(y)}l-7 -4.5v9z"
    return element(
        "path",
        d=shaft,
        class_="swd-path__way" + ("" if reached else " swd-path__way--dead"),
        stroke=line,
        stroke_width=2,
        stroke_dasharray=None if reached else "4 4",
    ) + element("path", d=head, fill=line if reached else "var(--swd-place, Canvas)", stroke=line)


def mark(x: float, y: float) -> str:
    """A cross in a disc and "breaks here": ``MARK_WIDTH`` pixels from ``x``, the baseline at ``y``."""
    return (
        element("circle", cx=x + 7, cy=y - 4, r=7, fill="var(--swd-broken-line, currentColor)")
        + element(
            "path",
            d=f"M{number(x + 4)} {number(y - 7)}l6 6m0 -6l-6 6",
            class_="swd-path__cross",
            stroke="var(--swd-broken, Canvas)",
            stroke_width=2,
            stroke_linecap="round",
        )
        + text_lines((_BREAKS_HERE,), x + 18, y, NOTE, NOTE_LEADING, class_="swd-path__mark", font_weight="700")
    )


def tube(x: float, y: float, width: float, height: float, *, upright: bool) -> str:
    """The tunnel: a pipe with a rim at each end."""
    line = "var(--swd-tunnel-line, currentColor)"
    if upright:
        rims = [f"M{number(x + 7)} {number(at)}h{number(width - 14)}" for at in (y + 4, y + height - 4)]
    else:
        rims = [f"M{number(at)} {number(y + 7)}v{number(height - 14)}" for at in (x + 4, x + width - 4)]
    return element(
        "g",
        element("rect", x=x, y=y, width=width, height=height, rx=7, fill="var(--swd-tunnel, Canvas)", stroke=line),
        element("path", d="".join(rims), stroke=line),
        class_="swd-path__tunnel",
    )


def tunnel_label(x: float, y: float) -> str:
    """A padlock and the words for the tunnel: ``TUNNEL_LABEL_WIDTH`` pixels from ``x``, baseline at ``y``."""
    line = "var(--swd-tunnel-line, currentColor)"
    shackle = f"M{number(x + 2)} {number(y - 6)}v-2a2.5 2.5 0 0 1 5 0v2"
    return (
        element("rect", x=x, y=y - 6, width=9, height=7, rx=1.5, fill=line)
        + element("path", d=shackle, fill="none", stroke=line, stroke_width=1.5)
        + text_lines((_TUNNEL,), x + 14, y, NOTE, NOTE_LEADING, class_="swd-path__tunnel-label")
    )


def caption(way: Way, y: float, width: float) -> tuple[str, float]:
    """The flow in words and, if there are dashes, what they mean; and the lower edge of the picture."""
    lines = wrap(way.path.flow, width - 2 * MARGIN, LABEL, lines=3)
    text = text_lines(lines, MARGIN, y, LABEL, LABEL_LEADING, class_="swd-path__flow")
    y += (len(lines) - 1) * LABEL_LEADING
    if way.path.broken:
        y += 20
        text += arrow(MARGIN, y - 4, 30, reached=False)
        text += text_lines((_NOT_REACHED,), MARGIN + 38, y, NOTE, NOTE_LEADING)
    return text, y + MARGIN
