"""Room for the values that a script may put in the place of the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from guides import changed, load

from swandoc.site.diagrams.svg import text_width
from swandoc.site.slots_html import Examples
from swandoc.snippets.slots import mark
from swandoc.snippets.value_types import TYPES, ValueType


@pytest.mark.parametrize(
    ("kind", "widest"),
    [
        ("address4", "255.255.255.255"),
        ("cidr4", "255.255.255.255/32"),
        ("address6", "2001:db8:1234:5678:9abc:def0:1234:5678"),
        ("cidr6", "2001:db8:1234:5678:9abc:def0:1234:5678/128"),
        ("mtu", "65535"),
        ("interface", "wwwwwwwwwwwwwww"),
    ],
)
def test_the_longest_text_is_as_wide_as_any_value(tmp_path: Path, kind: str, widest: str) -> None:
    example = TYPES[ValueType(kind)].example
    added = f"parameters:\n  shown: {{type: {kind}, label: Shown, example: '{example}'}}\n"
    guide = load(tmp_path, **changed("parameters.yml", ("parameters:\n", added)))
    examples = Examples(guide.parameters)
    assert examples.plain(mark("at {shown}")) == f"at {example}"
    assert text_width(examples.longest(mark("at {shown}")), 11) >= text_width(f"at {widest}", 11)


def test_a_slot_without_a_parameter_is_as_long_as_what_shows(tmp_path: Path) -> None:
    examples = Examples(load(tmp_path).parameters)
    assert examples.longest(mark("{nothing}")) == examples.plain(mark("{nothing}"))
