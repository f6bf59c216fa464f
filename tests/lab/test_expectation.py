from __future__ import annotations

import pytest

from swandoc.lab.stage.expectation import matches
from swandoc.lab.stage.state import difference


@pytest.mark.parametrize(
    ("expect", "out"),
    [
        ("net.ipv4.ip_forward = 1", "net.ipv4.ip_forward = 1\n"),
        ("-A FORWARD … -j ACCEPT", "-P FORWARD DROP\n-A FORWARD -i eth0 -j ACCEPT\n"),
        ("…counter…", "   ip saddr 10.0.0.1 counter packets 3\n"),
        ("one\ntwo", "one\nbetween\ntwo\n"),
        ("", "anything"),
    ],
)
def test_output_that_says_what_the_page_says_matches(expect: str, out: str) -> None:
    assert matches(expect, out)


@pytest.mark.parametrize(
    ("expect", "out"),
    [
        ("net.ipv4.ip_forward = 1", "net.ipv4.ip_forward = 0\n"),
        ("net.ipv4.ip_forward = 1", "xnet.ipv4.ip_forward = 1\n"),
        ("one\ntwo", "two\none\n"),
        ("one\none", "one\n"),
        ("a.b", "axb\n"),
    ],
)
def test_output_that_says_something_else_does_not_match(expect: str, out: str) -> None:
    assert not matches(expect, out)


def test_a_difference_names_the_subject_and_each_line() -> None:
    before, after = {"nft": "a\nb", "files": ""}, {"nft": "a\nc", "files": ""}
    assert difference(before, after) == ["nft: -b", "nft: +c"]


def test_lines_in_another_order_are_a_difference_too() -> None:
    assert difference({"nft": "a\nb"}, {"nft": "b\na"}) != []
