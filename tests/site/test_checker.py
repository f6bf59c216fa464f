"""The checker's page and the remedies that it loads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from guides import changed, load

from swandoc.guide.model import Guide
from swandoc.site.output import Links, OutputFile
from swandoc.site.render import render_site

DETECT = {
    **changed(
        "forwarding/forwarding-off.yml", ("cause: |", "detect: {fact: sysctl.net.ipv4.ip_forward, is: 0}\ncause: |")
    ),
    **changed(
        "mtu/small-mtu.yml",
        ("title: The path takes smaller packets only", 'title: "A title with </script> in it"'),
        ("cause: A", "suspect: {fact: sysctl.net.ipv4.ip_no_pmtu_disc, is: 1}\ncause: A"),
    ),
}


def rendered(guide: Guide, *, checker: bool = True, directory_urls: bool = True) -> dict[str, OutputFile]:
    return {output.path: output for output in render_site(guide, Links(directory_urls), checker=checker)}


def whole(output: OutputFile) -> str:
    return output.content + "".join(block.html for block in output.blocks)


def remedies(output: OutputFile) -> dict[str, Any]:
    found = re.fullmatch(r'\(self\.swandocRemedies=self\.swandocRemedies\|\|\{\}\)\["SWD\d+"\]=(.*);\n', output.content)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_guide_in_which_nothing_can_be_detected_has_no_checker(tmp_path: Path) -> None:
    assert not any(path.startswith("checker") for path in rendered(load(tmp_path)))


def test_a_guide_has_one_where_a_scenario_says_what_shows_it(tmp_path: Path) -> None:
    files = rendered(load(tmp_path, **DETECT))
    assert {path for path in files if path.startswith("checker")} == {
        "checker.md",
        "checker/SWD101.js",
        "checker/SWD201.js",
        "checker/rest.js",
    }
    assert "The checker knows 2 of the guide's 3 failures" in whole(files["checker.md"])


def test_a_page_of_the_authors_own_is_left_alone(tmp_path: Path) -> None:
    assert not any(path.startswith("checker") for path in rendered(load(tmp_path, **DETECT), checker=False))


def test_the_rules_stand_in_the_page_and_cannot_end_their_element(tmp_path: Path) -> None:
    for directory_urls, root in ((True, "../"), (False, "./")):
        page = whole(rendered(load(tmp_path, **DETECT), directory_urls=directory_urls)["checker.md"])
        found = re.search(r'<script type="application/json" id="swandoc-guide">([^<]*)</script>', page)
        assert found
        titles = [scenario["title"] for scenario in json.loads(found[1])["scenarios"]]
        assert "A title with </script> in it" in titles
        assert f'data-root="{root}"' in page


def test_remedies_keep_their_slots_and_tell_what_fills_them(tmp_path: Path) -> None:
    data = remedies(rendered(load(tmp_path, **DETECT))["checker/SWD201.js"])
    assert data["parameters"]["pool"] == {"label": "Virtual IPs", "type": "cidr4", "example": "10.3.0.0/24"}
    assert set(data["parameters"]) == {"pool", "connection"}
    (remedy,) = data["remedies"]
    parts = [part for step in remedy["steps"] for snippet in step["snippets"] for part in snippet["parts"]]
    assert any("⟪pool⟫" in part["text"] for part in parts)
    assert remedy["where"] == "Gateway"


def test_the_collectors_are_shown_and_offered_as_files(tmp_path: Path) -> None:
    page = whole(rendered(load(tmp_path, **DETECT))["checker.md"])
    for name in ("swandoc-collect.sh", "swandoc-collect.ps1"):
        assert f'href="../assets/{name}" download' in page
    assert "prints no key" in page
