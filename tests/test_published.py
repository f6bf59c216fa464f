"""The published snippets: addresses for other sites, and frames that work in them."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from browser import chromium, serve
from playwright.sync_api import Browser, Page, expect

from swandoc.guide.loader import load_guide
from swandoc.guide.model import Guide
from swandoc.site.output import Links
from swandoc.site.render import render_published
from swandoc.snippets.formats import FORMATS
from swandoc.snippets.history import CodeHistory, History, Version, advance
from swandoc.snippets.index import index_schema
from swandoc.snippets.marks import text_hash
from swandoc.snippets.parts import PartKind

ROOT = Path(__file__).parents[1]
SNIPPET = "SWD112/exempt-ipsec-from-nat/iptables"
HOSTILE = ("<img src=x onerror=stolen()>", "eth0; reboot", '"><script>stolen()</script>', "eth0'")


def guide_of_one() -> Guide:
    """This project's guide with one scenario only."""
    guide = load_guide(ROOT / "docs" / "scenarios", root=ROOT)
    areas = {
        id_: replace(area, scenarios=tuple(one for one in area.scenarios if one == "nat-before-ipsec"))
        for id_, area in guide.areas.items()
    }
    return replace(guide, areas=areas)


@pytest.fixture(scope="module")
def history() -> History:
    """Two versions of a snippet and a withdrawn one."""
    today = advance(History(), guide_of_one(), "2026-02-01").codes["SWD112"]
    record = today.snippets[SNIPPET]
    old = "iptables -t nat -I POSTROUTING -o ⟪wan⟫ -j ACCEPT # first try"
    versions = (
        Version(version=1, date="2026-01-01", parts={PartKind.APPLY: text_hash(old)}),
        record.versions[0].model_copy(update={"version": 2}),
    )
    snippets = {
        **today.snippets,
        SNIPPET: record.model_copy(update={"versions": versions}),
        "SWD112/gone/sh": record.model_copy(
            update={"versions": (versions[0],), "withdrawn": "2026-02-01", "title": "Gone"}
        ),
    }
    code = CodeHistory(code="SWD112", slots=today.slots, snippets=snippets, texts={**today.texts, text_hash(old): old})
    return History({"SWD112": code})


@pytest.fixture(scope="module")
def published(history: History) -> dict[str, str]:
    return dict(render_published(guide_of_one(), history, {}, Links(), "https://guide.example/"))


def test_a_part_is_plain_text_with_its_mark(published: dict[str, str]) -> None:
    text = published[f"s/{SNIPPET}/apply.txt"]
    assert text.startswith(f"# swandoc {SNIPPET}/apply v2 ")
    assert "-o eth0" in text
    assert text == published[f"s/{SNIPPET}/v2/apply.txt"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "plain"])
def test_a_part_has_an_address_in_each_format(published: dict[str, str], name: str) -> None:
    plain = published[f"s/{SNIPPET}/apply.txt"].removesuffix("\n")
    assert published[f"s/{SNIPPET}/apply.{name}.txt"] == FORMATS[name].write(plain, "sh")


def test_a_version_keeps_its_address_and_its_text(published: dict[str, str]) -> None:
    assert published[f"s/{SNIPPET}/v1/apply.txt"].endswith(
        "iptables -t nat -I POSTROUTING -o eth0 -j ACCEPT # first try\n"
    )
    page = published[f"s/{SNIPPET}/v1/index.html"]
    assert 'Superseded.</strong> The newest is <a href="../">v2</a>' in page
    assert "Superseded" not in published[f"s/{SNIPPET}/index.html"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"s/{SNIPPET}/v1/status.svg", "snippet v1: superseded by v2"),
        (f"s/{SNIPPET}/v2/status.svg", "snippet v2: current"),
        ("s/SWD112/gone/sh/v1/status.svg", "snippet v1: withdrawn"),
    ],
)
def test_a_badge_tells_a_versions_status(published: dict[str, str], path: str, words: str) -> None:
    badge = ET.fromstring(published[path])
    assert badge.get("aria-label") == words
    assert "".join(text.text or "" for text in badge.iter("{http://www.w3.org/2000/svg}text")) == words.replace(
        ": ", ""
    )


def test_the_index_follows_its_schema_and_lists_the_files_hashes(published: dict[str, str]) -> None:
    index = json.loads(published["s/index.json"])
    jsonschema.validate(index, index_schema())
    entry = next(entry for entry in index["snippets"] if entry["id"] == SNIPPET)
    assert entry["version"] == 2
    assert f"{SNIPPET}/apply.txt" in entry["files"]
    for path, digest in entry["files"].items():
        assert hashlib.sha256(published[f"s/{path}"].encode()).hexdigest() == digest


def test_oembed_leads_to_the_frame(published: dict[str, str]) -> None:
    answer = json.loads(published[f"s/{SNIPPET}/oembed.json"])
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert f'src="https://guide.example/s/{SNIPPET}/"' in answer["html"]
    discovery = f'type="application/json+oembed" href="https://guide.example/s/{SNIPPET}/oembed.json"'
    assert discovery in published[f"s/{SNIPPET}/index.html"]


def test_without_an_address_of_the_site_there_is_no_oembed(history: History) -> None:
    files = dict(render_published(guide_of_one(), history, {}, Links(), ""))
    assert not [path for path in files if path.endswith("oembed.json")]
    assert "oembed" not in files[f"s/{SNIPPET}/index.html"]


class Elsewhere:
    """A site of somebody else, with a page that embeds this guide's snippets."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self.requests: list[str] = []

    def open(self, browser: Browser, body: str, **options: object) -> Page:
        (self.folder / "index.html").write_text(f"<!doctype html><title>Wiki</title><body>{body}")
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        context.on("request", lambda request: self.requests.append(request.url))
        page = context.new_page()
        page.goto(self.address)
        return page


@pytest.fixture(scope="module")
def site(guide_site: Path) -> Iterator[str]:
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    with serve(tmp_path) as address:
        yield Elsewhere(tmp_path, address)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_works_in_a_foreign_page(
    browser: Browser, site: str, elsewhere: Elsewhere, scripts: bool, scheme: str
) -> None:
    body = f'<iframe src="{site}s/{SNIPPET}/" width="600" height="400"></iframe>'
    page = elsewhere.open(browser, body, java_script_enabled=scripts, color_scheme=scheme)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Exempt IPsec traffic from NAT on eth0")
    expect(frame.locator("[data-part=apply] code")).to_contain_text(f"# swandoc {SNIPPET}/apply v")
    expect(frame.get_by_role("link").first).to_have_attribute("target", "_blank")
    if scripts:
        dark = frame.locator("body").evaluate("body => getComputedStyle(body).color")
        assert (dark == "rgb(255, 255, 255)") is (scheme == "dark")
    own = {f"{url.scheme}://{url.netloc}/" for url in map(urlsplit, elsewhere.requests)}
    assert own == {site, elsewhere.address}
    page.context.close()


@pytest.mark.needs("chromium")
def test_the_custom_element_fills_values_and_grows(browser: Browser, site: str, elsewhere: Elsewhere) -> None:
    body = (
        f'<script src="{site}assets/swandoc-embed.js"></script>'
        f'<swandoc-snippet src="{site}s/{SNIPPET}/" wan="ens18"><a href="{site}">The commands</a></swandoc-snippet>'
    )
    page = elsewhere.open(browser, body)
    frame = page.frame_locator("swandoc-snippet iframe")
    expect(frame.locator("[data-part=apply] code")).to_contain_text("-o ens18")
    page.wait_for_function("document.querySelector('iframe').clientHeight > 600")
    assert frame.locator("html").evaluate("html => html.scrollHeight <= innerHeight")
    page.context.close()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_do_nothing_in_a_frame(browser: Browser, site: str, elsewhere: Elsewhere, text: str) -> None:
    page = elsewhere.open(browser, f'<script src="{site}assets/swandoc-embed.js"></script><div></div>')
    stolen: list[str] = []
    page.expose_function("stolen", lambda: stolen.append(text))
    page.evaluate(
        """([src, text]) => {
            const snippet = document.createElement("swandoc-snippet");
            snippet.setAttribute("src", src);
            snippet.setAttribute("wan", text);
            document.querySelector("div").append(snippet);
        }""",
        [f"{site}s/{SNIPPET}/", text],
    )
    frame = page.frame_locator("swandoc-snippet iframe")
    expect(frame.locator("[data-part=apply] code")).to_contain_text("-o eth0")
    assert text in unquote(page.locator("iframe").get_attribute("src") or "").replace("+", " ")
    assert frame.locator("img, script:not([src]):not([type])").count() == 0
    assert stolen == []
    page.context.close()


@pytest.mark.needs("chromium")
def test_the_custom_element_takes_addresses_of_the_web_only(browser: Browser, site: str, elsewhere: Elsewhere) -> None:
    body = (
        f'<script src="{site}assets/swandoc-embed.js"></script>'
        '<swandoc-snippet src="javascript:alert(1)">The commands</swandoc-snippet>'
    )
    page = elsewhere.open(browser, body)
    expect(page.locator("swandoc-snippet")).to_have_text("The commands")
    assert page.locator("iframe").count() == 0
    page.context.close()
