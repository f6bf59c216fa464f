"""The content security policy of a page."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from swandoc.site.csp import with_policy


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<!doctype html><html><head>{head}<title>x</title></head><body>{body}</body></html>"


def directives(html: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    return {name: rest for name, *rest in (part.split() for part in found[1].split("; "))}


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_nothing_may_connect_and_only_the_sites_own_files_load() -> None:
    policy = directives(with_policy(page("")))
    assert policy["default-src"] == ["'self'"]
    for name in ("connect-src", "object-src", "base-uri", "form-action"):
        assert policy[name] == ["'none'"]
    assert policy["script-src"] == ["'self'"]


def test_inline_scripts_and_styles_are_allowed_by_their_hash_only() -> None:
    policy = directives(with_policy(page("<script>let a = '<b>' && 1;</script><style>b { color: red }</style>")))
    assert policy["script-src"] == ["'self'", hash_of("let a = '<b>' && 1;")]
    assert policy["style-src"] == ["'self'", hash_of("b { color: red }")]
    assert "'unsafe-inline'" not in str(policy)


def test_data_and_scripts_in_files_need_no_hash() -> None:
    html = page('<script type="application/json">{"a": 1}</script><script src="a.js"></script>')
    assert directives(with_policy(html))["script-src"] == ["'self'"]


def test_a_hash_is_of_the_text_as_browsers_read_it() -> None:
    html = page("<script>a;\r\nb;</script><script>a;\nb;</script>")
    assert directives(with_policy(html))["script-src"] == ["'self'", hash_of("a;\nb;")]


def test_the_policy_stands_before_all_that_it_is_about() -> None:
    for head in ('<meta charset="utf-8"><script>1</script>', "<script>1</script>"):
        html = with_policy(page("", head))
        assert html.index("Content-Security-Policy") < html.index("<script>")
    assert with_policy(page("")).startswith('<!doctype html><html><head><meta charset="utf-8"><meta http-equiv')
