"""The gcloud dialect. No part of it has been run against the cloud itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cloud_cli import INTENTS, said, shellcheck

from swandoc.snippets.dialects.gcloud import GCLOUD

if TYPE_CHECKING:
    from swandoc.snippets.intent import Intent


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    shellcheck(said(GCLOUD, intent))


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_in_short_it_is_a_few_short_lines_with_the_values_of_apply(intent: Intent) -> None:
    parts = said(GCLOUD, intent)
    assert parts.apply
    lines = parts.short.splitlines()
    assert 0 < len(lines) <= 10
    assert max(map(len, lines)) <= 100
    for value in map(str, intent.values()):
        assert (value in parts.short) == (value in parts.apply.text), value
