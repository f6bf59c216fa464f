"""The decision tree of an area as one inline SVG, read from the top down.

A question is a rounded box with its answers as cells along its lower edge; a line leaves from each answer,
so that no label can be mistaken for its neighbour's. Shapes tell the kinds apart in black and white: a
scenario has square corners, a bar at its left and its code; an outcome round ends; another page a cut corner.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from swandoc.site.diagrams.decision_tree import checked_answers, describe_tree
from swandoc.site.diagrams.graph import Box, Link
from swandoc.site.diagrams.layered import arrange
from swandoc.site.diagrams.svg import (
    checked_href,
    clean,
    element,
    frame,
    number,
    plain,
    text_lines,
    text_width,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swandoc.site.diagrams.decision_tree import DecisionTree, TreeEdge, TreeNode
    from swandoc.site.diagrams.layered import Layout, Spot, Step

_MARGIN = 8.0
_PAD = 12.0
_SIZE, _LEADING = 13.0, 17.0
_SMALL, _SMALL_LEADING = 11.0, 14.0
_QUESTION_WIDTH = 196.0
_LEAF_WIDTH = 152.0
_CELL_WIDTHS = (40.0, 56.0, 72.0, 92.0, 120.0)  # the first that holds the answer in two lines is taken
_CELL_PAD = 6.0
_ARROW = 7.0


@dataclass(frozen=True, slots=True)
class _Cell:
    edge: TreeEdge
    left: float
    width: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A node with its text broken into lines, and its size; pixels."""

    node: TreeNode
    width: float
    height: float
    lines: tuple[str, ...]
    cells: tuple[_Cell, ...] = ()


def draw_tree(tree: DecisionTree, *, uid: str, max_width: float = 688.0) -> str:
    """The tree as an ``svg`` element, as wide as it needs, and no wider than ``max_width`` pixels unless one
    box is. The element ids start with ``uid``.

    Raises ``ValueError`` for a tree without nodes, a repeated id, an edge to or from nowhere, a cycle, a link
    with a scheme other than http or https, and a ``uid`` that cannot be an id.
    """
    answers = checked_answers(tree)
    shapes = {node.id: _shape(node, answers[node.id]) for node in tree.nodes}
    cells = [cell for shape in shapes.values() for cell in shape.cells]
    layout = arrange(
        [Box(shape.node.id, shape.width, shape.height) for shape in shapes.values()],
        [
            Link(
                cell.edge.source,
                cell.edge.target,
                cell.left + cell.width / 2,
                minor=cell.edge.cannot_run,
            )
            for cell in cells
        ],
        max_width - 2 * _MARGIN,
    )
    return frame(
        element(
            "g",
            *_lines(layout, [cell.edge for cell in cells]),
            *(_node(shape, layout.spots[name]) for name, shape in shapes.items()),
            *_arrows(layout, [cell.edge for cell in cells]),
            transform=f"translate({number(_MARGIN)} {number(_MARGIN)})",
        ),
        uid=uid,
        title=tree.title,
        description=escape(clean(describe_tree(tree))),
        class_="swd-tree",
        width=layout.width + 2 * _MARGIN,
        height=layout.height + 2 * _MARGIN,
        links=any(node.href for node in tree.nodes),
    )


def _shape(node: TreeNode, answers: Sequence[TreeEdge]) -> _Shape:
    least = _QUESTION_WIDTH if answers else _LEAF_WIDTH
    cells = _cells(answers, least)
    width = max(least, sum(cell.width for cell in cells))
    lines = wrap(node.label, width - 2 * _PAD, _SIZE, bold=bool(answers), lines=5)
    height = 2 * _PAD + len(lines) * _LEADING - 4
    if node.code:
        height += _LEADING
    if cells:
        height += _cell_height(cells)
    return _Shape(node, width, height, lines, cells)


def _cells(answers: Sequence[TreeEdge], least: float) -> tuple[_Cell, ...]:
    """The answers side by side; together at least ``least`` pixels wide."""
    wanted = [(edge, *_cell_text(edge.label)) for edge in answers]
    spare = max(0.0, least - sum(width for _, width, _ in wanted)) / max(1, len(wanted))
    cells: list[_Cell] = []
    left = 0.0
    for edge, width, _ in wanted:
        lines = wrap(edge.label, width + spare - _CELL_PAD, _SMALL)
        cells.append(_Cell(edge, left, width + spare, lines))
        left += width + spare
    return tuple(cells)


def _cell_text(label: str) -> tuple[float, tuple[str, ...]]:
    longest = max((text_width(word, _SMALL) for word in clean(label).split()), default=0.0)
    for width in _CELL_WIDTHS:
        lines = wrap(label, width - _CELL_PAD, _SMALL)
        if len(lines) <= 2 and longest <= width - _CELL_PAD:
            break
    return width, lines


def _cell_height(cells: Sequence[_Cell]) -> float:
    return max(len(cell.lines) for cell in cells) * _SMALL_LEADING + 10


def _node(shape: _Shape, spot: Spot) -> str:
    node = shape.node
    label = " ".join(part for part in (clean(node.code), clean(node.label)) if part)
    text_top = spot.y + _PAD + 10
    parts = [plain("title", label), _outline(shape, spot)]
    if node.code:
        parts.append(
            text_lines(
                wrap(node.code, spot.width - 2 * _PAD, _SMALL, bold=True, lines=1),
                spot.x + _PAD,
                text_top,
                _SMALL,
                _LEADING,
                class_="swd-tree__code",
                fill="var(--swd-link, currentColor)",
                font_weight="700",
                text_decoration="underline" if node.href else None,
            )
        )
        text_top += _LEADING
    parts.append(
        text_lines(
            shape.lines,
            spot.x + _PAD,
            text_top,
            _SIZE,
            _LEADING,
            class_="swd-tree__label",
            font_weight="600" if shape.cells else None,
        )
    )
    parts.extend(_cell(shape, cell, spot) for cell in shape.cells)
    common = {"class_": f"swd-tree__node swd-tree__node--{node.kind}", "data_node": node.id}
    if node.href:
        # Not `href`: scripts that rewrite the links of a page, as Material's instant navigation does, fail on an SVG's.
        # Told to be a link: crawlers and some screen readers look for `href` alone.
        link = {"xlink:href": checked_href(node.href), "role": "link", "aria_label": label}
        return element("a", *parts, **link, **common)
    return element("g", *parts, **common)


def _outline(shape: _Shape, spot: Spot) -> str:
    kind = shape.node.kind
    x, y, right, bottom = spot.x, spot.y, spot.x + spot.width, spot.y + spot.height
    fill = f"var(--swd-{kind}, Canvas)"
    stroke = f"var(--swd-{kind}-line, currentColor)"
    if kind == "elsewhere":
        cut = 12.0
        return element(
            "path",
            d=f"M{number(x)} {number(y)}H{number(right - cut)}L{number(right)} {number(y + cut)}"
            f"V{number(bottom)}H{number(x)}Z",
            class_="swd-tree__box",
            fill=fill,
            stroke=stroke,
        )
    radius = {"question": 10.0, "scenario": 0.0, "outcome": min(spot.height / 2, 22.0)}[kind]
    box = element(
        "rect",
        class_="swd-tree__box",
        x=x,
        y=y,
        width=spot.width,
        height=spot.height,
        rx=radius or None,
        fill=fill,
        stroke=stroke,
        stroke_width=1.5 if kind == "question" else 1,
    )
    if kind == "scenario":
        box += element("path", d=f"M{number(x + 2)} {number(y)}V{number(bottom)}", stroke=stroke, stroke_width=4)
    return box


def _cell(shape: _Shape, cell: _Cell, spot: Spot) -> str:
    top = spot.y + spot.height - _cell_height(shape.cells)
    left = spot.x + cell.left
    line = "var(--swd-question-line, currentColor)"
    parts = [plain("title", cell.edge.label)]
    if cell.left:
        parts.append(
            element(
                "path",
                d=f"M{number(left)} {number(top)}V{number(spot.y + spot.height)}",
                stroke=line,
                stroke_opacity=0.5,
            )
        )
    else:
        parts.append(
            element(
                "path",
                d=f"M{number(spot.x)} {number(top)}h{number(spot.width)}",
                stroke=line,
                stroke_opacity=0.5,
            )
        )
    parts.append(
        text_lines(
            cell.lines,
            left + cell.width / 2,
            top + 15,
            _SMALL,
            _SMALL_LEADING,
            class_="swd-tree__answer",
            text_anchor="middle",
            font_style="italic" if cell.edge.cannot_run else None,
        )
    )
    return element("g", *parts, class_="swd-tree__cell", data_answer=cell.edge.key or None)


def _lines(layout: Layout, edges: Sequence[TreeEdge]) -> list[str]:
    return [
        element(
            "path",
            d=_curve(route, 0.0 if _joins(route, layout.spots[edge.target]) else _ARROW - 1),
            class_="swd-tree__edge" + (" swd-tree__edge--cannot-run" if edge.cannot_run else ""),
            data_source=edge.source,
            data_target=edge.target,
            data_answer=edge.key or None,
            fill="none",
            stroke="var(--swd-edge, currentColor)",
            stroke_width=1.5,
            stroke_dasharray="5 4" if edge.cannot_run else None,
        )
        for edge, route in zip(edges, layout.routes, strict=True)
    ]


def _joins(route: Sequence[Step], target: Spot) -> bool:
    return route[-1].y1 != target.y


def _curve(route: Sequence[Step], short: float) -> str:
    """The line through the steps of a route, ``short`` pixels shorter at its end."""
    first = route[0]
    path = f"M{number(first.x)} {number(first.y0)}"
    before = first
    for step in route[1:]:
        if before.y1 > before.y0:
            path += f"V{number(before.y1)}"
        y = step.y0 - (short if step is route[-1] else 0.0)
        middle = (before.y1 + y) / 2
        path += f"C{number(before.x)} {number(middle)} {number(step.x)} {number(middle)} "
        path += f"{number(step.x)} {number(y)}"
        before = step
    return path


def _arrows(layout: Layout, edges: Sequence[TreeEdge]) -> list[str]:
    """One arrowhead above each box that a line leads to."""
    tops: dict[str, list[float]] = defaultdict(list)
    for edge, route in zip(edges, layout.routes, strict=True):
        if not _joins(route, layout.spots[edge.target]):
            tops[edge.target].append(route[-1].x)
    return [
        element(
            "path",
            d=f"M{number(xs[0])} {number(layout.spots[name].y)}l-4 {number(-_ARROW)}h8z",
            class_="swd-tree__arrow",
            fill="var(--swd-edge, currentColor)",
        )
        for name, xs in tops.items()
    ]
