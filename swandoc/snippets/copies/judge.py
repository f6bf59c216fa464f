"""Copies of snippets in a page, and whether each is still right: by its mark, or by its text where it has none.

The same rules stand in web/src/stale/judge.ts; ``tests/vectors/copies.json`` holds vectors for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from swandoc.snippets.history import History, Record
from swandoc.snippets.marks import FoundMark, Mark, find_marks
from swandoc.snippets.parts import PartKind

from .known import Known
from .lines import Line, plain_lines
from .text import Found, Text
from .unmarked import Match, unmarked_matches


class State(StrEnum):
    """What is to be said of a copy."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in a page. ``first`` and ``last`` are lines of the page, from 1.

    ``version`` is that whose text it is, or for an edited one that it was made from; None if that is not known.
    ``newest`` is the snippet's last, None for one that never was. ``edited`` tells that its text is that of no version.
    ``old`` is what the copy says and ``new`` what the guide says with the copy's values, where the two differ: for an
    edited copy the version it was made from, else the newest; "" if that has no such part. ``also`` are other
    snippets with the same text; ``marked`` tells whether it was known by its mark.
    """

    state: State
    id: str
    kind: PartKind
    version: int | None
    newest: int | None
    first: int
    last: int
    edited: bool = False
    marked: bool = True
    why: str = ""
    old: str = ""
    new: str = ""
    also: tuple[str, ...] = ()


# How many lines beyond a text's own length an edited copy may go on where no markup ends it.
_MORE_LINES = 20


def find_copies(page: str, known: Known) -> list[Copy]:
    """The copies in a page, in order."""
    lines = plain_lines(page)
    marks = list(find_marks(lines)) if "swandoc" in page else []
    copies: list[Copy] = []
    taken: set[int] = set()
    for position, mark in enumerate(marks):
        if mark.last + 1 == len(lines) or lines[mark.last + 1].end:
            continue  # a mark alone is no copy: somebody writes about marks
        end = marks[position + 1].first if position + 1 < len(marks) else len(lines)
        copy, last = _marked(lines, mark, end, known)
        copies.append(copy)
        taken.update(range(mark.first, last + 1))
    copies += [_without_mark(lines, match, known) for match in unmarked_matches(lines, taken, known)]
    return sorted(copies, key=lambda copy: (copy.first, copy.last))


def _marked(lines: Sequence[Line], found: FoundMark, end: int, known: Known) -> tuple[Copy, int]:
    """The copy below a mark, and the position of its last line."""
    mark, first = found.mark, lines[found.first].number
    record = known.history.record(mark.id)
    if record is None:
        why = "this guide never had a snippet of that name"
        return Copy(State.UNKNOWN, mark.id, mark.kind, mark.version, None, first, first, why=why), found.last
    newest = record.newest.version
    body = _body(lines, found, end)
    for version in _versions(record, mark.version):
        text = known.text(mark.id, mark.kind, version)
        begun = _begins(text, body) if text else None
        if text and begun:
            last, values = begun
            state = _state(record, mark.kind, version)
            old, new = _difference(known, mark.id, mark.kind, state, text, values)
            version = newest if state is State.CURRENT else version
            copy = Copy(state, mark.id, mark.kind, version, newest, first, lines[last].number, old=old, new=new)
            return copy, last
    base = mark.version or newest
    if why := _foreign(known.history, record, mark):
        return Copy(State.UNKNOWN, mark.id, mark.kind, mark.version, newest, first, first, why=why), found.last
    text = known.text(mark.id, mark.kind, base)
    assert text is not None, "a part that the version lacks is foreign"
    some, last = _extent(text, body, lines)
    old, new = "\n".join(some), _compact(text.filled(text.partly(some)))
    state = State.WITHDRAWN if record.withdrawn else State.EDITED
    last_line = lines[last].number if some else first
    copy = Copy(state, mark.id, mark.kind, mark.version, newest, first, last_line, edited=True, old=old, new=new)
    return copy, last


def _without_mark(lines: Sequence[Line], match: Match, known: Known) -> Copy:
    """The copy that a text without a mark is. Of all snippets with this text it is one that the guide offers so."""
    uses = [(use, known.history.record(use.id)) for text in match.texts for use in known.uses(text)]
    ranked = [(_RANK[_state(record, use.kind, use.version)], use, record) for use, record in uses if record]
    rank, use, record = min(ranked, key=lambda one: (one[0], -one[1].version if one[0] else 0))
    state, text = _state(record, use.kind, use.version), match.texts[0]
    also = dict.fromkeys(other.id for other_rank, other, _ in ranked if other_rank == rank and other.id != use.id)
    edited = match.values is None
    if match.values is None:
        old, new = "\n".join(match.lines), _compact(text.filled(text.partly(match.lines)))
    else:
        old, new = _difference(known, use.id, use.kind, state, text, match.values)
    return Copy(
        State.EDITED if edited and state is not State.WITHDRAWN else state,
        use.id,
        use.kind,
        record.newest.version if state is State.CURRENT else use.version,
        record.newest.version,
        lines[match.first].number,
        lines[match.last].number,
        edited,
        marked=False,
        old=old,
        new=new,
        also=tuple(also),
    )


_RANK = {State.CURRENT: 0, State.SUPERSEDED: 1, State.WITHDRAWN: 2}


def _state(record: Record, kind: PartKind, version: int) -> State:
    """What a copy is whose text is that of a version; the newest may have the same."""
    if record.withdrawn:
        return State.WITHDRAWN
    same = record.newest.parts.get(kind) == record.versions[version - 1].parts[kind]
    return State.CURRENT if same else State.SUPERSEDED


def _versions(record: Record, first: int | None) -> Iterator[int]:
    """The newest, that of the mark, and the others from the newest down."""
    newest = record.newest.version
    tried = [newest, *([first] if first and first < newest else []), *range(newest - 1, 0, -1)]
    yield from dict.fromkeys(tried)


def _difference(known: Known, id_: str, kind: PartKind, state: State, text: Text, values: Found) -> tuple[str, str]:
    if state is not State.SUPERSEDED:
        return "", ""
    record = known.history.record(id_)
    new = known.text(id_, kind, record.newest.version) if record else None
    return text.filled(values), new.filled(values) if new else ""


def _foreign(history: History, record: Record, mark: Mark) -> str:
    """Why a mark is none of this guide's; "" if it may be."""
    newest = record.newest.version
    if mark.version is None:
        return "" if mark.kind in record.newest.parts else f"it has no part '{mark.kind}'"
    if mark.version > newest:
        return f"its mark says v{mark.version}, and this guide knows v{newest} at most"
    if mark.kind not in record.versions[mark.version - 1].parts:
        return f"v{mark.version} has no part '{mark.kind}'"
    if history.mark(mark.id, mark.kind, mark.version).hash != mark.hash:
        return f"the hash in its mark is not that of v{mark.version}: it is of another guide, or the mark was changed"
    return ""


def _body(lines: Sequence[Line], found: FoundMark, end: int) -> list[tuple[int, str]]:
    """The lines below a mark, with their positions, until one that is further out than the mark is."""
    body: list[tuple[int, str]] = []
    for position in range(found.last + 1, end):
        text = lines[position].text
        if text.strip() and not found.lead.strip() and not text.startswith(found.lead):
            break
        body.append((position, _without(text, found.lead)))
    return body


def _without(text: str, lead: str) -> str:
    """A line without what stands before the mark, as far as it has that too."""
    same = 0
    while same < min(len(text), len(lead)) and text[same] == lead[same]:
        same += 1
    return text[same:]


def _begins(text: Text, body: Sequence[tuple[int, str]]) -> tuple[int, Found] | None:
    """The position of the last line and the values, if ``body`` begins with a copy of the text.

    What follows without an empty line or the end of markup between belongs to the copy, and makes it another text.
    """
    some = [(position, line) for position, line in body if line]
    if len(some) < len(text.lines) or text.line_holds(0, some[0][1]) is None:
        return None
    values = text.holds([line for _, line in some[: len(text.lines)]])
    last = some[len(text.lines) - 1][0]
    behind = last - body[0][0] + 1
    goes_on = behind < len(body) and body[behind][1]
    return None if values is None or goes_on else (last, values)


def _extent(text: Text, body: Sequence[tuple[int, str]], lines: Sequence[Line]) -> tuple[list[str], int]:
    """The lines of an edited copy: as far as markup does not end it and it still has lines of the text, and on to the
    next empty line."""
    some: list[tuple[int, str]] = []
    for position, line in body:
        if (lines[position].end and some) or len(some) >= len(text.lines) + _MORE_LINES:
            break
        some.append((position, line))
    ours = [k for k, (_, line) in enumerate(some) if line and text.has(line)]
    stop = ours[-1] + 1 if ours else 0
    while stop < len(some) and some[stop][1]:
        stop += 1
    last = some[stop - 1][0] if stop else (body[0][0] - 1 if body else 0)
    return [line for _, line in some[:stop] if line], last


def _compact(filled: str) -> str:
    return "\n".join(line.text for line in plain_lines(filled) if line.text)
