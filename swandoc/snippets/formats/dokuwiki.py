"""DokuWiki: its tags code and file, which differ in looks only (dokuwiki.org/wiki:syntax).

They name no language: in code that it colours, DokuWiki puts a hard space on every empty line, and a shell takes that
for the name of a command.
"""

from .block import Block, CannotWrite, Format, refuse_lost_blanks


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    for tag in ("code", "file"):
        if f"</{tag}>" not in text.lower():
            return Block(f"<{tag}>\n", f"</{tag}>")
    raise CannotWrite("the text ends both kinds of code block, </code> and </file>")


FORMAT = Format("dokuwiki", "DokuWiki", "txt", _block, "[[{url}|{code}]]")
