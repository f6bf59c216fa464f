"""Each format read back by its markup's own parser: the code is what went in, sign for sign."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
import renderers
import wikis
from hypothesis import given, settings
from hypothesis import strategies as st

from swandoc.guide.loader import load_guide
from swandoc.snippets.formats import FORMATS, CannotWrite
from swandoc.snippets.slots import Slot, fill
from swandoc.snippets.steps import offered
from swandoc.snippets.value_types import TYPES

ROOT = Path(__file__).parents[2]
# Every sign that a value of a type may hold.
HARDEST = {
    type_: {sign for sign in map(chr, range(32, 127)) if re.fullmatch(f"[{hint.alphabet}]", sign)}
    for type_, hint in TYPES.items()
}
Reader = Callable[[str], list[str]]
READERS: list[tuple[str, tuple[str, ...], Reader]] = [
    ("markdown", (), renderers.markdown_it),
    ("markdown", ("cmark",), renderers.cmark),
    ("markdown", ("cmark-gfm",), renderers.cmark_gfm),
    ("markdown", (), renderers.python_markdown),
    ("confluence-editor", (), renderers.markdown_it),
    ("confluence-storage", (), renderers.confluence),
    ("mediawiki", ("php", str(wikis.MEDIAWIKI)), renderers.mediawiki),
    ("dokuwiki", ("pandoc",), renderers.pandoc("dokuwiki")),
    ("dokuwiki", ("php", str(wikis.DOKUWIKI)), renderers.dokuwiki),
    ("textile", ("pandoc",), renderers.textile_of_pandoc),
    ("textile", ("ruby", str(renderers.REDMINE)), renderers.redmine),
    ("asciidoc", ("asciidoctor",), renderers.asciidoctor),
    ("restructuredtext", (), renderers.docutils),
    ("xwiki", (), renderers.xwiki),
    ("html", (), renderers.blocks_of_html),
]
EACH = pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param(name, read, id=f"{name} by {read.__qualname__.split('.')[0]}", marks=pytest.mark.needs(*tools))
        for name, tools, read in READERS
    ],
)
# What ends, begins or changes code in some markup.
WICKED = (
    "`", "``", "```", "````", "~~~", "|", "||", "{", "}", "{{", "}}", "{{{", "[[", "]]", "]]>", "<![CDATA[", "<",
    ">", "&", "&amp;", "&#39;", "</code>", "</file>", "</pre>", "<code>", "<pre>", "<nowiki>", "</nowiki>",
    "</syntaxhighlight>", "{{/code}}", "{{code}}", "----", "-----", "====", "....", "include::x[]", "ifdef::y[]",
    "<1>", "{name}", "'", '"', "\\", "\\\\", "$", "$(x)", "*", "_", "#", "# ", "= ", "== ", "h1. ", "bc. ", "^",
    "~", "!", "!x!", "@", "%", "%%", "\t", "  ", " ", "é", "→", "日本", "…", "--", "(c)", "...",
    "http://example.org/", "[x](y)", "{% x %}", "${x}", ":x:", "::", "-->", "<!--", "x", "eth0", "10.1.0.0/16",
)  # fmt: skip


def write_page(name: str, texts: list[str], language: str = "sh") -> str:
    """A page of code blocks with a line of prose before each."""
    return "\n".join(f"Block\n\n{FORMATS[name].write(text, language)}" for text in texts)


def like(name: str, read: Reader, text: str) -> str:
    """The text as that reader must give it back. Redmine adds a blank behind a quotation mark; MkDocs' Markdown makes a
    tab several blanks, empties a line of blanks, and drops the empty lines at the end."""
    if read is renderers.python_markdown:
        return "\n".join(line.expandtabs(4) if line.strip() else "" for line in text.split("\n")).rstrip("\n")
    if read is renderers.redmine:
        return "\n".join(f"{line} " if line.endswith('"') else line for line in text.split("\n"))
    return text


@EACH
def test_every_snippet_of_the_guide_comes_back_as_it_went_in(name: str, read: Reader) -> None:
    guide = load_guide(ROOT / "docs" / "scenarios", root=ROOT)
    texts = list(
        dict.fromkeys(
            fill(
                f"# swandoc {one.id}/{kind} v1 12345678\n{part.text}", lambda slot: guide.parameters[slot.name].example
            )
            for one in offered(guide)
            for kind, part in one.snippet.parts
        )
    )
    assert len(texts) > 1500
    assert read(write_page(name, texts)) == [like(name, read, text) for text in texts]


@EACH
def test_wicked_texts_come_back_as_they_went_in_or_are_refused(name: str, read: Reader) -> None:
    dice = random.Random(7)
    written, refused = [], 0
    for _ in range(400):
        lines = ["".join(dice.choices(WICKED, k=dice.randint(0, 4))) for _ in range(dice.randint(1, 6))]
        text = "\n".join(("# swandoc", *lines))
        try:
            FORMATS[name].write(text, "sh")
        except CannotWrite:
            refused += 1
        else:
            written.append(text)
    assert len(written) > 120
    assert read(write_page(name, written)) == [like(name, read, text) for text in written]


@EACH
def test_each_wicked_sign_alone(name: str, read: Reader) -> None:
    written = []
    for sign in WICKED:
        for line in (sign, f"x{sign}x", f"x {sign}", f"{sign} x"):
            try:
                FORMATS[name].write(f"# swandoc\n{line}\nend", "sh")
            except CannotWrite:
                pass
            else:
                written.append(f"# swandoc\n{line}\nend")
    assert len(written) > 2 * len(WICKED)
    assert read(write_page(name, written)) == [like(name, read, text) for text in written]


# Line breaks that are none in a file are not tried: docutils and browsers differ on them.
ANYTHING = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], include_characters="\t")
LINE = st.sampled_from(WICKED) | st.lists(st.sampled_from(WICKED) | st.text(ANYTHING, max_size=3), max_size=5).map(
    "".join
)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("markdown", renderers.markdown_it),
        ("markdown", renderers.python_markdown),
        ("confluence-storage", renderers.confluence),
        ("restructuredtext", renderers.docutils),
        ("xwiki", renderers.xwiki),
        ("html", renderers.blocks_of_html),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(lines=st.lists(LINE, min_size=1, max_size=5), first=st.sampled_from(["# swandoc", " x"]))
def test_any_text_comes_back_as_it_went_in_or_is_refused(name: str, read: Reader, lines: list[str], first: str) -> None:
    text = "\n".join((first, *lines))
    try:
        page = write_page(name, [text])
    except CannotWrite:
        return
    assert read(page) == [like(name, read, text)]


@pytest.mark.parametrize("name", FORMATS)
def test_values_change_nothing_of_what_a_format_decides(name: str) -> None:
    """Which is why a site may hold what it decides for each text, and a reader's values come later."""
    guide = load_guide(ROOT / "docs" / "scenarios", root=ROOT)

    def hardest(slot: Slot) -> str:
        return "".join(sorted(HARDEST[guide.parameters[slot.name].type]))

    tried = 0
    for one in offered(guide):
        for _, part in one.snippet.parts:
            filled = fill(part.text, hardest)
            assert FORMATS[name].block(part.text, "sh") == FORMATS[name].block(filled, "sh")
            tried += part.text != filled
    assert tried > 500


def test_no_value_holds_a_sign_that_a_markup_knows() -> None:
    assert set().union(*HARDEST.values()) <= set(string.ascii_letters + string.digits + "_.-:/ ")


def test_the_manual_says_of_each_format_where_to_paste_it_and_how_it_is_tested() -> None:
    manual = (ROOT / "docs" / "embedding.md").read_text()
    pasted, read = (
        re.findall(pattern, manual, re.MULTILINE) for pattern in (r"^\|.*\| `([a-z-]+)` \|", r"^\| `([a-z-]+)` \|")
    )
    assert set(pasted) == set(FORMATS)
    assert set(read) == set(FORMATS) - {"plain"}
