"""The codes of scenarios: each used once, in the range of its area, and never again after it retired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from .model import Code
from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Guide
    from .source import Source

_CODE = re.compile(get_args(Code)[1].pattern)


def check_codes(guide: Guide) -> Iterator[Problem]:
    """Codes that are used twice, retired, of another prefix or out of range, and ranges that overlap."""
    ranges = _ranges(guide)
    yield from _check_ranges(guide, ranges)
    yield from _check_retired(guide)
    retired = {one.code: one for one in guide.retired}
    users: dict[str, str] = {}
    for id_, code, source in _codes(guide):
        position = source.position(("code",))
        if code in retired:
            hint = f"'{retired[code].title}' had it; take one that was never used"
            yield Problem(position, f"the code {code} is retired", hint)
        if code in users:
            hint = f"{guide.scenario_files[users[code]]} has it; take one that was never used"
            yield Problem(position, f"the code {code} is already in use", hint)
        users.setdefault(code, id_)
        if code[:-3] != guide.code_prefix:
            hint = f"write {guide.code_prefix}{code[-3:]}, or change code_prefix in guide.yml"
            yield Problem(position, f"the code {code} does not begin with {guide.code_prefix}", hint)
        area = _area(guide, id_)
        first, last = ranges.get(area, (0, 999))
        if not first <= int(code[-3:]) <= last and first <= last:
            message = f"the code {code} is not one of area '{area}'"
            hint = f"its codes are {guide.code_prefix}{first:03} to {guide.code_prefix}{last:03}"
            yield Problem(position, message, hint)


def _codes(guide: Guide) -> Iterator[tuple[str, str, Source]]:
    """Scenario, code and file of every scenario that has a code, also of those with problems elsewhere."""
    for id_, file in guide.scenario_files.items():
        source = guide.sources.get(file)
        code = source.data.get("code") if source and isinstance(source.data, dict) else None
        if source and isinstance(code, str) and _CODE.fullmatch(code):
            yield id_, code, source


def _area(guide: Guide, scenario: str) -> str:
    folder = guide.scenario_files[scenario].rpartition("/")[0]
    return folder.rpartition("/")[2]


def _ranges(guide: Guide) -> dict[str, tuple[int, int]]:
    """First and last code number of each area whose tree is sound."""
    written = {area.id: area.tree.codes.split("-") for area in guide.areas.values() if area.tree}
    return {id_: (int(first), int(last)) for id_, (first, last) in written.items()}


def _check_ranges(guide: Guide, ranges: dict[str, tuple[int, int]]) -> Iterator[Problem]:
    before: dict[str, tuple[int, int]] = {}
    for id_, (first, last) in ranges.items():
        position = guide.sources[guide.areas[id_].file].position(("codes",))
        if first > last:
            message = f"the range {first:03}-{last:03} holds no code"
            yield Problem(position, message, f"write {last:03}-{first:03}")
        for other, (low, high) in before.items():
            if first <= high and low <= last:
                message = f"the codes {first:03}-{last:03} overlap those of area '{other}'"
                yield Problem(position, message, f"{guide.areas[other].file} has {low:03}-{high:03}")
        before[id_] = first, last


def _check_retired(guide: Guide) -> Iterator[Problem]:
    source = guide.sources.get(guide.file("guide.yml"))
    if source is None:
        return
    used = {code for _, code, _ in _codes(guide)}
    seen: set[str] = set()
    for i, retired in enumerate(guide.retired):
        if retired.code in seen:
            position = source.position(("retired", i, "code"))
            yield Problem(position, f"the code {retired.code} is retired twice", "remove one of them")
        seen.add(retired.code)
        if retired.replaced_by and retired.replaced_by not in used and not guide.unreadable:
            position = source.position(("retired", i, "replaced_by"))
            yield Problem(position, f"no scenario has the code {retired.replaced_by}", "")
