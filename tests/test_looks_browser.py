"""How the site looks, as far as a machine can tell: nothing moves, everything can be read, on paper as well."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from browser import chromium, serve
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = pytest.mark.needs("chromium")

SCENARIO = "forwarding/nat-before-ipsec/"
PAGES = ["", "forwarding/", "forwarding/#nat-rules", SCENARIO, "catalogue/", "checker/", "mtu-tables/", "about/"]
DESKTOP, PHONE = ViewportSize(width=1280, height=860), ViewportSize(width=360, height=740)
DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"

# Layout shifts that no key, click or tap has caused (Layout Instability, 2.4).
WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) {
    shifts.push([one.value, one.sources.map(({node}) => node?.className || node?.nodeName).join(' | ')]);
  }
}).observe({type: 'layout-shift', buffered: true});"""
CLS = 0.01

# Of what has the focus: its name, and the width in CSS pixels of the line around it.
FOCUSED = """() => {
  const one = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(one);
  return [`${one.nodeName} ${one.className} ${one.textContent.trim().slice(0, 40)}`,
    outlineStyle === 'none' ? 0 : parseFloat(outlineWidth)];
}"""


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def unreadable(page: Page) -> list[str]:
    """Texts whose contrast is below WCAG's AA, and links told apart by colour alone."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    # The theme's own copy buttons are not this project's to colour.
    result = page.evaluate(
        "axe.run({include: ['body'], exclude: ['.md-code__nav']},"
        " {runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations']})"
    )
    assert "color-contrast" in {rule["id"] for rule in result["passes"] + result["violations"]}
    return [
        f"{page.url}: {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("slower", [1, 6])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, viewport: ViewportSize, slower: int) -> None:
    for path in PAGES:
        with browser.new_context(viewport=viewport) as context:
            page = context.new_page()
            page.add_init_script(WATCH)
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(address + path)
            page.wait_for_timeout(500)
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(200)
            shifts = page.evaluate("shifts")
            assert sum(value for value, _ in shifts) < CLS, (path, shifts)


def test_the_watch_for_shifts_sees_one(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(address + SCENARIO)
        page.evaluate("document.querySelector('h1').before(Object.assign(document.createElement('p'), "
                      "{textContent: 'late', style: 'height: 90px'}))")  # fmt: skip
        page.wait_for_timeout(300)
        assert sum(value for value, _ in page.evaluate("shifts")) > CLS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_in_both_palettes(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    found = []
    for path in (*PAGES, f"{SCENARIO}transcript.html"):
        with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(address + path)
            found += unreadable(page)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_result_of_the_checker_can_be_read_in_both_palettes(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{address}checker/")
        page.locator("#swd-paste-1").fill((DUMPS / "nat-before-ipsec" / "broken.gateway.txt").read_text())
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".swd-finding .swd-part--apply").first).to_be_visible()
        assert unreadable(page) == []


@pytest.mark.parametrize("path", ["", "forwarding/", SCENARIO])
def test_paper_is_light_in_the_dark_palette_and_holds_no_buttons(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(address + path)
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        }
        assert unreadable(page) == []
        for what in (".md-header", ".md-tabs", ".swd-button"):
            found = page.locator(what)
            assert not any(found.nth(n).is_visible() for n in range(found.count())), what


@pytest.mark.parametrize("path", ["", SCENARIO])
def test_what_has_the_focus_has_a_line_around_it(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        page.goto(address + path)
        seen = set()
        for _ in range(30):
            page.keyboard.press("Tab")
            name, width = page.evaluate(FOCUSED)
            seen.add(name)
            # The search opens when it has the focus; the line of a tab is around its label.
            if not name.startswith("INPUT"):
                assert width >= 1.5, name
        assert len(seen) > 20


def test_nothing_moves_for_readers_who_want_no_motion(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for path in ("", "forwarding/", SCENARIO, "checker/"):
            page.goto(address + path)
            moving = page.evaluate(
                "[...document.querySelectorAll('*')].flatMap((one) => [null, '::before', '::after'].map((part) => "
                "[one.className, getComputedStyle(one, part)])).filter(([, {transitionDuration, animationName}]) => "
                "animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s'))"
                ".map(([name]) => name)"
            )
            assert moving == [], path


def test_the_home_page_opens_the_search_and_shows_the_ways_in_on_a_phones_first_screen(
    browser: Browser, address: str
) -> None:
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address)
        search = page.get_by_role("button", name="Search for what you see")
        for way in (
            search,
            page.get_by_role("link", name="Paste what your hosts say"),
            page.locator(".swd-area").first,
        ):
            box = way.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["height"]
        search.click()
        field = page.locator("input.md-search__input")
        expect(field).to_be_focused()
        field.press_sequentially("tcpdump packets clear")
        expect(page.locator(".md-search-result__link").first).to_contain_text("NAT rule rewrites")


def test_a_button_for_the_search_is_not_there_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-open-search]")).not_to_be_visible()
        expect(page.get_by_role("link", name="Paste what your hosts say")).to_be_visible()


def test_on_a_phone_a_scenario_offers_to_go_straight_to_its_remedy(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address + SCENARIO)
        page.get_by_role("navigation", name="On this page").get_by_role("link", name="Remedies").click()
        page.wait_for_timeout(200)
        box = page.get_by_role("heading", name="Remedies").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 200


def test_a_wrong_address_leads_on(guide_site: Path) -> None:
    text = (guide_site / "404.html").read_text(encoding="utf-8")
    assert "<h1>There is no such page</h1>" in text
    assert "/catalogue/" in text


def test_the_own_stylesheets_are_small(guide_site: Path) -> None:
    assets = guide_site / "assets"
    names = ("swandoc.css", "swandoc-checker.css", "site.css")
    assert len(gzip.compress(b"".join((assets / name).read_bytes() for name in names), 9)) < 11_000
