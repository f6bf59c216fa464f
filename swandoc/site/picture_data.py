"""A scenario's picture as data, for a script to draw: ``[tag, attributes, children]`` (``Drawn`` in
web/src/ui/picture.ts). Slots keep their markers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from .pictures import path_picture

if TYPE_CHECKING:
    from swandoc.guide.model import Scenario

    from .page import Page

Drawn = list["str | dict[str, str] | Drawn"]

# A page may show the same picture more than once; name and description reach assistive technology without ids.
_OF_ONE_PAGE = frozenset({"id", "aria-labelledby", "aria-describedby", "data-place", "data-hop"})


def picture_data(page: Page, scenario: Scenario) -> dict[str, Drawn] | None:
    """The picture for wide and for narrow screens; None where there is none."""
    picture = path_picture(page, scenario, marked=True)
    if picture is None:
        return None
    # What this package has drawn itself.
    return {
        "wide": _drawn(ElementTree.fromstring(picture.wide)),
        "tall": _drawn(ElementTree.fromstring(picture.tall)),
    }


def _drawn(part: ElementTree.Element) -> Drawn:
    attributes = {name: value for name, value in part.attrib.items() if name not in _OF_ONE_PAGE}
    children: Drawn = []
    for text, child in ((part.text, None), *((child.tail, child) for child in part)):
        if child is not None:
            children.append(_drawn(child))
        if text and text.strip():
            children.append(text)
    return [part.tag.rpartition("}")[2], attributes, children]
