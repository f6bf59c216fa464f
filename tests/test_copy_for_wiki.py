"""Copying a snippet for a wiki in a real browser: what the page copies is what the command line exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, serve
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect

from swandoc.cli import main
from swandoc.snippets.formats import FORMATS

pytestmark = pytest.mark.needs("chromium")

SNIPPET = "SWD112/exempt-ipsec-from-nat/iptables"
PAGE = "forwarding/nat-before-ipsec/"


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address + PAGE)
        page.evaluate("navigator.clipboard.writeText('before')")
        yield page


def part(page: Page, kind: str) -> Locator:
    return page.locator(f'[data-snippet="{SNIPPET}"] [data-part="{kind}"]').first


def clipboard(page: Page) -> str:
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def exported(name: str, kind: str) -> str:
    command = ["export", SNIPPET, "--format", name, "--part", kind, "--set", "wan=ens18"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_is_what_the_command_line_exports(page: Page, address: str, name: str) -> None:
    page.evaluate("sessionStorage.setItem('swandoc.values', '{\"wan\": \"ens18\"}')")
    page.reload()
    for kind in ("apply", "verify"):
        if kind == "apply":
            part(page, kind).get_by_role("button", name="Copy for your wiki").click()
            page.get_by_role("dialog", name="Which wiki is it for?").get_by_role(
                "button", name=FORMATS[name].label, exact=True
            ).click()
        else:
            part(page, kind).get_by_role("button", name=f"Copy for {FORMATS[name].label}").click()
        expect(part(page, kind).get_by_role("button", name="Copied")).to_be_visible()
        link = FORMATS[name].link.format(code="SWD112", url=f"{address}SWD112/")
        assert clipboard(page) == exported(name, kind) + (f"\n{link}\n" if link else "")


def test_the_wiki_is_remembered_and_can_be_changed(page: Page) -> None:
    part(page, "apply").get_by_role("button", name="Copy for your wiki").click()
    page.get_by_role("button", name="DokuWiki", exact=True).click()
    page.reload()
    part(page, "apply").get_by_role("button", name="Other wiki").click()
    page.get_by_role("button", name="MediaWiki", exact=True).click()
    expect(part(page, "check").get_by_role("button", name="Copy for MediaWiki")).to_be_visible()
    assert clipboard(page).startswith("<pre>\n# swandoc")


def test_a_value_that_does_not_fit_is_not_copied(page: Page) -> None:
    page.get_by_role("button", name="Your values").click()
    page.locator("#swd-value-wan").fill("eth0; reboot")
    page.keyboard.press("Escape")
    part(page, "apply").get_by_role("button", name="Copy for your wiki").click()
    expect(page.get_by_role("alert")).to_contain_text("Not copied")
    expect(page.get_by_role("dialog", name="Which wiki is it for?")).to_have_count(0)
    assert clipboard(page) == "before"


def test_the_choice_is_made_by_keyboard_alone(page: Page) -> None:
    part(page, "apply").get_by_role("button", name="Copy for your wiki").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Which wiki is it for?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(part(page, "apply").get_by_role("button", name="Copy for your wiki")).to_be_focused()


def test_without_scripts_there_is_the_plain_text(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + PAGE)
        part(page, "apply").get_by_role("link", name="Plain text").click()
        expect(page.locator("body")).to_contain_text(f"# swandoc {SNIPPET}/apply v")
