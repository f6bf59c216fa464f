"""HTML, for pages and editors that take it."""

from .block import Block, Format


def _block(text: str, language: str) -> Block:
    return Block(
        f'<pre><code class="language-{language}">',
        "\n</code></pre>",
        replace=(("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")),
    )


FORMAT = Format("html", "HTML", "html", _block, '<p><a href="{url}">{code}</a></p>')
