"""What a dialect makes of an intent: a snippet's parts, with slot markers where the reader's values go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from .intent import Intent

I = TypeVar("I", bound=Intent)  # noqa: E741


class PartKind(StrEnum):
    """The parts of a snippet, in the order in which they are used."""

    CHECK = "check"
    APPLY = "apply"
    VERIFY = "verify"
    UNDO = "undo"
    PERSIST = "persist"


@dataclass(frozen=True, slots=True)
class Part:
    """One block to copy. ``expect`` is what *verify* prints when all is well; ``file`` the path of a configuration
    file whose content this is, where the block is a file and not commands; ``note`` what the reader must know first,
    one or two plain sentences (`code` in backticks)."""

    text: str
    expect: str = ""
    file: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a dialect says for one intent. A part may be missing only with its reason in ``without``.

    ``short`` is the heart of *apply* as an expert would type it, without checks: for reading, and for those who know
    what they do.
    """

    check: Part | None = None
    apply: Part | None = None
    verify: Part | None = None
    undo: Part | None = None
    persist: Part | None = None
    without: dict[PartKind, str] = field(default_factory=dict)
    note: str = ""
    short: str = ""

    def __iter__(self) -> Iterator[tuple[PartKind, Part]]:
        for kind in PartKind:
            part: Part | None = getattr(self, kind.value)
            if part is not None:
                yield kind, part


@dataclass(frozen=True, slots=True)
class Dialect:
    """A language that intents can be written in.

    ``language`` is the Pygments lexer and decides the check that tests run ("sh" goes through shellcheck);
    ``suffix`` the file ending of exported parts; ``order`` sorts the tabs of a page, the usual choice first; ``legacy``
    says why a reader should prefer another dialect.
    """

    id: str
    label: str
    language: str
    suffix: str
    order: int = 50
    legacy: str = ""
    sayings: dict[type[Intent], Callable[..., Parts | None]] = field(default_factory=dict)

    def says(self, intent: type[I]) -> Callable[[Callable[[I], Parts | None]], Callable[[I], Parts | None]]:
        """Register the decorated function as this dialect's words for ``intent``; it may return None where this
        dialect cannot say this particular wish."""

        def register(saying: Callable[[I], Parts | None]) -> Callable[[I], Parts | None]:
            self.sayings[intent] = saying
            return saying

        return register
