"""What the checker in the browser knows of a guide."""

from __future__ import annotations

import json
from pathlib import Path

from guides import SOUND, changed, write_guide

from swandoc.guide.loader import load_guide
from swandoc.site.output import Links
from swandoc.site.rules import guide_data, is_checkable, rule_data, trees_script

DROP = "forwarding/forward-drop.yml"
DETECT = "detect: {trace: {flow: lan-to-client, event: dropped}}\ncause:"


def test_a_scenario_with_detect_is_told_with_its_page_and_condition(tmp_path: Path) -> None:
    folder = write_guide(tmp_path, **{DROP: SOUND[DROP].replace("cause:", DETECT)})
    data = guide_data(load_guide(folder), Links())
    (scenario,) = data["scenarios"]
    assert scenario["id"] == "forward-drop"
    assert scenario["url"] == "forwarding/forward-drop/"
    assert scenario["suspect"] is None
    assert scenario["detect"] == {"trace": {"flow": "lan-to-client", "event": "dropped"}}
    assert json.loads(json.dumps(data)) == data


def test_the_trees_lead_to_questions_and_scenarios(tmp_path: Path) -> None:
    when = "when: {fact: sysctl.net.ipv4.ip_forward, is: 1}"
    shown = changed("forwarding/tree.yml", ("to: forward-drop}", f"{when}, to: forward-drop}}"))
    data = guide_data(load_guide(write_guide(tmp_path, **shown)), Links(directory_urls=False))
    assert data["scenarios"] == []
    (tree,) = [tree for tree in data["trees"] if tree["area"] == "forwarding"]
    assert tree["url"] == "forwarding/index.html"
    urls = [answer["url"] for question in tree["questions"] for answer in question["answers"]]
    # Answers that no paste can show are left out.
    assert urls == ["forwarding/forward-drop.html"]


def test_a_guide_without_detect_has_nothing_to_check(tmp_path: Path) -> None:
    assert not is_checkable(load_guide(write_guide(tmp_path)))


def test_the_page_has_all_but_the_trees_and_a_script_has_these(tmp_path: Path) -> None:
    guide = load_guide(write_guide(tmp_path))
    script = trees_script(guide, Links()).removeprefix("self.swandocTrees=").removesuffix(";\n")
    assert "<" not in script
    assert {**rule_data(guide, Links()), "trees": json.loads(script)} == guide_data(guide, Links())
