"""Code blocks: highlighted at build time, with the reader's values as spans."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from swandoc.snippets.slots import Slot, fill

from .slots_html import Examples

_LEXERS = {"sh": "bash", "text": "text", "powershell": "powershell", "ini": "ini"}


def code_block(marked: str, language: str, examples: Examples) -> Markup:
    """``marked`` text as a code block in the markup that MkDocs themes style and give a copy button."""
    slots: list[Slot] = []
    # A slot passes the highlighter as a word that every lexer keeps in one token and that the text does not hold.
    word = "swdSlot"
    while word in marked:
        word += "q"

    def stand_in(slot: Slot) -> str:
        slots.append(slot)
        return f"{word}{len(slots) - 1}z"

    inner = _highlighted(fill(marked.rstrip("\n"), stand_in), language)
    inner = re.sub(rf"{word}(\d+)z", lambda found: examples.span(slots[int(found[1])]), inner)
    return Markup('<div class="language-{} highlight"><pre><code>{}\n</code></pre></div>').format(
        language,
        Markup(inner),  # noqa: S704 - Pygments escapes the text
    )


@lru_cache(maxsize=20_000)
def _highlighted(text: str, language: str) -> str:
    lexer = get_lexer_by_name(_LEXERS.get(language, "text"), stripnl=False)
    highlighted: str = highlight(text, lexer, HtmlFormatter(nowrap=True))
    return highlighted.rstrip("\n")
