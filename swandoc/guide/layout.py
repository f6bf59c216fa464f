"""Which files make up a guide: what lies in its folder and what may."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from .model import Id
from .problems import Position, Problem

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(get_args(Id)[1].pattern)
_RESERVED = {"index"}  # the site writes a page of this name
_TOP = ("guide.yml", "parameters.yml", "snippets.yml")


@dataclass(slots=True)
class AreaFiles:
    """The folder of an area: its tree.yml, if it has one, and its scenarios by their ids."""

    folder: Path
    tree: Path | None = None
    scenarios: dict[str, Path] = field(default_factory=dict)


@dataclass(slots=True)
class Layout:
    """The files of a guide. Problems and ``name`` call each by its path below ``root``, with '/'."""

    folder: Path
    root: Path
    top: dict[str, Path] = field(default_factory=dict)
    areas: dict[str, AreaFiles] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str:
        """What problems call the file: its path below ``root``, or the whole path where it lies elsewhere."""
        shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return _printable(shown.as_posix())

    def report(self, path: Path, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Position(self.name(path)), message, hint))


def find_files(folder: Path, root: Path) -> Layout:
    """Look at the guide's folder; ``folder`` and ``root`` are absolute. Never raises for what it finds there."""
    layout = Layout(folder, root)
    if not folder.is_dir():
        message = "this is not a folder" if folder.exists() else "the guide's folder does not exist"
        layout.report(folder, message, "'swandoc new' writes a first guide")
        return layout
    for path in _entries(layout, folder):
        if path.is_dir():
            _read_area(layout, path)
        elif path.name in _TOP:
            layout.top[path.name] = path
        else:
            _refuse(layout, path, f"{', '.join(_TOP[:-1])} and {_TOP[-1]} lie here, scenarios in the folder of an area")
    if not layout.areas and not layout.problems:
        hint = "'swandoc new' writes a first guide"
        layout.report(folder, "the guide has no area: a folder with a tree.yml and scenarios", hint)
    return layout


def _read_area(layout: Layout, folder: Path) -> None:
    if not _is_id(folder.name):
        layout.report(folder, f"'{_printable(folder.name)}' cannot be the id of an area", _ID_RULE)
        return
    area = layout.areas[folder.name] = AreaFiles(folder)
    for path in _entries(layout, folder):
        if path.is_dir():
            layout.report(path, "an area's folder holds no folders", "put its scenarios into the area's folder")
        elif path.name == "tree.yml":
            area.tree = path
        elif path.suffix != ".yml":
            _refuse(layout, path, "an area's folder holds tree.yml and a file <scenario-id>.yml for each scenario")
        elif _is_id(path.stem):
            area.scenarios[path.stem] = path
        else:
            layout.report(path, f"'{_printable(path.stem)}' cannot be the id of a scenario", _ID_RULE)
    if area.tree is None:
        layout.report(folder, f"the area '{folder.name}' has no tree.yml", "write its questions and answers there")


_ID_RULE = f"lower-case letters, digits and single hyphens, at most 60; not {', '.join(_RESERVED)}"


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _is_id(name: str) -> bool:
    return bool(_ID.fullmatch(name)) and len(name) <= 60 and name not in _RESERVED


def _entries(layout: Layout, folder: Path) -> list[Path]:
    """What lies in ``folder``, sorted, without hidden files, editors' backups and links that lead elsewhere."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        layout.report(folder, f"the folder cannot be read: {error.strerror}")
        return []
    paths = [folder / name for name in names if not name.startswith((".", "#")) and not name.endswith("~")]
    return [path for path in paths if _inside(layout, path)]


def _inside(layout: Layout, path: Path) -> bool:
    if not path.is_symlink():
        return True
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop, up to Python 3.12
        layout.report(path, "this link leads nowhere", "remove it")
        return False
    if not target.is_relative_to(layout.folder.resolve()):
        layout.report(path, "this link leads out of the guide's folder", "put the file itself here")
        return False
    return True


def _refuse(layout: Layout, path: Path, hint: str) -> None:
    if path.suffix.lower() in (".yaml", ".yml"):
        wanted = path.with_suffix(".yml").name
        if wanted != path.name:
            layout.report(path, f"'{path.suffix}' is not read", f"rename it to {_printable(wanted)}")
            return
    layout.report(path, "this file is no part of a guide", hint)
