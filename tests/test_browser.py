"""The guide in a real browser, as a reader uses it, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, serve
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.needs("chromium")

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
SCENARIO = "forwarding/nat-before-ipsec/"
PAGES = ["", "forwarding/", "forwarding/#nat-rules", SCENARIO, "catalogue/", "mtu-tables/", "checker/"]


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    """The guide on the loopback address."""
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def requests() -> list[str]:
    """Every address that the browser asked for in this test."""
    return []


def open_context(browser: Browser, requests: list[str], *, scripts: bool = True, **options: object) -> BrowserContext:
    context = browser.new_context(java_script_enabled=scripts, **options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    context.on("request", lambda request: requests.append(request.url))
    return context


def visible_questions(page: Page) -> list[str]:
    nodes = page.locator(".swd-node")
    return [nodes.nth(n).get_attribute("id") or "" for n in range(nodes.count()) if nodes.nth(n).is_visible()]


def walk(page: Page, count: int) -> list[str]:
    """Answer questions until ``count`` have been shown, one at a time; their ids."""
    shown: list[str] = []
    while True:
        expect(page.locator(".swd-node:visible")).to_have_count(1)
        shown += visible_questions(page)
        if len(shown) == count:
            assert len(set(shown)) == count
            return shown
        answers = page.locator(".swd-node:visible .swd-answer__go")
        targets = [answers.nth(n).get_attribute("href") or "" for n in range(answers.count())]
        # With scripts an address ends in the question's id, after the answers that led to it.
        further = [href for href in targets if href[0] == "#" and is_question(page, re.split("[#/]", href)[-1])]
        answers.nth(targets.index(further[0])).click()
        expect(page).to_have_url(re.compile(f"{re.escape(further[0])}$"))


def is_question(page: Page, node: str) -> bool:
    return page.locator(f'.swd-node--question[id="{node}"]').count() == 1


@SCRIPTS
def test_a_reader_clicks_from_home_through_a_tree_to_a_scenario(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_role("main").get_by_role("link", name="Forwarding", exact=True).click()
        expect(page).to_have_url(re.compile(r"/forwarding/$"))
        scenario = page.locator('.swd-node:visible .swd-answer__go:not([href^="#"])', has_text="SWD")
        walk(page, 3)
        while not scenario.count():
            walk(page, 2)
        scenario.first.click()
        expect(page.locator(".swd-walk")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".swd-part--apply").first).to_be_visible()
        expect(page.locator(".swd-facts .swd-code")).to_have_text(re.compile("^SWD[123]"))
    assert [url for url in requests if not url.startswith((address, "data:"))] == []


@SCRIPTS
def test_the_browsers_back_button_returns_to_the_question_before(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}forwarding/")
        questions = walk(page, 3)
        for question in reversed(questions[:-1]):
            page.go_back()
            assert visible_questions(page) == [question]


@SCRIPTS
def test_a_question_stands_below_the_header_and_offers_to_start_again(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}forwarding/#nat-rules")
        page.wait_for_timeout(100)
        node, header = page.locator("#nat-rules").bounding_box(), page.locator(".md-header").bounding_box()
        assert node is not None
        assert header is not None
        assert header["y"] + header["height"] <= node["y"] < 150
        page.locator("#nat-rules").get_by_role("link", name="Start again").click()
        assert visible_questions(page) != ["nat-rules"]
        assert len(visible_questions(page)) == 1


@SCRIPTS
def test_a_reader_picks_a_symptom_on_the_home_page(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        for group in (".swd-symptom-first", ".swd-symptom-group"):
            page.goto(address)
            if group == ".swd-symptom-group":
                page.locator(f"{group} > summary").last.click()
            symptom = page.locator(f"{group} li a").last
            words = symptom.inner_text()
            symptom.click()
            expect(page.locator(".swd-symptoms")).to_contain_text(words)


@SCRIPTS
def test_a_code_in_the_address_leads_to_its_page(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}SWD112/")
        page.wait_for_url(re.compile(r"/forwarding/[a-z0-9-]+/$"))
        expect(page.locator(".swd-facts .swd-code")).to_have_text("SWD112")


@SCRIPTS
def test_dialects_are_tabs_and_each_shows_its_own_commands(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}{SCENARIO}")
        tabs = page.locator(".swd-tabs").first
        expect(tabs.locator(".tabbed-block").nth(0)).to_be_visible()
        expect(tabs.locator(".tabbed-block").nth(1)).not_to_be_visible()
        tabs.locator(".tabbed-labels").get_by_text("nftables", exact=True).click()
        expect(tabs.locator(".tabbed-block").nth(0)).not_to_be_visible()
        expect(tabs.locator(".tabbed-block").nth(1)).to_contain_text("nft")


@SCRIPTS
def test_the_keyboard_alone_changes_the_dialect(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}{SCENARIO}")
        tabs = page.locator(".swd-tabs").first
        tabs.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowRight")
        expect(tabs.locator(".tabbed-block").nth(1)).to_be_visible()
        expect(tabs.locator(".tabbed-labels > label").nth(1)).not_to_have_css("outline-style", "none")


@SCRIPTS
def test_undo_is_folded_until_the_reader_asks_for_it(
    browser: Browser, address: str, requests: list[str], scripts: bool
) -> None:
    with open_context(browser, requests, scripts=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}{SCENARIO}")
        undo = page.locator(".swd-part--undo").first
        expect(undo.locator("pre")).not_to_be_visible()
        undo.locator("summary").click()
        expect(undo.locator("pre")).to_be_visible()


def test_a_chosen_dialect_is_remembered_on_other_pages(browser: Browser, address: str, requests: list[str]) -> None:
    with open_context(browser, requests) as context:
        page = context.new_page()
        page.goto(f"{address}{SCENARIO}")
        page.locator(".tabbed-labels").first.get_by_text("nftables", exact=True).click()
        page.goto(f"{address}forwarding/internet-nat-missing/")
        tabs = page.locator(".swd-tabs").first
        labels = tabs.locator(".tabbed-labels label").all_inner_texts()
        assert labels.index("nftables") > 0
        expect(tabs.locator(".tabbed-block").nth(labels.index("nftables"))).to_be_visible()


def test_the_search_finds_a_scenario_in_the_readers_words(browser: Browser, address: str, requests: list[str]) -> None:
    with open_context(browser, requests) as context:
        page = context.new_page()
        page.goto(address)
        page.locator("input.md-search__input").press_sequentially("tcpdump packets clear")
        result = page.locator(".md-search-result__link").first
        expect(result).to_contain_text("NAT rule rewrites")
        result.click()
        expect(page).to_have_url(re.compile(rf"/{SCENARIO}"))
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []


@SCRIPTS
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, requests: list[str], scripts: bool) -> None:
    with open_context(browser, requests, scripts=scripts, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_answers_are_large_enough_for_a_thumb(browser: Browser, address: str, requests: list[str]) -> None:
    with open_context(browser, requests, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}forwarding/")
        answers = page.locator(".swd-answer__go:visible")
        heights = [box["height"] for n in range(answers.count()) if (box := answers.nth(n).bounding_box())]
        assert len(heights) > 2
        assert min(heights) >= 44  # CSS pixels, WCAG 2.2 success criterion 2.5.5


def test_paper_shows_every_question_every_dialect_and_every_part(
    browser: Browser, address: str, requests: list[str]
) -> None:
    with open_context(browser, requests) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{address}forwarding/")
        assert len(visible_questions(page)) == page.locator(".swd-node").count() > 5
        page.goto(f"{address}{SCENARIO}")
        for what in (".tabbed-block", ".swd-tabs__name", ".swd-part--apply pre", ".swd-part--undo pre"):
            found = page.locator(what)
            assert found.count() > 2, what
            assert all(found.nth(n).is_visible() for n in range(found.count())), what
