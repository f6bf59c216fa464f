"""This project's own guide, built strictly: what a reader's browser will get."""

from __future__ import annotations

import warnings
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from swandoc.guide.loader import load_guide

ROOT = Path(__file__).parents[1]
BASE = "https://site.invalid/"
# Addresses that a browser asks for by itself when it shows a page, by element and attribute.
REQUESTS = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("use", "href"),
    ("image", "href"),
}
LOADING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@dataclass
class Page(HTMLParser):
    """What a page holds: its ids, links and requests."""

    address: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    edit: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag in {"a", "area"}:
            self.links += [given[name] for name in ("href", "xlink:href") if name in given]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "a" and given.get("rel") == "edit":
            self.edit = given["href"]
        if tag == "link" and LOADING_RELATIONS & set(given.get("rel", "").split()):
            self.requests.append(given.get("href", ""))
        if tag in {"a"} and "name" in given:
            self.ids.append(given["name"])
        self.requests += [value for name, value in given.items() if (tag, name) in REQUESTS]
        if "style" in given or any(name.startswith("on") for name in given):
            self.styled.append(f"{tag} {given}")


@pytest.fixture(scope="module")
def site(guide_site: Path) -> Path:
    return guide_site


def pages(site: Path) -> dict[str, Page]:
    return _pages(site)


@cache
def _pages(site: Path) -> dict[str, Page]:
    found = {}
    for file in sorted(site.rglob("*.html")):
        address = urljoin(BASE, file.relative_to(site).as_posix().removesuffix("index.html"))
        page = Page(address)
        page.feed(file.read_text(encoding="utf-8"))
        found[address] = page
    return found


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    known = pages(site)
    broken = []
    for address, page in known.items():
        if address.endswith("404.html"):
            continue
        for link in page.links:
            target, _, fragment = urljoin(address, link).partition("#")
            if not target.startswith(BASE) or urlsplit(target).path.startswith("/swandoc/"):
                continue
            there = known.get(target)
            if there is None:
                if not (site / unquote(urlsplit(target).path.lstrip("/"))).is_file():
                    broken.append(f"{address}: {link}")
            elif fragment and unquote(fragment) not in there.ids:
                broken.append(f"{address}: {link}")
    assert broken == []


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    outside = [
        f"{address}: {request}"
        for address, page in pages(site).items()
        for request in page.requests
        if not urljoin(address, request).startswith((BASE, "https://swandoc.github.io/swandoc/"))
    ]
    assert outside == []
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "@import" not in text, style
        assert "url(http" not in text, style
        assert "url(//" not in text, style


def test_ids_are_unique_on_each_page(site: Path) -> None:
    repeated = {
        address: [name for name, count in Counter(page.ids).items() if count > 1]
        for address, page in pages(site).items()
    }
    assert {address: names for address, names in repeated.items() if names} == {}


def test_every_page_is_valid_html(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parser.parse(file.read_text(encoding="utf-8"))
        faults = [(position, code) for position, code, _ in parser.errors]
        assert faults == [], file


def test_generated_content_has_no_inline_styles_or_handlers(site: Path) -> None:
    guide = load_guide(ROOT / "docs/scenarios")
    for area in guide.areas.values():
        for id_ in area.scenarios:
            page = pages(site)[urljoin(BASE, f"{area.id}/{id_}/")]
            assert page.styled == [], page.address


def test_every_code_leads_to_its_scenario(site: Path) -> None:
    guide = load_guide(ROOT / "docs/scenarios")
    assert len(guide.scenarios) >= 40
    for id_, scenario in guide.scenarios.items():
        page = pages(site)[urljoin(BASE, f"{scenario.code}/")]
        assert [urljoin(page.address, link) for link in page.links] == [
            urljoin(BASE, f"{guide.area_of(id_).id}/{id_}/")
        ]


def test_every_scenario_has_a_link_to_edit_its_yaml(site: Path) -> None:
    guide = load_guide(ROOT / "docs/scenarios", root=ROOT)
    for id_ in guide.scenarios:
        page = pages(site)[urljoin(BASE, f"{guide.area_of(id_).id}/{id_}/")]
        assert page.edit.endswith(f"/edit/main/{guide.scenario_files[id_]}")
        assert (ROOT / guide.scenario_files[id_]).is_file()


def test_headings_start_with_the_title_and_skip_no_level(site: Path) -> None:
    for address, page in pages(site).items():
        if not page.headings:
            assert urlsplit(address).path.strip("/").startswith("SWD"), address  # a redirect by code
            continue
        assert page.headings[0] == 1, address
        assert page.headings.count(1) == 1, address
        skipped = [(a, b) for a, b in pairwise(page.headings) if b > a + 1]
        assert skipped == [], address


def test_the_pages_say_no_slot_marker_and_no_unfilled_slot(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        assert "⟪" not in file.read_text(encoding="utf-8"), file
