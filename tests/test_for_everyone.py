"""Every type of page for every reader: WCAG 2.2 AA as far as machines can tell, in both palettes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browser import GUIDE_BASE, PAGE_TYPES, chromium, serve
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.needs("chromium")

DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"
# But for the page of a code, which leads to another at once.
LASTING = [kind for kind in PAGE_TYPES if kind != "code"]
EVERY_TYPE = pytest.mark.parametrize("kind", LASTING)
# What a reader does to a page before it is looked at.
STATES = ["checker with a result", "search open", "values open"]
AXE = "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
# The distances of WCAG 2.2, success criterion 1.4.12, as a style sheet that the policy does not stop.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
DOUBLE = """() => {
  const sheet = new CSSStyleSheet();
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  sheet.replaceSync(`html { font-size: ${2 * size}px !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
# Texts of which a part is cut off: what is wider or higher than its box, in a box that does not scroll. The theme's
# navigation shortens the site's name on purpose.
CUT = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, a, button, label, summary, td, th)')]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter((one) => !one.closest('.swd-sr, .md-sidebar'))
  .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX + getComputedStyle(one).overflowY))
  .filter((one) => one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2)
  .map((one) => one.outerHTML.slice(0, 120))"""
# What has the focus, whether that shows, and whether something lies on top of all of it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const marked = [one, one.closest('label'), one.labels?.[0], one.parentElement].filter(Boolean).some((near) => {
    const style = getComputedStyle(near);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  }) || one.matches('input, textarea');
  const shown = one.labels?.[0] && one.getBoundingClientRect().width < 4 ? one.labels[0] : one;
  const {left, right, top, bottom} = shown.getBoundingClientRect();
  const inside = [[.5, .5], [.1, .1], [.9, .9], [.1, .9], [.9, .1]].some(([x, y]) => {
    const on = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
    return on && (shown.contains(on) || on.contains(shown));
  });
  return {what: one.outerHTML.slice(0, 120), marked, inside};
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
  const {transitionDuration, animationDuration} = getComputedStyle(one);
  return `${transitionDuration},${animationDuration}`.split(',').some((each) => parseFloat(each) > 0.001);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site, GUIDE_BASE) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def open_type(context: BrowserContext, address: str, kind: str) -> Page:
    context.set_default_timeout(30_000)
    page = context.new_page()
    if kind == "checker with a result":
        page.goto(f"{address}checker/")
        page.locator("input[type=file]").first.set_input_files(sorted((DUMPS / "nat-before-ipsec").glob("broken.*")))
        expect(page.locator(".swd-remedy").first).to_be_visible()
        page.evaluate("() => document.querySelectorAll('.swd-checker details').forEach((one) => { one.open = true; })")
    elif kind == "search open":
        page.goto(f"{address}about/")
        page.locator("label.md-header__button[for=__search], input.md-search__input").locator(
            "visible=true"
        ).first.click()
        page.locator("input.md-search__input").press_sequentially("tcpdump packets clear")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
    elif kind == "values open":
        page.goto(f"{address}{PAGE_TYPES['scenario']}")
        page.get_by_role("button", name="Your values").click()
    else:
        page.goto(address + PAGE_TYPES[kind], wait_until="networkidle")
    # The site's script gives it, which may run after the last request.
    expect(page.locator(".md-search[role=dialog]:not([aria-label])")).to_have_count(0)
    return page


@pytest.mark.parametrize("kind", [*LASTING, *STATES])
def test_axe_finds_nothing_that_shuts_a_reader_out(browser: Browser, address: str, kind: str) -> None:
    found = []
    looks: list[dict[str, Any]] = [
        {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
        {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    ]
    for look in looks:
        with browser.new_context(reduced_motion="reduce", **look) as context:
            page = open_type(context, address, kind)
            page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
            result = page.evaluate(AXE)
        assert {"color-contrast", "target-size"} <= {rule["id"] for rule in result["passes"] + result["violations"]}
        found += [
            f"{look['color_scheme']}: {violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"][:3]
        ]
    assert found == []


@EVERY_TYPE
def test_a_page_fits_a_phone_with_more_space_between_words_and_with_letters_of_double_size(
    browser: Browser, address: str, kind: str
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = open_type(context, address, kind)
        width = "document.documentElement.scrollWidth"
        assert page.evaluate(width) <= 320  # CSS pixels, success criterion 1.4.10
        page.evaluate(SPACING)
        assert page.evaluate(width) <= 320
        assert page.evaluate(CUT) == []
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = open_type(context, address, kind)
        page.evaluate(DOUBLE)
        assert page.evaluate(width) <= 1280  # success criterion 1.4.4
        assert page.evaluate(CUT) == []


@EVERY_TYPE
def test_whoever_tabs_through_a_page_sees_where_they_are(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 600}) as context:
        page = open_type(context, address, kind)
        seen = []
        for _ in range(30):
            page.keyboard.press("Tab")
            if focused := page.evaluate(FOCUSED):
                seen.append(focused)
        assert len({one["what"] for one in seen}) > 1
        assert [one["what"] for one in seen if not one["marked"]] == []
        assert [one["what"] for one in seen if not one["inside"]] == []


@EVERY_TYPE
def test_nothing_moves_for_a_reader_who_wants_no_motion(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        assert open_type(context, address, kind).evaluate(MOVING) == []
