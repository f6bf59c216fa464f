"""The intent for what no other intent can say: the author's own commands, part by part."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..intent import Intent
from ..slots import mark

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class OwnPart(BaseModel):
    """One part as the author wrote it, with {slots}."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    run: Text
    expect: str = Field(default="", description="what the commands print when all is well")
    note: str = ""


class Commands(Intent):
    """Own commands in a dialect of the author's naming, for what no typed intent says.

    Every part that is left out needs its reason in ``without``.
    """

    title: Annotated[str, StringConstraints(min_length=3, max_length=120)]
    dialect: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,30}$")] = "shell"
    label: Annotated[str, StringConstraints(min_length=1, max_length=40)] = "Shell"
    language: Literal["sh", "powershell", "text", "ini"] = "sh"
    check: OwnPart | None = None
    apply: OwnPart
    verify: OwnPart | None = None
    undo: OwnPart | None = None
    persist: OwnPart | None = None
    without: dict[Literal["check", "verify", "undo", "persist"], Text] = Field(default_factory=dict)

    def describe(self) -> str:
        return mark(self.title)
