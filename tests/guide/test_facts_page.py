"""The page of the fact catalogue: all of it, and not stale in this guide's documentation."""

from __future__ import annotations

from pathlib import Path

from swandoc.guide.facts_page import facts_page
from swandoc.guide.predicate import catalogue

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_names_everything_that_a_condition_may_ask() -> None:
    page = facts_page()
    known = catalogue()
    fields = [field for one in known["lists"].values() for field in one["fields"]]
    trace = known["trace"]
    for name in (
        *known["facts"],
        *fields,
        *trace["flows"],
        *trace["events"],
        *trace["hops"],
        *known["values"],
        *known["log-events"],
    ):
        assert f"`{name}`" in page, name
    for name in known["lists"]:
        assert f"\n### {name}\n" in page


def test_a_pipe_in_a_command_does_not_end_a_cell_of_the_table() -> None:
    rows = [line for line in facts_page().splitlines() if line.startswith("| `")]
    assert rows
    assert {line.replace(r"\|", "").count("|") for line in rows} == {3, 4, 5}


def test_the_documentation_holds_the_page_of_today() -> None:
    assert (DOCS / "facts.md").read_text(encoding="utf-8") == facts_page(), "run: swandoc facts > docs/facts.md"
