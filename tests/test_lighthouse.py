"""Lighthouse, as a phone: everything but the performance score, which depends on how busy the machine is.

`python tests/benchmarks/lighthouse.py` tells that score; what it rests on and what does not vary has its budget here.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lighthouse_pages import KINDS, Measured, measure

pytestmark = pytest.mark.needs("chromium")

# The checker's scripts have a budget of their own, in tests/web/test_bundle.py.
ENGINE = {"swandoc-checker.js", "swandoc-checker-further.js"}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def measured(guide_site: Path) -> dict[str, Measured]:
    return measure(guide_site)


@pytest.mark.parametrize("category", ["accessibility", "best-practices", "seo"])
@EVERY_KIND
def test_a_page_has_every_point(measured: dict[str, Measured], kind: str, category: str) -> None:
    assert measured[kind].failed.get(category, []) == []
    assert measured[kind].scores[category] == 100


@EVERY_KIND
def test_nothing_moves_while_a_page_loads(measured: dict[str, Measured], kind: str) -> None:
    assert measured[kind].metrics["layout_shift"] < 0.01


@EVERY_KIND
def test_a_page_stays_within_its_bytes(measured: dict[str, Measured], kind: str) -> None:
    assert measured[kind].metrics["bytes"] < 350_000
    own = {
        name: size
        for name, size in measured[kind].requests.items()
        if name.startswith(("swandoc", "site.css")) and name not in ENGINE
    }
    assert {"swandoc.css", "swandoc-site.js"} <= own.keys()
    assert sum(own.values()) <= 40 * 1024
