"""A first guide and a next scenario for authors to start from: sound as they are written."""

from __future__ import annotations

import re
from importlib.resources import files as resources
from pathlib import Path

from .loader import load_guide

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class StarterRefused(Exception):
    """Nothing was written; the text says why and what to do."""


def _template(name: str) -> str:
    return (resources("swandoc.guide") / "starter" / name).read_text(encoding="utf-8")


def write_starter(folder: Path) -> list[Path]:
    """Write a small guide of one area and one scenario. Raises StarterRefused where ``folder`` holds anything."""
    if folder.exists() and any(folder.iterdir()):
        raise StarterRefused(f"{folder} is not empty; to add a scenario, name it: swandoc new AREA/SCENARIO")
    names = ("guide.yml", "parameters.yml", "routing/tree.yml", "routing/forwarding-off.yml")
    return [_write(folder / name, _template(name.replace("/", "-"))) for name in names]


def write_scenario(folder: Path, name: str) -> list[Path]:
    """Write ``area/scenario`` with the area's next free code. Raises StarterRefused where that cannot be."""
    area, _, scenario = name.partition("/")
    if not (_ID.fullmatch(area) and _ID.fullmatch(scenario)):
        raise StarterRefused(f"'{name}' is no AREA/SCENARIO: lower-case words joined by '-', such as mtu/clamp-mss")
    path = folder / area / f"{scenario}.yml"
    if path.exists():
        raise StarterRefused(f"{path} exists")
    guide = load_guide(folder)
    known = guide.areas.get(area)
    if known is None or known.tree is None:
        raise StarterRefused(f"{folder / area / 'tree.yml'} is missing or has problems: see swandoc lint {folder}")
    first, last = map(int, known.tree.codes.split("-"))
    used = {s.code for s in guide.scenarios.values()} | {retired.code for retired in guide.retired}
    free = [code for n in range(first, last + 1) if (code := f"{guide.code_prefix}{n:03}") not in used]
    if not free:
        raise StarterRefused(f"no code is free in {known.tree.codes} of area {area}: give it a wider range")
    return [_write(path, _template("scenario.yml").replace("CODE", free[0]))]


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
