"""The page that compares pasted snippets, in a real browser, served and opened from a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, serve
from guides import SOUND, changed, write_guide
from playwright.sync_api import Browser, BrowserContext, Page, expect

from swandoc.guide.loader import load_guide
from swandoc.snippets.history import History, advance
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import fill
from swandoc.snippets.store import export, read_folder, write

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).parents[1]
ON = "SWD101/commands/shell"
POOL = "SWD201/assign-virtual-ips/swanctl"
OFF = "forwarding/forwarding-off.yml"
APPLY = "apply: {run: sysctl -w net.ipv4.ip_forward=1}"
WORDS = {
    "snippets.yml": """\
withdrawn:
  - snippets: [SWD101/load-plugin/strongswan-conf]
    because: It took {pool} from others.
    on_hosts: Run `true`, see [the MTU](swd:mtu).
    replaced_by: [SWD101/commands/shell]
changes:
  - {of: [SWD101/commands/shell v2], line: It leaves what others wrote.}
"""
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small guide with a snippet of two versions and one that is withdrawn."""
    folder = tmp_path_factory.mktemp("stale")
    before = changed(OFF, ("      - commands:", "      - load-plugin: {plugin: farp}\n      - commands:"))
    write_guide(folder, **{**SOUND, **before})
    old = advance(History(), load_guide(folder / "guide"), "2026-01-01")
    now = changed(OFF, (APPLY, "apply: {run: sysctl net.ipv4.ip_forward=1}"))
    write_guide(folder, **{**SOUND, **now, **WORDS})
    guide = load_guide(folder / "guide")
    assert guide.problems == ()
    write(folder / "snippets", export(guide, advance(old, guide, "2026-02-02"), {}))
    (folder / "docs").mkdir()
    (folder / "guide").rename(folder / "docs/scenarios")
    config = "site_name: A small guide\ntheme: {name: material, font: false}\nplugins: [search, swandoc]\n"
    (folder / "mkdocs.yml").write_text(config)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def text_of(site: Path, id_: str, kind: PartKind, version: int | None = None) -> str:
    """A part with its mark, and 10.77.0.0/16 and others as somebody's values."""
    values = {"pool": "10.77.0.0/16", "connection": "branch-7"}
    history = read_folder(site / "snippets")
    text = fill(history.text(id_, kind, version), lambda slot: values[slot.name])
    return f"{history.mark(id_, kind, version)}\n{text}\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site / "site") as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture(params=["served", "from a file"])
def page(request: pytest.FixtureRequest, site: Path, address: str, context: BrowserContext) -> Page:
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{address}stale/" if request.param == "served" else (site / "site/stale/index.html").as_uri())
    expect(opened.locator("fieldset")).to_be_enabled()
    opened.wait_for_load_state("networkidle")
    assert errors == []
    return opened


def compare(page: Page, text: str) -> None:
    page.get_by_label("A snippet, or a page that holds some").fill(text)
    page.get_by_role("button", name="Compare").click()


def test_each_copy_of_a_page_is_told_with_what_changed(page: Page, site: Path) -> None:
    current, old = text_of(site, POOL, PartKind.APPLY), text_of(site, ON, PartKind.APPLY, 1)
    edited = current.replace("set -eu", "set -u")
    gone = text_of(site, "SWD101/load-plugin/strongswan-conf", PartKind.VERIFY)
    unknown = "# swandoc SWD999/a/b/apply v1 12345678\ntrue\n"
    compare(page, "\n".join((f"```\n{current}```", old, edited, gone, unknown)))
    copies = page.locator(".swd-copy")
    expect(page.get_by_role("status")).to_have_text("5 copies found.")
    states = ["Current", "Superseded", "Edited by hand", "Withdrawn", "Unknown"]
    expect(copies.locator(".swd-copy__state")).to_have_text(states)
    expect(copies.nth(0)).to_contain_text("Lines 2 to ")
    expect(copies.nth(1)).to_contain_text("v2: It leaves what others wrote.")
    expect(copies.nth(1).locator(".swd-diff__line")).to_have_text(
        [
            re.compile(r"-\s+only in your copy: sysctl -w net\.ipv4\.ip_forward=1"),
            re.compile(r"\+\s+only in the guide: sysctl net\.ipv4\.ip_forward=1"),
        ]
    )
    expect(copies.nth(2).locator(".swd-diff__line--old")).to_have_text(re.compile("set -u$"))
    expect(copies.nth(2).locator(".swd-diff__line--new")).to_have_text(re.compile("set -eu$"))
    expect(copies.nth(3)).to_contain_text("Withdrawn on 2026-02-02: It took 10.3.0.0/24 from others.")
    expect(copies.nth(3)).to_contain_text("On hosts that ran it: Run true, see the MTU.")
    expect(copies.nth(4)).to_contain_text("this guide never had a snippet of that name")


def test_a_copy_without_a_mark_is_known_by_its_text(page: Page, site: Path) -> None:
    compare(page, text_of(site, POOL, PartKind.APPLY).partition("\n")[2])
    expect(page.locator(".swd-copy__state")).to_have_text(["Current"])
    expect(page.locator(".swd-copy")).to_contain_text("Known by its text; it has no mark.")


def test_a_text_of_somebody_else_is_not_taken_for_one(page: Page) -> None:
    compare(page, "#!/bin/sh\nset -eu\nsysctl -w net.ipv4.ip_forward=1\n")
    expect(page.get_by_role("status")).to_contain_text("No snippet of this guide was found.")
    expect(page.locator(".swd-copy")).to_have_count(0)


def test_it_works_by_keyboard(page: Page, site: Path) -> None:
    page.get_by_label("A snippet, or a page that holds some").fill(text_of(site, ON, PartKind.APPLY, 1))
    page.get_by_label("A snippet, or a page that holds some").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    title = page.locator(".swd-copy__title")
    expect(title).to_be_focused()
    for _ in range(3):  # past the scenario's link and that of the version
        page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Difference, line by line")).to_be_focused()


def test_a_paste_stays_text(page: Page, site: Path) -> None:
    hostile = "<img src=x onerror=stolen()><script>stolen()</script>"
    copy = text_of(site, POOL, PartKind.APPLY).replace("set -eu", f"set -u {hostile}")
    compare(page, copy)
    expect(page.locator(".swd-copy__state")).to_have_text(["Edited by hand"])
    assert page.locator(".swd-stale__copies :is(img, script)").count() == 0
    expect(page.locator(".swd-diff")).to_contain_text("onerror=stolen()")


def test_no_request_leaves_the_page(context: BrowserContext, address: str, site: Path) -> None:
    asked: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{address}stale/")
    compare(opened, text_of(site, POOL, PartKind.APPLY))
    expect(opened.locator(".swd-copy")).to_have_count(1)
    assert f"{address}assets/swandoc-history/SWD201.js" in asked
    assert f"{address}assets/swandoc-history/SWD101.js" not in asked
    assert [url for url in asked if not url.startswith(address)] == []
    policy = opened.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "connect-src 'none'" in policy
    refused = opened.evaluate("fetch('/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"


def test_the_newest_version_can_be_copied(context: BrowserContext, address: str, site: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(f"{address}stale/")
    compare(opened, text_of(site, ON, PartKind.APPLY, 1))
    opened.get_by_role("button", name="Copy v2 with these values").click()
    expect(opened.get_by_role("button", name="Copied")).to_be_visible()
    assert opened.evaluate("navigator.clipboard.readText()") == text_of(site, ON, PartKind.APPLY)


def test_the_changes_stand_on_a_page_that_needs_no_script(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False)
    opened = plain.new_page()
    opened.goto(f"{address}snippet-changes/#SWD101-commands-shell-v2")
    expect(opened.get_by_text("It leaves what others wrote.")).to_be_visible()
    assert opened.locator("li#SWD101-commands-shell-v2").count() == 1
    opened.get_by_text("The difference").click()
    expect(opened.locator(".swd-diff__line--old")).to_have_text("-sysctl -w net.ipv4.ip_forward=1\n")
    expect(opened.get_by_text("It took 10.3.0.0/24 from others.")).to_be_visible()
    plain.close()


def test_a_phone_of_320_pixels_scrolls_one_way(context: BrowserContext, address: str, site: Path) -> None:
    opened = context.new_page()
    opened.set_viewport_size({"width": 320, "height": 640})
    opened.goto(f"{address}stale/")
    compare(opened, text_of(site, POOL, PartKind.APPLY).replace("set -eu", "set -u"))
    expect(opened.locator(".swd-diff")).to_have_count(1)
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
