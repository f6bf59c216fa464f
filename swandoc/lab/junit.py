"""Results of the lab as JUnit XML, which every CI shows: a test suite for each scenario, a test for each plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from .prove import Result

# XML 1.0 section 2.2: these characters cannot stand in a document at all.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def write_junit(path: Path, results: Iterable[Result], unseen: Mapping[str, Sequence[str]]) -> None:
    """Write ``results`` to ``path``. ``unseen`` has for each scenario what its page shows and no host has printed."""
    root = ET.Element("testsuites", name="swandoc prove")
    by_scenario: dict[str, list[Result]] = {}
    for result in results:
        by_scenario.setdefault(result.scenario, []).append(result)
    for scenario, some in by_scenario.items():
        suite = ET.SubElement(root, "testsuite", name=scenario)
        for result in sorted(some, key=lambda one: one.number):
            name = f"experiment {result.number}" + (f", try {result.tries}" if result.tries > 1 else "")
            _case(suite, scenario, name, result.failures, result.seconds)
        _case(suite, scenario, "signs and samples", unseen.get(scenario, ()), 0)
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _case(suite: ET.Element, scenario: str, name: str, failures: Sequence[str], seconds: float) -> None:
    case = ET.SubElement(suite, "testcase", classname=scenario, name=name, time=f"{seconds:.1f}")
    if failures:
        message = _NOT_XML.sub("�", failures[0])
        ET.SubElement(case, "failure", message=message).text = _NOT_XML.sub("�", "\n".join(failures))
