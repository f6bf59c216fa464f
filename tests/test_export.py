"""The command `swandoc export`: one snippet, or all of them, with somebody's own values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from swandoc.cli import main

ROOT = Path(__file__).parents[1]
ID = "SWD112/exempt-ipsec-from-nat/iptables"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


def test_a_snippet_goes_to_standard_output_with_its_mark_and_the_given_values() -> None:
    done = export(ID, "--set", "wan=wan0")
    assert done.exit_code == 0, done.output
    entry = next(one for one in json.loads((ROOT / "snippets/index.json").read_text())["snippets"] if one["id"] == ID)
    first, _, text = done.stdout.partition("\n")
    assert first == f"# swandoc {ID}/apply v{entry['version']} {entry['parts']['apply'][:8]}"
    exported = (ROOT / "snippets/nat-before-ipsec/exempt-ipsec-from-nat.iptables.apply.sh").read_text()
    assert text == exported.partition("\n")[2].replace("eth0", "wan0")
    assert done.stderr == ""


def test_examples_are_told_apart_from_given_values() -> None:
    done = export(ID)
    assert done.exit_code == 0
    assert "eth0" in done.stdout
    assert done.stderr == "Examples stand for wan (eth0): give yours with --set\n"


@pytest.mark.parametrize(
    ("asked", "parts", "kinds"),
    [
        (ID, (), ["apply"]),
        (f"{ID}/undo", (), ["undo"]),
        (ID, ("--part", "undo", "--part", "check"), ["check", "undo"]),
        (ID, ("--part", "all"), ["check", "apply", "verify", "undo", "persist"]),
        ("swd112/exempt-ipsec-from-nat/iptables", (), ["apply"]),
        ("SWD112/exempt-ipsec-from-nat/ufw", (), ["apply"]),
    ],
)
def test_parts_are_chosen(asked: str, parts: tuple[str, ...], kinds: list[str]) -> None:
    done = export(asked, *parts)
    assert done.exit_code == 0, done.output
    marks = [line for line in done.stdout.splitlines() if line.startswith("# swandoc SWD")]
    assert [mark.split()[2].rpartition("/")[2] for mark in marks] == kinds


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (
            ("SWD112/iptables",),
            1,
            f"Error: 'SWD112/iptables' may be {ID}, SWD112/masquerade/iptables: name it more closely\n",
        ),
        (
            ("SWD112/exempt-ipsec-from-nat/iptabels",),
            1,
            f"Error: no snippet is called 'SWD112/exempt-ipsec-from-nat/iptabels' (did you mean '{ID}'?)\n",
        ),
        (("zzz",), 1, "Error: no snippet is called 'zzz' (see the catalogue, or snippets/index.json)\n"),
        (("SWD222/bypass-policy/swanctl",), 1, "Error: SWD222/bypass-policy/swanctl was withdrawn on 2026-11-26: The"),
        (
            (ID, "--set", "lan=10.1.0.1/16", "--set", "lam=x", "--set", "wan", "--set", "wan=a;b"),
            1,
            "Error: --set lan: 10.1.0.1/16 has host bits set"
            " (write 10.1.0.0/16 for the network, 10.1.0.1/32 for this one address)\n"
            "Error: --set lam: no parameter has this name (did you mean 'lan'?)\n"
            "Error: --set wan: write NAME=VALUE, such as lan=10.1.0.0/16\n"
            "Error: --set wan: ';' cannot stand in a value of type interface"
            " (1 to 15 of A-Z a-z 0-9 _ . -, first a letter or digit, not all digits)\n",
        ),
        (("SWD112/forget-connections/conntrack", "--part", "persist"), 1, "has no part 'persist': "),
        ((ID, "--all", "x"), 2, "leave out --all and --check"),
        ((ID, "--check"), 2, "leave out --all and --check"),
        (("--set", "lan=10.1.0.0/16"), 2, "name a SNIPPET, or a folder with --all"),
        (("--part", "undo"), 2, "--part needs a SNIPPET"),
        ((ID, "--part", "install"), 2, "'install' is not one of 'check', 'apply', 'verify', 'undo', 'persist', 'all'"),
        ((ID, "--format", "word"), 2, "'word' is not"),
        ((ID, "--values", "no-such-file.json"), 1, "Error: no-such-file.json: No such file or directory\n"),
    ],
)
def test_what_cannot_be_exported_is_told(arguments: tuple[str, ...], status: int, message: str) -> None:
    refused = export(*arguments)
    assert refused.exit_code == status
    assert message in refused.stderr
    assert refused.stdout == ""


def test_a_file_of_values_is_read_and_set_goes_before_it(tmp_path: Path) -> None:
    values = tmp_path / "values.json"
    values.write_text('\ufeff{"wan": "wan7", "lan": "10.8.0.0/16"}', encoding="utf-8")
    assert "-o wan7 " in export(ID, "--values", values).stdout
    assert "-o wan8 " in export(ID, "--values", values, "--set", "wan=wan8").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "values.json is not JSON: "),
        ("[1]", 'values.json has to be an object such as {"lan": "10.1.0.0/16"}'),
        ('{"mss": 1300}', "values.json: the value of 'mss' has to be a text in quotes"),
        ('{"lan": "10.1.0.0"}', "values.json: lan: 10.1.0.0 has no prefix length (write 10.1.0.0/32 for this one"),
        ("[" * 100_000, "values.json is not JSON: "),
        ("\xff", "values.json is not JSON: "),
    ],
)
def test_a_file_of_values_that_does_not_fit_is_told(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "values.json").write_bytes(content.encode("latin-1"))
    refused = export(ID, "--values", tmp_path / "values.json", "--set", "lan=1")
    assert refused.exit_code == 1
    assert message in refused.stderr
    assert "--set lan: " in refused.stderr
    assert "Traceback" not in refused.output


def test_all_snippets_go_to_a_folder_of_ones_own_and_drift_is_found(tmp_path: Path) -> None:
    target = tmp_path / "wiki"
    done = export("--all", target, "--set", "wan=wan0")
    assert done.exit_code == 0, done.output
    apply = target / "nat-before-ipsec/exempt-ipsec-from-nat.iptables.apply.sh"
    assert "-o wan0 " in apply.read_text()
    index = json.loads((target / "index.json").read_text())
    assert {path for entry in index["snippets"] for path in entry["files"]} | {"index.json"} == {
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    }
    assert export("--all", target, "--set", "wan=wan0", "--check").exit_code == 0
    drifted = export("--all", target, "--set", "wan=wan1", "--check")
    assert drifted.exit_code == 1
    assert f"changed: {apply.relative_to(target).as_posix()}\n" in drifted.stderr
    assert "-o wan0 " in apply.read_text()


def test_copies_are_made_only_of_what_the_history_knows(tmp_path: Path) -> None:
    refused = export(ID, "--to", tmp_path)
    assert refused.exit_code == 1
    assert refused.stderr == f"Error: {tmp_path} is older than the guide: run swandoc export first\n"
