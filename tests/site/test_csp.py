"""The content security policy of a page."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from swandoc.site.csp import inline_code, policy, shield, with_policy


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<!doctype html><html><head>{head}<title>x</title></head><body>{body}</body></html>"


def directives(html: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    return {name: rest for name, *rest in (part.split() for part in found[1].split("; "))}


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_of(html: str, *, connects: bool = True) -> dict[str, list[str]]:
    return directives(with_policy(html, policy(inline_code(html), connects=connects)))


SCRIPT = page('<script src="a.js"></script>')


def test_only_the_sites_own_files_load() -> None:
    found = policy_of(SCRIPT)
    for name in ("default-src", "script-src", "style-src", "connect-src", "form-action"):
        assert found[name] == ["'self'"], name
    assert found["object-src"] == found["base-uri"] == ["'none'"]


def test_a_page_that_may_not_connect_has_nowhere_to_send_anything() -> None:
    found = policy_of(SCRIPT, connects=False)
    assert found["connect-src"] == found["form-action"] == ["'none'"]


def test_a_page_without_scripts_may_run_none_and_connect_nowhere() -> None:
    for html in (page(""), page('<script type="application/json">{}</script>'), page("<!-- <script>1</script> -->")):
        found = policy_of(html)
        assert found["script-src"] == found["connect-src"] == ["'none'"], html


def test_inline_scripts_and_styles_are_allowed_by_their_hash_only() -> None:
    found = policy_of(page("<script>let a = '<b>' && 1;</script><STYLE media='a > b'>b { color: red }</STYLE >"))
    assert found["script-src"] == ["'self'", hash_of("let a = '<b>' && 1;")]
    assert found["style-src"] == ["'self'", hash_of("b { color: red }")]
    assert "'unsafe-inline'" not in str(found)


def test_style_attributes_are_allowed_by_their_hash_and_handlers_never() -> None:
    found = policy_of(page("""<p title=">" style='font: "A &amp; B"' onclick="style = 1">x</p><td style=color:red>"""))
    assert found["style-src-attr"] == ["'unsafe-hashes'", *sorted((hash_of('font: "A & B"'), hash_of("color:red")))]
    assert found["style-src"] == ["'self'"]
    assert found["script-src"] == ["'none'"]
    assert "style-src-attr" not in policy_of(page("the attribute style = none"))


def test_data_and_scripts_in_files_need_no_hash() -> None:
    html = page('<script type="application/json">{"a": 1}</script><script src="a.js"></script>')
    assert policy_of(html)["script-src"] == ["'self'"]


def test_a_hash_is_of_the_text_as_browsers_read_it() -> None:
    html = page("<script>a;\r\nb;</script><script>a;\nb;</script>")
    assert policy_of(html)["script-src"] == ["'self'", hash_of("a;\nb;")]


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ('<!doctype html><html lang="en"><head><meta charset="utf-8">', "<script>1</script></head>"),
        ("\n<!DOCTYPE html>\n<html>\n<head>", "<script>1</script></head>"),
        ("<!-- <head> --><!doctype html><html><!-- <head> --><head>", "<script>1</script></head>"),
        ("<!doctype html>", "<title>x</title><script>1</script>"),
        ("", "<script>1</script>"),
        ("", "words"),
    ],
)
def test_the_policy_stands_before_all_that_it_is_about(before: str, rest: str) -> None:
    assert with_policy(before + rest, "a 'b'") == (
        f'{before}<meta http-equiv="Content-Security-Policy" content="a \'b\'">{rest}'
    )


def test_every_page_gets_its_own_policy_unless_it_has_one(tmp_path: Path) -> None:
    own, none = tmp_path / "own.html", tmp_path / "none.html"
    stated = with_policy(page("<script>2</script>"), "default-src 'none'")
    own.write_text(stated)
    none.write_bytes(page("<script>1</script>\xe9").encode("latin-1"))
    assert shield([own, none], shared=False).scripts == {hash_of("1"), hash_of("2")}
    assert own.read_text() == stated
    assert directives(none.read_text(encoding="latin-1"))["script-src"] == ["'self'", hash_of("1")]
    assert none.read_bytes().count(b"\xe9") == 1


def test_where_pages_are_swapped_by_script_each_allows_the_code_of_all(tmp_path: Path) -> None:
    texts = {"a": page("<script>1</script>"), "b": page("<script>2</script><b style='x'>"), "c": page("")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    shield([tmp_path / name for name in texts], shared=True)
    found = {name: directives((tmp_path / name).read_text()) for name in texts}
    assert found["a"] == found["b"]
    assert found["a"]["script-src"] == ["'self'", *sorted((hash_of("1"), hash_of("2")))]
    assert found["c"]["script-src"] == ["'none'"]
