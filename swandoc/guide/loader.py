"""Loads a guide from its folder: reads and validates every file, then checks what they say together."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from .codes import check_codes
from .explain import explain
from .flow import check_flow
from .layout import Layout, find_files
from .model import Area, Guide, GuideFile, Parameter, Parameters, Scenario, SnippetsFile, Tree
from .references import check_guide_file, check_references
from .remedies import check_remedies
from .snippets_file import check_snippets_file
from .source import Source, read_source
from .texts import check_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .problems import Problem

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _Read:
    """One file: what it says, as its model where it is sound, and its problems."""

    source: Source | None
    content: BaseModel | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class SourceCache:
    """The files of a guide as they were read last, for a caller that loads it again and again.

    A file whose time, size and name stayed the same is not read again.
    """

    _files: dict[tuple[Path, str], tuple[tuple[int, int], _Read]] = field(default_factory=dict)


def load_guide(folder: Path, *, root: Path | None = None, cache: SourceCache | None = None) -> Guide:
    """The guide in ``folder``, as far as it is sound; ``Guide.problems`` is all that is not, sorted.

    Problems call files by their path below ``root``, by default the current directory. Never raises for what
    an author wrote or left out.
    """
    layout = find_files(Path(os.path.abspath(folder)), Path(os.path.abspath(root or Path.cwd())))
    reading = _Reading(layout, cache or SourceCache())
    guide = _read_guide(layout, reading)
    found = chain(
        layout.problems,
        reading.problems,
        check_references(guide),
        check_codes(guide),
        check_texts(guide, reading.paths),
        check_remedies(guide),
        check_snippets_file(guide),
        check_flow(guide),
    )
    return replace(guide, problems=tuple(sorted(set(found))))


class _Reading:
    """Reads the files of a layout and gathers their sources and problems."""

    def __init__(self, layout: Layout, cache: SourceCache) -> None:
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.paths: dict[str, Path] = {}
        self.unreadable: set[str] = set()
        self._layout = layout
        self._before = cache._files
        self._now = cache._files = {}

    def read(self, path: Path, model: type[M]) -> M | None:
        """The file's content; None where it has problems."""
        name = self._layout.name(path)
        read = self._cached(path, name, model)
        self.problems += read.problems
        if read.source is None:
            self.unreadable.add(name)
        else:
            self.sources[name] = read.source
            self.paths[name] = path
        return read.content if isinstance(read.content, model) else None

    def _cached(self, path: Path, name: str, model: type[BaseModel]) -> _Read:
        try:
            status = path.stat()
        except OSError:
            return _read(path, name, model)
        stamp = (status.st_mtime_ns, status.st_size)
        before = self._before.get((path, name))
        read = before[1] if before and before[0] == stamp else _read(path, name, model)
        self._now[path, name] = stamp, read
        return read


def _read(path: Path, name: str, model: type[BaseModel]) -> _Read:
    source, problems = read_source(path, name=name)
    if source is None:
        return _Read(None, None, tuple(problems))
    try:
        content = model.model_validate(source.data)
    except ValidationError as error:
        return _Read(source, None, (*problems, *explain(error, source, model)))
    return _Read(source, None if problems else content, tuple(problems))


def _read_guide(layout: Layout, reading: _Reading) -> Guide:
    guide_file = _read_guide_file(layout, reading)
    parameters = _read_parameters(layout, reading)
    order = [id_ for id_ in guide_file.areas if id_ in layout.areas]
    areas: dict[str, Area] = {}
    scenarios: dict[str, Scenario] = {}
    scenario_files: dict[str, str] = {}
    for id_ in dict.fromkeys((*order, *layout.areas)):
        files = layout.areas[id_]
        tree = reading.read(files.tree, Tree) if files.tree else None
        sound = []
        for scenario, path in files.scenarios.items():
            if scenario in scenario_files:
                hint = f"rename one of them; the first is {scenario_files[scenario]}"
                layout.report(path, f"a second scenario has the id '{scenario}'", hint)
                continue
            scenario_files[scenario] = layout.name(path)
            content = reading.read(path, Scenario)
            if content is not None:
                scenarios[scenario] = content
                sound.append(scenario)
        areas[id_] = Area(id_, tree, layout.name(files.folder / "tree.yml"), tuple(sound))
    return Guide(
        title=guide_file.title,
        summary=guide_file.summary or "",
        code_prefix=guide_file.code_prefix,
        parameters=parameters,
        places={place.id: place for place in guide_file.places},
        paths={path.id: path for path in guide_file.paths},
        areas=areas,
        scenarios=scenarios,
        scenario_files=scenario_files,
        retired=guide_file.retired,
        snippets=_read_snippets(layout, reading),
        sources=reading.sources,
        folder=layout.name(layout.folder),
        unreadable=frozenset(reading.unreadable),
    )


def _read_guide_file(layout: Layout, reading: _Reading) -> GuideFile:
    """guide.yml; where it has problems, those of its keys that have none."""
    path = layout.top.get("guide.yml")
    if path is None:
        return GuideFile()
    content = reading.read(path, GuideFile)
    source = reading.sources.get(layout.name(path))
    if content is None:
        data = source.data if source and isinstance(source.data, dict) else {}
        content = GuideFile.model_validate({k: v for k, v in data.items() if _sound(GuideFile, {k: v})})
    if source:
        reading.problems += check_guide_file(content, source, layout.areas)
    return content


def _read_snippets(layout: Layout, reading: _Reading) -> SnippetsFile:
    path = layout.top.get("snippets.yml")
    return (reading.read(path, SnippetsFile) if path else None) or SnippetsFile()


def _read_parameters(layout: Layout, reading: _Reading) -> Mapping[str, Parameter]:
    """The parameters in parameters.yml that have no problem."""
    path = layout.top.get("parameters.yml")
    if path is None:
        return {}
    content = reading.read(path, Parameters)
    if content is not None:
        return content.parameters
    source = reading.sources.get(layout.name(path))
    data = source.data.get("parameters") if source and isinstance(source.data, dict) else None
    named = data.items() if isinstance(data, dict) else ()
    alone = (_sound(Parameters, {"parameters": {k: v}}) for k, v in named)
    return {name: parameter for one in alone if one for name, parameter in one.parameters.items()}


def _sound(model: type[M], data: object) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None
