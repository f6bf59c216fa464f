"""Copies without a mark: found by lines that few texts have, and then held against those texts.

A text of somebody else must never be taken for one of ours. So every line has to be there with values that fit, or, in
an edited copy, most lines in their order and more of them than scripts have in common by chance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from .known import Known
from .lines import Line
from .text import Found, Text

# Of an edited copy, how much of the text is still there: this share of its lines, this many, of this weight.
_SHARE, _FEWEST_LINES, _LEAST_WEIGHT = 0.6, 5, 120
# Lines before and behind in which an edited copy may have more than the text; texts of a line that tell little.
_BEFORE, _BEHIND, _TOO_MANY = 5, 20, 40


@dataclass(frozen=True, slots=True)
class Match:
    """Texts that stand from line to line of a page, by their positions; ``values`` is None for an edited copy, whose
    ``lines`` that are not empty are given."""

    first: int
    last: int
    texts: tuple[Text, ...]
    values: Found | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A text that may begin at ``start`` among the lines that are not empty, with ``lead`` before each of its lines."""

    start: int
    lead: str
    text: Text
    rare: bool


def unmarked_matches(lines: Sequence[Line], taken: Collection[int], known: Known) -> list[Match]:
    """The copies in those lines of a page that are not taken by copies with marks."""
    anchors = known.anchors
    some = [(k, line.text) for k, line in enumerate(lines) if line.text and k not in taken]
    candidates: dict[tuple[int, int], _Candidate] = {}
    for at, (_, line) in enumerate(some):
        bare = line.lstrip(" \t")
        for text, position in anchors.get(bare, ()):
            own = text.lines[position][: len(text.lines[position]) - len(bare)]
            lead = line[: len(line) - len(bare)].removesuffix(own)
            candidate = _Candidate(at - position, lead, text, len(anchors[bare]) <= _TOO_MANY)
            candidates.setdefault((id(text), at - position), candidate)
    exact = _largest(_exact(lines, some, candidates.values()))
    covered = set(taken).union(*(range(match.first, match.last + 1) for match in exact))
    rest = [one for one in candidates.values() if one.rare and not _near(one, some, covered)]
    return sorted((*exact, *_largest(_edited(lines, some, rest, covered))), key=lambda match: match.first)


def _exact(
    lines: Sequence[Line], some: Sequence[tuple[int, str]], candidates: Collection[_Candidate]
) -> Iterator[tuple[int, Match]]:
    for one in candidates:
        length = len(one.text.lines)
        if one.start < 0 or one.start + length > len(some):
            continue
        chosen = some[one.start : one.start + length]
        if any(not line.startswith(one.lead) for _, line in chosen):
            continue
        bare = [line[len(one.lead) :] for _, line in chosen]
        if (values := one.text.holds(bare)) is None:
            continue
        first, last = chosen[0][0], chosen[-1][0]
        end = last
        while end + 1 < len(lines) and lines[end + 1].text and lines[end + 1].text.startswith(one.lead):
            end += 1
        if end > last:  # what follows directly belongs to it
            more = tuple(line.text.removeprefix(one.lead) for line in lines[last + 1 : end + 1])
            yield length, Match(first, end, (one.text,), None, (*bare, *more))
        else:
            yield length, Match(first, last, (one.text,), values)


def _edited(
    lines: Sequence[Line], some: Sequence[tuple[int, str]], candidates: Collection[_Candidate], covered: Collection[int]
) -> Iterator[tuple[int, Match]]:
    for one in candidates:
        window = _window(lines, some, one, covered)
        bare = [line.removeprefix(one.lead) for _, line in window]
        there = set(bare)
        length = len(one.text.lines)
        if sum("⟪" in line or line in there for line in one.text.lines) < _SHARE * length:
            continue
        pairs = _common(one.text, bare)
        weight = sum(one.text.line_weight(position) for position, _ in pairs)
        if len(pairs) < max(_FEWEST_LINES, _SHARE * length) or weight < _LEAST_WEIGHT:
            continue
        begin, stop = pairs[0][1], pairs[-1][1]
        while stop + 1 < len(window) and window[stop + 1][0] == window[stop][0] + 1:
            stop += 1
        yield weight, Match(window[begin][0], window[stop][0], (one.text,), None, tuple(bare[begin : stop + 1]))


def _window(
    lines: Sequence[Line], some: Sequence[tuple[int, str]], one: _Candidate, covered: Collection[int]
) -> list[tuple[int, str]]:
    """The lines around a candidate that are not empty, as far as no markup and no other copy is between."""
    begin, stop = max(0, one.start - _BEFORE), min(len(some), max(0, one.start) + len(one.text.lines) + _BEHIND)
    anchor = min(max(one.start, 0), len(some) - 1)
    while begin < anchor and _parted(lines, some[begin][0], some[anchor][0], covered):
        begin += 1
    end = anchor + 1
    while end < stop and not _parted(lines, some[end - 1][0], some[end][0], covered):
        end += 1
    return list(some[begin:end])


def _parted(lines: Sequence[Line], first: int, last: int, covered: Collection[int]) -> bool:
    return any(lines[k].end or k in covered for k in range(first, last + 1))


def _near(one: _Candidate, some: Sequence[tuple[int, str]], covered: Collection[int]) -> bool:
    at = min(max(one.start, 0), len(some) - 1)
    return some[at][0] in covered


def _common(text: Text, lines: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of a text and lines, as pairs of positions."""
    same = [[text.line_holds(position, line) is not None for line in lines] for position in range(len(text.lines))]
    best = [[0] * (len(lines) + 1) for _ in range(len(text.lines) + 1)]
    for a in range(len(text.lines) - 1, -1, -1):
        for b in range(len(lines) - 1, -1, -1):
            best[a][b] = best[a + 1][b + 1] + 1 if same[a][b] else max(best[a + 1][b], best[a][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(text.lines) and b < len(lines):
        if same[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs


def _largest(found: Iterator[tuple[int, Match]]) -> list[Match]:
    """Matches that do not overlap, the largest first; those of the same lines are one."""
    chosen: list[Match] = []
    for _, match in sorted(found, key=lambda one: (-one[0], one[1].first)):
        for k, other in enumerate(chosen):
            if (match.first, match.last) == (other.first, other.last):
                if (match.values is None) == (other.values is None):
                    chosen[k] = Match(other.first, other.last, (*other.texts, *match.texts), other.values, other.lines)
                break
            if match.first <= other.last and other.first <= match.last:
                break
        else:
            chosen.append(match)
    return chosen
