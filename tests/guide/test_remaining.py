"""How many questions are left."""

from __future__ import annotations

from pathlib import Path

from guides import SOUND, load

from swandoc.guide.model import Tree
from swandoc.guide.remaining import questions_left


def tree(**questions: list[str]) -> Tree:
    """A tree of the questions with what their answers lead to."""
    return Tree.model_validate(
        {
            "title": "A tree",
            "summary": "Words.",
            "codes": "100-199",
            "questions": [
                {"question": name, "ask": f"{name}?", "answers": [{"label": f"To {to}", "to": to} for to in leads]}
                for name, leads in questions.items()
            ],
        }
    )


def test_the_shortest_and_the_longest_way_count_the_question_itself() -> None:
    found = questions_left(tree(first=["second", "an-end"], second=["third", "fourth"], third=["fourth"], fourth=["x"]))
    assert found == {"first": (1, 4), "second": (2, 3), "third": (2, 2), "fourth": (1, 1)}


def test_another_area_is_an_end(tmp_path: Path) -> None:
    area = load(tmp_path).areas["forwarding"]
    assert area.tree is not None
    assert questions_left(area.tree) == {"is-it-on": (1, 2), "is-it-dropped": (1, 1)}
    assert "to: mtu" in SOUND["forwarding/tree.yml"]


def test_a_circle_ends_the_count() -> None:
    found = questions_left(tree(first=["second"], second=["first", "second", "an-end"]))
    assert found["first"] == (2, 2)
