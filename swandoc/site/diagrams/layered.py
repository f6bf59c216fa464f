"""Where the boxes and lines of a layered drawing go: a directed acyclic graph, drawn from the top down.

The method of Sugiyama, Tagawa and Toda (1981): boxes into layers by longest path, layers ordered by
barycentre so that few lines cross, then positions. Two additions serve a page: a layer that is full passes
boxes on to the next one, so a picture keeps the width of its column; and lines that lead to the same box
share their way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from swandoc.site.diagrams.graph import layer_of, vertices
from swandoc.site.diagrams.ordering import order
from swandoc.site.diagrams.placement import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from swandoc.site.diagrams.graph import Box, Layers, Link, Vertex

_CHANNEL = (38.0, 64.0)  # least and greatest distance of two layers, pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box went: its top left corner, and its size; pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of a line: straight down from ``y0`` to ``y1`` at ``x``. Curves join it to the next step."""

    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Layout:
    """``routes`` has the steps of each link, in the order given; a link that joins another ends on it."""

    width: float
    height: float
    spots: Mapping[str, Spot]
    routes: tuple[tuple[Step, ...], ...]


def arrange(boxes: Sequence[Box], links: Sequence[Link], max_width: float) -> Layout:
    """Place ``boxes`` and route ``links`` within ``max_width`` pixels; one wider layer widens the picture.

    Raises ``ValueError`` for a cycle. The same input always gives the same layout.
    """
    depth = layer_of(boxes, links, max_width)
    layers, chains = vertices(boxes, links, depth)
    order(layers)
    place(layers, max_width)
    return _layout(layers, chains, links)


def _layout(layers: Layers, chains: Iterable[list[Vertex]], links: Sequence[Link]) -> Layout:
    left = min((one.x for layer in layers for one in layer), default=0.0)
    tops: list[float] = []
    bottoms: list[float] = []
    y = 0.0
    for layer in layers:
        tops.append(y)
        bottoms.append(y + max(one.height for one in layer))
        reach = max((abs(one.x + off - to.x - to.entry) for one in layer for to, off in one.below), default=0)
        y = bottoms[-1] + min(max(reach / 5, _CHANNEL[0]), _CHANNEL[1])
    spots = {
        one.id: Spot(one.x - left, tops[one.layer], one.width, one.height)
        for layer in layers
        for one in layer
        if one.id
    }
    routes: dict[int, tuple[Step, ...]] = {}
    drawn: set[Vertex] = set()
    numbered = list(enumerate(zip(chains, links, strict=True)))
    for index, (chain, link) in sorted(numbered, key=lambda item: (item[1][1].minor, -len(item[1][0]), item[0])):
        first = chain[0]
        x = first.x + link.offset - left
        steps = [Step(x, tops[first.layer] + first.height, bottoms[first.layer])]
        for one in chain[1:]:
            top = tops[one.layer]
            ends = bool(one.id) or one in drawn
            steps.append(Step(one.x + one.entry - left, top, top if ends else bottoms[one.layer]))
            if ends:
                break
            drawn.add(one)
        routes[index] = tuple(steps)
    return Layout(
        width=max((one.x + one.width - left for layer in layers for one in layer), default=0.0),
        height=max(bottoms, default=0.0),
        spots=spots,
        routes=tuple(routes[index] for index in sorted(routes)),
    )
