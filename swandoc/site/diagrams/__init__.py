"""Pictures that are drawn while the site is built: plain data in, an inline SVG out.

``draw_tree`` draws the decision tree of an area, ``draw_path`` the way of a packet with the hop where it
breaks; ``describe_tree`` and ``describe_path`` say the same in words, for a page to print beside the picture.
All of them are pure, the same input gives the same bytes, and no text given to them can become markup; what is
``Markup`` already goes in as it is.

The pictures hold no style sheet, no style attribute and no script, so they obey the strictest content
security policy. The page colours them through custom properties; without those, boxes are the system colour
Canvas and lines the colour of the text. Text is ``currentColor`` in the font of the page.

Custom properties
    tree: ``--swd-question``, ``--swd-scenario``, ``--swd-outcome``, ``--swd-elsewhere`` (fills), each with
    ``-line`` for its outline (``--swd-question-line``, ...); ``--swd-edge`` (lines and arrowheads);
    ``--swd-link`` (a scenario's code)

    path: ``--swd-place``, ``--swd-hop``, ``--swd-broken``, ``--swd-tunnel`` (fills), each with ``-line``;
    ``--swd-way`` (the packet's line)

Classes
    tree: ``swd-tree`` (the svg), ``swd-tree__node`` with ``swd-tree__node--question``, ``--scenario``,
    ``--outcome`` or ``--elsewhere`` (an ``a`` where the node has a link, else a ``g``), ``swd-tree__box``,
    ``swd-tree__label``, ``swd-tree__code``, ``swd-tree__cell``, ``swd-tree__answer``, ``swd-tree__edge``,
    ``swd-tree__edge--cannot-run``, ``swd-tree__arrow``; scripts find nodes by ``data-node``, an answer's cell and
    line by ``data-answer``, and a line also by ``data-source`` and ``data-target``

    path: ``swd-path`` with ``swd-path--wide`` or ``swd-path--tall`` (the svg), ``swd-path__place``,
    ``swd-path__place--broken``, ``swd-path__label``, ``swd-path__note``, ``swd-path__panel``,
    ``swd-path__hop``, ``swd-path__hop--broken``, ``swd-path__hop-label``, ``swd-path__way``,
    ``swd-path__way--dead``, ``swd-path__mark``, ``swd-path__cross``, ``swd-path__tunnel``,
    ``swd-path__tunnel-label``, ``swd-path__flow``
"""

from __future__ import annotations

from swandoc.site.diagrams.data_path import DataPath, Hop, Note, Place, describe_path
from swandoc.site.diagrams.decision_tree import DecisionTree, TreeEdge, TreeNode, describe_tree
from swandoc.site.diagrams.path_svg import draw_path
from swandoc.site.diagrams.tree_svg import draw_tree

__all__ = [
    "DataPath",
    "DecisionTree",
    "Hop",
    "Note",
    "Place",
    "TreeEdge",
    "TreeNode",
    "describe_path",
    "describe_tree",
    "draw_path",
    "draw_tree",
]
