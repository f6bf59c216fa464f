"""The openstack dialect. No part of it has been run against the cloud itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cloud_cli import INTENTS, said, shellcheck, understood

from swandoc.snippets.dialects.openstack import OPENSTACK

if TYPE_CHECKING:
    from pathlib import Path

    from swandoc.snippets.intent import Intent


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    shellcheck(said(OPENSTACK, intent))


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_in_short_it_is_a_few_short_lines_with_the_values_of_apply(intent: Intent) -> None:
    parts = said(OPENSTACK, intent)
    assert parts.apply
    lines = parts.short.splitlines()
    assert 0 < len(lines) <= 10
    assert max(map(len, lines)) <= 100
    for value in map(str, intent.values()):
        assert (value in parts.short) == (value in parts.apply.text), value


@pytest.mark.needs("openstack")
@pytest.mark.parametrize("intent", INTENTS[:2], ids=lambda intent: intent.name)
def test_the_tool_understands_every_command_of_apply_and_undo(intent: Intent, tmp_path: Path) -> None:
    parts = said(OPENSTACK, intent)
    assert parts.apply
    assert parts.undo
    applied = understood("openstack", parts.apply, "x", tmp_path)
    assert len(applied) > 1, "no command that changes anything was reached"
    assert understood("openstack", parts.undo, "x", tmp_path), "apply left no trace for undo"
