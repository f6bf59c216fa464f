"""The checker's script: sound, tested, and the committed bundles are what its sources yield."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from node import ROOT, WEB, node, write_guide

from swandoc.guide.loader import load_guide
from swandoc.site.output import Links, script_json
from swandoc.site.rules import rest_script, rule_data

ASSETS = WEB.parent / "site" / "assets"
BUNDLES = (
    "swandoc-calculator.js",
    "swandoc-checker-further.js",
    "swandoc-checker.js",
    "swandoc-embed.js",
    "swandoc-engine.js",
    "swandoc-frame.js",
    "swandoc-offline.js",
    "swandoc-pasted-sa.js",
    "swandoc-site.js",
    "swandoc-stale.js",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundles, built anew."""
    target = tmp_path_factory.mktemp("bundles")
    done = node("build.mjs", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("name", BUNDLES)
def test_a_committed_bundle_is_what_its_sources_yield(built: Path, name: str) -> None:
    fresh = (built / name).read_text(encoding="utf-8")
    stale = (ASSETS / name).read_text(encoding="utf-8") != fresh
    assert not stale, f"swandoc/site/assets/{name} is stale: run make web"


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_evaluates_no_text_and_asks_for_nothing(built: Path, name: str) -> None:
    script = (built / name).read_text(encoding="utf-8")
    for word in (
        "eval(",
        "Function(",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "import(",
        "document.cookie",
    ):
        assert word not in script, word


@pytest.mark.parametrize("name", [name for name in BUNDLES if name != "swandoc-site.js"])
def test_nothing_of_a_paste_is_kept(built: Path, name: str) -> None:
    script = (built / name).read_text(encoding="utf-8")
    assert "localStorage" not in script
    assert "sessionStorage" not in script


def test_a_reader_waits_for_little(built: Path) -> None:
    assert zipped((built / "swandoc-calculator.js").read_text(encoding="utf-8")) < 12_000  # bytes
    guide = load_guide(ROOT / "docs" / "scenarios", root=ROOT)
    rules = script_json(rule_data(guide, Links()))
    awaited = zipped((built / "swandoc-checker.js").read_text(encoding="utf-8")) + zipped(rules)
    later = zipped((built / "swandoc-checker-further.js").read_text(encoding="utf-8"))
    later += zipped(rest_script(guide, Links()))
    assert awaited < 60_000  # bytes, before a verdict over what Linux, swanctl and iptables print
    assert later < 55_000  # bytes, loaded as soon as the page stands


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_the_sources_pass_the_type_checker() -> None:
    done = node(WEB / "node_modules" / "typescript" / "bin" / "tsc", "--noEmit")
    assert done.returncode == 0, done.stdout


def test_the_tests_under_node_pass() -> None:
    write_guide()
    done = node("build.mjs", "--tests")
    assert done.returncode == 0, done.stderr
    done = node("--test", "--test-reporter=spec", "build/test/", seconds=600)
    assert done.returncode == 0, done.stdout[-8000:]
