"""A decision tree as its picture needs it: the nodes, the answers between them, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from swandoc.site.diagrams.svg import clean, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind = Literal["question", "scenario", "outcome", "elsewhere"]


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A box of the tree. ``href`` is relative, http or https; ``code`` is shown above a scenario's label."""

    id: str
    label: str
    kind: Kind
    href: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class TreeEdge:
    """An answer: it leads from a question to a node. ``cannot_run`` marks "I cannot run this here"; ``key`` is what a
    script calls it."""

    source: str
    target: str
    label: str
    cannot_run: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTree:
    """Nodes in the author's order, the root first; the edges of a question in the order of its answers."""

    title: str
    nodes: tuple[TreeNode, ...]
    edges: tuple[TreeEdge, ...]


def describe_tree(tree: DecisionTree) -> str:
    """The tree in words, a line per question: the text alternative of the picture.

    Raises ``ValueError`` as ``draw_tree`` does for repeated ids and edges to or from nowhere.
    """
    answers = checked_answers(tree)
    numbers: dict[str, int] = {}
    for node in tree.nodes:
        if node.kind == "question":
            numbers[node.id] = len(numbers) + 1
    name = {node.id: _name(node, numbers) for node in tree.nodes}
    lines = [sentence(tree.title)]
    for node in tree.nodes:
        if answers[node.id]:
            ways = "; ".join(f"“{clean(edge.label)}” leads to {name[edge.target]}" for edge in answers[node.id])
            lines.append(f"{name[node.id][0].upper()}{name[node.id][1:]}: {sentence(node.label)} {ways}.")
    return "\n".join(lines)


def _name(node: TreeNode, numbers: Mapping[str, int]) -> str:
    label = clean(node.label)
    match node.kind:
        case "question":
            return f"question {numbers[node.id]}"
        case "scenario":
            return f"{clean(node.code)} {label}".strip()
        case "outcome":
            return f"the outcome “{label}”"
        case "elsewhere":
            return f"another page, “{label}”"


def checked_answers(tree: DecisionTree) -> Mapping[str, Sequence[TreeEdge]]:
    if not tree.nodes:
        raise ValueError(f"tree {tree.title!r} has no nodes to draw")
    answers: dict[str, list[TreeEdge]] = {}
    for node in tree.nodes:
        if node.id in answers:
            raise ValueError(f"tree {tree.title!r} has two nodes with the id {node.id!r}")
        answers[node.id] = []
    for edge in tree.edges:
        for end in (edge.source, edge.target):
            if end not in answers:
                raise ValueError(f"answer {edge.label!r} of tree {tree.title!r} names {end!r}, which is no node")
        answers[edge.source].append(edge)
    return answers
