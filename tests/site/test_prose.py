from __future__ import annotations

import pytest

from swandoc.guide.model import Parameter
from swandoc.site.code import code_block
from swandoc.site.prose import Prose
from swandoc.site.slots_html import Examples
from swandoc.snippets.values import ValueType

EXAMPLES = Examples(
    {
        "wan": Parameter(type=ValueType.INTERFACE, label="Internet side", example="eth0"),
        "pool": Parameter(type=ValueType.CIDR4, label="Pool", example="10.3.0.0/24"),
    }
)
WAN = '<span class="swd-slot" data-slot="wan">eth0</span>'


def prose() -> Prose:
    return Prose(EXAMPLES, {"nat": "../nat/"}.get)


def test_a_slot_in_prose_shows_the_example_and_names_its_parameter() -> None:
    assert prose().block("Leaves on {wan}.") == f"<p>Leaves on {WAN}.</p>"
    assert prose().line("`-o {wan}`") == f"<code>-o {WAN}</code>"


def test_links_to_scenarios_resolve_and_others_lead_to_https_only() -> None:
    html = prose().block("[a](swd:nat) [b](https://example.org/) [c](javascript:alert(1)) [d](swd:gone) [e](/etc)")
    assert '<a href="../nat/">a</a>' in html
    assert '<a href="https://example.org/">b</a>' in html
    assert "javascript" not in html
    assert html.count("href=") == 2


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/x.png)",
        "<div>\n\n<b>bold</b>\n\n</div>",
        "a <svg/onload=alert(1)> b",
        "<https://example.org/<script>>",
    ],
)
def test_raw_html_and_images_in_prose_become_text(hostile: str) -> None:
    html = prose().block(hostile)
    assert not any(tag in html for tag in ("<script", "<img", "<svg", "<div", "<b>"))


def test_code_keeps_slots_through_the_highlighter() -> None:
    html = code_block('ip route add ⟪pool⟫ dev "⟪wan⟫" # net ⟪pool:netmask⟫', "sh", EXAMPLES)
    assert '<span class="swd-slot" data-slot="pool">10.3.0.0/24</span>' in html
    assert WAN in html
    assert '<span class="swd-slot" data-slot="pool" data-form="netmask">255.255.255.0</span>' in html
    assert "⟪" not in html


def test_code_that_looks_like_a_slots_stand_in_is_left_alone() -> None:
    html = code_block("swdSlot0z ⟪wan⟫ swdSlot7z", "text", EXAMPLES)
    assert f"swdSlot0z {WAN} swdSlot7z" in html


def test_code_is_text_whatever_it_holds() -> None:
    html = code_block("echo '</code><script>alert(1)</script>' && true\n", "sh", EXAMPLES)
    assert "<script" not in html
    assert html.count("</code>") == 1


def test_code_keeps_its_lines_and_spaces() -> None:
    text = "if true\n\n    then\techo 1\nfi"
    html = code_block(text, "text", EXAMPLES)
    assert f"<pre><code>{text}\n</code></pre>" in html
