"""The order of each layer, chosen so that few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from swandoc.site.diagrams.graph import Layers, Vertex

_SWEEPS = 6


def order(layers: Layers) -> None:
    """Sort each layer by barycentre, sweeping down and up; keep the order with the fewest crossings."""
    best, fewest = [list(layer) for layer in layers], _crossings(layers)
    for sweep in range(_SWEEPS):
        if fewest == 0:
            break
        downwards = sweep % 2 == 0
        for layer in layers[1:] if downwards else reversed(layers[:-1]):
            neighbours = layers[layer[0].layer + (-1 if downwards else 1)]
            index = {one: position for position, one in enumerate(neighbours)}
            layer.sort(key=_barycentres(layer, index, downwards).__getitem__)
        crossings = _crossings(layers)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    for layer, order in zip(layers, best, strict=True):
        layer[:] = order


def _barycentres(layer: list[Vertex], index: Mapping[Vertex, int], downwards: bool) -> dict[Vertex, float]:
    centres: dict[Vertex, float] = {}
    last = -1.0
    for one in layer:
        if downwards:
            ends = [index[upper] + _share(upper, offset) for upper, offset in one.above]
        else:
            ends = [index[lower] + 0.5 - 0.2 * _share(one, offset) for lower, offset in one.below]
        last = centres[one] = sum(ends) / len(ends) if ends else last  # without a neighbour: stay put
    return centres


def _share(one: Vertex, offset: float) -> float:
    return offset / one.width if one.width else 0.5


def _crossings(layers: Layers) -> int:
    count = 0
    for upper, lower in pairwise(layers):
        index = {one: position for position, one in enumerate(lower)}
        seen: list[int] = []
        for one in upper:
            for _, target in sorted((offset, index[below]) for below, offset in one.below):
                count += len(seen) - bisect_right(seen, target)
                insort(seen, target)
    return count
