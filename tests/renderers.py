"""The markups' own parsers and renderers: each takes a page and gives the texts of its code blocks, in order."""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import markdown
from docutils.core import publish_parts
from markdown_it import MarkdownIt
from wikis import dokuwiki_html, mediawiki_html

REDMINE = Path("/usr/share/redmine/lib/redmine/wiki_formatting/textile/redcloth3.rb")
# What Redmine's renderer expects of Rails, and its page on standard input.
_REDCLOTH = f"""
class Object
  def blank? = respond_to?(:empty?) ? !!empty? : !self
  def present? = !blank?
end
module Redmine
  module Helpers
    module URL
      def uri_with_safe_scheme?(*) = true
    end
  end
end
require "{REDMINE}"
puts RedCloth3.new(STDIN.read).to_html(:textile)
"""


def run(command: list[str], page: str) -> str:
    done = subprocess.run(command, input=page.encode(), capture_output=True, timeout=120, check=True)
    return done.stdout.decode()


def blocks_of_html(html: str) -> list[str]:
    """The texts of all ``pre`` elements, as a browser gives them, without the line break at their end."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return ["".join(pre.itertext()).removesuffix("\n") for pre in tree.iter("pre")]


def pandoc(markup: str) -> Callable[[str], list[str]]:
    def blocks(page: str) -> list[str]:
        document = json.loads(run(["pandoc", "--preserve-tabs", "--from", markup, "--to", "json"], page))
        return list(_code_blocks(document["blocks"]))

    return blocks


def _code_blocks(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "CodeBlock":
            yield node["c"][1]
        else:
            yield from _code_blocks(list(node.values()))
    elif isinstance(node, list):
        for one in node:
            yield from _code_blocks(one)


def textile_of_pandoc(page: str) -> list[str]:
    """Pandoc keeps the tag ``code`` inside ``pre`` as text; Redmine makes markup of it."""
    inner = re.compile(r'\A<code class="[a-z]+">\n(.*)\n?</code>\Z', re.DOTALL)
    return [found[1].removesuffix("\n") for block in pandoc("textile")(page) if (found := inner.match(block))]


def redmine(page: str) -> list[str]:
    html = run(["ruby", "-e", _REDCLOTH], page)
    # Behind this step Redmine's highlighter reads the text between the tags as it is, and escapes it.
    return [
        text.replace("&#38;", "&")
        for text in re.findall(r"<pre><code class=\"[a-z]+\">\n(.*?)\n</code></pre>", html, re.DOTALL)
    ]


def markdown_it(page: str) -> list[str]:
    return blocks_of_html(MarkdownIt("commonmark").render(page))


def cmark(page: str) -> list[str]:
    return blocks_of_html(run(["cmark", "--unsafe"], page))


def cmark_gfm(page: str) -> list[str]:
    """GitHub's."""
    return blocks_of_html(run(["cmark-gfm", "--unsafe", "--extension", "table", "--extension", "autolink"], page))


def python_markdown(page: str) -> list[str]:
    """MkDocs', with the extensions that sites of Material and Backstage's TechDocs have."""
    extensions = ["pymdownx.highlight", "pymdownx.superfences"]
    return blocks_of_html(markdown.markdown(page, extensions=extensions))


def mediawiki(page: str) -> list[str]:
    return blocks_of_html(mediawiki_html(page))


def dokuwiki(page: str) -> list[str]:
    return blocks_of_html(dokuwiki_html(page))


def asciidoctor(page: str) -> list[str]:
    return blocks_of_html(run(["asciidoctor", "--embedded", "--out-file", "-", "-"], page))


def docutils(page: str) -> list[str]:
    settings = {"report_level": 2, "halt_level": 2, "syntax_highlight": "none"}
    return blocks_of_html(publish_parts(page, writer_name="html5", settings_overrides=settings)["html_body"])


def confluence(page: str) -> list[str]:
    """The bodies of the macros in a page of Confluence's storage format, which is XML without declared prefixes."""
    root = ET.fromstring(f'<page xmlns:ac="ac">{page}</page>')
    return [body.text or "" for body in root.iter("{ac}plain-text-body")]


def xwiki(page: str) -> list[str]:
    """Macro and verbatim blocks by XWiki's published syntax: content begins and ends with the line breaks in the tags'
    lines. Not XWiki's own parser, which comes with Java only."""
    found = re.finditer(
        r"\{\{code language=\"\w+\"\}\}\n(.*?)\n\{\{/code\}\}|^\{\{\{\n(.*?)\n\}\}\}", page, re.DOTALL | re.MULTILINE
    )
    return [one[1] if one[1] is not None else one[2] for one in found]
