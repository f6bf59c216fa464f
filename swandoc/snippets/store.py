"""The exported snippets: a folder of plain files that wikis and other sites take, with an index and their history.

``<scenario>/<step>.<dialect>.<part>.<suffix>`` holds one part filled with the parameters' examples; its first line is
its mark. ``index.json`` lists every snippet (see `index`), ``history/`` keeps every version (see `history`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from swandoc.guide.model import Guide

from .formats import FORMATS, Format
from .given import Filling
from .history import FOLDER as HISTORY
from .history import History, history_files, read_history
from .index import Tested, index_schema, make_index
from .steps import Offered, offered

INDEX = "index.json"
SCHEMA = "index.schema.json"


def export(guide: Guide, history: History, tested: Mapping[str, Tested]) -> dict[str, str]:
    """The folder's files by path. ``history`` is the one that today's guide has been entered into, ``tested`` what the
    lab says of each snippet."""
    return {
        **export_as(guide, history, tested, Filling(guide, {}), FORMATS["plain"]),
        **history_files(history),
        SCHEMA: json.dumps(index_schema(), indent=1) + "\n",
    }


def export_as(
    guide: Guide, history: History, tested: Mapping[str, Tested], filling: Filling, format_: Format
) -> dict[str, str]:
    """A folder's files by path, for somebody's own wiki: every part in its format, with its values, and an index.
    Raises `ValueRefused` where a value lacks the form that a text needs."""
    offers = list(offered(guide))
    written = {one.id: dict(_files(history, one, filling, format_)) for one in offers}
    hashes = {
        id_: {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
        for id_, files in written.items()
    }
    index = make_index(guide, history, hashes, offers, tested).model_dump(mode="json")
    files = {path: text for files in written.values() for path, text in files.items()}
    return {**files, INDEX: json.dumps(index, indent=1, ensure_ascii=False) + "\n"}


def _files(history: History, one: Offered, filling: Filling, format_: Format) -> Iterator[tuple[str, str]]:
    dialect = one.snippet.dialect
    for kind, part in one.snippet.parts:
        path = f"{one.scenario}/{one.step.name}.{dialect.id}.{kind}.{format_.suffix or dialect.suffix}"
        text = f"{history.mark(one.id, kind)}\n{filling.text(part.text)}"
        yield path, format_.write(text, dialect.language)


def read_index(folder: Path) -> dict[str, Any] | None:
    """The index in ``folder``, or None where there is none. Raises ValueError, which names it, where it is not JSON."""
    path = folder / INDEX
    if not path.exists():
        return None
    try:
        index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not JSON: {error}") from None
    return index


def read_folder(folder: Path) -> History:
    """The history in ``folder``. Raises ValueError, which names the file, where one is damaged, or where the index
    lists a version that the history does not have: its number would be given twice."""
    history = read_history(folder)
    index = read_index(folder) or {}
    for entry in (*index.get("snippets", ()), *index.get("withdrawn", ())):
        record = history.record(entry["id"])
        if record is None or record.newest.version < entry["version"]:
            raise ValueError(f"{folder / HISTORY} lacks {entry['id']} v{entry['version']}, which {INDEX} lists")
    return history


def stale(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What differs between ``folder`` and ``files``, one line each: "missing", "changed" or "left over"."""
    there = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if folder.exists()
        else set()
    )
    differences = [f"left over: {path}" for path in there - files.keys()]
    for path, text in files.items():
        if path not in there:
            differences.append(f"missing: {path}")
        elif (folder / path).read_bytes() != text.encode():
            differences.append(f"changed: {path}")
    return sorted(differences)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Make ``folder`` hold exactly ``files``. Only files that an earlier export listed are removed."""
    previous = read_index(folder) or {}
    listed = {path for entry in previous.get("snippets", []) for path in entry["files"]}
    for path in sorted(listed - files.keys()):
        (folder / path).unlink(missing_ok=True)
    for path, text in files.items():
        target = folder / path
        if not target.exists() or target.read_bytes() != text.encode():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    for directory in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(directory.iterdir()):
            directory.rmdir()
