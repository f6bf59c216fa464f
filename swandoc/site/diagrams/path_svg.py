"""The way of a packet as two inline SVGs, for wide columns and for phones, with the place where it breaks.

Places are boxes in the order in which the packet meets them; the tunnel is a tube around what lies between
its ends; the hops inside the broken place are chips. A break is told by a cross and by words, what is not
reached by dashes, so nothing rests on colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from swandoc.site.diagrams.data_path import describe_path, resolved
from swandoc.site.diagrams.path_parts import (
    MARGIN,
    MARK_WIDTH,
    NOTE,
    NOTE_LEADING,
    TUNNEL_LABEL_WIDTH,
    arrow,
    caption,
    card_of,
    chip,
    mark,
    place_box,
    tube,
    tunnel_label,
)
from swandoc.site.diagrams.svg import clean, element, frame, number, text_lines, text_width, wrap

if TYPE_CHECKING:
    from swandoc.site.diagrams.data_path import DataPath, Way

Direction = Literal["wide", "tall"]

_WIDE_WIDTH = 640.0
_WIDE_GAP = 24.0
_PLACE_WIDTHS = (72.0, 150.0)  # least and greatest
_CHIP_TEXT = 112.0
_CHIP_HEIGHT = 38.0
_CHIP_GAP = 20.0

_TALL_WIDTH = 358.0  # a phone of 390 pixels with its margins
_TALL_GAP = 26.0
_TALL_CHIP = 30.0
_TALL_CHIP_GAP = 14.0
_RAIL = 46.0  # where the packet's line runs down


def draw_path(path: DataPath, *, uid: str, direction: Direction) -> str:
    """The path as an ``svg`` element: ``wide`` for columns of 640 pixels and more, ``tall`` for phones.

    The element ids start with ``uid`` and the direction, so both pictures may stand on one page. Raises
    ``ValueError`` for a path without places, a repeated id, a name that no place or hop has, and a ``uid``
    that cannot be an id.
    """
    way = resolved(path)
    content, width, height = _wide(way) if direction == "wide" else _tall(way)
    return frame(
        *content,
        uid=f"{uid}-{direction}",
        title=path.title,
        description=Markup(" ").join(describe_path(path)),
        class_=f"swd-path swd-path--{direction}",
        width=width,
        height=height,
        links=False,
    )


def _wide(way: Way) -> tuple[list[str], float, float]:
    places = way.path.places
    gaps = [_WIDE_GAP] * (len(places) - 1)
    if way.tunnel and way.tunnel[1] - way.tunnel[0] == 1:
        gaps[way.tunnel[0]] = TUNNEL_LABEL_WIDTH + 40
    least, most = _PLACE_WIDTHS
    size = min(max(least, (_WIDE_WIDTH - 2 * MARGIN - sum(gaps)) / len(places)), most)
    used = len(places) * size + sum(gaps)
    width = max(_WIDE_WIDTH, used + 2 * MARGIN)
    lefts = [(width - used) / 2 + index * size + sum(gaps[:index]) for index in range(len(places))]
    cards = [card_of(place, size) for place in places]
    height = max(card.height for card in cards)
    top = 42.0 if way.tunnel else MARGIN
    middle, bottom = top + height / 2, top + height
    parts: list[str] = []
    if way.tunnel:
        first, last = way.tunnel
        tall = height + 24 if last - first > 1 else 28.0
        left, right = lefts[first] + size + 5, lefts[last] - 5
        parts.append(tube(left, middle - tall / 2, right - left, tall, upright=False))
        parts.append(tunnel_label((left + right - TUNNEL_LABEL_WIDTH) / 2, middle - tall / 2 - 9))
        bottom = max(bottom, middle + tall / 2)
    for index, gap in enumerate(gaps):
        parts.append(arrow(lefts[index] + size, middle, gap, reached=way.reached(index + 1)))
    for index, card in enumerate(cards):
        parts.append(place_box(way, index, card, lefts[index], top, size, height, centred=True))
    if way.hops:
        panel, bottom = _panel(way, lefts[way.break_at] + size / 2, top + height + 5, bottom + 16, width)
        parts += panel
    elif way.path.broken:
        parts.append(mark(lefts[way.break_at] + (size - MARK_WIDTH) / 2, bottom + 20))
        bottom += 24
    words, bottom = caption(way, bottom + 26, width)
    return [*parts, words], width, bottom


def _panel(way: Way, notch: float, tip: float, top: float, width: float) -> tuple[list[str], float]:
    """The broken place opened below it, its hops as chips in rows; and the lower edge."""
    left, right = MARGIN, width - MARGIN
    name = clean(way.path.places[way.break_at].label)
    heading = wrap(f"Inside {name}", right - left - 28, NOTE, bold=True, lines=1)
    parts = [text_lines(heading, left + 14, top + 20, NOTE, NOTE_LEADING, font_weight="600")]
    x, y, below = left + 14, top + 34, 14.0  # the last is the room below the chips of this row
    for index, hop in enumerate(way.hops):
        lines = wrap(hop.label, _CHIP_TEXT, NOTE, lines=2)
        size = max((text_width(line, NOTE) for line in lines), default=0.0) + 20
        broken = index == way.hop_at
        if broken:
            size = max(size, MARK_WIDTH)
        if index and x + _CHIP_GAP + size > right - 14:
            x, y, below = left + 14, y + _CHIP_HEIGHT + below, 14.0
        if index:
            parts.append(arrow(x, y + _CHIP_HEIGHT / 2, _CHIP_GAP, reached=way.hop_reached(index)))
            x += _CHIP_GAP
        parts.append(chip(way, index, lines, x, y, size, _CHIP_HEIGHT, centred=True))
        if broken:
            parts.append(mark(x + (size - MARK_WIDTH) / 2, y + _CHIP_HEIGHT + 17))
            below = 32.0
        x += size
    bottom = y + _CHIP_HEIGHT + below
    return [_bubble(left, top, right, bottom, notch, tip), *parts], bottom


def _bubble(left: float, top: float, right: float, bottom: float, notch: float, tip: float) -> str:
    """A rounded box with a pointer up to (notch, tip)."""
    outline = (
        f"M{number(left + 8)} {number(top)}H{number(notch - 9)}L{number(notch)} {number(tip)}"
        f"L{number(notch + 9)} {number(top)}H{number(right - 8)}q8 0 8 8V{number(bottom - 8)}q0 8 -8 8"
        f"H{number(left + 8)}q-8 0 -8 -8V{number(top + 8)}q0 -8 8 -8z"
    )
    return element(
        "path",
        d=outline,
        class_="swd-path__panel",
        fill="var(--swd-place, Canvas)",
        stroke="var(--swd-place-line, currentColor)",
        stroke_linejoin="round",
    )


def _tall(way: Way) -> tuple[list[str], float, float]:
    first, last = way.tunnel or (-1, -1)
    parts: list[str] = []
    y = MARGIN
    tube_top = 0.0
    behind: list[str] = []
    for index, place in enumerate(way.path.places):
        inset = 24.0 if first < index < last else MARGIN
        width = _TALL_WIDTH - 2 * inset
        inside = way.hops if index == way.break_at else ()
        mark_beside = index == way.break_at and not inside
        card = card_of(place, width - (MARK_WIDTH + 12 if mark_beside else 0.0))
        height = card.height + len(inside) * (_TALL_CHIP + _TALL_CHIP_GAP)
        if index:
            gap = _TALL_GAP + (18.0 if index == first + 1 and way.tunnel else 0.0)
            parts.append(arrow(_RAIL, y, gap, reached=way.reached(index), upright=True))
            if index == first + 1 and way.tunnel:
                tube_top = y + 5
                parts.append(tunnel_label(_RAIL + 16, y + gap / 2 + 5))
            y += gap
        if index == last:
            behind.append(tube(MARGIN + 4, tube_top, _TALL_WIDTH - 2 * MARGIN - 8, y - 5 - tube_top, upright=True))
        parts.append(place_box(way, index, card, inset, y, width, height, centred=False))
        if inside:
            parts += _tall_hops(way, inset + 12, y + card.height, width - 24)
        elif mark_beside:
            parts.append(mark(inset + width - MARK_WIDTH - 8, y + 20))
        y += height
    words, bottom = caption(way, y + 26, _TALL_WIDTH)
    return [*behind, *parts, words], _TALL_WIDTH, bottom


def _tall_hops(way: Way, x: float, y: float, width: float) -> list[str]:
    parts: list[str] = []
    for index, hop in enumerate(way.hops):
        broken = index == way.hop_at
        if index:
            reached = way.hop_reached(index)
            parts.append(arrow(_RAIL, y - _TALL_CHIP_GAP, _TALL_CHIP_GAP, reached=reached, upright=True))
        lines = wrap(hop.label, width - 24 - (MARK_WIDTH + 8 if broken else 0.0), NOTE, lines=1)
        parts.append(chip(way, index, lines, x, y, width, _TALL_CHIP, centred=False))
        if broken:
            parts.append(mark(x + width - MARK_WIDTH - 10, y + 19))
        y += _TALL_CHIP + _TALL_CHIP_GAP
    return parts
