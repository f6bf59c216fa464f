"""The horizontal place of everything in a layered drawing whose layers are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from swandoc.site.diagrams.graph import GAP, LANE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swandoc.site.diagrams.graph import Layers, Vertex

_SWEEPS = 14
_STILL = 0.5  # sweeps end when nothing moves by more than this many pixels


@dataclass(frozen=True, slots=True)
class _Row:
    """A layer with what does not change while it is placed.

    ``starts`` are the left edges when the layer is packed as tightly as it may be, ``width`` is its width
    then. A pull is a neighbour, the distance at which its line would be straight, and how much that matters.
    """

    layer: Sequence[Vertex]
    starts: Sequence[float]
    width: float
    pulls: Sequence[Sequence[tuple[Vertex, float, float]]]


def place(layers: Layers, max_width: float) -> None:
    """Set ``x``: boxes near the middle of what they are joined to, lines straight, nothing overlapping."""
    rows = [_row(layer) for layer in layers]
    width = max(max_width, *(row.width for row in rows))
    for row in rows:
        for one, start in zip(row.layer, row.starts, strict=True):
            one.x = (width - row.width) / 2 + start
    for sweep in range(_SWEEPS):
        moved = [_settle(row, width) for row in (rows if sweep % 2 == 0 else reversed(rows))]
        if max(moved) < _STILL:
            break
    _straighten(layers)


def _row(layer: Sequence[Vertex]) -> _Row:
    starts = [0.0]
    for left, right in pairwise(layer):
        starts.append(starts[-1] + left.width + (GAP if left.id and right.id else LANE))
    pulls = [
        [(upper, offset - one.entry, _stiffness(upper, one)) for upper, offset in one.above]
        + [(lower, lower.entry - offset, _stiffness(one, lower)) for lower, offset in one.below]
        for one in layer
    ]
    return _Row(layer, starts, starts[-1] + layer[-1].width, pulls)


def _stiffness(upper: Vertex, lower: Vertex) -> float:
    return (1.0, 2.0, 8.0)[(not upper.id) + (not lower.id)]


def _settle(row: _Row, width: float) -> float:
    """Least squares of the distances to the wished places, under order and gaps: isotonic regression.

    Measured from its packed place each vertex may only be as far right as the next one, so pooling adjacent
    violators finds the optimum; clamping keeps it the optimum within ``width``. Returns the longest move.
    """
    pools: list[tuple[float, float, int]] = []  # mean, weight, members
    for one, start, pulls in zip(row.layer, row.starts, row.pulls, strict=True):
        wish, weight, members = 0.0, 0.0, 1
        for neighbour, shift, stiffness in pulls:
            wish += (neighbour.x + shift) * stiffness
            weight += stiffness
        mean, weight = (wish / weight, weight) if pulls else (one.x, 0.1)
        mean -= start
        while pools and pools[-1][0] > mean:
            other, other_weight, count = pools.pop()
            mean = (mean * weight + other * other_weight) / (weight + other_weight)
            weight, members = weight + other_weight, members + count
        pools.append((mean, weight, members))
    room = width - row.width
    means = [mean for mean, _, members in pools for mean in [min(max(mean, 0.0), room)] * members]
    moved = 0.0
    for one, start, mean in zip(row.layer, row.starts, means, strict=True):
        moved = max(moved, abs(one.x - start - mean))
        one.x = start + mean
    return moved


def _straighten(layers: Layers) -> None:
    """Give each line that passes several layers as few bends as the boxes beside it allow."""
    done: set[Vertex] = set()
    for layer in layers:
        for index, one in enumerate(layer):
            if one.id or one in done:
                continue
            run = [one]
            low, high = _room(layer, index)
            while not (lower := run[-1].below[0][0]).id:
                beside = layers[lower.layer]
                left, right = _room(beside, beside.index(lower))
                if max(low, left) > min(high, right):
                    break
                low, high = max(low, left), min(high, right)
                run.append(lower)
            x = min(max(sum(part.x for part in run) / len(run), low), high)
            for part in run:
                part.x = x
            done.update(run)


def _room(layer: Sequence[Vertex], index: int) -> tuple[float, float]:
    """How far left and right a passing line may go without coming near its neighbours."""
    low = layer[index - 1].x + layer[index - 1].width + LANE if index else layer[index].x
    high = layer[index + 1].x - LANE if index + 1 < len(layer) else layer[index].x
    return min(low, layer[index].x), max(high, layer[index].x)
