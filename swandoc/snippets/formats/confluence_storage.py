"""Confluence's storage format, for the source editor and for its REST interface: XHTML with a macro for code."""

from .block import Block, CannotWrite, Format

# As Confluence's code macro calls them.
_NAMES = {"sh": "bash", "powershell": "powershell"}


def _block(text: str, language: str) -> Block:
    # XML 1.0, 2.2: other control characters cannot stand in a document, and a carriage return does not survive one.
    if any(character < " " and character not in "\t\n" for character in text):
        raise CannotWrite("XML holds no control characters")
    return Block(
        '<ac:structured-macro ac:name="code" ac:schema-version="1">'
        f'<ac:parameter ac:name="language">{_NAMES.get(language, "none")}</ac:parameter>'
        "<ac:plain-text-body><![CDATA[",
        "]]></ac:plain-text-body></ac:structured-macro>",
        replace=(("]]>", "]]]]><![CDATA[>"),) if "]]>" in text else (),
    )


FORMAT = Format("confluence-storage", "Confluence, storage format", "xml", _block, '<p><a href="{url}">{code}</a></p>')
