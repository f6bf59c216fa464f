"""MediaWiki: its tag pre, which every such wiki has, also without the extension SyntaxHighlight.

In either, MediaWiki makes a blank before these signs a hard space, as French has it (Sanitizer::armorFrenchSpaces), and
a shell takes that for a part of the word. A blank that is written as a reference to its number stays what it is.
"""

from .block import Block, Format

_TAG = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_BLANKS = (*((f" {sign}", f"&#32;{sign}") for sign in "?:;!%»›"), *((f"{sign} ", f"{sign}&#32;") for sign in "«‹"))


def _block(text: str, language: str) -> Block:
    return Block("<pre>\n", "\n</pre>", replace=(*_TAG, *_BLANKS))


FORMAT = Format("mediawiki", "MediaWiki", "wiki", _block, "[{url} {code}]")
