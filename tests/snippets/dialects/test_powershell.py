"""The PowerShell dialect: its grammar. It has not been run on Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tree_sitter
import tree_sitter_powershell

from swandoc.snippets.dialects.powershell import POWERSHELL
from swandoc.snippets.intents.windows import ResolveDomain, SplitTunneling, VpnRoute
from swandoc.snippets.parts import PartKind

if TYPE_CHECKING:
    from swandoc.snippets.intent import Intent


CONNECTION = "Office VPN"
WISHES: list[Intent] = [
    SplitTunneling.model_validate({"connection": CONNECTION, "enabled": True}),
    SplitTunneling.model_validate({"connection": CONNECTION, "enabled": False, "all_users": True}),
    VpnRoute.model_validate({"connection": CONNECTION, "to": "10.1.0.0/16"}),
    VpnRoute.model_validate({"connection": CONNECTION, "to": "2000::/3", "all_users": True}),
    ResolveDomain.model_validate({"domain": "corp.example.com", "server": "10.1.0.53"}),
]


def texts(wish: Intent) -> dict[PartKind, str]:
    parts = POWERSHELL.sayings[type(wish)](wish)
    assert parts is not None
    assert PartKind.PERSIST in parts.without
    return {kind: part.text for kind, part in parts}


def faults(text: str) -> list[str]:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    waiting, found = [parser.parse(text.encode()).root_node], []
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            found.append(f"{node.type} at {node.start_point}: {(node.text or b'').decode()}")
        waiting += node.children
    return found


@pytest.mark.parametrize("wish", WISHES, ids=repr)
def test_every_part_is_grammatical(wish: Intent) -> None:
    for kind, text in texts(wish).items():
        assert faults(text) == [], f"{kind}:\n{text}"


@pytest.mark.parametrize("wish", WISHES, ids=repr)
def test_in_short_it_is_one_grammatical_command_of_apply(wish: Intent) -> None:
    parts = POWERSHELL.sayings[type(wish)](wish)
    assert parts is not None
    assert parts.apply is not None
    lines = parts.short.split(" `\n  ")
    assert len(lines) <= 2
    assert max(map(len, parts.short.splitlines())) <= 100
    assert faults(parts.short) == []
    assert f"  {' '.join(lines)}\n" in parts.apply.text
    assert lines[0].startswith(("Set-VpnConnection ", "Add-VpnConnectionRoute ", "Add-DnsClientNrptRule "))


def test_the_parser_finds_a_missing_brace() -> None:
    text = texts(WISHES[0])[PartKind.APPLY]
    assert faults(text.rstrip("}\n"))


@pytest.mark.parametrize("wish", WISHES, ids=repr)
def test_a_connections_name_is_one_word_for_powershell(wish: Intent) -> None:
    lines = [line for text in texts(wish).values() for line in text.splitlines() if CONNECTION in line]
    for line in lines:
        assert line.partition(CONNECTION)[0].count("'") % 2 == 1
        assert "'" in line.partition(CONNECTION)[2]


def test_connections_of_all_users_are_named_as_such_in_every_command() -> None:
    for wish in (WISHES[1], WISHES[3]):
        for text in texts(wish).values():
            for command in ("Get-VpnConnection ", "Set-VpnConnection ", "VpnConnectionRoute "):
                assert text.count(command) == len(
                    [part for part in text.split(command)[1:] if "-AllUserConnection" in part.split("\n")[0]]
                )


def test_undo_acts_only_on_what_apply_has_noted() -> None:
    for wish in WISHES[:4]:
        said = texts(wish)
        (kept,) = {line for line in said[PartKind.APPLY].splitlines() if line.strip().startswith("$kept =")}
        assert kept in said[PartKind.UNDO]
        acting = said[PartKind.UNDO].split("if (Test-Path $kept) {")
        assert "VpnConnection" not in acting[0].replace(kept, "")


def test_no_file_name_holds_a_colon() -> None:
    assert "'route-Office VPN-2000::-3'.Replace(':', '-')" in texts(WISHES[3])[PartKind.APPLY]
