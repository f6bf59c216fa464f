"""AsciiDoc: a listing in which only the signs of markup are replaced, so that callouts and attributes stay text."""

import re

from .block import Block, CannotWrite, Format, refuse_lost_blanks

_NAMES = {"sh": "bash", "powershell": "powershell", "ini": "ini"}
# The preprocessor obeys these before it knows of listings.
_DIRECTIVE = re.compile(r"^\\?(?:include|ifdef|ifndef|ifeval|endif)::.*\[.*\]$", re.MULTILINE)


def _block(text: str, language: str) -> Block:
    refuse_lost_blanks(text)
    if found := _DIRECTIVE.search(text):
        raise CannotWrite(f"AsciiDoc obeys {found[0]!r} wherever it stands")
    dashes = "-" * 4
    while re.search(rf"^{dashes}$", text, re.MULTILINE):
        dashes += "-"
    return Block(f"[source,{_NAMES.get(language, 'text')},subs=specialchars]\n{dashes}\n", f"\n{dashes}")


FORMAT = Format("asciidoc", "AsciiDoc", "adoc", _block, "link:{url}[{code}]")
