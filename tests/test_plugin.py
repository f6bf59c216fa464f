"""Real builds, by the real command, of a small guide in a site that configures nothing but the plugin's name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from swandoc.guide.starter import write_starter

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}


@dataclass
class Site:
    """A MkDocs project in ``root``."""

    root: Path

    def mkdocs(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(
            command, cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
        )

    def page(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")

    def edit(self, path: str, before: str, after: str) -> None:
        file = self.root / "docs/scenarios" / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A site\nsite_url: https://example.org/\nplugins: [search, swandoc]\n"
        "repo_url: https://example.org/repo\nedit_uri: edit/main/docs/\n"
        "theme: {name: material, font: false, features: [content.action.edit]}\n"
    )
    write_starter(tmp_path / "docs/scenarios")
    return Site(tmp_path)


def test_a_site_needs_no_configuration_beyond_the_plugins_name(site: Site) -> None:
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    assert "net.ipv4.ip_forward" in site.page("routing/forwarding-off/index.html")
    assert "Does the gateway forward packets?" in site.page("routing/index.html")
    assert "SWD101" in site.page("catalogue/index.html")
    assert 'href="../routing/forwarding-off/"' in site.page("SWD101/index.html")
    assert "The gateway answers, but the server behind it does not" in site.page("index.html")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_get_styles_for_tabs(site: Site, theme: str) -> None:
    (site.root / "mkdocs.yml").write_text(f"site_name: A site\nplugins: [search, swandoc]\ntheme: {theme}\n")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "assets/swandoc-tabs.css" in site.page("routing/forwarding-off/index.html")
    assert (site.root / "site/assets/swandoc-tabs.css").is_file()


def test_the_guides_own_files_are_not_published(site: Site) -> None:
    site.mkdocs("build", "--strict")
    assert not list((site.root / "site").rglob("*.yml"))


def test_the_edit_link_of_a_page_leads_to_its_yaml(site: Site) -> None:
    site.mkdocs("build", "--strict")
    edit = "https://example.org/repo/edit/main/docs/scenarios/routing"
    assert f'href="{edit}/forwarding-off.yml"' in site.page("routing/forwarding-off/index.html")
    assert f'href="{edit}/tree.yml"' in site.page("routing/index.html")


def test_the_search_finds_a_scenario_by_the_users_words(site: Site) -> None:
    site.mkdocs("build", "--strict")
    entries = json.loads(site.page("search/search_index.json"))["docs"]
    found = [entry["location"] for entry in entries if "the server behind it does not" in entry["text"]]
    assert any(location.startswith("routing/forwarding-off/") for location in found)


def test_generated_pages_stay_out_of_the_navigation(site: Site) -> None:
    site.mkdocs("build", "--strict")
    navigation = re.findall(r'<nav class="md-nav.*?</nav>', site.page("index.html"), re.DOTALL)
    assert navigation
    assert not any("forwarding-off" in part for part in navigation)


def test_a_home_page_of_the_authors_own_is_left_alone(site: Site) -> None:
    (site.root / "docs/index.md").write_text("# Our own home\n")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "Our own home" in site.page("index.html")


DETECT = "detect: {fact: sysctl.net.ipv4.ip_forward, is: 0}\ncause:"


def test_a_guide_that_says_what_shows_a_failure_gets_a_checker_under_a_policy(site: Site) -> None:
    site.edit("routing/forwarding-off.yml", "\ncause:", f"\n{DETECT}")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "connect-src 'none'" in site.page("checker/index.html")
    assert "Content-Security-Policy" not in site.page("catalogue/index.html")
    for name in (
        "swandoc-checker.js",
        "swandoc-checker-further.js",
        "swandoc-checker.css",
        "swandoc-collect.sh",
        "swandoc-collect.ps1",
    ):
        assert site.page(f"assets/{name}"), name


def test_without_that_there_is_no_checker_and_a_page_of_the_authors_own_stays(site: Site) -> None:
    site.mkdocs("build", "--strict")
    assert not (site.root / "site/checker").exists()
    assert not (site.root / "site/assets/swandoc-checker.js").exists()
    site.edit("routing/forwarding-off.yml", "\ncause:", f"\n{DETECT}")
    (site.root / "docs/checker.md").write_text("# Collect it yourself\n")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "Collect it yourself" in site.page("checker/index.html")
    assert "Content-Security-Policy" not in site.page("checker/index.html")


def test_a_page_that_stands_in_the_way_is_reported_and_not_overwritten(site: Site) -> None:
    (site.root / "docs/catalogue.md").write_text("# Mine\n")
    built = site.mkdocs("build")
    assert built.returncode == 1
    assert "catalogue.md stands in" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_strict_build_fails_on_a_problem_with_its_position_and_writes_nothing(site: Site) -> None:
    site.edit("routing/tree.yml", "to: forwarding-off", "to: forwarding-of")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 1
    assert "docs/scenarios/routing/tree.yml:12:13: " in built.stderr
    assert "did you mean 'forwarding-off'?" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (site.root / "site/index.html").exists()


def test_another_build_renders_what_is_sound_and_shows_the_problems_on_every_page(site: Site) -> None:
    site.edit("routing/forwarding-off.yml", "cause: |", "cause: |\n  <b>&</b> [x](swd:nowhere)\nextra: 1\nnotes: |")
    (site.root / "docs/other.md").write_text("# Other\n")
    built = site.mkdocs("build")
    assert built.returncode == 0, built.stderr
    assert "docs/scenarios/routing/forwarding-off.yml:" in built.stderr
    for page in ("index.html", "routing/index.html", "other/index.html"):
        assert 'class="swd-problems"' in site.page(page)
    assert not (site.root / "site/routing/forwarding-off/index.html").exists()


def test_a_missing_guide_is_one_clear_problem(site: Site) -> None:
    (site.root / "docs/scenarios").rename(site.root / "elsewhere")
    (site.root / "docs/index.md").write_text("# Home\n")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 1
    assert "docs/scenarios" in built.stderr
    assert "Traceback" not in built.stderr


def test_pages_read_without_a_server_link_to_files(site: Site) -> None:
    with (site.root / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")
    built = site.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert 'href="../routing/forwarding-off.html"' in site.page("SWD101/index.html")
    assert 'href="forwarding-off.html"' in site.page("routing/index.html")


@pytest.fixture
def served(site: Site) -> Iterator[tuple[Site, str, Path]]:
    address = f"127.0.0.1:{20000 + os.getpid() % 20000}"
    log = site.root / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address],
            cwd=site.root,
            env=ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(lambda: "Serving on" in log.read_text(), 30, log)
        yield site, f"http://{address}/", log
    finally:
        server.terminate()
        server.wait(10)


def wait_for(condition, seconds: float, log: Path) -> float:  # type: ignore[no-untyped-def]
    """Wait until the condition holds; how long it took, in seconds."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if condition():
            return time.monotonic() - start
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s:\n{log.read_text()}")


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        text: str = answer.read().decode()
        return text


def test_serving_follows_edits_and_survives_a_broken_file(served: tuple[Site, str, Path]) -> None:
    site, url, log = served
    page = f"{url}routing/forwarding-off/"
    assert "does not forward packets" in get(page)

    site.edit("routing/forwarding-off.yml", "does not forward packets", "forwards nothing")
    wait_for(lambda: "forwards nothing" in get(page), 15, log)

    site.edit("routing/forwarding-off.yml", "symptoms:", "symptoms: [")
    wait_for(lambda: "swd-problems" in get(url), 15, log)
    assert re.search(r"docs/scenarios/routing/forwarding-off\.yml:\d+:\d+: ", log.read_text())

    site.edit("routing/forwarding-off.yml", "symptoms: [", "symptoms:")
    wait_for(lambda: "swd-problems" not in get(url) and "forwards nothing" in get(page), 15, log)
    assert "Traceback" not in log.read_text()
