"""What the script that leads through a tree knows of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from guides import changed, load

from swandoc.guide.model import Guide
from swandoc.site.output import Links
from swandoc.site.render import render_site
from swandoc.site.tree_data import answer_key, tree_file, tree_script

TREE = "forwarding/tree.yml"


def data(guide: Guide, area: str = "forwarding") -> dict[str, Any]:
    tree = guide.areas[area].tree
    assert tree is not None
    script = tree_script(guide, Links(), guide.areas[area], tree)
    found = re.fullmatch(r'\(self\.swandocFlows=self\.swandocFlows\|\|\{\}\)\["([a-z-]+)"\]=(\{.*\});\n', script)
    assert found
    assert found[1] == area
    loaded: dict[str, Any] = json.loads(found[2])
    return loaded


def test_every_question_is_told_with_its_commands_and_where_its_answers_lead(tmp_path: Path) -> None:
    told = data(load(tmp_path))
    assert (told["area"], told["title"], told["url"]) == ("forwarding", "Forwarding", "forwarding/")
    first = told["questions"][0]
    assert first["run"] == [{"where": "Gateway", "run": "sysctl net.ipv4.ip_forward"}]
    assert [answer["to"] for answer in first["answers"]] == ["forwarding-off", "is-it-dropped", "is-it-dropped"]
    assert told["ends"]["forwarding-off"] == {
        "kind": "scenario",
        "title": "Forwarding is off",
        "url": "forwarding/forwarding-off/",
        "code": "SWD101",
    }
    assert told["ends"]["mtu"]["kind"] == "area"
    assert told["ends"]["mtu"]["url"] == "mtu/"
    assert told["ends"]["ask-for-help"]["kind"] == "outcome"


def test_texts_keep_their_slots_and_cannot_end_the_script(tmp_path: Path) -> None:
    ask = ("ask: Does the gateway forward?", "ask: Does **{gateway}** forward on `{wan}` </script>?")
    run = ("run: sysctl net.ipv4.ip_forward}", 'run: "tcpdump -ni {wan}"}')
    guide = load(tmp_path, **changed(TREE, ask, run))
    first = data(guide)["questions"][0]
    assert first["ask"] == "Does ⟪gateway⟫ forward on ⟪wan⟫ </script>?"
    assert first["run"][0]["run"] == "tcpdump -ni ⟪wan⟫"
    tree = guide.areas["forwarding"].tree
    assert tree is not None
    assert "</script" not in tree_script(guide, Links(), guide.areas["forwarding"], tree)


def test_an_answers_key_stays_while_others_come_and_changes_with_its_words(tmp_path: Path) -> None:
    def keys(guide: Guide) -> dict[str, str]:
        return {answer["label"]: answer["id"] for answer in data(guide)["questions"][0]["answers"]}

    before = keys(load(tmp_path))
    more = ("      - {label: No, sample", "      - {label: Perhaps, to: forward-drop}\n      - {label: No, sample")
    after = keys(load(tmp_path, **changed(TREE, more)))
    assert {label: after[label] for label in before} == before
    assert set(after) - set(before) == {"Perhaps"}
    assert answer_key("No") != answer_key("no")
    assert all(re.fullmatch("[a-z2-7]{5}", key) for key in after.values())


def test_the_page_and_its_drawing_name_the_same_answers_as_the_data(tmp_path: Path) -> None:
    guide = load(tmp_path)
    files = {file.path: file for file in render_site(guide, Links())}
    html = "".join(block.html for block in files["forwarding/index.md"].blocks)
    keys = [answer["id"] for question in data(guide)["questions"] for answer in question["answers"]]
    assert re.findall(r'<li class="swd-answer[^"]*" data-answer="([^"]+)">', html) == keys
    drawn = re.findall(r'<path[^>]* data-source="[^"]+" data-target="[^"]+" data-answer="([^"]+)"', html)
    assert sorted(drawn) == sorted(keys * 2)  # once for wide screens, once for narrow ones
    assert f'src="../{tree_file("forwarding")}"' in html
    assert tree_file("forwarding") in files
    assert "1 to 2 questions left" in html
    assert "the last question" in html
