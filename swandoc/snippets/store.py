"""The exported snippets: a folder of plain files that wikis and other sites take, with an index.

``<scenario>/<step>.<dialect>.<part>.<suffix>`` holds one part filled with the parameters' examples; its first line
names it. ``index.json`` lists every snippet with its version: a whole number that grows when any part changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from swandoc.guide.model import Guide

from .compile import Snippet, compile_intent
from .slots import Slot, fill
from .steps import Step, steps_of
from .values import derive

INDEX = "index.json"


def export(guide: Guide, previous: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The folder's files by path. ``previous`` is the last index: versions go on from there, and a snippet that is
    gone stays listed under ``withdrawn`` so that its version is never given again."""
    last = {entry["id"]: entry for entry in (previous or {}).get("snippets", [])}
    withdrawn = {entry["id"]: entry for entry in (previous or {}).get("withdrawn", [])}
    files: dict[str, str] = {}
    entries: list[dict[str, Any]] = []
    for scenario, step in _steps(guide):
        for snippet in compile_intent(step.intent):
            written = dict(_files(guide, scenario, step, snippet))
            files.update(written)
            id_ = step.snippet_id(snippet)
            parts = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in written.items()}
            entries.append(
                {
                    "id": id_,
                    "scenario": scenario,
                    "title": fill(step.intent.describe(), lambda slot: _example(guide, slot)),
                    "dialect": snippet.dialect.label,
                    "version": _version(parts, last.pop(id_, None), withdrawn.pop(id_, None)),
                    "files": parts,
                }
            )
    gone = {**withdrawn, **{id_: {"id": id_, "version": entry["version"]} for id_, entry in last.items()}}
    index = {"snippets": entries, "withdrawn": sorted(gone.values(), key=lambda entry: str(entry["id"]))}
    files[INDEX] = json.dumps(index, indent=1, ensure_ascii=False) + "\n"
    return files


def _version(parts: Mapping[str, str], last: Mapping[str, Any] | None, withdrawn: Mapping[str, Any] | None) -> int:
    if last is not None:
        return int(last["version"]) + int(last["files"] != parts)
    return int(withdrawn["version"]) + 1 if withdrawn else 1


def _example(guide: Guide, slot: Slot) -> str:
    parameter = guide.parameters[slot.name]
    return derive(parameter.type, parameter.example, slot.form)


def _steps(guide: Guide) -> Iterator[tuple[str, Step]]:
    """Every step with its scenario's id, in the guide's order."""
    for area in guide.areas.values():
        for id_ in area.scenarios:
            for steps in steps_of(guide.scenarios[id_]):
                for step in steps:
                    yield id_, step


def _files(guide: Guide, scenario: str, step: Step, snippet: Snippet) -> Iterator[tuple[str, str]]:
    for kind, part in snippet.parts:
        text = fill(part.text, lambda slot: _example(guide, slot))
        first = f"# swandoc {step.snippet_id(snippet)}/{kind}"
        path = f"{scenario}/{step.name}.{snippet.dialect.id}.{kind}.{snippet.dialect.suffix}"
        yield path, f"{first}\n{text}\n"


def read_index(folder: Path) -> dict[str, Any] | None:
    """The index in ``folder``, or None where there is none. Raises ValueError where it is not JSON."""
    path = folder / INDEX
    if not path.exists():
        return None
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return index


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
