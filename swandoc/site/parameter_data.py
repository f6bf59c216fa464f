"""The guide's parameters as a classic script, for the scripts of the site: pages opened from a file may load a script
and not JSON (``Parameters`` in web/src/site/parameters.ts)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from swandoc.snippets.slots import mark

from .page import HOME, Page

if TYPE_CHECKING:
    from swandoc.guide.model import Guide

    from .output import Links

PARAMETER_FILE = "assets/swandoc-parameters.js"


def parameter_script(guide: Guide, links: Links) -> str:
    """Puts the parameters into ``swandocParameters``, in the guide's order."""
    page = Page(HOME, guide, links)
    data = {
        name: {
            "label": page.plain(parameter.label),
            "type": parameter.type.value,
            "example": parameter.example,
            "find": mark(parameter.find or ""),
        }
        for name, parameter in guide.parameters.items()
    }
    return f"self.swandocParameters={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
