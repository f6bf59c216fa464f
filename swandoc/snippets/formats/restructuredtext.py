"""reStructuredText: the directive code-block, of docutils and Sphinx."""

from .block import Block, CannotWrite, Format, refuse_lost_blanks

_NAMES = {"sh": "bash", "powershell": "powershell", "ini": "ini"}


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    if any(sign in text for sign in "\t\v\f"):
        raise CannotWrite("reStructuredText makes a tab several blanks")
    if all(line.startswith(" ") for line in text.split("\n") if line):
        raise CannotWrite("the indentation that all lines share would be lost")
    return Block(f".. code-block:: {_NAMES.get(language, 'text')}\n\n", "", indent="   ")


FORMAT = Format("restructuredtext", "reStructuredText", "rst", _block, "`{code} <{url}>`__")
