"""The committed folder of snippets: current, and each of its scripts sound."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from swandoc.guide.loader import load_guide
from swandoc.guide.snippets_file import check_history
from swandoc.lab.evidence import guide_evidence
from swandoc.lab.tested import states_of_snippets
from swandoc.snippets import store
from swandoc.snippets.compile import compile_intent
from swandoc.snippets.history import advance
from swandoc.snippets.steps import steps_of

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "snippets"


def test_the_folder_is_what_the_guide_yields() -> None:
    guide = load_guide(ROOT / "docs/scenarios")
    history = advance(store.read_folder(FOLDER), guide, datetime.now(UTC).date().isoformat())
    assert list(check_history(guide, history)) == []
    evidence = guide_evidence(guide, ROOT / "docs/lab", ROOT / "docs/proofs", root=ROOT)
    files = store.export(guide, history, states_of_snippets(guide, evidence))
    assert store.stale(FOLDER, files) == [], "run: swandoc export"


def test_the_index_lists_every_file_with_its_hash() -> None:
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    listed = {path: hash_ for entry in index["snippets"] for path, hash_ in entry["files"].items()}
    there = {path.relative_to(FOLDER).as_posix() for path in parts()}
    assert listed.keys() == there
    assert len({entry["id"] for entry in index["snippets"]}) == len(index["snippets"])
    for path, hash_ in listed.items():
        assert hashlib.sha256((FOLDER / path).read_bytes()).hexdigest() == hash_, path


def test_the_index_says_what_the_lab_has_run_and_why_it_has_not_the_rest() -> None:
    entries = {one["id"]: one for one in json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))["snippets"]}
    nftables = entries["SWD112/exempt-ipsec-from-nat/nftables"]["tested"]["on"]
    assert {on["system"].partition(" (")[0] for on in nftables} >= {"Debian GNU/Linux 12", "Debian GNU/Linux 13"}
    assert all("cured" in on["shown"] for on in nftables)
    assert entries["SWD112/exempt-ipsec-from-nat/ufw"]["tested"] == {
        "on": [],
        "why": "ufw does not run on the hosts of this experiment",
    }
    assert all(bool(one["tested"]["on"]) != bool(one["tested"]["why"]) for one in entries.values())


def parts() -> list[Path]:
    """The files that hold a part of a snippet."""
    return [path for path in FOLDER.glob("*/*") if path.parent.name != "history"]


def test_no_file_holds_a_slot_and_each_names_itself_in_its_first_line() -> None:
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    entries = {path: entry for entry in index["snippets"] for path in entry["files"]}
    for path in parts():
        text = path.read_text(encoding="utf-8")
        assert "⟪" not in text, path
        entry, kind = entries[path.relative_to(FOLDER).as_posix()], path.name.split(".")[-2]
        first = text.splitlines()[0]
        assert first == f"# swandoc {entry['id']}/{kind} v{entry['version']} {entry['parts'][kind][:8]}"


def bodies() -> list[str]:
    """Each shell script once, whatever scenarios it stands in."""
    texts = {path.read_text(encoding="utf-8").split("\n", 1)[1] for path in FOLDER.rglob("*.sh")}
    return sorted(texts)


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("share", range(4))
def test_every_shell_script_passes_shellcheck(tmp_path: Path, share: int) -> None:
    scripts = bodies()[share::4]
    assert len(scripts) > 50
    names = []
    for number, text in enumerate(scripts):
        names.append(f"{number}.sh")
        (tmp_path / names[-1]).write_text(text, encoding="utf-8")
    command = ["shellcheck", "--shell=sh", "--format=gcc", *names]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_every_snippet_says_all_five_parts_or_why_not() -> None:
    guide = load_guide(ROOT / "docs/scenarios")
    steps = [step for scenario in guide.scenarios.values() for remedy in steps_of(scenario) for step in remedy]
    assert len(steps) > 100
    for step in steps:
        for snippet in compile_intent(step.intent):
            said = {kind for kind, _ in snippet.parts} | snippet.parts.without.keys()
            assert len(said) == 5, f"{step.snippet_id(snippet)} says only {sorted(said)}"
