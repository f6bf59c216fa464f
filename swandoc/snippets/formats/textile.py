"""Redmine's Textile. Redmine puts a blank behind a quotation mark that ends a line (RedCloth3#clean_white_space)."""

from .block import Block, CannotWrite, Format, refuse, refuse_lost_blanks

_NAMES = {"sh": "sh", "powershell": "powershell", "ini": "ini"}


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    # Redmine counts these tags wherever they stand, in code too.
    refuse(text, *(f"{begin}{tag}" for tag in ("pre", "code", "kbd", "notextile") for begin in ("<", "</")))
    if "\t" in text or "\n\n\n" in text:
        raise CannotWrite("Redmine makes a tab four blanks, and several empty lines one")
    return Block(f'<pre><code class="{_NAMES.get(language, "text")}">\n', "\n</code></pre>")


FORMAT = Format("textile", "Redmine, Textile", "textile", _block, '"{code}":{url}')
