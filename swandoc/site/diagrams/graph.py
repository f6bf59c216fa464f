"""The graph under a layered drawing: boxes and links, the layer of each box, and what passes each layer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP = 20.0  # pixels between two boxes of a layer
LANE = 14.0  # pixels between a passing line and its neighbour


@dataclass(frozen=True, slots=True)
class Box:
    """A box to place; pixels."""

    id: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A line from the bottom of ``source``, ``offset`` pixels from its left edge, to the top of ``target``.

    Links to one target share their way past other layers, where a ``minor`` link never carries another one.
    """

    source: str
    target: str
    offset: float
    minor: bool = False


@dataclass(eq=False, slots=True)
class Vertex:
    """A box, or (``id`` empty) the place where a line passes a layer."""

    id: str
    layer: int
    width: float
    height: float
    x: float = 0.0  # left edge
    above: list[tuple[Vertex, float]] = field(default_factory=list)  # with the offset at the upper end
    below: list[tuple[Vertex, float]] = field(default_factory=list)  # with the offset at this end

    @property
    def entry(self) -> float:
        return self.width / 2


Layers: TypeAlias = list[list[Vertex]]


def layer_of(boxes: Sequence[Box], links: Sequence[Link], max_width: float) -> dict[str, int]:
    """The layer of each box: below all its sources, as high as there is room."""
    sources: dict[str, set[str]] = {box.id: set() for box in boxes}
    targets: dict[str, set[str]] = {box.id: set() for box in boxes}
    for link in links:
        sources[link.target].add(link.source)
        targets[link.source].add(link.target)
    tail = _longest_ways(targets)
    rank = {box.id: index for index, box in enumerate(boxes)}
    waiting = {box.id: box for box in boxes}
    depth: dict[str, int] = {}
    layer = 0
    while waiting:
        ready = [box for box in waiting.values() if not sources[box.id] & waiting.keys()]
        newest = {box.id: max((depth[source] for source in sources[box.id]), default=0) for box in ready}
        # Leaves first, then the branch opened last: what hangs on a question stays close below it, and the
        # lines that pass are those of the few branches still to come.
        ready.sort(key=lambda box: (tail[box.id] > 0, -newest[box.id], rank[box.id]))
        passing = {link.target for link in links if link.source in depth and link.target in waiting}
        used = len(passing) * LANE
        chosen: list[str] = []
        for box in ready:
            added = box.width + GAP - (LANE if box.id in passing else 0.0)
            if not chosen or used + added <= max_width + GAP:
                used += added
                chosen.append(box.id)
        for name in chosen:
            depth[name] = layer
            del waiting[name]
        layer += 1
    return depth


def _longest_ways(targets: Mapping[str, set[str]]) -> dict[str, int]:
    """For each box the number of links on the longest way down from it."""
    missing = {name: len(below) for name, below in targets.items()}
    sources: dict[str, list[str]] = defaultdict(list)
    for name, below in targets.items():
        for target in below:
            sources[target].append(name)
    ways = {name: 0 for name, count in missing.items() if count == 0}
    ready = list(ways)
    while ready:
        name = ready.pop()
        for source in sources[name]:
            ways[source] = max(ways.get(source, 0), ways[name] + 1)
            missing[source] -= 1
            if missing[source] == 0:
                ready.append(source)
    stuck = sorted(name for name, count in missing.items() if count)
    if stuck:
        raise ValueError("cannot draw a tree with a cycle; it is reached from: " + ", ".join(stuck))
    return ways


def vertices(
    boxes: Sequence[Box], links: Sequence[Link], depth: Mapping[str, int]
) -> tuple[Layers, list[list[Vertex]]]:
    """The vertices by layer, first order depth first; and for each link the vertices it runs through."""
    vertex = {box.id: Vertex(box.id, depth[box.id], box.width, box.height) for box in boxes}
    lanes: dict[tuple[str, int], Vertex] = {}
    chains: list[list[Vertex]] = []
    for link in links:
        upper, offset, chain = vertex[link.source], link.offset, [vertex[link.source]]
        for layer in range(depth[link.source] + 1, depth[link.target] + 1):
            if layer == depth[link.target]:
                lower = vertex[link.target]
            else:
                lower = lanes.setdefault((link.target, layer), Vertex("", layer, 0.0, 0.0))
            if (lower, offset) not in upper.below:
                upper.below.append((lower, offset))
                lower.above.append((upper, offset))
            chain.append(lower)
            upper, offset = lower, 0.0
        chains.append(chain)
    layers: Layers = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    seen: set[Vertex] = set()
    pending = [vertex[box.id] for box in reversed(boxes)]
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            layers[one.layer].append(one)
            pending.extend(lower for lower, _ in sorted(one.below, key=lambda end: -end[1]))
    return layers, chains
