"""Authors' Markdown to HTML. Raw HTML in it is shown as text, and links lead to https, the page or ``swd:`` ids."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from swandoc.snippets.slots import mark

from .slots_html import Examples

# Resolves "swd:<id>" to a link; returns None for an id that the guide does not have.
Resolve = Callable[[str], str | None]


class _ResolveLinks(Treeprocessor):
    resolve: Resolve

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith("swd:"):
                href = self.resolve(href.removeprefix("swd:")) or ""
            elif not href.startswith(("https://", "#")):
                href = ""
            if href:
                link.set("href", href)
            else:
                link.attrib.pop("href", None)
        for image in list(root.iter("img")):
            image.tag = "span"
            image.text = image.get("alt", "")
            image.attrib.clear()


class Prose:
    """Renders Markdown texts of one page."""

    def __init__(self, examples: Examples, resolve: Resolve) -> None:
        self._examples = examples
        self._markdown = Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        links = _ResolveLinks(self._markdown)
        links.resolve = resolve
        self._markdown.treeprocessors.register(links, "swandoc-links", 5)

    def block(self, text: str) -> Markup:
        """Paragraphs, lists, tables, code."""
        self._markdown.reset()
        return self._examples.html(self._markdown.convert(mark(text)))

    def line(self, text: str) -> Markup:
        """One line, without the paragraph around it."""
        html = self.block(text)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return Markup(html[3:-4])  # noqa: S704 - a part of the HTML rendered above
        return html
