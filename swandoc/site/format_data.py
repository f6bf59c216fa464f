"""The formats of snippets as a classic script, for copying into wikis (``Formats`` in web/src/site/wiki-formats.ts).

A format wraps nearly every text of a language in the same way; the few parts that need another way are listed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from swandoc.snippets.formats import FORMATS, Block, CannotWrite, Format
from swandoc.snippets.steps import offered

if TYPE_CHECKING:
    from swandoc.guide.model import Guide

FORMAT_FILE = "assets/swandoc-formats.js"

# Any text will do that no markup minds.
_USUAL = "text"


def format_script(guide: Guide) -> str:
    """Puts the formats into ``swandocFormats``."""
    texts = [
        (f"{one.id}/{kind}", part.text, one.snippet.dialect.language)
        for one in offered(guide)
        for kind, part in one.snippet.parts
    ]
    data = json.dumps([_format(one, texts) for one in FORMATS.values()], ensure_ascii=False, separators=(",", ":"))
    return f"self.swandocFormats={data};\n"


def _format(format_: Format, texts: list[tuple[str, str, str]]) -> dict[str, Any]:
    usual = {language: format_.block(_USUAL, language) for language in sorted({language for _, _, language in texts})}
    blocks = ((id_, _block(format_, text, language), usual[language]) for id_, text, language in texts)
    return {
        "id": format_.id,
        "label": format_.label,
        "link": format_.link,
        "blocks": {language: asdict(block) for language, block in usual.items()},
        "unusual": {id_: block and asdict(block) for id_, block, expected in blocks if block != expected},
    }


# Authors who serve their guide have it rendered again and again, with most texts unchanged.
@cache
def _block(format_: Format, text: str, language: str) -> Block | None:
    """The block for a part with its mark, None where the markup cannot hold it."""
    try:
        return format_.block(f"# swandoc\n{text}", language)
    except CannotWrite:
        return None
