from __future__ import annotations

from typing import TYPE_CHECKING

from guides import changed, problems

if TYPE_CHECKING:
    from pathlib import Path

TREE = "forwarding/tree.yml"
MTU = "mtu/tree.yml"


def test_every_question_and_outcome_can_be_reached_from_the_first_question(tmp_path: Path) -> None:
    new = changed(
        TREE,
        ("net.ipv4.ip_forward = 1, to: is-it-dropped", "net.ipv4.ip_forward = 1, to: forward-drop"),
        ("I cannot run this, cannot_run: true, to: is-it-dropped", "I cannot run this, cannot_run: true, to: mtu"),
    )
    assert problems(tmp_path, **new) == [
        "guide/forwarding/tree.yml:13:15: the question 'is-it-dropped' cannot be reached from 'is-it-on'"
        " (let an answer lead to it, or remove it)",
        "guide/forwarding/tree.yml:20:14: the outcome 'ask-for-help' cannot be reached from 'is-it-on'"
        " (let an answer lead to it, or remove it)",
    ]


def test_every_scenario_has_an_answer_that_leads_to_it(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(TREE, ("to: forward-drop", "to: forwarding-off"))) == [
        "guide/forwarding/forward-drop.yml:1:1: no answer leads to the scenario 'forward-drop'"
        " (write an answer with 'to: forward-drop' in guide/forwarding/tree.yml)"
    ]


def test_a_scenario_may_be_reached_from_the_tree_of_another_area(tmp_path: Path) -> None:
    new = changed(TREE, ("to: forward-drop", "to: forwarding-off"))
    assert problems(tmp_path, **new, **changed(MTU, ("Yes, to: small-mtu", "Yes, to: forward-drop"))) == []


def test_what_a_misspelt_answer_means_is_not_called_unreachable_as_well(tmp_path: Path) -> None:
    new = changed(TREE, ("to: forward-drop", "to: forward-drap"), ("true, to: ask-for-help", "true, to: ask-for-halp"))
    assert problems(tmp_path, **new) == [
        "guide/forwarding/tree.yml:16:34: answer 'All of them' leads to 'forward-drap', which does not exist"
        " (did you mean 'forward-drop'?)",
        "guide/forwarding/tree.yml:18:54: answer 'I cannot tell' leads to 'ask-for-halp', which does not exist"
        " (did you mean 'ask-for-help'?)",
    ]


def test_answers_in_a_faulty_tree_still_lead_to_their_scenarios(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(MTU, ("title: MTU", "titel: MTU"))) == [
        "guide/mtu/tree.yml:1:1: tree needs 'title'",
        "guide/mtu/tree.yml:1:1: unknown key 'titel' in tree (did you mean 'title'?)",
    ]


def test_a_circle_is_told_once_with_all_its_questions(tmp_path: Path) -> None:
    new = changed(TREE, ("to: mtu", "to: is-it-on"), ("Large ones,", "'Yes', to: is-it-on}\n      - {label: Large,"))
    assert problems(tmp_path, **new) == [
        "guide/forwarding/tree.yml:17:28: the answers lead in a circle: is-it-on -> is-it-dropped -> is-it-on"
        " (let one of them lead on)"
    ]


def test_a_circle_through_two_areas_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(MTU, ("Yes, to: small-mtu", "Yes, to: forwarding"))) == [
        "guide/mtu/tree.yml:8:26: the answers lead in a circle:"
        " forwarding/is-it-on -> forwarding/is-it-dropped -> mtu/does-it-fit -> forwarding/is-it-on"
        " (let one of them lead on)"
    ]


def test_a_question_does_not_lead_to_itself(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(TREE, ("to: mtu", "to: is-it-dropped"))) == [
        "guide/forwarding/tree.yml:17:33: an answer of the question 'is-it-dropped' leads back to the question itself"
        " (let it lead on)"
    ]


def test_a_question_whose_answers_lead_only_in_circles_is_a_dead_end(tmp_path: Path) -> None:
    new = changed(
        MTU,
        ("Yes, to: small-mtu", "Yes, to: small-mtu}\n      - {label: No, to: and-now"),
        (
            "true, to: small-mtu}\n",
            "true, to: small-mtu}\n  - question: and-now\n    ask: And now?\n    answers:\n"
            "      - {label: Again, to: and-now}\n      - {label: Never, cannot_run: true, to: and-now}\n",
        ),
    )
    assert problems(tmp_path, **new) == [
        "guide/mtu/tree.yml:11:15: the question 'and-now' is a dead end: its answers lead only in circles"
        " (let an answer lead to a scenario, an outcome or another area)",
        "guide/mtu/tree.yml:14:28: an answer of the question 'and-now' leads back to the question itself"
        " (let it lead on)",
    ]


def test_each_question_has_one_way_on_for_those_who_cannot_find_out(tmp_path: Path) -> None:
    new = changed(
        TREE,
        ("I cannot run this, cannot_run: true", "I cannot run this"),
        ("label: Large ones", "label: Large ones, cannot_run: true"),
    )
    assert problems(tmp_path, **new) == [
        "guide/forwarding/tree.yml:5:15: the question 'is-it-on' has no way on for readers who cannot find out"
        " (give one answer 'cannot_run: true')",
        "guide/forwarding/tree.yml:18:44: the question 'is-it-dropped' has a second answer with 'cannot_run'"
        " (keep it at one answer)",
    ]


def test_the_answers_of_a_question_differ_in_label_and_sample(tmp_path: Path) -> None:
    new = changed(TREE, ("label: Large ones", "label: all  of THEM"), ("ip_forward = 1", "ip_forward = 0"))
    assert problems(tmp_path, **new) == [
        "guide/forwarding/tree.yml:11:30: two answers of the question 'is-it-on' have the same sample"
        " (let readers see which of them is theirs)",
        "guide/forwarding/tree.yml:17:17: two answers of the question 'is-it-dropped' have the same label"
        " (let readers see which of them is theirs)",
    ]


def test_an_answer_needs_a_label(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(MTU, ("{label: Yes, to", "{to"))) == [
        "guide/mtu/tree.yml:8:9: answer needs 'label'"
    ]


def test_a_tree_may_be_as_deep_as_a_file_may_be_long(tmp_path: Path) -> None:
    depth = 3000
    chain = "".join(
        f"  - {{question: q{i}, ask: Q?, answers: [{{label: Go, cannot_run: true, to: q{i + 1}}}]}}\n"
        for i in range(depth)
    )
    chain += f"  - {{question: q{depth}, ask: Q?, answers: [{{label: Go, cannot_run: true, to: small-mtu}}]}}\n"
    head = "title: MTU\nsummary: Deep.\ncodes: 200-299\nquestions:\n"
    assert problems(tmp_path, **{MTU: head + chain}) == []


def test_a_question_that_only_leads_to_a_dead_end_is_not_one_itself(tmp_path: Path) -> None:
    tree = """\
title: MTU
summary: Small packets pass.
codes: 200-299
questions:
  - {question: first, ask: A?, answers: [{label: Go, cannot_run: true, to: second}]}
  - {question: second, ask: B?, answers: [{label: Go, cannot_run: true, to: third}]}
  - {question: third, ask: C?, answers: [{label: Go, cannot_run: true, to: second}]}
"""
    found = problems(tmp_path, **{MTU: tree})
    assert [problem.split(" (")[0] for problem in found if "dead end" in problem] == [
        f"guide/mtu/tree.yml:{line}:16: the question '{name}' is a dead end: its answers lead only in circles"
        for line, name in ((6, "second"), (7, "third"))
    ]
