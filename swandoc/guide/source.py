"""One author's YAML file, read as if it were hostile, with the position of every key and value kept.

A strict subset of YAML is read. One document per file, mappings with text keys, lists, scalars. Refused,
with a problem that says what to write instead: anchors, aliases and merge keys (so nothing can explode),
tags, directives, duplicate keys, invisible characters, and whatever exceeds the limits below.

Scalars without quotes mean what they look like, so that no text is changed behind the author's back:

- ``true`` and ``false`` (also ``True``, ``TRUE``, ...) are booleans. ``yes``, ``no``, ``on`` and ``off`` are
  text, as in YAML 1.2: an answer may be written ``label: No``.
- ``null``, ``~`` and an empty value are None.
- ``0``, ``1400``, ``-1`` are integers, up to 15 digits, which a browser holds exactly; ``6.0`` and ``-0.5``
  are floats. A version must be quoted to be text, as every YAML editor expects; a model that wants text
  refuses the float, so 6.10 never silently becomes 6.1.
- All else is text. That holds for ``010`` (octal in YAML 1.1, ten in 1.2), ``0x2a`` (a mark is to be printed
  as it was written), ``1_000``, ``+1``, ``.5``, ``12e5`` (may be an SPI), ``1:30`` (90 in YAML 1.1), dates.

libyaml, which the wheels of PyYAML bring along, reads any file within the limits in well under a second.
Without it PyYAML's own parser gives the same data and positions, some twenty times more slowly: a file at
the limits takes it seconds. It is stricter about tabs, and may place a syntax error a little elsewhere.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import yaml

from swandoc.guide.problems import Position, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_DEPTH = 30  # mappings and lists inside each other; also bounds our own recursion
MAX_NODES = 50_000  # keys and values together

Route: TypeAlias = tuple[str | int, ...]
"""Keys and list indexes (from 0) that lead from the root of a file to a value."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What PowerShell's `>` writes: seen by its byte order mark, or by the zero bytes in its first two characters.
_UTF16 = re.compile(rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]")

# What YAML calls not printable, and what an editor hides or takes for no line break: NEL, LS and PS (which
# would shift our line numbers), a stray byte order mark, and the direction overrides that make a command
# read differently from what it does (CVE-2021-42574).
_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?>\r\n|\r|\n))*+%")  # possessive: linear in time

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")

# PyYAML's errors for people: a pattern for "<context>: <problem>" as both parsers word it, message, hint.
# {char} is the character at the error; {begin} is where the thing that the parser was reading begins.
_QUOTE = "put the text in quotes"
_BACKSLASH = "write a backslash as '\\\\', or use single quotes"
_INDENT = "check the indentation, and the quotes around the text before"
_SYNTAX = [
    # Newer libyaml gives up by itself, and reads ahead before we see what it has read.
    ("exceeded maximum nesting depth", f"more than {MAX_DEPTH} mappings and lists inside each other", ""),
    (r"tab character", "a tab is not allowed here", "use spaces"),
    (r"cannot start any token", "text without quotes cannot begin with {char}", _QUOTE),
    (r"scanning an (alias|anchor)", "text without quotes cannot begin with '*' or '&'", _QUOTE),
    (r"(scanning|parsing) a tag|tag handle", "text without quotes cannot begin with '!'", _QUOTE),
    (r"scanning a directive", "a line cannot begin with '%'", "indent it, or " + _QUOTE),
    (r"a block scalar", "text cannot begin right after '|' or '>'", "begin it on the next line, indented"),
    (r"unknown escape", "this is not an escape that YAML knows", _BACKSLASH),
    (r"hexa?decimal|character escape", "this escape is not a Unicode character", _BACKSLASH),
    (r"end of stream", "the quotes that open at {begin} are never closed", ""),
    (r"unexpected document", "the quotes that open at {begin} are not closed before this line", ""),
    (r"values are not|unexpected ':'", "':' is not allowed here", _QUOTE + ", or check the indentation"),
    (r"mapping keys are not", "'?' is not allowed here", _QUOTE),
    (r"entries are not", "a list item is not allowed here", "begin it on its own line, or " + _QUOTE),
    (r"find expected ':'", "the line at {begin} lacks a ':'", "write 'key: value', or check the indentation"),
    (r"',' or '\]'", "the list that opens at {begin} lacks a ',' or its ']' here", ""),
    (r"',' or '\}'", "the mapping that opens at {begin} lacks a ',' or its '}}' here", ""),
    (r"block mapping", "this is not a key of the mapping that begins at {begin}", _INDENT),
    (r"block collection", "this is not an item of the list that begins at {begin}", _INDENT),
    (r"node content", "a value is missing here", ""),
    (r"document start", "nothing may follow the end of the document", _INDENT),
]


@dataclass(slots=True)
class _Place:
    """Where a value stands, where its key does (the value again, if it has none), and what it contains."""

    value: Position
    key: Position
    parts: dict[str | int, _Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """What one file says: ``data`` of plain dict (with str keys), list, str, int, float, bool and None."""

    file: str
    data: object
    _root: _Place = field(repr=False, compare=False)

    def position(self, route: Sequence[str | int], *, key: bool = False) -> Position:
        """The place of the value at ``route``, or with ``key`` that of its key, if it has one.

        If the file has nothing at ``route``, the nearest ancestor that it has stands in.
        """
        place = self._root
        for part in route:
            if part not in place.parts:
                break
            place = place.parts[part]
        return place.key if key else place.value


def read_source(path: Path, *, name: str) -> tuple[Source | None, list[Problem]]:
    """Read the file at ``path``; problems call it ``name``. See parse_source."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, [Problem(Position(name), "this is a directory", "a YAML file is needed")]
        if not stat.S_ISREG(status.st_mode):  # a FIFO or a device could be read for ever
            return None, [Problem(Position(name), "this is not a regular file")]
        if status.st_size > MAX_BYTES:
            return None, [_too_large(name)]
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        return None, [Problem(Position(name), f"the file cannot be read: {reason}")]
    return parse_source(raw, name=name)


def parse_source(raw: bytes, *, name: str) -> tuple[Source | None, list[Problem]]:
    """Parse the bytes of a YAML file, called ``name`` in problems; never raises.

    The source is None if the file could not be read to its end. Otherwise it is there even when there are
    problems, so that the rest can be checked in the same run: the first of duplicate keys counts, a tag is
    ignored, an alias is None, an entry with a merge key or a key that is not text is left out.
    """
    if len(raw) > MAX_BYTES:
        return None, [_too_large(name)]
    if _UTF16.match(raw):
        return None, [Problem(Position(name), "the file is UTF-16", "save it as UTF-8")]
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = _end_of(raw[: error.start].decode().removeprefix("\ufeff"), name)
        message = f"byte 0x{raw[error.start]:02X} at offset {error.start} is not UTF-8"
        return None, [Problem(place, message, "save the file as UTF-8")]
    if found := _INVISIBLE.search(text):
        more = sum(1 for _ in _INVISIBLE.finditer(text)) - 1
        hint = "remove it" + (f", and {more} more in this file" if more else "")
        place = _end_of(text[: found.start()], name)
        return None, [Problem(place, f"invisible character {_code_point(found)}", hint)]
    reading = _Reading(text, name)
    return reading.source(), reading.problems


class _UnreadableError(Exception):
    """The rest of the file cannot be read; why is among the problems."""


class _Reading:
    """One pass over the parser's events: no composer, so nothing is built before it has been checked."""

    def __init__(self, text: str, name: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._name = name
        self._nodes = 0
        self._end = len(text.rstrip(" \r\n"))
        self._end_position = _end_of(text[: self._end], name)
        self._loader: Any = _LOADER(text)

    def source(self) -> Source | None:
        try:
            return self._document()
        except _UnreadableError:
            return None
        finally:
            self._loader.dispose()

    def _document(self) -> Source:
        self._next()  # the start of the stream
        self._refuse_directives(0)
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(Position(self._name), "the file is empty")
        first = self._next()
        data, root = self._value(first, 0)
        if isinstance(first, yaml.ScalarEvent) and data is None:
            self._stop(Position(self._name), "the file is empty")
        self._refuse_directives(self._next().end_mark.index)
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            place = self._position(after.start_mark)
            self._report(place, "a second document begins here", "write one document per file")
        return Source(self._name, data, root)

    def _value(self, event: Any, depth: int) -> tuple[object, _Place]:
        """The value that begins with ``event``, inside ``depth`` mappings and lists."""
        position = self._position(event.start_mark)
        place = _Place(position, position)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(position, f"more than {MAX_NODES:,} keys and values", "split the file")
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out; put text that begins with '*' in quotes"
            self._report(position, f"alias {_quoted(f'*{event.anchor}')} is not allowed", hint)
            return None, place
        self._refuse_properties(event, position)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, position), place
        if depth == MAX_DEPTH:
            self._stop(position, f"more than {MAX_DEPTH} mappings and lists inside each other")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place, depth + 1), place
        return self._mapping(place, depth + 1), place

    def _list(self, place: _Place, depth: int) -> list[object]:
        data: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            value, place.parts[len(data)] = self._value(event, depth)
            data.append(value)
        return data

    def _mapping(self, place: _Place, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, position = self._key(event, depth)
            if key in data:
                first = place.parts[key].key
                hint = f"first at {first.line}:{first.column}"
                self._report(position, f"duplicate key {_quoted(key)}", hint)
            value, part = self._value(self._next(), depth)
            if key is not None and key not in data:
                data[key] = value
                part.key = position
                place.parts[key] = part
        return data

    def _key(self, event: Any, depth: int) -> tuple[str | None, Position]:
        """The key that begins with ``event``; None if it is refused."""
        value, place = self._value(event, depth)
        if isinstance(event, yaml.CollectionStartEvent):
            hint = "put text that begins with '{', '[' or '?' in quotes"
            self._report(place.value, "a mapping or a list cannot be a key", hint)
        elif isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and event.implicit[0]:
                self._report(place.value, "merge key '<<' is not allowed", "write the entries out")
            elif isinstance(value, str):
                return value, place.value
            elif event.value:
                hint = f"put it in quotes: '{event.value}'"
                self._report(place.value, f"key {event.value} is not text", hint)
            else:
                self._report(place.value, "a key is missing before ':'")
        return None, place.value

    def _scalar(self, event: Any, place: Position) -> object:
        text: str = event.value
        if event.implicit[0] and event.tag is None:  # no quotes either
            if text in _WORDS:
                return _WORDS[text]
            if _INTEGER.fullmatch(text):
                return int(text)
            if _DECIMAL.fullmatch(text):
                return float(text)
        elif found := _INVISIBLE.search(text):
            self._report(place, f"an escape writes the invisible character {_code_point(found)}", _BACKSLASH)
        return text

    def _refuse_properties(self, event: Any, place: Position) -> None:
        if event.anchor is not None:
            hint = "write the value out where it is used; put text that begins with '&' in quotes"
            self._report(place, f"anchor {_quoted('&' + event.anchor)} is not allowed", hint)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            hint = "remove it; put text that begins with '!' in quotes"
            self._report(place, f"tag {_quoted(tag)} is not allowed", hint)

    def _refuse_directives(self, index: int) -> None:
        # Before the parser sees them: libyaml takes 11 seconds for 1 MB of %TAG lines.
        if found := _DIRECTIVE.match(self._text, index):
            place = _end_of(self._text[: found.end() - 1], self._name)
            hint = "remove the line; put text that begins with '%' in quotes"
            self._stop(place, "directives ('%') are not allowed", hint)

    def _next(self) -> Any:
        """The parser's next event; Any, because the stubs take every mark for optional."""
        try:
            return self._loader.get_event()
        except yaml.MarkedYAMLError as error:
            self._stop(*self._explain(error))
        except (ValueError, OverflowError):  # PyYAML's own parser calls chr(0x110000) for "\\U00110000"
            problem = "invalid Unicode character escape"
            self._stop(*self._explain(yaml.MarkedYAMLError(None, None, problem, self._loader.get_mark())))

    def _explain(self, error: Any) -> tuple[Position, str, str]:
        """Place, message and hint for a syntax error, which always has a ``problem_mark``."""
        place = self._position(error.problem_mark)
        begin = self._position(error.context_mark or error.problem_mark)
        char = self._text[error.problem_mark.index :][:1]
        problem = "tab character" if char == "\t" else f"{error.context}: {error.problem}"
        for pattern, message, hint in _SYNTAX:
            if re.search(pattern, problem):
                return place, message.format(char=_quoted(char), begin=f"{begin.line}:{begin.column}"), hint
        return place, f"this is not YAML: {problem}", ""

    def _position(self, mark: Any) -> Position:
        if mark.index >= self._end:  # libyaml sees a line break after the last line, even where there is none
            return self._end_position
        return Position(self._name, mark.line + 1, mark.column + 1)

    def _report(self, place: Position, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))

    def _stop(self, place: Position, message: str, hint: str = "") -> NoReturn:
        self._report(place, message, hint)
        raise _UnreadableError


def _too_large(name: str) -> Problem:
    return Problem(Position(name), f"the file is larger than {MAX_BYTES:,} bytes", "split it")


def _end_of(text: str, name: str) -> Position:
    """The place that follows ``text``, the beginning of the file called ``name``."""
    lines = _LINE_BREAK.split(text)
    return Position(name, len(lines), len(lines[-1]) + 1)


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


def _quoted(text: str) -> str:
    """Text of the author's for a message: on one line, and not too long for it."""
    return repr(text if len(text) <= 40 else text[:39] + "…")
