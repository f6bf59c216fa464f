"""The index of snippets: what a folder or a site of them holds, for programs of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from swandoc.guide.model import Guide

from .history import Day, Hash, History, Record
from .parts import PartKind
from .slots import Slot, fill, mark
from .steps import Offered
from .values import derive


class _Listed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TestedOn(_Listed):
    """A system of the lab on which a snippet ran, and what was shown of its remedy there."""

    system: str
    shown: list[str]


class Tested(_Listed):
    """Whether the lab has run a snippet as it is today; ``why`` is the reason where it has not, else ""."""

    on: list[TestedOn]
    why: str


class Entry(_Listed):
    """A snippet that the guide offers."""

    id: str = Field(description="never used for something else, such as SWD112/exempt-ipsec-from-nat/iptables")
    code: str
    scenario: str
    title: str = Field(description="in one line, with the example values")
    dialect: str
    language: str = Field(description="a lexer of Pygments")
    version: int = Field(description="counts from 1; grows when the text of a part changes, example values aside")
    date: Day = Field(description="when this version was first exported")
    parts: dict[PartKind, Hash] = Field(description="the SHA-256 of each part's text with slots; marks begin it")
    files: dict[str, Hash] = Field(description="the SHA-256 of each file, by its path beside this index")
    tested: Tested


class WithdrawnEntry(_Listed):
    """A snippet that the guide no longer offers."""

    id: str
    title: str
    dialect: str
    version: int = Field(description="its last")
    date: Day = Field(description="when it was withdrawn")
    because: str
    on_hosts: str = Field(description="what to do on hosts that ran it, in Markdown")
    replaced_by: list[str]


class ChangeEntry(_Listed):
    """A version that took the place of another."""

    id: str
    version: int
    date: Day
    parts: list[PartKind] = Field(description="those whose text is new, other, or gone; none if it came back unchanged")
    line: str = Field(description='what changed, in the authors\' words; "" where they gave none')


class Index(_Listed):
    """All snippets of a guide."""

    snippets: list[Entry]
    withdrawn: list[WithdrawnEntry]
    changes: list[ChangeEntry] = Field(description="the newest first")


def index_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an index."""
    schema = Index.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Index of snippets"}


def make_index(
    guide: Guide,
    history: History,
    files: Mapping[str, Mapping[str, str]],
    offers: list[Offered],
    tested: Mapping[str, Tested],
) -> Index:
    """The index of what the guide ``offers``; ``files`` are the hashes of each snippet's files, and ``tested`` what
    the lab says of it, by its id."""
    return Index(
        snippets=[_entry(guide, history, one, files[one.id], tested.get(one.id, _UNTESTED)) for one in offers],
        withdrawn=list(withdrawn(guide, history)),
        changes=list(changes(guide, history)),
    )


def example(guide: Guide, slot: Slot) -> str:
    """What stands in a slot until somebody gives a value."""
    parameter = guide.parameters[slot.name]
    return derive(parameter.type, parameter.example, slot.form)


_UNTESTED = Tested(on=[], why="Nothing was asked of the lab.")


def _entry(guide: Guide, history: History, one: Offered, files: Mapping[str, str], tested: Tested) -> Entry:
    record = history.record(one.id)
    assert record is not None, "the history holds what the guide offers"
    return Entry(
        id=one.id,
        code=one.step.code,
        scenario=one.scenario,
        title=_filled(guide, record.title),
        dialect=record.dialect,
        language=record.language,
        version=record.newest.version,
        date=record.newest.date,
        parts=record.newest.parts,
        files=dict(files),
        tested=tested,
    )


def withdrawn(guide: Guide, history: History) -> Iterator[WithdrawnEntry]:
    """Every snippet that is withdrawn, with the authors' words."""
    words = {id_: told for told in guide.snippets.withdrawn for id_ in told.snippets}
    for id_, record in history.records():
        if record.withdrawn and id_ in words:
            yield WithdrawnEntry(
                id=id_,
                title=_filled(guide, record.title),
                dialect=record.dialect,
                version=record.newest.version,
                date=record.withdrawn,
                because=_filled(guide, mark(words[id_].because)),
                on_hosts=_filled(guide, mark(words[id_].on_hosts)).strip(),
                replaced_by=list(words[id_].replaced_by),
            )


def changes(guide: Guide, history: History) -> Iterator[ChangeEntry]:
    """Every version but the first of each snippet, the newest first."""
    lines = {version: change.line for change in guide.snippets.changes for version in change.of}
    found = [(id_, record, k) for id_, record in history.records() for k in range(1, len(record.versions))]
    for id_, record, k in sorted(found, key=lambda one: one[1].versions[one[2]].date, reverse=True):
        version = record.versions[k]
        yield ChangeEntry(
            id=id_,
            version=version.version,
            date=version.date,
            parts=changed_parts(record, k),
            line=_filled(guide, mark(lines.get(f"{id_} v{version.version}", ""))),
        )


def changed_parts(record: Record, position: int) -> list[PartKind]:
    """The parts in which a version differs from the one before."""
    before, after = record.versions[position - 1].parts, record.versions[position].parts
    return [kind for kind in PartKind if before.get(kind) != after.get(kind)]


def _filled(guide: Guide, marked: str) -> str:
    """A line of an author, or of an older version whose parameters may be gone: their names stand in for them."""
    return fill(marked, lambda slot: example(guide, slot) if slot.name in guide.parameters else slot.name)
