from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guides import SOUND, changed, problems

if TYPE_CHECKING:
    from pathlib import Path

OFF = "forwarding/forwarding-off.yml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "  That is its default on {wan}",
            "  {wan} and {wn}: that is its default on {wn}",
            [
                "8:13: no parameter is called 'wn' (did you mean 'wan'?)",
                "8:42: no parameter is called 'wn' (did you mean 'wan'?)",
            ],
            id="in a literal block",
        ),
        pytest.param(
            "  - No packet leaves on {wan}",
            "  - 'It''s dark\n    on {wan}, {lan_if}'",
            [
                "5:15: no parameter is called 'lan_if'"
                " (add it to parameters.yml, or write {{lan_if}} where the braces are meant)"
            ],
            id="in folded quotes",
        ),
        pytest.param(
            "(swd:forward-drop)",
            "(swd:forward-dop) and [more](swd:mtu)",
            ["8:51: the link leads to 'forward-dop', which is no scenario or area (did you mean 'forward-drop'?)"],
            id="link",
        ),
        pytest.param(
            "a filter](swd:forward-drop).",
            "a filter][x].\n\n  [x]: swd:is-it-on",
            [
                "10:8: the link leads to 'is-it-on', which is no scenario or area"
                " (allowed: forward-drop, forwarding, forwarding-off, mtu, small-mtu)"
            ],
            id="link reference",
        ),
        pytest.param(
            "That is its default", "awk '{{print}}' ${wan} ${other} { wan }", [], id="braces that are no slot"
        ),
    ],
)
def test_slots_and_links_are_checked_at_the_word(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert problems(tmp_path, **changed(OFF, (old, new))) == [f"guide/{OFF}:{problem}" for problem in expected]


def test_a_slot_is_checked_in_a_file_that_has_other_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(OFF, ("SWD101", "101"), ("leaves on {wan}", "leaves on {van}"))) == [
        f"guide/{OFF}:1:7: 'code' takes a text, not the number 101 (put it in quotes: '101')",
        f"guide/{OFF}:4:25: no parameter is called 'van' (did you mean 'wan'?)",
    ]


def test_an_example_must_fit_the_type_of_its_parameter(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed("parameters.yml", ("10.3.0.0/24", "10.3.0.1/24"))) == [
        "guide/parameters.yml:4:52: the example of 'pool' does not fit: 10.3.0.1/24 has host bits set"
        " (write 10.3.0.0/24 for the network, 10.3.0.1/32 for this one address)"
    ]


def test_a_parameter_must_be_used_other_than_by_itself(tmp_path: Path) -> None:
    more = "  alone: {type: mtu, label: MTU, example: '1400', find: 'ip link show mtu {alone}'}\n"
    assert problems(tmp_path, **{"parameters.yml": SOUND["parameters.yml"] + more}) == [
        "guide/parameters.yml:6:3: the parameter 'alone' is used nowhere (remove it, or use it as {alone})"
    ]
