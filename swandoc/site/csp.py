"""The content security policies of a site's pages, each as a meta element.

A policy lets a page load what lies beside it and nothing else. Inline scripts, inline styles and style attributes
that the site was built with are allowed one by one, by the hash of their text (CSP Level 3, 6.7.2.5); whatever else
gets into a page does nothing. An attribute such as ``onclick`` is never allowed.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from pathlib import Path

# Types that browsers run (HTML, "prepare the script element"); any other type makes a script element mere data.
_RUN = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
_IN_TAG = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
# What this takes for code and a browser does not is allowed without need; what it overlooks stays forbidden.
_INLINE = re.compile(rf"<!--.*?-->|<(script|style)\b({_IN_TAG})>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"<[a-z][^\s>/]*\s({_IN_TAG})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
# Everything that may stand in front of the first element that a policy is about; all of it may be missing.
_START = re.compile(
    rf"\A\ufeff?(?:\s*(?:<!--.*?-->|<!doctype[^>]*>|<html\b{_IN_TAG}>))*(?:\s*<head\b{_IN_TAG}>)?"
    r"(?:\s*<meta charset[^>]*>)?",
    re.IGNORECASE | re.DOTALL,
)
_HAS_POLICY = re.compile(r"<meta http-equiv=.?Content-Security-Policy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InlineCode:
    """The code that stands in a page itself, as the policy's hashes, and whether the page runs scripts at all."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    runs: bool = False

    def __or__(self, other: InlineCode) -> InlineCode:
        return InlineCode(
            self.scripts | other.scripts,
            self.styles | other.styles,
            self.attributes | other.attributes,
            self.runs or other.runs,
        )


def inline_code(html: str) -> InlineCode:
    """What a page has of its own."""
    scripts, styles, attributes, runs = set(), set(), set(), False
    for tag, within, text in (found.groups() for found in _INLINE.finditer(html)):
        if tag is None:
            continue
        if tag.lower() == "style":
            styles.add(_hash(text))
            continue
        named = _attributes(within)
        if named.get("type", "").strip().lower() in _RUN:
            runs = True
            if "src" not in named:
                scripts.add(_hash(text))
    if re.search(r"\sstyle\s*=", html, re.IGNORECASE):
        for found in _TAG.finditer(html):
            if style := _attributes(found[1]).get("style"):
                attributes.add(_hash(style))
    return InlineCode(frozenset(scripts), frozenset(styles), frozenset(attributes), runs)


def policy(code: InlineCode, *, connects: bool) -> str:
    """The policy for pages with this code. ``connects`` tells whether scripts may ask this site for more, as the search
    does for its index; other sites they may never ask."""
    styles = {"style-src-attr": ("'unsafe-hashes'", *sorted(code.attributes))} if code.attributes else {}
    directives = {
        "default-src": ("'self'",),
        "script-src": ("'self'", *sorted(code.scripts)) if code.runs else ("'none'",),
        "style-src": ("'self'", *sorted(code.styles)),
        **styles,
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'",) if connects and code.runs else ("'none'",),
        "object-src": ("'none'",),
        "base-uri": ("'none'",),
        # A theme without scripts for its search sends the words to a page of this site.
        "form-action": ("'self'",) if connects and code.runs else ("'none'",),
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def with_policy(html: str, policy: str) -> str:
    """The page with the policy in front of all that it is about."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return _START.sub(lambda start: f"{start[0]}{meta}", html, count=1)


def shield(pages: Iterable[Path], *, shared: bool) -> InlineCode:
    """Give each page that has none a policy, in place, and tell what code all of them have.

    ``shared`` is for themes that swap pages by script: the policy of the page that was loaded first stays in force, so
    it has to allow the code of all.
    """
    texts = {page: page.read_text(encoding="utf-8", errors="surrogateescape") for page in pages}
    own = {page: inline_code(html) for page, html in texts.items()}
    all_code = InlineCode()
    for code in own.values():
        all_code |= code
    for page, html in texts.items():
        if not _HAS_POLICY.search(html):
            code = all_code if shared and own[page].runs else own[page]
            shielded = with_policy(html, policy(code, connects=True))
            page.write_text(shielded, encoding="utf-8", errors="surrogateescape", newline="")
    return all_code


def _attributes(tag: str) -> dict[str, str]:
    named = {name.lower(): value for name, value in _ATTRIBUTE.findall(tag)}
    return {name: unescape(value[1:-1] if value[:1] in ("'", '"') else value) for name, value in named.items()}


def _hash(text: str) -> str:
    # A browser hashes what its parser has read, and that has no carriage returns.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(plain.encode(errors='surrogateescape')).digest()).decode()}'"
