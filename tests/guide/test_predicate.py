"""Conditions over facts: what authors may write, and what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from guides import SOUND, problems

from swandoc.guide.predicate import catalogue, fact_type, faults, predicate_schema

DROP = "forwarding/forward-drop.yml"

SOUND_ONES: list[dict[str, Any]] = [
    {"fact": "sysctl.net.ipv4.ip_forward", "is": 0},
    {"fact": "sysctl.net.ipv4.tcp_congestion_control", "is": "cubic"},
    {"fact": "role", "in": ["gateway", "client"]},
    {"some": "child-sa"},
    {"some": "child-sa", "where": {"field": "bytes-out", "more": 0}},
    {
        "every": "interface",
        "where": {"any": [{"field": "forwarding", "is": True}, {"field": "name", "matches": "^lo"}]},
    },
    {"trace": {"flow": "lan-to-client", "event": ["dropped", "rejected"], "hop": "forward"}},
    {"all": [{"fact": "role", "is": "gateway"}, {"unless": {"some": "interface"}}]},
    {"trace": {"flow": "lan-to-client", "family": 6, "event": "dropped"}},
    {"all": [{"not": {"some": "nat-rule"}}, {"none": "log", "where": {"field": "event", "is": "pool-full"}}]},
]

WRONG: list[tuple[object, tuple[str | int, ...], str, str]] = [
    ("role", (), "a condition is a mapping", "begin it with one of"),
    ({}, (), "no condition begins with ''", "allowed: all, any"),
    ({"fatc": "role"}, (), "no condition begins with 'fatc'", "did you mean 'fact'?"),
    ({"all": []}, ("all",), "'all' takes a list of conditions", "begin each with '- '"),
    ({"fact": "rolle", "is": "x"}, ("fact",), "no fact is called 'rolle'", "did you mean 'role'?"),
    ({"fact": "role"}, (), "a comparison is missing", "add one of is, is_not"),
    ({"fact": "role", "is": 1}, ("is",), "this is a text", "put it in quotes"),
    ({"fact": "role", "more": 1}, ("more",), "'more' is for numbers, and this is a text", "compare it with is"),
    ({"fact": "plugin.farp", "is": "yes"}, ("is",), "this is either true or false", "write true or false"),
    ({"fact": "role", "is": "x", "si": 1}, ("si",), "'si' does not go with 'fact'", "allowed: in, is, is_not"),
    ({"some": "chlid-sa"}, ("some",), "no list is called 'chlid-sa'", "did you mean 'child-sa'?"),
    ({"every": "child-sa"}, (), "'every' needs 'where'", "say what holds for each of them"),
    (
        {"some": "child-sa", "where": {"field": "byte-in", "is": 0}},
        ("where", "field"),
        "the list has no field 'byte-in'",
        "did you mean 'bytes-in'?",
    ),
    (
        {"some": "child-sa", "where": {"fact": "role", "is": "x"}},
        ("where",),
        "no condition begins with 'fact'",
        "allowed: all, any, field, not",
    ),
    (
        {"some": "log", "where": {"field": "event", "in": ["pool-full", "pool-ful"]}},
        ("where", "in"),
        "no log event is called 'pool-ful'",
        "did you mean 'pool-full'?",
    ),
    ({"trace": {"event": "dropped"}}, ("trace",), "'trace' needs 'flow'", "such as"),
    (
        {"trace": {"flow": "lan-to-client", "family": 5, "hop": "forward"}},
        ("trace", "family"),
        "'family' is 4 or 6",
        "",
    ),
    ({"trace": {"flow": "lan-to-client"}}, ("trace",), "'trace' asks nothing of the packet", "add event, hop"),
    (
        {"trace": {"flow": "lan-to-clinet", "event": "dropped"}},
        ("trace", "flow"),
        "no flow is called 'lan-to-clinet'",
        "did you mean 'lan-to-client'?",
    ),
    (
        {"trace": {"flow": "lan-to-client", "event": ["dropped", "droped"]}},
        ("trace", "event", 1),
        "no event is called 'droped'",
        "did you mean 'dropped'?",
    ),
    ({"fact": "role", "matches": "(a+)+b"}, ("matches",), "this regular expression could take for ever", "use plain"),
    ({"fact": "role", "matches": "a("}, ("matches",), "this is no regular expression: ", ""),
    ({"all": [{"fact": "role", "is": "x"}], "any": []}, ("any",), "'any' does not go with 'all'", "of its own"),
]


@pytest.mark.parametrize("given", SOUND_ONES, ids=str)
def test_what_the_catalogue_knows_is_sound(given: dict[str, Any]) -> None:
    assert list(faults(given)) == []
    jsonschema.validate(given, predicate_schema())


@pytest.mark.parametrize(("given", "route", "why", "hint"), WRONG, ids=[str(one[0]) for one in WRONG])
def test_a_fault_is_told_where_it_is(given: object, route: tuple[str | int, ...], why: str, hint: str) -> None:
    (found,) = faults(given)
    assert found.route == route
    assert found.why.startswith(why)
    assert hint in found.hint


def test_all_faults_are_told_at_once() -> None:
    found = list(faults({"all": [{"fact": "a", "is": 1}, {"not": {"some": "b"}}, {"trace": {}}]}))
    assert [fault.route[:2] for fault in found] == [("all", 0), ("all", 1), ("all", 2)]


def test_conditions_nest_only_so_deep() -> None:
    given: dict[str, Any] = {"fact": "role", "is": "gateway"}
    for _ in range(40):
        given = {"not": given}
    assert [fault.why for fault in faults(given)] == ["conditions are nested more than 12 deep"]


def test_a_fault_in_a_scenario_has_its_line_and_column(tmp_path: Path) -> None:
    detect = "detect:\n  all:\n    - {fact: sysctl.net.ipv4.ip_forward, is: 0}\n    - {some: chain-sa}\n"
    text = SOUND[DROP].replace("cause:", f"{detect}cause:")
    lines = text.splitlines()
    line = next(number for number, line in enumerate(lines, 1) if "chain-sa" in line)
    assert problems(tmp_path, **{DROP: text}) == [
        f"guide/forwarding/forward-drop.yml:{line}:14: no list is called 'chain-sa' (did you mean 'child-sa'?)"
    ]


def test_a_scenario_is_either_detectable_or_not(tmp_path: Path) -> None:
    both = "detect: {some: child-sa}\nundetectable: Nobody knows.\n"
    found = problems(tmp_path, **{DROP: SOUND[DROP].replace("cause:", f"{both}cause:")})
    assert len(found) == 1
    assert "write either 'undetectable' or 'detect' and 'suspect'" in found[0]


def test_every_entry_of_the_catalogue_says_what_it_is_and_what_yields_it() -> None:
    types = {"text", "number", "yes-no"}
    for name, fact in catalogue()["facts"].items():
        assert fact["type"] in types, name
        assert fact["about"], name
        assert fact["run"], name
    for name, entry in catalogue()["lists"].items():
        assert entry["about"], name
        assert entry["run"], name
        assert entry["fields"], name
        assert all(field["type"] in types and field["about"] for field in entry["fields"].values()), name


def test_a_star_stands_for_any_name() -> None:
    assert fact_type("sysctl.net.ipv4.ip_forward") == "number"
    assert fact_type("sysctl") is None
    assert fact_type("nothing.at.all") is None


def test_a_parameter_takes_a_value_of_its_own_type_from_a_paste(tmp_path: Path) -> None:
    text = SOUND["parameters.yml"].replace("example: eth0}", "example: eth0, paste: lan}")
    text = text.replace("example: office}", "example: office, paste: conection}")
    assert problems(tmp_path, **{"parameters.yml": text}) == [
        "guide/parameters.yml:2:87: 'lan' has the type cidr4, and the parameter 'wan' interface (allowed:"
        " client-interface, lan-interface, tunnel-interface, wan-interface)",
        "guide/parameters.yml:5:77: a paste has no value 'conection' (did you mean 'connection'?)",
    ]
