"""How many questions of a tree are still to be answered, from each of its questions on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Question, Tree


def questions_left(tree: Tree) -> dict[str, tuple[int, int]]:
    """By question, that one included, the count on the shortest way to an end and on the longest. Another area is an
    end too. In a tree with a circle, which is a problem of its own, the way back into it counts as an end."""
    questions = {question.question: question for question in tree.questions}
    left: dict[str, tuple[int, int]] = {}
    for question in tree.questions:
        _count(question, questions, left, set())
    return left


def _count(
    question: Question, questions: dict[str, Question], left: dict[str, tuple[int, int]], before: set[str]
) -> tuple[int, int]:
    here = question.question
    if here not in left:
        further = {answer.to for answer in question.answers}
        ways = [
            _count(questions[to], questions, left, before | {here}) if to in questions and to not in before else (0, 0)
            for to in further - {here}
        ] or [(0, 0)]
        left[here] = 1 + min(least for least, _ in ways), 1 + max(most for _, most in ways)
    return left[here]
