from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from swandoc.lab.junit import write_junit
from swandoc.lab.prove import Result

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = [
    Result("one", 2, ("cured: it <still> fails\x1b[0m", "undone: no"), 2.5, 2),
    Result("one", 1, (), 1.25),
    Result("two", 1, (), 3),
]


def test_every_plan_is_a_test_and_every_failure_is_told(tmp_path: Path) -> None:
    write_junit(tmp_path / "new" / "lab.xml", RESULTS, {"one": [], "two": ["sign 1 shows something else"]})
    root = ET.parse(tmp_path / "new" / "lab.xml").getroot()
    cases = {
        (case.get("classname"), case.get("name")): [failure.text for failure in case] for case in root.iter("testcase")
    }
    assert cases == {
        ("one", "experiment 1"): [],
        ("one", "experiment 2, try 2"): ["cured: it <still> fails�[0m\nundone: no"],
        ("one", "signs and samples"): [],
        ("two", "experiment 1"): [],
        ("two", "signs and samples"): ["sign 1 shows something else"],
    }
    assert [(suite.get("tests"), suite.get("failures")) for suite in root] == [("3", "1"), ("2", "1")]
    assert [case.get("time") for case in root.iter("testcase")] == ["1.2", "2.5", "0.0", "3.0", "0.0"]
