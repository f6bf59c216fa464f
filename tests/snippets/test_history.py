"""The history of snippets: nothing is lost, no version is given twice, and damage is told."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from guides import changed, load

from swandoc.guide.loader import load_guide
from swandoc.guide.snippets_file import check_history
from swandoc.snippets.history import History, HistoryDamaged, advance, history_files, read_history
from swandoc.snippets.index import changed_parts
from swandoc.snippets.marks import mark_of, text_hash
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import fill
from swandoc.snippets.store import export

ROOT = Path(__file__).parents[2]
FORWARDING = "SWD101/commands/shell"
POOL = "SWD201/assign-virtual-ips/swanctl"
OFF = "forwarding/forwarding-off.yml"
MTU = "mtu/small-mtu.yml"
NO_POOL = changed(
    MTU,
    (
        '    intents:\n      - assign-virtual-ips: {connection: "{connection}", pool: clients, addresses: "{pool}"}\n',
        '    by_hand: {steps: ["Take others than {pool} in {connection}."], verify: It works., undo: Undo.}\n',
    ),
)


def versions(history: History, id_: str) -> list[int]:
    record = history.record(id_)
    assert record is not None
    return [version.version for version in record.versions]


def test_what_is_new_gets_version_1_and_what_stays_keeps_its_version(tmp_path: Path) -> None:
    first = advance(History(), load(tmp_path), "2026-01-01")
    assert versions(first, POOL) == [1]
    assert advance(first, load(tmp_path), "2026-02-02") == first


def test_a_text_that_changes_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    first = advance(History(), load(tmp_path), "2026-01-01")
    edited = changed(OFF, ("apply: {run: sysctl -w net", "apply: {run: sysctl net"))
    second = advance(first, load(tmp_path, **edited), "2026-02-02")
    id_ = next(id_ for id_, _ in first.records() if id_.startswith("SWD101/"))
    record = second.record(id_)
    assert record is not None
    assert [(one.version, one.date) for one in record.versions] == [(1, "2026-01-01"), (2, "2026-02-02")]
    assert changed_parts(record, 1) == [PartKind.APPLY]
    assert second.text(id_, PartKind.APPLY, 1) == "sysctl -w net.ipv4.ip_forward=1"
    assert second.text(id_, PartKind.APPLY) == "sysctl net.ipv4.ip_forward=1"
    assert second.mark(id_, PartKind.APPLY) == mark_of(id_, PartKind.APPLY, 2, "sysctl net.ipv4.ip_forward=1")


def test_another_example_is_no_new_version_and_shows_in_the_files(tmp_path: Path) -> None:
    guide, other = load(tmp_path), load(tmp_path, **changed("parameters.yml", ("10.3.0.0/24", "10.9.0.0/24")))
    first = advance(History(), guide, "2026-01-01")
    assert advance(first, other, "2026-02-02") == first
    differing = [path for path, text in export(other, first, {}).items() if export(guide, first, {})[path] != text]
    assert "small-mtu/assign-virtual-ips.swanctl.apply.sh" in differing


def test_what_is_gone_is_withdrawn_and_comes_back_with_a_higher_version(tmp_path: Path) -> None:
    first = advance(History(), load(tmp_path), "2026-01-01")
    without = advance(first, load(tmp_path, **NO_POOL), "2026-02-02")
    record = without.record(POOL)
    assert record is not None
    assert record.withdrawn == "2026-02-02"
    assert advance(without, load(tmp_path, **NO_POOL), "2026-03-03") == without
    back = advance(without, load(tmp_path), "2026-04-04")
    again = back.record(POOL)
    assert again is not None
    assert (again.withdrawn, again.newest.version, again.newest.date) == ("", 2, "2026-04-04")
    assert changed_parts(again, 1) == []


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    history = advance(History(), load(tmp_path), "2026-01-01")
    write(tmp_path, history)
    assert read_history(tmp_path) == history
    assert read_history(tmp_path / "nowhere") == History()


def write(folder: Path, history: History) -> None:
    for path, text in history_files(history).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("sysctl -w net.ipv4.ip_forward=1", "sysctl -w net.ipv4.ip_forward=2", "was changed"),
        ('"version": 1,', '"version": 2,', "do not count from 1 without a gap"),
        ('"code": "SWD101"', '"code": "SWD102"', "is none of SWD102"),
        ('"date": "2026-01-01"', '"date": "yesterday"', "date"),
        ('"suffix"', '"ending"', "suffix"),
        ("{", "[", "Invalid JSON"),
    ],
)
def test_a_damaged_history_is_refused_by_name(tmp_path: Path, old: str, new: str, why: str) -> None:
    write(tmp_path, advance(History(), load(tmp_path), "2026-01-01"))
    path = tmp_path / "history" / "SWD101.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(HistoryDamaged, match=why) as refused:
        read_history(tmp_path)
    assert str(refused.value).startswith(f"{path} is damaged: ")


def test_a_text_or_a_type_that_is_missing_is_told(tmp_path: Path) -> None:
    write(tmp_path, advance(History(), load(tmp_path), "2026-01-01"))
    path = tmp_path / "history" / "SWD201.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for key, why in (("texts", "is missing"), ("slots", "has no type")):
        path.write_text(json.dumps({**content, key: {}}), encoding="utf-8")
        with pytest.raises(HistoryDamaged, match=why):
            read_history(tmp_path)


WITHDRAWN = f"""\
withdrawn:
  - snippets: [{POOL}, SWD201/assign-virtual-ips/ipsec-conf]
    because: It took addresses from others.
    on_hosts: Undo it on {{gateway}}, see [forwarding](swd:forwarding-off).
"""


def told(tmp_path: Path, history: History, **files: str) -> list[str]:
    guide = load(tmp_path, **files)
    assert guide.problems == ()
    return [str(problem) for problem in sorted(check_history(guide, advance(history, guide, "2026-02-02")))]


def test_a_snippet_that_is_gone_needs_words(tmp_path: Path) -> None:
    history = advance(History(), load(tmp_path), "2026-01-01")
    hint = "because: ..., on_hosts: what to do where it was run}]"
    assert told(tmp_path, history, **NO_POOL) == [
        f"guide/snippets.yml:1:1: {id_} is no longer offered, and nothing says why"
        f" (write: withdrawn: [{{snippets: [{id_}], {hint})"
        for id_ in ("SWD201/assign-virtual-ips/ipsec-conf", POOL)
    ]
    assert told(tmp_path, history, **NO_POOL, **{"snippets.yml": WITHDRAWN}) == []


def test_words_about_what_never_was_are_problems(tmp_path: Path) -> None:
    history = advance(History(), load(tmp_path), "2026-01-01")
    words = (
        WITHDRAWN.replace("[SWD201", "[SWD201/assign-virtual-ip/swanctl, SWD201")
        + f"changes: [{{of: ['{POOL} v1', '{POOL} v2', 'SWD999/a/b v1'], line: It is other.}}]\n"
    )
    assert told(tmp_path, history, **NO_POOL, **{"snippets.yml": words}) == [
        f"guide/snippets.yml:2:16: SWD201/assign-virtual-ip/swanctl was never exported (did you mean '{POOL}'?)",
        f"guide/snippets.yml:5:57: {POOL} has no version 2 (its newest is v1)",
        "guide/snippets.yml:5:97: SWD999/a/b was never exported (allowed: SWD101/commands/shell,"
        f" SWD201/assign-virtual-ips/ipsec-conf, {POOL})",
    ]


def committed() -> History:
    return read_history(ROOT / "snippets")


def test_the_committed_history_ends_with_what_the_guide_offers() -> None:
    history = committed()
    assert advance(history, load_guide(ROOT / "docs/scenarios"), "2099-01-01") == history


def test_each_version_of_the_committed_history_hashes_to_its_mark_and_dates_rise() -> None:
    history, marks = committed(), 0
    for id_, record in history.records():
        assert [one.version for one in record.versions] == list(range(1, len(record.versions) + 1))
        assert all(before.date <= after.date for before, after in pairwise(record.versions))
        for version in record.versions:
            for kind, hash_ in version.parts.items():
                text = history.text(id_, kind, version.version)
                assert text_hash(text) == hash_
                assert history.mark(id_, kind, version.version).hash == hash_[:8]
                marks += 1
    assert marks > 1900


def test_the_committed_history_has_the_former_versions() -> None:
    history = committed()
    id_ = "SWD112/forget-connections/conntrack"
    texts = [fill(history.text(id_, PartKind.VERIFY, version), lambda slot: slot.name) for version in (1, 2, 3)]
    assert texts[:2] == ["conntrack -L -s pool 2>&1\nconntrack -L -d pool 2>&1", "conntrack -L -d pool --src-nat 2>&1"]
    assert "translated" in texts[2]
