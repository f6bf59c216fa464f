"""The content security policy in a real browser: it stops what is injected, and nothing that the site itself does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from browser import GUIDE_BASE, PAGE_TYPES, chromium, serve
from guides import write_guide
from hostile import HOSTILE
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

pytestmark = pytest.mark.needs("chromium")

EVERY_TYPE = pytest.mark.parametrize("kind", PAGE_TYPES)
# But for the page of a code, which leads to another at once.
EVERY_LASTING_TYPE = pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if kind != "code"])
DUMPS = Path(__file__).parents[1] / "swandoc/web/test/dumps/lab"
LISTEN = """
addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) =>
  console.error(`violation of ${effectiveDirective}: ${blockedURI}`));
window.did = [];
window.stolen = () => did.push('stolen');
"""
STORE = """(entries) => {
  for (const store of [localStorage, sessionStorage])
    for (const [name, value] of Object.entries(entries)) store.setItem(name, value);
}"""
DANGEROUS = "[onerror], [onload], [ontoggle], [srcdoc], img[src=x], a[href^=javascript]"
# Everything that a text which got into a page as markup could do; what succeeds writes its name into `did`.
INJECT = """async (elsewhere) => {
  const put = (tag, fill) => { const one = document.createElement(tag); fill(one); document.body.append(one); };
  const html = (text) => put('div', (div) => { div.innerHTML = text; });
  put('script', (script) => { script.textContent = "did.push('inline script')"; });
  put('script', (script) => { script.src = `${elsewhere}foreign.js`; });
  put('script', (script) => { script.src = "data:text/javascript,did.push('script in an address')"; });
  html(`<img src="x:" onerror="did.push('event handler')">`);
  html(`<iframe srcdoc="<script>parent.did.push('script in a frame')</` + `script>"></iframe>`);
  html('<p id="styled" style="position: fixed">x</p>');
  if (getComputedStyle(document.getElementById('styled')).position === 'fixed') did.push('style attribute');
  put('style', (style) => { style.textContent = '#styled { opacity: 0.5 }'; });
  if (getComputedStyle(document.getElementById('styled')).opacity === '0.5') did.push('inline style');
  put('a', (link) => { link.href = "javascript:did.push('address of a link')"; link.click(); });
  put('base', (base) => { base.href = elsewhere; });
  if (document.baseURI === elsewhere) did.push('base of addresses');
  document.querySelector('base').remove();
  put('img', (image) => { image.onload = () => did.push('foreign picture'); image.src = `${elsewhere}one.svg`; });
  put('link', (link) => {
    link.onload = () => did.push('foreign style'); link.rel = 'stylesheet'; link.href = `${elsewhere}foreign.css`; });
  await fetch(elsewhere, {mode: 'no-cors'}).then(() => did.push('foreign request'), () => null);
  await new Promise((done) => setTimeout(() => {
    try { new Function("did.push('text as code')")(); } catch { /* refused */ }
    setTimeout(done, 300);
  }));
  return did;
}"""
ALL = {
    "inline script",
    "foreign script",
    "script in an address",
    "event handler",
    "script in a frame",
    "style attribute",
    "inline style",
    "address of a link",
    "base of addresses",
    "foreign picture",
    "foreign style",
    "foreign request",
    "text as code",
}


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site, GUIDE_BASE) as address:
        yield address


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "foreign.js").write_text("did.push('foreign script')")
    (folder / "foreign.css").write_text("p { color: red }")
    (folder / "one.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@dataclass
class Watched:
    """A page, every address that its browser asked for, and every error on its console."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext) -> Watched:
        context.set_default_timeout(10_000)
        context.add_init_script(LISTEN)
        watched = cls(context.new_page())
        context.on("request", lambda request: watched.asked.append(request.url))
        context.on("console", watched.hear)
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        return watched

    def hear(self, said: ConsoleMessage) -> None:
        """A browser asks for an icon that no page names, and tells of the answer for a missing page: no errors."""
        if said.type == "error" and not said.location["url"].endswith(("/favicon.ico", PAGE_TYPES["missing"])):
            self.errors.append(said.text)

    def foreign(self, address: str) -> list[str]:
        return [url for url in self.asked if not url.startswith((address, "data:", "blob:"))]


def search(page: Page, words: str) -> None:
    field, found = page.locator("input.md-search__input"), page.locator(".md-search-result__link").first
    field.press_sequentially(words)
    expect(found).to_be_attached()
    # The theme closes its search once a page has been swapped in, which may be while this is typed.
    field.blur()
    field.focus()
    expect(found).to_be_visible()


@EVERY_TYPE
def test_no_page_breaks_its_own_policy_or_asks_another_site(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context() as context:
        watched = Watched.of(context)
        page = watched.page
        page.goto(address + PAGE_TYPES[kind], wait_until="networkidle")
        for label in page.locator(".tabbed-labels label:visible").all()[:3]:
            label.click()
        for fold in page.locator("main details > summary:visible").all()[:3]:
            fold.click()
        toggle = page.locator("label[for^=__palette]:visible")
        if toggle.count():
            before = page.locator("body").get_attribute("data-md-color-scheme")
            toggle.click()
            expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
            page.reload(wait_until="networkidle")
        if page.locator("input.md-search__input").count() and kind != "checker":
            search(page, "tcpdump packets clear")
        assert watched.errors == []
        assert watched.foreign(address) == []


def test_the_checker_keeps_its_policy_while_it_names_a_failure(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        watched = Watched.of(context)
        watched.page.goto(address + "checker/")
        dumps = sorted((DUMPS / "nat-before-ipsec").glob("broken.*"))
        watched.page.locator("input[type=file]").first.set_input_files(dumps)
        expect(watched.page.locator(".swd-finding").first).to_contain_text("SWD112")
        expect(watched.page.locator(".swd-remedy").first).to_be_visible()
        assert watched.errors == []
        assert watched.foreign(address) == []


@EVERY_LASTING_TYPE
def test_nothing_that_is_injected_does_anything(browser: Browser, address: str, elsewhere: str, kind: str) -> None:
    with browser.new_context() as context:
        watched = Watched.of(context)
        watched.page.goto(address + PAGE_TYPES[kind], wait_until="networkidle")
        assert watched.page.evaluate(INJECT, elsewhere) == []
        assert any("violation of script-src" in error for error in watched.errors)


def test_without_the_policy_all_of_it_would(browser: Browser, address: str, elsewhere: str) -> None:
    with browser.new_context(bypass_csp=True) as context:
        watched = Watched.of(context)
        watched.page.goto(address, wait_until="networkidle")
        assert set(watched.page.evaluate(INJECT, elsewhere)) == ALL


@EVERY_LASTING_TYPE
def test_hostile_values_and_fragments_do_nothing_even_without_the_policy(
    browser: Browser, address: str, kind: str
) -> None:
    """The policy is a second wall; the first is that a text stays a text."""
    names = ("wan", "lan", "pool", "connection", "gateway", "no-such-parameter", "__proto__")
    with browser.new_context(bypass_csp=True) as context:
        watched = Watched.of(context)
        page = watched.page
        page.goto(address + PAGE_TYPES[kind].partition("#")[0], wait_until="load")
        where = page.url.partition("#")[0]
        for first in (0, 5):
            text = HOSTILE[first]
            values = {name: HOSTILE[(first + number) % len(HOSTILE)] for number, name in enumerate(names)}
            entries = {
                "swandoc.values": json.dumps(values) if first else text,
                f"/{GUIDE_BASE}.__palette": json.dumps({"index": 0, "color": {"scheme": text, "media": text}}),
                f"/{GUIDE_BASE}.__tabs": json.dumps([text]),
            }
            page.evaluate(STORE, entries)
            page.goto(f"{where}?{urlencode({'q': text, 'h': text})}#values:{urlencode(values)}")
            for one in HOSTILE:
                for fragment in (one, quote(one), f"found={one}", f"values:{urlencode({'wan': one})}"):
                    page.evaluate("(fragment) => { location.hash = fragment }", fragment)
            page.wait_for_timeout(100)
            assert page.evaluate("did") == []
            assert page.locator(DANGEROUS).count() == 0
        assert watched.foreign(address) == []


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small guide whose theme swaps pages by script, with a page that has code of its author's in it."""
    folder = tmp_path_factory.mktemp("instant")
    write_guide(folder / "docs").rename(folder / "docs" / "scenarios")
    (folder / "docs" / "own.md").write_text(
        "# A page of the author's\n\n<p id='own' style='color: rgb(1, 2, 3)' onclick='did.push(1)'>x</p>\n"
        "<script>document.getElementById('own').textContent = 'written by a script'</script>\n"
    )
    (folder / "mkdocs.yml").write_text(
        "site_name: Small\nsite_url: http://127.0.0.1/\nnav: [index.md, own.md]\n"
        "theme: {name: material, font: false, features: [navigation.instant, search.suggest]}\n"
        "plugins: [search, swandoc]\n"
    )
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(build, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with serve(folder / "site") as address:
        # Instant navigation follows the addresses of sitemap.xml, which names the published site.
        sitemap = folder / "site" / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("http://127.0.0.1/", address))
        yield address


def test_pages_that_are_swapped_by_script_run_their_own_code_and_no_other(browser: Browser, instant: str) -> None:
    with browser.new_context() as context:
        watched = Watched.of(context)
        page = watched.page
        page.goto(instant, wait_until="networkidle")
        page.evaluate("window.sameWindow = true")
        page.locator("a.md-nav__link[href$='own/']").first.evaluate("link => link.click()")
        own = page.locator("#own")
        expect(own).to_have_text("written by a script")
        expect(own).to_have_css("color", "rgb(1, 2, 3)")
        own.click()
        search(page, "smaller packets")
        page.locator(".md-search-result__link", has_text="smaller packets only").first.click()
        expect(page).to_have_url(re.compile("/mtu/small-mtu/"))
        assert page.evaluate("[window.sameWindow, did]") == [True, []]
        # The page's onclick is refused, and nothing else.
        refused = ("violation of script-src-attr", "Executing inline event handler violates")
        assert any(error.startswith(refused) for error in watched.errors)
        assert [error for error in watched.errors if not error.startswith(refused)] == []
        assert watched.foreign(instant) == []
