"""What the lab says when it cannot do its work, in words for people."""

from __future__ import annotations


class LabError(Exception):
    """The lab did not do what was asked; ``hint`` is what to do about it, or what the lab said last."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(f"{why}\n{hint}" if hint else why)
        self.why = why
        self.hint = hint


class LabRefused(LabError):
    """The lab cannot run on this machine: nothing has begun."""


class LabFailed(LabError):
    """The lab ran, and broke down."""


class PlanFailed(LabFailed):
    """A plan could not be run to its end; the lab itself goes on."""
