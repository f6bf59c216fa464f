"""The loop is closed: a staged failure, the collector on its hosts, and the checker that names this failure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from collect_dumps import ROOT, all_plans, collect

from swandoc.cli import main

SCENARIO = "nat-before-ipsec"


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What both ends of the tunnel say, broken and then cured."""
    return list(collect(all_plans()[SCENARIO][0], tmp_path_factory.mktemp("dumps")))


def checked(files: list[Path]) -> tuple[int, dict[str, Any]]:
    """The exit status of the checker and its report."""
    arguments = ["check", "--json", "--guide", str(ROOT / "docs" / "scenarios"), *map(str, files)]
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, json.loads(done.stdout)


@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap", "node")
def test_the_broken_hosts_dumps_name_the_failure_and_walk_the_tree_to_it(dumps: list[Path]) -> None:
    status, report = checked([path for path in dumps if path.name.startswith("broken.")])
    assert [finding["scenario"] for finding in report["findings"]] == [SCENARIO]
    assert any("MASQUERADE" in line["text"] for line in report["findings"][0]["lines"])
    assert SCENARIO in [tree["end"]["id"] for tree in report["trees"]]
    assert status == 2


@pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap", "node")
def test_the_cured_hosts_dumps_name_nothing(dumps: list[Path]) -> None:
    status, report = checked([path for path in dumps if path.name.startswith("cured.")])
    assert report["findings"] == []
    assert status == 0
