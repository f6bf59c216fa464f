"""Authors' Markdown to HTML. Raw HTML in it is shown as text, and links lead to https, the page or ``swd:`` ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, lru_cache
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


def _markdown(resolve: Resolve) -> Markdown:
    markdown = Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    links = _ResolveLinks(markdown)
    links.resolve = resolve
    markdown.treeprocessors.register(links, "swandoc-links", 5)
    return markdown


@cache
def _linkless() -> Markdown:
    return _markdown(lambda _: None)


@lru_cache(maxsize=20_000)
def _converted(marked: str) -> str:
    """HTML of a text whose links, if any, are the same on every page."""
    return _linkless().reset().convert(marked)


class Prose:
    """Renders Markdown texts of one page."""

    def __init__(self, examples: Examples, resolve: Resolve) -> None:
        self._examples = examples
        self._resolve = resolve

    def block(self, text: str) -> Markup:
        """Paragraphs, lists, tables, code."""
        marked = mark(text)
        html = self._with_links.reset().convert(marked) if "swd:" in marked else _converted(marked)
        return self._examples.html(html)

    def line(self, text: str) -> Markup:
        """One line, without the paragraph around it."""
        html = self.block(text)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return Markup(html[3:-4])  # noqa: S704 - a part of the HTML rendered above
        return html

    @cached_property
    def _with_links(self) -> Markdown:
        return _markdown(self._resolve)
