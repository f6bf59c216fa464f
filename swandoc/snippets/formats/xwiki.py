"""XWiki 2.1: the code macro, whose content ends at its end tag."""

from .block import Block, Format, refuse, refuse_lost_blanks

_NAMES = {"sh": "bash", "powershell": "powershell", "ini": "ini"}


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    if "{{/code}}" not in text.lower() and "{{code" not in text.lower():
        return Block(f'{{{{code language="{_NAMES.get(language, "none")}"}}}}\n', "\n{{/code}}")
    refuse(text, "}}}", "{{{")
    return Block("{{{\n", "\n}}}")


FORMAT = Format("xwiki", "XWiki", "xwiki", _block, "[[{code}>>{url}]]")
