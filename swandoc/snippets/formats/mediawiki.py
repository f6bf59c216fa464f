"""MediaWiki: the tag of its extension SyntaxHighlight, which comes with it."""

from .block import Block, Format, refuse, refuse_lost_blanks

_NAMES = {"sh": "bash", "powershell": "powershell", "ini": "ini"}


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    refuse(text, "</syntaxhighlight")
    return Block(f'<syntaxhighlight lang="{_NAMES.get(language, "text")}">\n', "\n</syntaxhighlight>")


FORMAT = Format("mediawiki", "MediaWiki", "wiki", _block, "[{url} {code}]")
