"""Pages to look for copies in: files, folders of them, standard input; whatever they hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_LARGEST = 8_000_000  # bytes: no wiki's page is larger
_LOOKED_AT = 8_000  # bytes in which a file that is no text has a zero


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text. ``named`` tells that it was asked for itself, not by its folder; ``note`` is what was strange."""

    name: str
    text: str
    named: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read; ``why`` is "" for one that is no text."""

    name: str
    why: str = ""


def pages(paths: Iterable[Path], standard_input: BinaryIO) -> Iterator[Page | Skipped]:
    """The pages, each once, in the order of ``paths`` and by name in folders. Hidden folders, such as .git, and links
    to folders are passed over. Never raises for what it finds."""
    seen: set[str] = set()
    for path in paths:
        if str(path) == "-":
            yield _page("standard input", standard_input.read(_LARGEST + 1), named=True)
            continue
        for file, named in _files(path):
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield _read(file, named=named)


def _files(path: Path) -> Iterator[tuple[str, bool]]:
    if not path.is_dir():
        yield str(path), True
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from ((os.path.join(folder, name), False) for name in sorted(names))


def _read(file: str, *, named: bool) -> Page | Skipped:
    try:
        if not os.path.isfile(file):
            return Skipped(file, "this is no file")
        with open(file, "rb") as opened:
            return _page(file, opened.read(_LARGEST + 1), named=named)
    except OSError as error:
        return Skipped(file, f"cannot be read: {error.strerror}")


def _page(name: str, content: bytes, *, named: bool) -> Page | Skipped:
    if len(content) > _LARGEST:
        return Skipped(name, f"larger than {_LARGEST:,} bytes")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
        return Page(name, text, named, "broken UTF-16" if "\N{REPLACEMENT CHARACTER}" in text else "")
    if b"\0" in content[:_LOOKED_AT]:
        return Skipped(name)
    try:
        return Page(name, content.decode("utf-8-sig"), named)
    except UnicodeDecodeError as error:
        note = f"not UTF-8 (byte {content[error.start]:#04x} at {error.start}); read as Windows-1252"
        return Page(name, content.decode("cp1252", errors="replace"), named, note)
