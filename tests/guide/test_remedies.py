from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guides import changed, problems

from swandoc.snippets import compile as compiler
from swandoc.snippets.intents.strongswan import AssignVirtualIps
from swandoc.snippets.parts import Dialect, Part, Parts

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "mtu/small-mtu.yml"


def test_a_parameter_must_fit_the_intent(tmp_path: Path) -> None:
    assert problems(tmp_path, **changed(SMALL, ('connection: "{connection}"', 'connection: "{wan}"'))) == [
        f"guide/{SMALL}:9:42: {{wan}} is of type interface, connection is needed here"
        " (parameters that fit: connection)",
        "guide/parameters.yml:5:3: the parameter 'connection' is used nowhere (remove it, or use it as {connection})",
    ]


def test_an_intent_that_no_dialect_can_write_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "DIALECTS", {})
    assert problems(tmp_path) == [
        f"guide/{SMALL}:9:9: no dialect can write this 'assign-virtual-ips' (use 'commands', or steps 'by_hand')"
    ]


def test_a_value_that_lacks_what_a_dialect_needs_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialect = Dialect(id="test", label="Test", language="sh", suffix="sh")
    dialect.says(AssignVirtualIps)(lambda intent: Parts(apply=Part(f"{intent.addresses:netmask}")))
    monkeypatch.setattr(compiler, "DIALECTS", {"test": dialect})
    assert problems(tmp_path) == []
    six = changed("parameters.yml", ("cidr4", "cidr6"), ("10.3.0.0/24", "2001:db8::/64"))
    assert problems(tmp_path, **six) == [
        f"guide/{SMALL}:9:9: 'assign-virtual-ips' needs the netmask of {{pool}}, which cidr6 does not have"
        " (use a parameter of a narrower type)"
    ]
    literal = changed(SMALL, ('"{pool}"', "2001:db8::/64"))
    assert problems(tmp_path, **literal)[0] == (
        f"guide/{SMALL}:9:9: 'assign-virtual-ips' cannot be written:"
        " 2001:db8::/64 of type cidr has no form of that name (forms: network, length, first-host, last-host)"
    )
