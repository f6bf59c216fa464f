"""The aws dialect. No part of it has been run against the cloud itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cloud_cli import INTENTS, said, shellcheck, understood

from swandoc.snippets.dialects.aws import AWS

if TYPE_CHECKING:
    from pathlib import Path

    from swandoc.snippets.intent import Intent


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    shellcheck(said(AWS, intent))


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_in_short_it_is_a_few_short_lines_with_the_values_of_apply(intent: Intent) -> None:
    parts = said(AWS, intent)
    assert parts.apply
    lines = parts.short.splitlines()
    assert 0 < len(lines) <= 10
    assert max(map(len, lines)) <= 100
    for value in map(str, intent.values()):
        assert (value in parts.short) == (value in parts.apply.text), value


@pytest.mark.needs("aws")
@pytest.mark.parametrize("intent", INTENTS[:2], ids=lambda intent: intent.name)
def test_the_tool_understands_every_command_of_apply_and_undo(intent: Intent, tmp_path: Path) -> None:
    parts = said(AWS, intent)
    assert parts.apply
    assert parts.undo
    applied = understood("aws", parts.apply, "eni-1", tmp_path)
    assert len(applied) > 1, "no command that changes anything was reached"
    assert understood("aws", parts.undo, "eni-1", tmp_path), "apply left no trace for undo"
