"""The guide's snippets in MkDocs sites of others, and in Backstage's TechDocs: real builds of small sites."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from browser import serve
from click.testing import CliRunner

from swandoc.cli import main

ROOT = Path(__file__).parents[1]
SNIPPETS = ROOT / "snippets"
# Made by install-tools: what it needs of MkDocs' extensions is older than what this project has.
TECHDOCS = Path("/opt/swandoc-techdocs/bin/mkdocs")
SOME = (
    "nat-before-ipsec/exempt-ipsec-from-nat.iptables.apply",
    "nat-before-ipsec/masquerade.nftables.persist",
    "nat-before-ipsec/masquerade.firewalld.persist",
)
NAMED = "SWD112/exempt-ipsec-from-nat/iptables"


def build(site: Path, page: str, config: str, mkdocs: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    """A strict build of a site of one page; MkDocs runs where mkdocs.yml lies, as editors and TechDocs run it."""
    (site / "docs").mkdir(parents=True, exist_ok=True)
    (site / "docs" / "index.md").write_text(page)
    (site / "mkdocs.yml").write_text(f"site_name: Ours\n{config}")
    return subprocess.run(
        [*(mkdocs or [sys.executable, "-m", "mkdocs"]), "build", "--strict"],
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def shown(site: Path, done: subprocess.CompletedProcess[str]) -> list[str]:
    """The texts of the code blocks on the built page."""
    assert done.returncode == 0, done.stderr
    tree = html5lib.parse((site / "site" / "index.html").read_text(), namespaceHTMLElements=False)
    return ["".join(code.itertext()) for code in tree.findall(".//pre/code")]


def embedded(*names: str, language: str = "sh") -> str:
    return "".join(f'```{language}\n--8<-- "{name}"\n```\n\n' for name in names)


def ours(folder: Path, *options: str) -> None:
    """The guide's snippets with values of our own."""
    done = CliRunner().invoke(
        main, ["export", "--all", str(folder), "--set", "wan=wan0", "--set", "lan_if=lan0", *options]
    )
    assert done.exit_code == 0, done.output


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


CONFIG = """\
markdown_extensions:
  - pymdownx.superfences
  - pymdownx.snippets:
      base_path: [{}]
      check_paths: true
"""


def test_a_folder_beside_the_site_is_taken_as_it_is(tmp_path: Path) -> None:
    done = build(tmp_path, embedded(*(f"{name}.sh" for name in SOME)), CONFIG.format(SNIPPETS))
    assert shown(tmp_path, done) == [(SNIPPETS / f"{name}.sh").read_text() for name in SOME]


def test_a_snippet_that_is_gone_ends_the_build(tmp_path: Path) -> None:
    done = build(tmp_path, embedded("nat-before-ipsec/no-such.sh"), CONFIG.format(SNIPPETS))
    assert done.returncode != 0
    assert "nat-before-ipsec/no-such.sh" in done.stderr


def test_exported_with_values_the_page_shows_them(tmp_path: Path) -> None:
    ours(tmp_path / "vpn")
    texts = shown(tmp_path, build(tmp_path, embedded(*(f"{name}.sh" for name in SOME)), CONFIG.format("vpn")))
    assert texts == [(tmp_path / "vpn" / f"{name}.sh").read_text() for name in SOME]
    assert "-o wan0" in texts[0]


def test_exported_as_markdown_the_code_block_comes_along(tmp_path: Path) -> None:
    ours(tmp_path / "vpn", "--format", "markdown")
    page = "".join(f'--8<-- "{name}.md"\n\n' for name in SOME)
    texts = shown(tmp_path, build(tmp_path, page, CONFIG.format("vpn")))
    ours(tmp_path / "plain")
    assert texts == [(tmp_path / "plain" / f"{name}.sh").read_text() for name in SOME]


def test_no_snippet_holds_what_templates_in_pages_would_take_for_theirs() -> None:
    """The plugin mkdocs-macros, and whatever else gives pages to Jinja."""
    files = [path for path in SNIPPETS.rglob("*") if path.suffix in (".sh", ".ps1")]
    assert len(files) > 1500
    assert [path.name for path in files if re.search(r"\{[{%#]", path.read_text())] == []


class TestByAddress:
    config = CONFIG.format(".") + "      url_download: true\n      url_max_size: 65536\n      url_timeout: 10\n"

    def test_a_version_is_taken_from_the_published_guide(self, guide_site: Path, tmp_path: Path) -> None:
        with serve(guide_site) as address:
            done = build(tmp_path, embedded(f"{address}s/{NAMED}/v1/apply.txt"), self.config)
        assert shown(tmp_path, done) == [(guide_site / "s" / NAMED / "v1" / "apply.txt").read_text()]

    def test_a_version_that_never_was_ends_the_build(self, guide_site: Path, tmp_path: Path) -> None:
        with serve(guide_site) as address:
            done = build(tmp_path, embedded(f"{address}s/{NAMED}/v99/apply.txt"), self.config)
        assert done.returncode != 0

    def test_a_text_that_is_too_large_ends_the_build(self, guide_site: Path, tmp_path: Path) -> None:
        config = self.config.replace("65536", "64")
        with serve(guide_site) as address:
            done = build(tmp_path, embedded(f"{address}s/{NAMED}/v1/apply.txt"), config)
        assert done.returncode != 0
        assert "64" in done.stderr

    def test_nothing_is_loaded_where_that_is_not_switched_on(self, guide_site: Path, tmp_path: Path) -> None:
        with serve(guide_site) as address:
            done = build(tmp_path, embedded(f"{address}s/{NAMED}/v1/apply.txt"), CONFIG.format("."))
        assert done.returncode != 0


@pytest.mark.needs(str(TECHDOCS))
class TestBackstage:
    """TechDocs sets the options of pymdownx.snippets itself: the folder has to lie in the component's repository."""

    def test_every_snippet_is_shown_as_it_was_exported(self, tmp_path: Path) -> None:
        ours(tmp_path / "vpn")
        files = sorted(path for path in (tmp_path / "vpn").rglob("*") if path.suffix in (".sh", ".ps1"))
        page = embedded(*(path.relative_to(tmp_path).as_posix() for path in files))
        texts = shown(tmp_path, build(tmp_path, page, "plugins: [techdocs-core]\n", [str(TECHDOCS)]))
        assert len(files) > 1500
        assert texts == [path.read_text() for path in files]

    def test_a_folder_outside_of_the_repository_is_not_taken(self, tmp_path: Path) -> None:
        ours(tmp_path / "vpn")
        page = embedded(f"../vpn/{SOME[0]}.sh")
        done = build(tmp_path / "component", page, "plugins: [techdocs-core]\n", [str(TECHDOCS)])
        assert not any("swandoc" in text for text in shown(tmp_path / "component", done))
