"""What the lab says when it cannot run, in words for people."""

from __future__ import annotations


class LabRefused(Exception):
    """The lab cannot do what was asked; ``hint`` is what to do about it."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(f"{why}\n{hint}" if hint else why)
        self.why = why
        self.hint = hint
