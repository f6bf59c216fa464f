"""Results of the lab as JUnit XML, which every CI shows: a test suite for each scenario and system, in it a test for
each plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from .prove import Result

# XML 1.0 section 2.2: these characters cannot stand in a document at all.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def write_junit(
    path: Path, results: Iterable[Result], unseen: Mapping[tuple[str, str], Sequence[str]], error: str = ""
) -> None:
    """Write ``results`` to ``path``. ``unseen`` has for each scenario and system what its page shows and no
    host has printed;
    ``error`` is why the lab did not come to its end."""
    root = ET.Element("testsuites", name="swandoc prove")
    by_suite: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        by_suite.setdefault((result.scenario, result.system), []).append(result)
    for (scenario, system), some in by_suite.items():
        suite = ET.SubElement(root, "testsuite", name=_text(f"{scenario} on {system}"))
        for result in sorted(some, key=lambda one: one.number):
            name = f"experiment {result.number}" + (f", try {result.tries}" if result.tries > 1 else "")
            _case(suite, name, "failure", result.failures, result.seconds)
        _case(suite, "signs and samples", "failure", unseen.get((scenario, system), ()))
    if error:
        suite = ET.SubElement(root, "testsuite", name="swandoc prove")
        _case(suite, "the lab comes to its end", "error", [error])
    for suite in root:
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
        suite.set("errors", str(len(suite.findall("testcase/error"))))
        suite.set("time", f"{sum(float(case.get('time', 0)) for case in suite):.1f}")
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _case(suite: ET.Element, name: str, kind: str, failures: Sequence[str], seconds: float = 0) -> None:
    case = ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name, time=f"{seconds:.1f}")
    if failures:
        ET.SubElement(case, kind, message=_text(failures[0])).text = _text("\n".join(failures))


def _text(said: str) -> str:
    return _NOT_XML.sub("�", said)
