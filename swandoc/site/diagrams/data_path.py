"""The way of a packet as its picture needs it: the places, where it breaks, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from swandoc.site.diagrams.svg import clean, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Hop:
    """A step inside a place, as ``Hop("forward", "Forward")``."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line below a place's name, such as its address, as HTML: a script may put another value in later, and
    ``longest`` is a text as long as any that it may become."""

    html: Markup
    longest: str


@dataclass(frozen=True, slots=True)
class Place:
    """A station of the packet: a host, a router, a network."""

    id: str
    label: str
    note: Note | None = None
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class DataPath:
    """Places in the order in which the packet meets them.

    ``broken`` names a place, and the hop in it if that is known; ``tunnel`` the two places at its ends.
    """

    title: str
    flow: str
    places: tuple[Place, ...]
    broken: tuple[str, str | None] | None = None
    tunnel: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A data path with its names resolved to positions; ``break_at`` is past the end when nothing breaks."""

    path: DataPath
    break_at: int
    hop_at: int | None
    tunnel: tuple[int, int] | None

    def reached(self, index: int) -> bool:
        """Whether the packet comes to this place."""
        return index <= self.break_at

    def hop_reached(self, index: int) -> bool:
        """Whether the packet comes to this hop of the broken place."""
        return self.hop_at is None or index <= self.hop_at

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The hops to show: those of the broken place, when one of them is the broken one."""
        return self.path.places[self.break_at].hops if self.hop_at is not None else ()


def describe_path(path: DataPath) -> list[Markup]:
    """The path in words, as sentences in HTML: the text alternative of both pictures.

    Raises ``ValueError`` as ``draw_path`` does.
    """
    way = resolved(path)
    names = [clean(place.label) for place in path.places]
    noted = [
        Markup("{}<span> ({})</span>").format(name, place.note.html) if place.note else escape(name)
        for name, place in zip(names, path.places, strict=True)
    ]
    lines: list[str | Markup] = [
        sentence(path.flow),
        Markup("The packet's way: {}.").format(Markup(", then ").join(noted)),
    ]
    if way.tunnel:
        lines.append(f"The tunnel is between {names[way.tunnel[0]]} and {names[way.tunnel[1]]}.")
    if path.broken is None:
        return [escape(line) for line in lines]
    if way.hop_at is None:
        lines.append(f"It breaks at {names[way.break_at]}.")
    else:
        hops = [clean(hop.label) for hop in way.hops]
        lines.append(f"Inside {names[way.break_at]}: {', then '.join(hops)}. It breaks at {hops[way.hop_at]}.")
    if way.break_at + 1 < len(names):
        lines.append(f"Not reached: {', '.join(names[way.break_at + 1 :])}.")
    return [escape(line) for line in lines]


def resolved(path: DataPath) -> Way:
    places = [place.id for place in path.places]
    if not places:
        raise ValueError(f"data path {path.title!r} has no places to draw")
    tunnel = None
    if path.tunnel:
        first, last = sorted(_position(end, places, f"data path {path.title!r}") for end in path.tunnel)
        if first == last:
            raise ValueError(f"the tunnel of data path {path.title!r} begins and ends at {path.tunnel[0]!r}")
        tunnel = (first, last)
    if path.broken is None:
        return Way(path, len(places), None, tunnel)
    place, hop = path.broken
    break_at = _position(place, places, f"data path {path.title!r}")
    if hop is None:
        return Way(path, break_at, None, tunnel)
    hops = [one.id for one in path.places[break_at].hops]
    return Way(path, break_at, _position(hop, hops, f"place {place!r}"), tunnel)


def _position(name: str, names: Sequence[str], where: str) -> int:
    if names.count(name) != 1:
        problem = "more than once" if name in names else "not at all"
        raise ValueError(f"{where} has {name!r} {problem}; it has: {', '.join(names) or 'nothing'}")
    return names.index(name)
