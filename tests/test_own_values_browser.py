"""The reader's own values in a real browser: every command follows, what does not fit is not copied."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from browser import chromium, serve
from guides import write_guide
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.needs("chromium")

SCENARIO = "forwarding/nat-before-ipsec/"
DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"
HOSTILE = ("<img src=x onerror=stolen()>", "eth0; reboot", "$(reboot)", "`id`", "-A", "eth0\nreboot", "'", "⟪wan⟫")


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
        page.goto(address + SCENARIO)
        yield page


def apply_part(page: Page) -> Locator:
    """The first block of commands that changes something."""
    return page.locator('[data-part="apply"]').first


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Your values")


def give(page: Page, label: str, text: str) -> None:
    opener = page.get_by_role("button", name="Your values")
    if not panel(page).is_visible():
        opener.click()
    panel(page).get_by_label(label, exact=True).fill(text)


def clipboard(page: Page) -> str:
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def copy(page: Page, part: Locator) -> None:
    part.locator("[data-md-type=copy]").first.click(force=True)


def test_every_command_of_the_guide_follows_a_value(page: Page, address: str) -> None:
    give(page, "Gateway's interface towards the Internet", "ens18")
    expect(apply_part(page)).to_contain_text("-o ens18")
    shown = page.locator('[data-slot="wan"]')
    assert shown.count() > 5
    assert set(shown.all_text_contents()) == {"ens18"}
    expect(shown.first).to_have_class("swd-slot swd-slot--own")
    page.goto(address + "forwarding/")
    assert set(page.locator('[data-slot="wan"]').all_text_contents()) == {"ens18"}
    expect(page.get_by_role("button", name="Your values (1)")).to_be_visible()


def test_forms_of_a_value_follow_too(page: Page, address: str) -> None:
    page.goto(address + "forwarding/return-route-missing/")
    give(page, "Virtual IP pool of the clients", "10.128.0.0/9")
    forms = page.locator('[data-slot="pool"][data-form]')
    assert forms.count() > 0
    for form, text in forms.evaluate_all("slots => slots.map((slot) => [slot.dataset.form, slot.textContent])"):
        expected = {
            "network": "10.128.0.0",
            "length": "9",
            "option121-octets": "9, 10, 128",
            "option121-hex": "090a80",
        }
        assert text == expected[form]


def test_what_is_copied_is_the_command_with_the_readers_values(page: Page) -> None:
    give(page, "Gateway's interface towards the Internet", "ens18")
    panel(page).get_by_role("button", name="Close").click()
    code = apply_part(page).locator("code").first
    copy(page, apply_part(page))
    expect(page.locator(".md-dialog")).to_contain_text("Copied")
    copied = clipboard(page)
    assert "-o ens18" in copied
    assert copied.rstrip("\n") == (code.text_content() or "").rstrip("\n")


def test_a_value_that_does_not_fit_is_not_copied_and_says_why(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText('before')")
    give(page, "Gateway's interface towards the Internet", "eth0; reboot")
    expect(panel(page)).to_contain_text("';' cannot stand in a value of this type")
    expect(apply_part(page)).to_contain_text("-o eth0")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    copy(page, apply_part(page))
    expect(page.get_by_role("alert")).to_contain_text("Not copied. Gateway's interface towards the Internet")
    assert clipboard(page) == "before"
    page.get_by_role("alert").get_by_role("button", name="Mend it").click()
    field = panel(page).get_by_label("Gateway's interface towards the Internet", exact=True)
    expect(field).to_be_focused()
    field.fill("ens3")
    page.keyboard.press("Escape")
    copy(page, apply_part(page))
    expect(page.locator(".md-dialog")).to_contain_text("Copied")
    assert "-o ens3" in clipboard(page)


def test_a_value_is_edited_in_the_code_itself(page: Page) -> None:
    slot = apply_part(page).locator('[data-slot="wan"]').first
    slot.click()
    field = apply_part(page).get_by_label("Gateway's interface towards the Internet")
    expect(field).to_be_focused()
    field.fill("ens5")
    field.press("Enter")
    expect(slot).to_have_text("ens5")
    assert set(page.locator('[data-slot="wan"]').all_text_contents()) == {"ens5"}
    slot.click()
    field.fill("nonsense; reboot")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Escape")
    expect(slot).to_have_text("ens5")


def test_values_are_on_the_device_only_if_the_reader_wants_it(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + SCENARIO)
        give(page, "Gateway's interface towards the Internet", "ens18")
        assert page.evaluate("localStorage.getItem('swandoc.values')") is None
        fresh = context.new_page()
        fresh.goto(address + SCENARIO)
        expect(apply_part(fresh)).to_contain_text("-o eth0")
        page.get_by_label("Keep them on this device").check()
        fresh.reload()
        expect(apply_part(fresh)).to_contain_text("-o ens18")
        give(fresh, "Virtual IP pool of the clients", "10.77.0.0/16")
        fresh.get_by_role("button", name="Back to the examples").click()
        expect(apply_part(fresh)).to_contain_text("-o eth0")
        fresh.get_by_label("Keep them on this device").uncheck()
        assert fresh.evaluate("localStorage.getItem('swandoc.values')") is None


def test_a_link_brings_values_that_the_reader_decides_about(page: Page, browser: Browser) -> None:
    give(page, "Gateway's interface towards the Internet", "ens18")
    page.get_by_role("button", name="Copy as link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = clipboard(page)
    with browser.new_context() as context:
        other = context.new_page()
        other.goto(link)
        offer = other.get_by_role("region", name="The link brings 1 value")
        expect(offer).to_contain_text("Gateway's interface towards the Internet: ens18")
        expect(apply_part(other)).to_contain_text("-o eth0")
        assert "#" not in other.url
        offer.get_by_role("button", name="Use them").click()
        expect(apply_part(other)).to_contain_text("-o ens18")
        expect(offer).to_have_count(0)


def test_values_are_saved_to_a_file_and_loaded_from_it(page: Page, tmp_path: Path) -> None:
    give(page, "Gateway's interface towards the Internet", "ens18")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as file").click()
    file = tmp_path / "values.json"
    download.value.save_as(file)
    assert json.loads(file.read_text()) == {"wan": "ens18"}
    page.get_by_role("button", name="Back to the examples").click()
    file.write_text(json.dumps({"wan": "ens19", "pool": "not a network", "unknown": 1}))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("status").filter(has_text="refused")).to_have_text("1 value taken; refused: pool, unknown.")
    expect(apply_part(page)).to_contain_text("-o ens19")
    file.write_text("<html>")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("status").filter(has_text="not JSON")).to_be_visible()


@pytest.mark.parametrize("way", ["typed", "stored", "linked"])
def test_hostile_texts_never_get_into_a_command(browser: Browser, address: str, way: str) -> None:
    stolen: list[str] = []
    for text in HOSTILE:
        with browser.new_context() as context:
            context.set_default_timeout(10_000)
            page = context.new_page()
            page.expose_function("stolen", lambda: stolen.append(way))
            if way == "stored":
                stored = json.dumps(json.dumps({"wan": text}))
                context.add_init_script(f"localStorage.setItem('swandoc.values', {stored})")
            page.goto(address + SCENARIO)
            if way == "typed":
                give(page, "Gateway's interface towards the Internet", text)
            if way == "linked":
                page.evaluate("text => { location.hash = '#values:' + new URLSearchParams({wan: text}) }", text)
                page.reload()
            expect(apply_part(page)).to_contain_text("-o eth0")
            assert set(page.locator('[data-slot="wan"]').all_text_contents()) == {"eth0"}
            assert page.locator("img[src=x]").count() == 0
    assert stolen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_for_everyone(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640}) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address + SCENARIO)
        give(page, "Gateway's interface towards the Internet", "eth0; reboot")
        apply_part(page).locator("[data-md-type=copy]").first.evaluate("button => button.click()")
        expect(page.get_by_role("alert")).to_be_visible()
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate(
            "axe.run({include: ['.swd-values-panel', '.swd-refusal']}, {resultTypes: ['violations']})"
        )
        found = found["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_panel_is_worked_by_keyboard_alone(page: Page) -> None:
    opener = page.get_by_role("button", name="Your values")
    opener.focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.swd-own-value input')"):
            break
    page.keyboard.type("10.9.0.0/16")
    assert page.locator(".swd-slot--own").count() > 0
    page.keyboard.press("Escape")
    expect(opener.or_(page.get_by_role("button", name="Your values (1)"))).to_be_focused()


def test_without_scripts_the_page_tells_to_put_values_in(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + SCENARIO)
        expect(page.locator(".swd-own-hint")).to_have_text(
            "The commands show example values. Put in your own before you run them. ", use_inner_text=True
        )


def test_values_survive_pages_that_a_theme_swaps_by_script(browser: Browser, tmp_path: Path) -> None:
    write_guide(tmp_path / "docs").rename(tmp_path / "docs" / "scenarios")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\nsite_url: http://127.0.0.1/\n"
        "theme: {name: material, font: false, features: [navigation.instant]}\n"
        "plugins: [search, swandoc]\n"
    )
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(build, cwd=tmp_path, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with serve(tmp_path / "site") as site, browser.new_context() as context:
        page = context.new_page()
        # Instant navigation follows the addresses of sitemap.xml, which names the published site.
        sitemap = (tmp_path / "site" / "sitemap.xml").read_text().replace("http://127.0.0.1/", site)
        (tmp_path / "site" / "sitemap.xml").write_text(sitemap)
        page.goto(site + "mtu/small-mtu/")
        page.evaluate("window.sameWindow = true")
        give(page, "Connection", "branch")
        panel(page).get_by_role("button", name="Close").click()
        page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A small guide")
        page.go_back()
        expect(page.locator("[data-slot=connection]").first).to_have_text("branch")
        expect(page.get_by_role("button", name="Your values (1)")).to_have_count(1)
        give(page, "Connection", "office2")
        assert set(page.locator("[data-slot=connection]").all_text_contents()) == {"office2"}
        assert page.evaluate("window.sameWindow") is True


def test_what_a_paste_tells_fills_every_page_in_one_click(page: Page, address: str) -> None:
    pasted = "\n".join(file.read_text() for file in sorted((DUMPS / "nat-before-ipsec").glob("broken.*")))
    pasted = re.sub(r"\beth0\b", "ens18", pasted)  # the lab's hosts have the guide's examples
    page.goto(address + "checker/")
    page.locator("#swd-paste-1").fill(pasted, timeout=30_000)  # two hosts' whole dumps
    page.get_by_role("button", name="Check", exact=True).click()
    fill = page.get_by_role("button", name="Use these on every page").first
    told = page.locator(".swd-remedies >> nth=0 >> .swd-value:not(.swd-value--example)")
    expect(fill).to_be_visible()
    wanted = dict(told.evaluate_all("all => all.map((one) => [one.firstChild.textContent, one.children[1].value])"))
    assert len(wanted) > 2
    fill.click()
    page.goto(address + SCENARIO)
    page.get_by_role("button", name="Your values").click()
    for label, value in wanted.items():
        field = panel(page).get_by_label(label, exact=True)
        assert (field.input_value() or field.get_attribute("placeholder")) == value
    assert set(page.locator('[data-slot="wan"]').all_text_contents()) == {"ens18"}
