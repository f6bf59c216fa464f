from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from guides import SOUND, changed, load, problems, write_guide

from swandoc.guide.loader import SourceCache, load_guide

OFF = "forwarding/forwarding-off.yml"
DROP = "forwarding/forward-drop.yml"
TREE = "forwarding/tree.yml"


def test_the_sound_guide_has_no_problems_and_holds_all_that_was_written(tmp_path: Path) -> None:
    guide = load(tmp_path)
    assert guide.problems == ()
    assert (guide.title, guide.code_prefix) == ("A small guide", "SWD")
    assert list(guide.areas) == ["forwarding", "mtu"]
    assert guide.areas["forwarding"].scenarios == ("forward-drop", "forwarding-off")
    assert guide.areas["forwarding"].tree is not None
    assert {id_: scenario.code for id_, scenario in guide.scenarios.items()} == {
        "forward-drop": "SWD102",
        "forwarding-off": "SWD101",
        "small-mtu": "SWD201",
    }
    assert guide.scenario_files["small-mtu"] == "guide/mtu/small-mtu.yml"
    assert guide.area_of("small-mtu").id == "mtu"
    assert list(guide.parameters) == ["wan", "gateway", "pool", "connection"]
    assert list(guide.places) == ["client", "gateway", "console"]
    assert set(guide.sources) == {f"guide/{name}" for name in SOUND}


def test_areas_stand_in_the_order_of_guide_yml_and_else_in_that_of_the_alphabet(tmp_path: Path) -> None:
    assert list(load(tmp_path, **changed("guide.yml", ("[forwarding, mtu]", "[mtu, forwarding]"))).areas) == [
        "mtu",
        "forwarding",
    ]
    guide = load(tmp_path, **changed("guide.yml", ("areas: [forwarding, mtu]\n", "")))
    assert (list(guide.areas), guide.problems) == (["forwarding", "mtu"], ())


def test_faults_of_several_files_come_sorted_in_one_run(tmp_path: Path) -> None:
    faults = {
        **changed(OFF, ("title: Forwarding is off", "tilte: Forwarding is off"), ("place: gateway", "place: router")),
        **changed(TREE, ("to: forward-drop", "to: forward-drp")),
        **changed("guide.yml", ("title: A small guide", "title: 2026")),
        **changed("parameters.yml", ("type: interface", "type: iface")),
        "mtu/small-mtu.yml": "code: SWD201\ntitle: [broken\n",
    }
    assert problems(tmp_path, **faults) == [
        "guide/forwarding/forwarding-off.yml:1:1: scenario needs 'title'",
        "guide/forwarding/forwarding-off.yml:2:1: unknown key 'tilte' in scenario (did you mean 'title'?)",
        "guide/forwarding/tree.yml:16:34: answer 'All of them' leads to 'forward-drp', which does not exist"
        " (did you mean 'forward-drop'?)",
        "guide/guide.yml:1:8: 'title' takes a text, not the number 2026 (put it in quotes: '2026')",
        "guide/mtu/small-mtu.yml:2:15: the list that opens at 2:8 lacks a ',' or its ']' here",
        "guide/parameters.yml:2:15: 'type' cannot be 'iface' (did you mean 'interface'?)",
    ]


def test_a_faulty_file_is_left_out_and_what_refers_to_it_is_no_problem(tmp_path: Path) -> None:
    guide = load(tmp_path, **changed(DROP, ("cause: A rule drops it.\n", "")))
    assert list(map(str, guide.problems)) == ["guide/forwarding/forward-drop.yml:1:1: scenario needs 'cause'"]
    assert set(guide.scenarios) == {"forwarding-off", "small-mtu"}
    assert guide.areas["forwarding"].scenarios == ("forwarding-off",)
    assert guide.scenario_files["forward-drop"] == "guide/forwarding/forward-drop.yml"


def test_an_area_with_a_faulty_tree_keeps_its_scenarios(tmp_path: Path) -> None:
    guide = load(tmp_path, **changed("mtu/tree.yml", ("codes: 200-299\n", "")))
    assert list(map(str, guide.problems)) == ["guide/mtu/tree.yml:1:1: tree needs 'codes'"]
    assert guide.areas["mtu"].tree is None
    assert guide.areas["mtu"].scenarios == ("small-mtu",)


def test_what_is_sound_in_a_faulty_guide_yml_and_parameters_yml_is_kept(tmp_path: Path) -> None:
    faults = changed("guide.yml", ("label: packet filter", "lable: packet filter"))
    faults |= changed("parameters.yml", ("type: cidr4", "type: cidr5"))
    guide = load(tmp_path, **faults)
    assert list(map(str, guide.problems)) == [
        "guide/guide.yml:10:9: hop needs 'label'",
        "guide/guide.yml:10:22: unknown key 'lable' in hop (did you mean 'label'?)",
        "guide/parameters.yml:4:16: 'type' cannot be 'cidr5' (did you mean 'cidr'?)",
    ]
    assert (guide.title, guide.places) == ("A small guide", {})
    assert list(guide.parameters) == ["wan", "gateway", "connection"]


def test_a_duplicate_key_is_a_problem_beside_those_of_the_model(tmp_path: Path) -> None:
    text = SOUND[DROP].replace("cause: A", "code: SWD103\ncause: [x]\nwhat: A")
    assert problems(tmp_path, **{DROP: text}) == [
        "guide/forwarding/forward-drop.yml:4:1: duplicate key 'code' (first at 1:1)",
        "guide/forwarding/forward-drop.yml:5:8: 'cause' takes a text, not a list",
        "guide/forwarding/forward-drop.yml:6:1: unknown key 'what' in scenario (allowed: breaks_at, cause, code, cured,"
        " detect, experiments, not_staged, notes, references, remedies, signs, suspect, symptoms, title, undetectable,"
        " unlike)",
    ]


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("README.md", "x", "README.md:1:1: this file is no part of a guide"
         " (guide.yml, parameters.yml and snippets.yml lie here, scenarios in the folder of an area)"),
        ("lost.yml", "x: 1", "lost.yml:1:1: this file is no part of a guide"
         " (guide.yml, parameters.yml and snippets.yml lie here, scenarios in the folder of an area)"),
        ("guide.yaml", "x: 1", "guide.yaml:1:1: '.yaml' is not read (rename it to guide.yml)"),
        ("mtu/new.yaml", "x: 1", "mtu/new.yaml:1:1: '.yaml' is not read (rename it to new.yml)"),
        ("mtu/notes.txt", "x", "mtu/notes.txt:1:1: this file is no part of a guide"
         " (an area's folder holds tree.yml and a file <scenario-id>.yml for each scenario)"),
        ("mtu/Small_MTU.yml", "x: 1", "mtu/Small_MTU.yml:1:1: 'Small_MTU' cannot be the id of a scenario"
         " (lower-case letters, digits and single hyphens, at most 60; not index)"),
        ("mtu/index.yml", "x: 1", "mtu/index.yml:1:1: 'index' cannot be the id of a scenario"
         " (lower-case letters, digits and single hyphens, at most 60; not index)"),
        ("mtu/more/deep.yml", "x: 1", "mtu/more:1:1: an area's folder holds no folders"
         " (put its scenarios into the area's folder)"),
        ("New Area/tree.yml", "x: 1", "New Area:1:1: 'New Area' cannot be the id of an area"
         " (lower-case letters, digits and single hyphens, at most 60; not index)"),
        ("mtu/tree.yml", None, "mtu:1:1: the area 'mtu' has no tree.yml (write its questions and answers there)"),
        ("mtu/\x1b[31m\n.yml", "x: 1", "mtu/\\x1b[31m\\n.yml:1:1: '\\x1b[31m\\n' cannot be the id of a scenario"
         " (lower-case letters, digits and single hyphens, at most 60; not index)"),
    ],
)  # fmt: skip
def test_what_does_not_belong_in_the_folder_is_a_problem(
    tmp_path: Path, file: str, content: str | None, problem: str
) -> None:
    assert problems(tmp_path, **{file: content}) == [f"guide/{problem}"]


def test_hidden_files_and_editors_backups_are_passed_over(tmp_path: Path) -> None:
    extra: dict[str, str | bytes | None] = {".gitkeep": "", "mtu/.small-mtu.yml.swp": b"\0", "mtu/small-mtu.yml~": "x"}
    assert problems(tmp_path, **extra) == []


def test_areas_in_guide_yml_and_folders_are_the_same(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed("guide.yml", ("[forwarding, mtu]", "[forwarding, mut, forwarding]"))) == [
        "guide/guide.yml:2:8: 'areas' does not name the folder 'mtu' (add it to the list, or remove the folder)",
        "guide/guide.yml:2:21: the area 'mut' has no folder (did you mean 'mtu'?)",
        "guide/guide.yml:2:26: a second area is called 'forwarding' (rename or remove one; the first is at line 2)",
    ]


def test_links_stay_within_the_guide(tmp_path: Path) -> None:
    folder = write_guide(tmp_path, **{"mtu/small-mtu.yml": None})
    (tmp_path / "outside.yml").write_text(SOUND["mtu/small-mtu.yml"])
    (folder / "mtu" / "small-mtu.yml").symlink_to(tmp_path / "outside.yml")
    (folder / "mtu" / "loop.yml").symlink_to("loop.yml")
    (folder / "away").symlink_to(tmp_path)
    found = [str(problem) for problem in load_guide(folder, root=tmp_path).problems]
    assert found[0] == ("guide/away:1:1: this link leads out of the guide's folder (put the file itself here)")
    assert "guide/mtu/loop.yml:1:1: this link leads nowhere (remove it)" in found
    assert "guide/mtu/small-mtu.yml:1:1: this link leads out of the guide's folder (put the file itself here)" in found


def test_a_guide_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    found = {name: load_guide(tmp_path / name, root=tmp_path) for name in ("nowhere", "empty", "file")}
    hint = "('swandoc new' writes a first guide)"
    assert {name: list(map(str, guide.problems)) for name, guide in found.items()} == {
        "nowhere": [f"nowhere:1:1: the guide's folder does not exist {hint}"],
        "empty": [f"empty:1:1: the guide has no area: a folder with a tree.yml and scenarios {hint}"],
        "file": [f"file:1:1: this is not a folder {hint}"],
    }
    assert all(not guide.areas and not guide.scenarios for guide in found.values())


def test_problems_name_files_from_the_current_directory_or_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_guide(tmp_path, **{"x.txt": ""})
    (tmp_path / "elsewhere").mkdir()
    names = []
    for directory in (tmp_path, folder, tmp_path / "elsewhere"):
        monkeypatch.chdir(directory)
        (problem,) = load_guide(Path(os.path.relpath(folder))).problems
        names.append(problem.position.file)
    assert names == ["guide/x.txt", "x.txt", f"{folder.as_posix()}/x.txt"]


@pytest.mark.parametrize(
    "content",
    [b"\0\xff\xfe", b"x: &a [*a]", b"- 1", b"42", b"x: " + b"9" * 999_999, b"{" * 5000, "x: é".encode("utf-16")],
)
def test_hostile_files_become_problems_of_that_file(tmp_path: Path, content: bytes) -> None:
    for name in SOUND:
        found = problems(tmp_path / name.replace("/", "-"), **{name: content})
        assert any(problem.startswith(f"guide/{name}:") for problem in found)


def _many(count: int) -> dict[str, str | bytes | None]:
    answers = "".join(f"      - {{label: Case {i}, to: case-{i}}}\n" for i in range(count))
    tree = SOUND[TREE].replace("    answers:\n", "    answers:\n" + answers, 1).replace("100-199", "300-999")
    cause = "  A paragraph about {wan} as long as they are.\n" * 60
    case = SOUND[OFF].replace("cause: |\n", "cause: |\n" + cause)
    cases = {f"forwarding/case-{i}.yml": case.replace("SWD101", f"SWD{300 + i}") for i in range(count)}
    return {TREE: tree, **cases}


def test_three_hundred_scenarios_load_in_two_seconds_and_again_in_less(tmp_path: Path) -> None:
    folder = write_guide(tmp_path, **_many(300))
    cache = SourceCache()
    times = []
    for _ in range(2):
        start = time.perf_counter()
        guide = load_guide(folder, root=tmp_path, cache=cache)
        times.append(time.perf_counter() - start)
    assert len(guide.scenarios) == 303
    assert times[0] < 2
    assert times[1] < times[0]


def test_a_cache_reads_again_only_what_changed(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    cache = SourceCache()
    first = load_guide(folder, root=tmp_path, cache=cache)
    (folder / DROP).write_text(SOUND[DROP].replace("A rule drops what", "A filter drops what"))
    second = load_guide(folder, root=tmp_path, cache=cache)
    assert second.scenarios["forward-drop"].title == "A filter drops what is forwarded"
    assert second.scenarios["forwarding-off"] is first.scenarios["forwarding-off"]
    (folder / DROP).unlink()
    third = load_guide(folder, root=tmp_path, cache=cache)
    assert "forward-drop" not in third.scenario_files
    (folder / DROP).write_text(SOUND[DROP])
    assert load_guide(folder, root=tmp_path, cache=cache).problems == ()
