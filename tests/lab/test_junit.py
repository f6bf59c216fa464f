from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from swandoc.lab.junit import write_junit
from swandoc.lab.prove import Result

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = [
    Result("one", "Debian 12", 2, ("cured: it <still> fails\x1b[0m", "undone: no"), 2.5, 2),
    Result("one", "Debian 12", 1, (), 1.25),
    Result("two", "Debian 12", 1, (), 3),
    Result("two", "Debian 13", 1, (), 4),
]


def test_every_plan_is_a_test_of_its_scenario_and_system_and_every_failure_is_told(tmp_path: Path) -> None:
    unseen = {("two", "Debian 13"): ["sign 1 shows something else"], ("two", "Debian 12"): []}
    write_junit(tmp_path / "new" / "lab.xml", RESULTS, unseen)
    root = ET.parse(tmp_path / "new" / "lab.xml").getroot()
    cases = {
        (case.get("classname"), case.get("name")): [failure.text for failure in case] for case in root.iter("testcase")
    }
    assert cases == {
        ("one on Debian 12", "experiment 1"): [],
        ("one on Debian 12", "experiment 2, try 2"): ["cured: it <still> fails�[0m\nundone: no"],
        ("one on Debian 12", "signs and samples"): [],
        ("two on Debian 12", "experiment 1"): [],
        ("two on Debian 12", "signs and samples"): [],
        ("two on Debian 13", "experiment 1"): [],
        ("two on Debian 13", "signs and samples"): ["sign 1 shows something else"],
    }
    assert [(suite.get("tests"), suite.get("failures")) for suite in root] == [("3", "1"), ("2", "0"), ("2", "1")]
    assert [suite.get("time") for suite in root] == ["3.7", "3.0", "4.0"]
    assert [case.get("time") for case in root.iter("testcase")][:3] == ["1.2", "2.5", "0.0"]


def test_a_lab_that_broke_down_is_an_error_beside_what_it_had_done(tmp_path: Path) -> None:
    write_junit(tmp_path / "lab.xml", RESULTS[1:2], {}, "the lab's program failed\nTraceback")
    root = ET.parse(tmp_path / "lab.xml").getroot()
    assert [(suite.get("name"), suite.get("errors")) for suite in root] == [
        ("one on Debian 12", "0"),
        ("swandoc prove", "1"),
    ]
    (error,) = root.iter("error")
    assert error.get("message") == error.text == "the lab's program failed\nTraceback"
