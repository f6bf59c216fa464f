"""The zip of the site: readable from a disk, with no server and no network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium
from guides import write_guide
from playwright.sync_api import Browser, Page, expect

from swandoc.site.offline import pack

NAME = "strongswan-troubleshooting"
DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"
IN_CHROMIUM = pytest.mark.needs("chromium")
LISTEN = "addEventListener('securitypolicyviolation', ({blockedURI}) => console.error(`violation: ${blockedURI}`))"


@pytest.fixture(scope="module")
def unpacked(guide_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("unpacked with spaces #1")
    with zipfile.ZipFile(guide_site / f"{NAME}.zip") as archive:
        archive.extractall(target)
    return target / NAME


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network that fails its test if it asks for anything but files, or breaks its own policy."""
    wrong: list[str] = []
    with browser.new_context(offline=True) as context:
        context.set_default_timeout(10_000)
        context.add_init_script(LISTEN)
        context.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else wrong.append(one.url))
        context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
    assert wrong == []


@IN_CHROMIUM
def test_a_reader_clicks_from_home_through_a_tree_to_a_scenario_and_its_transcript(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Forwarding", exact=True).click()
    expect(page).to_have_url(re.compile("/forwarding/index.html$"))
    page.goto(f"{page.url}#nat-rules")
    page.locator('#nat-rules .swd-answer__go:not([href^="#"])').first.click()
    expect(page.locator(".swd-part--apply").first).to_be_visible()
    page.get_by_role("link", name="transcript", exact=True).click()
    expect(page.locator("pre").first).to_be_visible()
    expect(page.locator("pre").first).to_have_css("overflow-x", "auto")


@IN_CHROMIUM
def test_the_search_finds_a_scenario_in_the_readers_words(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "mtu" / "index.html").as_uri())
    page.locator("input.md-search__input").press_sequentially("tcpdump packets clear")
    result = page.locator(".md-search-result__link", has_text="NAT rule rewrites").first
    result.click()
    expect(page).to_have_url(re.compile(r"/forwarding/nat-before-ipsec\.html"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("NAT rule rewrites")


@IN_CHROMIUM
def test_the_checker_names_a_failure_and_leads_to_its_page(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "checker.html").as_uri())
    page.locator("input[type=file]").first.set_input_files(sorted((DUMPS / "nat-before-ipsec").glob("broken.*")))
    expect(page.locator(".swd-remedy").first).to_be_visible()
    page.locator(".swd-finding h3 a").first.click()
    expect(page.locator(".swd-facts .swd-code")).to_have_text("SWD112")


@IN_CHROMIUM
def test_the_readers_values_go_along_from_page_to_page(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "forwarding" / "nat-before-ipsec.html").as_uri())
    page.get_by_role("button", name="Your values").click()
    page.get_by_label("Gateway's interface towards the Internet", exact=True).fill("ppp0")
    page.goto((unpacked / "forwarding" / "internet-nat-missing.html").as_uri())
    assert set(page.locator('[data-slot="wan"]:not([data-form])').all_text_contents()) == {"ppp0"}


def test_every_link_of_the_zip_leads_to_a_file_in_it(unpacked: Path) -> None:
    checked = 0
    for page in unpacked.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")):
            if not re.match("[a-z]+:", link):
                checked += 1
                assert (page.parent / link).is_file(), f"{page}: {link}"
    assert checked > 1000


def test_the_zip_holds_nothing_that_only_a_server_needs(guide_site: Path) -> None:
    with zipfile.ZipFile(guide_site / f"{NAME}.zip") as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.namelist()}
    assert {"index.html", "search/search_index.js", "assets/swandoc-offline.js"} <= names
    for left_out in ("404.html", "sitemap.xml", "_headers", ".htaccess", "search/search_index.json", f"{NAME}.zip"):
        assert left_out not in names
    assert not [name for name in names if name.startswith("s/") or name.endswith(".map")]
    assert (guide_site / f"{NAME}.zip").stat().st_size < 5_000_000  # bytes


def test_the_home_page_tells_the_size_and_offers_no_zip_in_the_zip(guide_site: Path, unpacked: Path) -> None:
    home = (guide_site / "index.html").read_text()
    size = (guide_site / f"{NAME}.zip").stat().st_size
    assert f'<a href="{NAME}.zip" download>{NAME}.zip</a> ({size / 1e6:.1f} MB)' in home
    assert f"{NAME}.zip" not in (unpacked / "index.html").read_text()


def test_what_is_packed_depends_on_names_and_bytes_alone(tmp_path: Path) -> None:
    packed = []
    for number, names in enumerate((("a.html", "b/c.css"), ("b/c.css", "a.html"))):
        site = tmp_path / str(number)
        for name in names:
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(name)
            os.utime(site / name, (number, number))
            (site / name).chmod(0o600 + number)
        pack(site, site / "guide.zip")
        packed.append((site / "guide.zip").read_bytes())
    assert packed[0] == packed[1]


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    write_guide(tmp_path / "docs").rename(tmp_path / "docs" / "scenarios")
    (tmp_path / "docs" / "index.md").write_text("# Ours\n\n[Take it with you](guide.zip)\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\ntheme: {name: material, font: false}\nplugins: [search, swandoc: {offline: guide.zip}]\n"
    )
    return tmp_path


def test_two_builds_yield_the_same_bytes_and_a_home_page_of_ones_own_can_link_to_them(small: Path) -> None:
    built = mkdocs(small)
    assert built.returncode == 0, built.stderr
    alone = mkdocs(small, "--no-directory-urls", "--site-dir", "alone")
    assert alone.returncode == 0, alone.stderr
    assert (small / "site/guide.zip").read_bytes() == (small / "alone/guide.zip").read_bytes()
    with zipfile.ZipFile(small / "site/guide.zip") as archive:
        assert "guide/forwarding/forwarding-off.html" in archive.namelist()


def test_a_copy_that_cannot_be_built_is_told_and_not_offered(small: Path) -> None:
    (small / "only_served.py").write_text(
        "def on_config(config):\n    if not config.use_directory_urls:\n        raise SystemExit('no room')\n"
    )
    with (small / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [only_served.py]\n")
    built = mkdocs(small)
    assert built.returncode == 1
    assert "The site for guide.zip could not be built:\nno room" in built.stderr
    assert "Traceback" not in built.stderr
