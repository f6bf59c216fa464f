"""Marks: what a snippet says of itself in its first line, read back through what wikis do to it."""

from __future__ import annotations

import pytest

from swandoc.snippets.copies.lines import plain_lines
from swandoc.snippets.marks import FoundMark, Mark, find_marks, mark_of, text_hash
from swandoc.snippets.parts import PartKind

ID = "SWD112/exempt-ipsec-from-nat/iptables"
MARK = Mark(ID, PartKind.APPLY, 3, "1a2b3c4d")
LINE = "# swandoc SWD112/exempt-ipsec-from-nat/iptables/apply v3 1a2b3c4d"


def found(page: str) -> list[FoundMark]:
    return list(find_marks(plain_lines(page)))


def test_a_mark_is_one_comment_line_and_is_read_back() -> None:
    assert str(MARK) == LINE
    assert found(f"{LINE}\ntrue\n") == [FoundMark(MARK, 0, 0, "")]


def test_the_hash_is_that_of_the_text_with_slots() -> None:
    text = "ip route add ⟪lan⟫ dev ⟪wan⟫"
    assert mark_of(ID, PartKind.UNDO, 1, text) == Mark(ID, PartKind.UNDO, 1, text_hash(text)[:8])
    assert text_hash(text) != text_hash(text.replace("⟪lan⟫", "10.1.0.0/24"))


@pytest.mark.parametrize(
    "noisy",
    [
        f"   \t{LINE}",
        f"{LINE}\r",
        LINE.replace(" ", "\u00a0"),
        LINE.replace("#", "#&nbsp;").replace("/", "/\u200b"),
        f"\ufeff{LINE}  ",
        f"<pre><code class='bash'>{LINE}",
        f'<span class="c1">{LINE}</span><br/>',
        LINE.replace("#", "&#35;"),
        LINE.replace("#", r"\#").replace("-", r"\-"),
        LINE.replace("#", "1."),
        f"* {LINE}",
        f"| {LINE} |",
        f"<ac:plain-text-body><![CDATA[{LINE}",
        LINE.replace(" v3", "\n  v3"),
        LINE.replace(" v3", "\n# v3"),
        LINE.replace(" v3 ", " v3\n> # "),
    ],
)
def test_a_mark_survives_what_wikis_do(noisy: str) -> None:
    assert [one.mark for one in found(f"A page\n\n{noisy}\ntrue\n")] == [MARK]


def test_what_stands_before_a_mark_is_kept_for_the_lines_below_it() -> None:
    assert [one.lead for one in found(f"  > {LINE}\n    {LINE}")] == ["  > ", "    "]


def test_a_broken_mark_ends_on_its_last_line() -> None:
    (one,) = found("\n" + LINE.replace(" v3", "\n# v3"))
    assert (one.first, one.last) == (1, 2)


def test_a_mark_of_a_former_export_has_no_version() -> None:
    assert [str(one.mark) for one in found("# swandoc SWD112/a/b/check\ntrue")] == ["# swandoc SWD112/a/b/check"]


@pytest.mark.parametrize(
    "foreign",
    [
        "# swandoc bypass-policy-local-lan begin",
        "The line # swandoc SWD112/a/b/apply v3 1a2b3c4d names it.",
        "# swandoc SWD112/a/b/install v3 1a2b3c4d",
        "# swandoc SWD112/a/b/apply v3 1a2b3c4",
        "# swandoc SWD112/a/b/apply v03 1a2b3c4d",
        "# swandoc SWD112/a/b/apply v3 1A2B3C4D",
        "# swandocs SWD112/a/b/apply v3 1a2b3c4d",
        "# swandoc ../../etc/passwd v3 1a2b3c4d",
    ],
)
def test_what_only_resembles_a_mark_is_none(foreign: str) -> None:
    assert found(f"{foreign}\ntrue") == []
