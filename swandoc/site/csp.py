"""A content security policy for one page, as a meta element.

The policy lets a page load what lies beside it and nothing else, and forbids its scripts every connection. Inline
scripts and styles of the theme are allowed one by one, by the hash of their text (CSP Level 3, 6.7.2.5).
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from html.parser import HTMLParser

# Types that browsers run (HTML, "prepare the script element"); any other type makes a script element mere data.
_RUN = {"", "module", "importmap", "text/javascript", "application/javascript"}
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset[^>]*>)?", re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page with its policy in front of all that the policy is about."""
    inline = _InlineCode()
    inline.feed(html)
    inline.close()
    policy = "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *inline.hashes["script"])),
            " ".join(("style-src 'self'", *inline.hashes["style"])),
            "img-src 'self' data:",
            "connect-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return _HEAD.sub(lambda head: f"{head[0]}{meta}", html, count=1)


class _InlineCode(HTMLParser):
    """Collects the hashes of inline scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
        self._open = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        runs = tag == "style" or (tag == "script" and "src" not in named and (named.get("type") or "").lower() in _RUN)
        self._open, self._text = (tag, []) if runs else ("", [])

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open == tag:
            # A browser hashes what its parser has read, and that has no carriage returns.
            text = "".join(self._text).replace("\r\n", "\n").replace("\r", "\n")
            digest = b64encode(sha256(text.encode()).digest()).decode()
            self.hashes[tag][f"'sha256-{digest}'"] = None
        self._open = ""
