from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from markupsafe import escape

import swandoc.site.diagrams as diagrams
from swandoc.site.diagrams import DataPath, DecisionTree, Hop, Note, Place, TreeEdge, TreeNode, draw_path, draw_tree
from swandoc.site.diagrams.svg import ELLIPSIS, checked_href, clean, number, text_width, wrap

HOSTILE = [
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    "\"' onload='alert(1)' & &lt; &#x3c; ]]>",
    "a" * 300,
    "שלום עולם \u202eesrever\u202c مرحبا",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 漢字かな交じり文",
    "nul\x00 bell\x07 escape\x1b[31m \ud800 \ufffe end",
    "e" + "\u0301" * 400,
    "line one\nline two\ttab",
    "",
]


def tree_of(label: str) -> str:
    nodes = (TreeNode("q", label, "question", "#q"), TreeNode("s", label, "scenario", "#s", label))
    return draw_tree(DecisionTree(label, nodes, (TreeEdge("q", "s", label, cannot_run=True),)), uid="t")


def path_of(label: str) -> list[str]:
    note = Note(escape(clean(label)), label)
    places = (Place("a", label, note, (Hop("h", label), Hop("i", label))), Place("b", label, note))
    path = DataPath(label, label, places, ("a", "h"), ("a", "b"))
    return [draw_path(path, uid="p", direction=direction) for direction in ("wide", "tall")]


def attributes(root: ElementTree.Element) -> set[str]:
    return {key for part in root.iter() for key in part.attrib}


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
class TestHostileLabels:
    def test_become_text_and_nothing_else(self, label: str) -> None:
        harmless = [ElementTree.fromstring(svg) for svg in (tree_of("x"), *path_of("x"))]
        for svg, plain in zip((tree_of(label), *path_of(label)), harmless, strict=True):
            root = ElementTree.fromstring(svg.encode())
            assert {part.tag for part in root.iter()} <= {part.tag for part in plain.iter()}
            assert attributes(root) <= attributes(plain)

    def test_stay_inside_their_picture(self, label: str) -> None:
        for svg in (tree_of(label), *path_of(label)):
            root = ElementTree.fromstring(svg.encode())
            _, _, width, _ = map(float, root.get("viewBox", "").split())
            for text in root.iter("{http://www.w3.org/2000/svg}text"):
                size = float(text.get("font-size", "nan"))
                span = text_width(text.text or "", size) / (2 if text.get("text-anchor") == "middle" else 1)
                assert float(text.get("x", "nan")) + span <= width


def test_a_hostile_id_stays_inside_its_attribute() -> None:
    nodes = (TreeNode('"><script>\x00', "Q?", "scenario"),)
    root = ElementTree.fromstring(draw_tree(DecisionTree("t", nodes, ()), uid="t"))
    assert [part.get("data-node") for part in root.iter() if part.get("data-node")] == ['"><script>']


@pytest.mark.parametrize("svg", [tree_of("Is it on?"), *path_of("Gateway")], ids=["tree", "wide", "tall"])
class TestContentSecurity:
    def test_no_style_and_no_script_is_used(self, svg: str) -> None:
        root = ElementTree.fromstring(svg)
        assert not {part.tag.partition("}")[2] for part in root.iter()} & {"style", "script"}
        # The only HTML in a picture is a line of text that may grow.
        for html in root.iter("{http://www.w3.org/2000/svg}foreignObject"):
            assert {part.tag.partition("}")[2] for part in html.iter() if part is not html} <= {"div", "span"}
            assert attributes(html) <= {"x", "y", "width", "height", "class", "data-slot", "data-form"}
        assert not [key for key in attributes(root) if key == "style" or key.startswith("on")]

    def test_nothing_is_fetched(self, svg: str) -> None:
        assert "url(" not in svg
        namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
        assert set(re.findall(r"https?://[^\"<]+", svg)) <= namespaces

    def test_every_colour_follows_the_page(self, svg: str) -> None:
        colours = set(re.findall(r' (?:fill|stroke)="([^"]*)"', svg))
        assert all(
            re.fullmatch(r"none|currentColor|var\(--swd-[a-z-]+, (Canvas|currentColor)\)", one) for one in colours
        )

    def test_every_class_and_property_is_listed_for_the_author_of_the_style_sheet(self, svg: str) -> None:
        listed = diagrams.__doc__ or ""
        used = {name for names in re.findall(r' class="([^"]*)"', svg) for name in names.split()}
        for name in used:
            assert f"``{name}``" in listed or f"``--{name.rpartition('--')[2]}``" in listed, name
        for name in set(re.findall(r"var\((--swd-[a-z-]+)", svg)):
            assert f"``{name.removesuffix('-line')}``" in listed, name


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
    ],
)
def test_links_to_anything_but_pages_are_refused(href: str) -> None:
    with pytest.raises(ValueError, match="link target"):
        draw_tree(DecisionTree("t", (TreeNode("q", "Q", "scenario", href),), ()), uid="t")


@pytest.mark.parametrize("href", ["#q", "../SWD101/", "page/?a=1&b=2#c", "https://example.org/", "http://x/"])
def test_links_to_pages_are_kept_as_they_are(href: str) -> None:
    assert checked_href(href) == href


@pytest.mark.parametrize("uid", ["", "1a", 'a" onload="x', "a b"])
def test_a_uid_that_cannot_be_an_id_is_refused(uid: str) -> None:
    with pytest.raises(ValueError, match="uid"):
        draw_tree(DecisionTree("t", (TreeNode("q", "Q", "scenario"),), ()), uid=uid)


@pytest.mark.parametrize("text", ["Does the reply leave in clear?", "x" * 300, "漢字" * 40, "net.ipv4.ip_forward " * 9])
@pytest.mark.parametrize("width", [40.0, 128.0, 300.0])
def test_no_line_is_wider_than_asked_and_none_is_too_many(text: str, width: float) -> None:
    lines = wrap(text, width, 13, lines=3)
    assert 1 <= len(lines) <= 3
    assert all(text_width(line, 13) <= width for line in lines)


def test_all_words_are_kept_where_there_is_room() -> None:
    text = "Does traffic for the client leave the gateway unencrypted?"
    assert " ".join(wrap(text, 200, 13)) == text


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four five six", 60, 13, lines=2)[-1].endswith(ELLIPSIS)


def test_a_long_name_breaks_after_its_punctuation() -> None:
    assert wrap("net.ipv4.conf.all.rp_filter", 100, 13) == ("net.ipv4.conf.", "all.rp_filter")


def test_an_emoji_of_several_characters_is_never_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    assert all(set(line.split(family)) <= {"", ELLIPSIS} for line in wrap(family * 9, 50, 13, lines=9))


def test_marks_that_reorder_text_and_control_characters_are_removed() -> None:
    assert clean("a\u202eb\x00c\n d\u2066e") == "abc de"


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (-0.01, "0"), (2.25, "2.2"), (10.0, "10"), (1.96, "2")])
def test_numbers_are_short_and_without_a_negative_zero(value: float, written: str) -> None:
    assert number(value) == written
