"""DokuWiki: its tags code and file, which differ in looks only (dokuwiki.org/wiki:syntax)."""

from .block import Block, CannotWrite, Format, refuse_lost_blanks

_NAMES = {"sh": "bash", "powershell": "powershell", "ini": "ini"}


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    for tag in ("code", "file"):
        if f"</{tag}>" not in text.lower():
            return Block(f"<{tag} {_NAMES.get(language, 'text')}>\n", f"</{tag}>")
    raise CannotWrite("the text ends both kinds of code block, </code> and </file>")


FORMAT = Format("dokuwiki", "DokuWiki", "txt", _block, "[[{url}|{code}]]")
