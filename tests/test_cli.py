from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from swandoc.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project as the current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def swandoc(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_new_guide_is_sound(project: Path) -> None:
    started = swandoc("new")
    assert started.exit_code == 0, started.output
    assert "wrote docs/scenarios/guide.yml" in started.output
    checked = swandoc("lint")
    assert (checked.exit_code, checked.output) == (0, "1 scenarios in 1 areas, no problems\n")


def test_a_guide_is_never_started_over_another(project: Path) -> None:
    swandoc("new")
    again = swandoc("new")
    assert again.exit_code == 1
    assert again.output == (
        "Error: docs/scenarios is not empty; to add a scenario, name it: swandoc new AREA/SCENARIO\n"
    )


def test_a_new_scenario_takes_the_next_free_code(project: Path) -> None:
    swandoc("new")
    added = swandoc("new", "routing/no-route")
    assert added.exit_code == 0, added.output
    text = (project / "docs/scenarios/routing/no-route.yml").read_text()
    assert yaml.safe_load(text)["code"] == "SWD102"
    problems = swandoc("lint").output.splitlines()
    assert problems[:-1] == [
        "docs/scenarios/routing/no-route.yml:1:1: no answer leads to the scenario 'no-route'"
        " (write an answer with 'to: no-route' in docs/scenarios/routing/tree.yml)"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("routing", "'routing' is no AREA/SCENARIO: lower-case words joined by '-', such as mtu/clamp-mss"),
        ("../x/y", "'../x/y' is no AREA/SCENARIO: lower-case words joined by '-', such as mtu/clamp-mss"),
        ("Routing/x", "'Routing/x' is no AREA/SCENARIO: lower-case words joined by '-', such as mtu/clamp-mss"),
        ("mtu/x", "docs/scenarios/mtu/tree.yml is missing or has problems: see swandoc lint docs/scenarios"),
        ("routing/forwarding-off", "docs/scenarios/routing/forwarding-off.yml exists"),
    ],
)
def test_a_scenario_that_cannot_be_added_is_refused_and_nothing_written(project: Path, name: str, message: str) -> None:
    swandoc("new")
    before = sorted(project.rglob("*"))
    refused = swandoc("new", name)
    assert (refused.exit_code, refused.output) == (1, f"Error: {message}\n")
    assert sorted(project.rglob("*")) == before


def test_lint_reports_all_problems_and_fails(project: Path) -> None:
    swandoc("new")
    tree = project / "docs/scenarios/routing/tree.yml"
    tree.write_text(tree.read_text().replace("summary:", "sumary:").replace("codes: 101-199", "codes: many"))
    linted = swandoc("lint")
    assert linted.exit_code == 1
    assert "docs/scenarios/routing/tree.yml:2:1: " in linted.output
    assert "docs/scenarios/routing/tree.yml:3:8: " in linted.output
    assert "Traceback" not in linted.output


def test_export_writes_files_with_an_index_and_check_finds_what_is_stale(project: Path) -> None:
    swandoc("new")
    assert swandoc("export", "--check").exit_code == 1
    exported = swandoc("export")
    assert exported.exit_code == 0, exported.output
    index = json.loads((project / "snippets/index.json").read_text())
    entry = next(e for e in index["snippets"] if e["id"] == "SWD101/enable-forwarding/sysctl")
    assert entry["version"] == 1
    apply = "forwarding-off/enable-forwarding.sysctl.apply.sh"
    assert apply in entry["files"]
    text = (project / "snippets" / apply).read_text()
    assert text.startswith(f"# swandoc SWD101/enable-forwarding/sysctl/apply v1 {entry['parts']['apply'][:8]}\n")
    assert swandoc("export", "--check").exit_code == 0

    (project / "snippets" / apply).write_text(text + "# edited\n")
    (project / "snippets/more.sh").write_text("true\n")
    stale = swandoc("export", "--check")
    assert stale.exit_code == 1
    assert f"changed: {apply}" in stale.output
    assert "left over: more.sh" in stale.output


def test_a_version_grows_when_a_part_changes_and_is_never_given_twice(project: Path) -> None:
    swandoc("new")
    swandoc("export")
    scenario = project / "docs/scenarios/routing/forwarding-off.yml"
    original = scenario.read_text()

    def version(id_: str) -> int | None:
        index = json.loads((project / "snippets/index.json").read_text())
        return next((entry["version"] for entry in index["snippets"] if entry["id"] == id_), None)

    scenario.write_text(original.replace("[ipv4]", "[ipv4, ipv6]"))
    swandoc("export")
    assert version("SWD101/enable-forwarding/sysctl") == 2

    scenario.write_text(original.replace("enable-forwarding: {families: [ipv4]}", "load-plugin: {plugin: farp}"))
    gone = [entry["id"] for entry in json.loads((project / "snippets/index.json").read_text())["snippets"]]
    refused = swandoc("export")
    assert refused.exit_code == 1
    assert (
        "docs/scenarios/snippets.yml:1:1: SWD101/enable-forwarding/sysctl is no longer offered, and nothing says why"
        in refused.output
    )
    assert version("SWD101/enable-forwarding/sysctl") == 2
    (project / "docs/scenarios/snippets.yml").write_text(
        f"withdrawn: [{{snippets: [{', '.join(gone)}], because: It was wrong., on_hosts: Undo it.}}]\n"
    )
    assert swandoc("export").exit_code == 0
    assert version("SWD101/enable-forwarding/sysctl") is None
    assert not list((project / "snippets").rglob("enable-forwarding.*"))
    withdrawn = json.loads((project / "snippets/index.json").read_text())["withdrawn"][0]
    assert (withdrawn["version"], withdrawn["because"], withdrawn["on_hosts"]) == (2, "It was wrong.", "Undo it.")

    scenario.write_text(original)
    assert "the guide still offers SWD101/enable-forwarding/sysctl" in swandoc("export").output
    words = (project / "docs/scenarios/snippets.yml").read_text()
    plugin = "SWD101/load-plugin/strongswan-conf"
    (project / "docs/scenarios/snippets.yml").write_text(words.replace(", ".join(gone), plugin))
    swandoc("export")
    assert version("SWD101/enable-forwarding/sysctl") == 3


def test_a_history_that_is_lost_is_told_before_a_version_is_given_twice(project: Path) -> None:
    swandoc("new")
    swandoc("export")
    (project / "snippets/history/SWD101.json").unlink()
    refused = swandoc("export")
    assert refused.exit_code == 1
    assert "snippets/history lacks SWD101/enable-forwarding/" in refused.output
    assert "restore it from version control" in refused.output
    assert not (project / "snippets/history/SWD101.json").exists()


def test_the_index_is_what_its_schema_says(project: Path) -> None:
    swandoc("new")
    swandoc("export")
    schema = json.loads((project / "snippets/index.schema.json").read_text())
    jsonschema.validate(json.loads((project / "snippets/index.json").read_text()), schema)


def test_export_of_a_guide_with_problems_writes_nothing(project: Path) -> None:
    swandoc("new")
    (project / "docs/scenarios/routing/forwarding-off.yml").write_text("code: [\n")
    assert swandoc("export").exit_code == 1
    assert not (project / "snippets").exists()


def test_export_never_removes_a_file_that_it_did_not_write(project: Path) -> None:
    swandoc("new")
    (project / "snippets").mkdir()
    (project / "snippets/notes.txt").write_text("mine")
    assert swandoc("export").exit_code == 0
    assert (project / "snippets/notes.txt").read_text() == "mine"


def test_a_damaged_index_is_named_and_nothing_is_written(project: Path) -> None:
    swandoc("new")
    (project / "snippets").mkdir()
    (project / "snippets/index.json").write_text("{")
    damaged = swandoc("export")
    assert damaged.exit_code == 1
    assert "snippets/index.json is not JSON" in damaged.output
    assert [path.name for path in (project / "snippets").iterdir()] == ["index.json"]


def test_the_schemas_accept_the_new_guide(project: Path) -> None:
    swandoc("new")
    assert swandoc("schema").exit_code == 0
    folder = project / "docs/scenarios"
    for schema, file in {
        "guide": "guide.yml",
        "parameters": "parameters.yml",
        "tree": "routing/tree.yml",
        "scenario": "routing/forwarding-off.yml",
    }.items():
        content = json.loads((folder / ".schema" / f"{schema}.schema.json").read_text())
        jsonschema.validate(yaml.safe_load((folder / file).read_text()), content)
    assert swandoc("lint").exit_code == 0


def test_a_lab_that_cannot_run_has_an_exit_status_of_its_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    guide = Path(__file__).parents[1] / "docs"
    options = ("--in", str(guide / "scenarios"), "--lab", str(guide / "lab"), "--proofs", str(project / "proofs"))
    refused = swandoc("prove", "forward-drop", *options)
    assert refused.exit_code == 3
    assert "QEMU is missing" in refused.output
    assert swandoc("prove", "--keep", "broken", *options).exit_code == 2
