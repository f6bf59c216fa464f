"""The history of snippets: every version that was ever given, with the text of its parts.

One JSON file for each scenario code, ``history/SWD112.json`` in the folder of snippets. Versions count from 1 and are
never given again; a new one begins when the text with slots of any part changes. The example values do not count.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from .marks import Mark, mark_of, text_hash
from .parts import PartKind
from .slots import slots_of
from .steps import Offered, offered
from .values import ValueType

if TYPE_CHECKING:
    from swandoc.guide.model import Guide

FOLDER = "history"

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class HistoryDamaged(ValueError):
    """A file of the history does not hold what `history_files` writes; the message names it."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Version(_Kept):
    """One version of a snippet: its parts, each by the hash of its text, and the day on which it was first exported."""

    version: int
    date: Day
    parts: dict[PartKind, Hash]


class Record(_Kept):
    """All versions of a snippet, the oldest first. ``title`` holds slots; ``withdrawn`` is the day on which the guide
    no longer offered it, "" while it does."""

    title: str
    dialect: str
    language: str
    suffix: str
    versions: tuple[Version, ...]
    withdrawn: Day | str = ""

    @property
    def newest(self) -> Version:
        return self.versions[-1]


class CodeHistory(_Kept):
    """The snippets of one scenario code by their ids, the types of the slots in them, and the texts by their hash."""

    code: str
    slots: dict[str, ValueType] = {}
    snippets: dict[str, Record] = {}
    texts: dict[Hash, str] = {}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for hash_, text in self.texts.items():
            if text_hash(text) != hash_:
                raise ValueError(f"the text {hash_[:8]} was changed")
        for id_, record in self.snippets.items():
            if [one.version for one in record.versions] != list(range(1, len(record.versions) + 1)):
                raise ValueError(f"the versions of {id_} do not count from 1 without a gap")
            if not record.versions or not id_.startswith(f"{self.code}/"):
                raise ValueError(f"{id_} has no version, or is none of {self.code}")
            for hash_ in (hash_ for version in record.versions for hash_ in version.parts.values()):
                if hash_ not in self.texts:
                    raise ValueError(f"the text {hash_[:8]} of {id_} is missing")
        for slot in (slot for text in self.texts.values() for slot in slots_of(text)):
            if slot.name not in self.slots:
                raise ValueError(f"the slot {slot.name} has no type")
        return self


@dataclass(frozen=True, slots=True)
class History:
    """The history of a guide's snippets, by scenario code."""

    codes: Mapping[str, CodeHistory] = field(default_factory=dict)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every snippet that ever was, with its id, by code and in the order of its first export."""
        for code in self.codes.values():
            yield from code.snippets.items()

    def record(self, id_: str) -> Record | None:
        """What is known of a snippet, None if there never was one of this id."""
        code = self.codes.get(id_.partition("/")[0])
        return code.snippets.get(id_) if code else None

    def text(self, id_: str, kind: PartKind, version: int | None = None) -> str:
        """The text with slots of a part, of the newest version if none is named. Raises KeyError if there is none."""
        code = self.codes[id_.partition("/")[0]]
        return code.texts[self._version(id_, version).parts[kind]]

    def mark(self, id_: str, kind: PartKind, version: int | None = None) -> Mark:
        """The mark of a part, of the newest version if none is named. Raises KeyError if there is none."""
        given = self._version(id_, version)
        return mark_of(id_, kind, given.version, self.text(id_, kind, given.version))

    def _version(self, id_: str, version: int | None) -> Version:
        record = self.codes[id_.partition("/")[0]].snippets[id_]
        if version is None:
            return record.newest
        if not 1 <= version <= len(record.versions):
            raise KeyError(version)
        return record.versions[version - 1]


def read_history(folder: Path) -> History:
    """The history in the folder of snippets; none where there is no such folder. Raises `HistoryDamaged`."""
    codes = {}
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            code = CodeHistory.model_validate_json(path.read_bytes())
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise HistoryDamaged(f"{path} is damaged: {place}{': ' if place else ''}{first['msg']}") from None
        if f"{code.code}.json" != path.name:
            raise HistoryDamaged(f"{path} is damaged: it holds the history of {code.code}")
        codes[code.code] = code
    return History(codes)


def history_files(history: History) -> dict[str, str]:
    """The history's files by their path in the folder of snippets."""
    return {
        f"{FOLDER}/{code.code}.json": json.dumps(
            code.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=1
        )
        + "\n"
        for code in history.codes.values()
    }


def advance(history: History, guide: Guide, today: str) -> History:
    """The history with what the guide offers now as its newest versions; a snippet that is new, changed or back gets
    its next version on the day ``today``, such as "2026-11-26", and one that is gone is withdrawn on it."""
    now: dict[str, list[Offered]] = defaultdict(list)
    for one in offered(guide):
        now[one.step.code].append(one)
    order = sorted(now.keys() | history.codes.keys())
    types = {name: parameter.type for name, parameter in guide.parameters.items()}
    return History(
        {code: _advance(history.codes.get(code, CodeHistory(code=code)), now[code], types, today) for code in order}
    )


def _advance(before: CodeHistory, snippets: list[Offered], types: Mapping[str, ValueType], today: str) -> CodeHistory:
    texts, slots = dict(before.texts), dict(before.slots)
    records = {
        id_: record if record.withdrawn else record.model_copy(update={"withdrawn": today})
        for id_, record in before.snippets.items()
    }
    for one in snippets:
        parts = {}
        for kind, part in one.snippet.parts:
            parts[kind] = text_hash(part.text)
            texts[parts[kind]] = part.text
        dialect = one.snippet.dialect
        known = before.snippets.get(one.id)
        versions = known.versions if known else ()
        if known is None or known.withdrawn or known.newest.parts != parts:
            versions = (*versions, Version(version=len(versions) + 1, date=today, parts=parts))
        records[one.id] = Record(
            title=one.step.intent.describe(),
            dialect=dialect.label,
            language=dialect.language,
            suffix=dialect.suffix,
            versions=versions,
        )
    for slot in sorted({slot.name for text in texts.values() for slot in slots_of(text)}):
        if slot in types:
            slots[slot] = types[slot]
    return CodeHistory(code=before.code, slots=dict(sorted(slots.items())), snippets=records, texts=texts)
