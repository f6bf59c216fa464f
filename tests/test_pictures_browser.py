"""The pictures of a packet's way in a real browser: they follow the reader's values, and everybody can read them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, serve
from guides import changed, write_guide
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

pytestmark = pytest.mark.needs("chromium")

SCENARIO = "forwarding/nat-before-ipsec/"
DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"
DESKTOP, PHONE = ViewportSize(width=1280, height=860), ViewportSize(width=360, height=740)
WIDTHS = pytest.mark.parametrize(("viewport", "picture"), [(DESKTOP, ".swd-wide svg"), (PHONE, ".swd-tall svg")])


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def give(page: Page, **values: str) -> None:
    page.evaluate("values => swandocTakeValues(values)", values)


def note(picture: Locator, place: str) -> Locator:
    return picture.locator("g", has=picture.page.locator("> title", has_text=place)).locator(".swd-path__note")


def colours(page: Page, what: str, attribute: str) -> set[str]:
    return set(
        page.evaluate(
            "([what, attribute]) => [...document.querySelectorAll(what)]"
            ".filter(one => one.getBoundingClientRect().width).map(one => getComputedStyle(one)[attribute])",
            [what, attribute],
        )
    )


@WIDTHS
def test_a_picture_and_its_words_follow_the_readers_values(
    browser: Browser, address: str, viewport: ViewportSize, picture: str
) -> None:
    with browser.new_context(viewport=viewport) as context:
        page = context.new_page()
        page.goto(address + SCENARIO)
        drawn = page.locator(picture)
        expect(note(drawn, "Client")).to_have_text("10.3.0.1")
        before = drawn.bounding_box()
        give(page, virtual_ip="198.151.100.254", gateway="203.113.213.213")
        expect(note(drawn, "Client")).to_have_text("198.151.100.254")
        expect(note(drawn, "Gateway")).to_have_text("203.113.213.213")
        expect(note(drawn, "LAN host")).to_have_text("10.1.0.10")
        expect(drawn.locator("desc")).to_contain_text("Client (198.151.100.254)")
        expect(page.locator(".swd-figure + .swd-more li", has_text="Client (198.151.100.254)")).to_have_count(1)
        assert drawn.bounding_box() == before


@pytest.mark.parametrize(
    ("kind", "example", "longest"),
    [
        ("cidr6", "2001:db8::/64", "2001:db8:1234:5678:9abc:def0:1234:5678/128"),
        ("interface", "eth0", "wwwwwwwwwwwwwww"),
    ],
)
def test_the_longest_value_stays_in_its_box(
    browser: Browser, tmp_path: Path, kind: str, example: str, longest: str
) -> None:
    places = changed("guide.yml", ('sublabel: "{gateway}"', 'sublabel: "{shown}"'))
    parameter = f"parameters:\n  shown: {{type: {kind}, label: Shown, example: '{example}'}}\n"
    parameters = changed("parameters.yml", ("parameters:\n", parameter))
    write_guide(tmp_path / "docs", **places, **parameters).rename(tmp_path / "docs" / "scenarios")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\ntheme: {name: material, font: false}\nplugins: [swandoc]\n")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with serve(tmp_path / "site") as site, browser.new_context() as context:
        page = context.new_page()
        page.goto(site + "forwarding/forwarding-off/")
        give(page, shown=longest)
        for size, picture in ((DESKTOP, ".swd-wide svg"), (PHONE, ".swd-tall svg")):
            page.set_viewport_size(size)
            shown = note(page.locator(picture), "Gateway")
            expect(shown).to_have_text(longest)
            room, box = shown.locator(".."), page.locator(f'{picture} [data-place="gateway"]')
            text, outer = shown.evaluate("one => [one.scrollWidth, one.scrollHeight]"), box.bounding_box()
            inner = room.bounding_box()
            assert inner is not None
            assert outer is not None
            assert text[0] <= float(room.get_attribute("width") or "nan")
            assert text[1] <= float(room.get_attribute("height") or "nan")
            assert outer["x"] < inner["x"]
            assert inner["x"] + inner["width"] < outer["x"] + outer["width"]
            assert inner["y"] + inner["height"] < outer["y"] + outer["height"]


def test_a_finding_shows_where_it_breaks_with_the_addresses_of_the_paste(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        page.goto(f"{address}checker/")
        page.get_by_label("Both ends").check()
        for box, host in ((1, "gateway"), (2, "client")):
            text = (DUMPS / "nat-before-ipsec" / f"broken.{host}.txt").read_text()
            assert "10.3.0.1" in text
            page.locator(f"#swd-paste-{box}").fill(text.replace("10.3.0.1", "10.3.0.77"))
        page.get_by_role("button", name="Check", exact=True).click()
        picture = page.locator(".swd-finding .swd-wide svg")
        expect(picture).to_be_visible()
        expect(note(picture, "Client")).to_have_text("10.3.0.77")
        expect(note(picture, "Gateway")).to_have_text("192.0.2.1")
        expect(note(picture, "LAN host")).to_have_text("")  # no paste tells it, and an example would mislead
        broken = picture.locator("g", has=page.locator(".swd-path__hop--broken")).last
        expect(broken.locator("> title")).to_have_text("NAT")
        expect(picture.get_by_text("breaks here")).to_be_visible()
        name, described = picture.locator("> title"), picture.locator("> desc")
        expect(name).to_have_text("SWD112: A NAT rule rewrites packets before IPsec sees them")
        expect(described).to_contain_text("LAN host, then Gateway (192.0.2.1), then Internet")
        expect(described).to_contain_text("It breaks at NAT.")
        assert page.evaluate("[...document.querySelectorAll('[id]')].length") == page.evaluate(
            "new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size"
        )
        hops = page.locator(".swd-finding .swd-hop")
        expect(hops.first).not_to_be_visible()
        page.get_by_text("Hop by hop").click()
        expect(hops.first).to_be_visible()


def test_the_readers_own_colours_reach_every_shape(browser: Browser, address: str) -> None:
    with browser.new_context(forced_colors="active", color_scheme="dark", viewport=DESKTOP) as context:
        page = context.new_page()
        page.goto(address + SCENARIO)
        system = page.evaluate(
            "Object.fromEntries(['Canvas', 'CanvasText', 'Highlight'].map(name => {"
            "const one = document.body.appendChild(document.createElement('i')); one.style.color = name;"
            "one.style.forcedColorAdjust = 'none'; return [name, getComputedStyle(one).color]; }))"
        )
        assert colours(page, ".swd-path__place, .swd-path__hop, .swd-path__panel", "fill") == {system["Canvas"]}
        lines = colours(page, ".swd-path__place, .swd-path__hop, .swd-path__way", "stroke")
        assert lines == {system["CanvasText"], system["Highlight"]}
        assert colours(page, ".swd-path text, .swd-path__note", "color") == {system["CanvasText"]}


def test_paper_shows_black_lines_on_white_in_both_palettes(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme, viewport=DESKTOP) as context:
            page = context.new_page()
            page.goto(address + SCENARIO)
            page.emulate_media(media="print")
            expect(page.locator(".swd-wide svg")).to_be_visible()
            expect(page.locator(".swd-tall svg")).not_to_be_visible()
            assert colours(page, ".swd-path__place, .swd-path__hop", "fill") == {"rgb(255, 255, 255)"}
            assert colours(page, ".swd-path__place, .swd-path__hop, .swd-path__way", "stroke") == {"rgb(0, 0, 0)"}
            assert colours(page, ".swd-path text, .swd-path__note", "color") == {"rgb(0, 0, 0)"}
