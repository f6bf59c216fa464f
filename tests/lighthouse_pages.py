"""What Lighthouse finds on pages of the guide, each loaded as a phone loads it from a usual host."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser import GUIDE_BASE, PAGE_TYPES, serve
from node import ROOT, node
from tools import find_tool

KINDS = ("home", "area", "scenario", "checker")


@dataclass(frozen=True, slots=True)
class Measured:
    """``scores`` are out of 100, by category; ``metrics`` are in bytes, milliseconds, and CLS without a unit;
    ``requests`` are bytes on the wire by file name; ``failed`` are the audits that cost points, by category."""

    scores: dict[str, int]
    metrics: dict[str, float]
    requests: dict[str, int]
    failed: dict[str, list[str]]


def measure(site: Path) -> dict[str, Measured]:
    """Each kind of page in `KINDS`."""
    chromium = find_tool("chromium")
    assert chromium
    with serve(site, GUIDE_BASE, like_a_host=True) as address:
        pages = [address + PAGE_TYPES[kind] for kind in KINDS]
        done = node("measure.mjs", chromium, *pages, folder=ROOT / "tests" / "lighthouse", seconds=600)
    assert done.returncode == 0, done.stderr
    return {kind: _measured(page) for kind, page in zip(KINDS, json.loads(done.stdout), strict=True)}


def _measured(page: dict[str, Any]) -> Measured:
    failed: dict[str, list[str]] = {}
    for audit in page["failed"]:
        failed.setdefault(audit["category"], []).append(f"{audit['id']}: {audit['title']} {audit['items']}")
    requests = {
        one["url"].rpartition("/")[2]: one["bytes"] for one in page["requests"] if one["url"].startswith("http")
    }
    return Measured(page["scores"], page["metrics"], requests, failed)
