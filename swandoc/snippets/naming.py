"""Finds the snippet that somebody means."""

from __future__ import annotations

from collections.abc import Iterable

from swandoc.guide.problems import did_you_mean

from .parts import PartKind

_FEW = 12


class NotNamed(ValueError):
    """No snippet is meant, or several may be; the message says which there are."""


def named_snippet(asked: str, ids: Iterable[str]) -> str:
    """The id that ``asked`` means: the id itself, or some of its words in their order, such as ``SWD112/iptables``.

    A part's name at the end is left out of account. Raises `NotNamed`.
    """
    known = list(ids)
    words = [word for word in asked.strip().strip("/").split("/") if word]
    if len(words) > 1 and words[-1] in list(PartKind):
        words.pop()
    if "/".join(words) in known:
        return "/".join(words)
    meant = [id_ for id_ in known if words and _in_order([word.lower() for word in words], id_.lower().split("/"))]
    if len(meant) == 1:
        return meant[0]
    shown = "".join(c if c.isprintable() else "?" for c in asked[:100])
    if meant:
        more = f" and {len(meant) - _FEW} more" if len(meant) > _FEW else ""
        raise NotNamed(f"'{shown}' may be {', '.join(meant[:_FEW])}{more}: name it more closely")
    hint = did_you_mean("/".join(words), known) or "see the catalogue, or snippets/index.json"
    raise NotNamed(f"no snippet is called '{shown}' ({hint})")


def _in_order(words: list[str], of: list[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)
