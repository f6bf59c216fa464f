from __future__ import annotations

import json
import random
import re
import socket
import string
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from swandoc.snippets.values import (
    FORMS,
    TYPES,
    ValueRefused,
    ValueType,
    check_value,
    derive,
    fits,
    parse_type,
)

_FILE = Path(__file__).parents[1] / "vectors" / "values.json"
VECTORS: dict[str, list[Any]] = json.loads(_FILE.read_text("ascii"))

# Written out here and not taken from the table, so that a mistake in the table shows.
HARMLESS = frozenset(string.ascii_letters + string.digits + "._:/-")
KINDS = [pytest.param(kind, id=kind) for kind in ValueType]


def _named(section: str) -> list[Any]:
    return [pytest.param(vector, id=f"{vector['type']}-{number}") for number, vector in enumerate(VECTORS[section])]


def _refusal(kind: ValueType, text: str) -> ValueRefused | None:
    try:
        check_value(kind, text)
    except ValueRefused as refused:
        return refused
    return None


def _accepts(kind: ValueType, text: str) -> bool:
    return _refusal(kind, text) is None


def _random_values(kind: ValueType, *, count: int) -> dict[str, str]:
    """Random texts near and far from what the type allows; those accepted, with their canonical text."""
    chance = random.Random(f"{kind} 3442")
    near = [chr(code) for code in range(128) if re.match(f"[{TYPES[kind].alphabet}]", chr(code))]
    anything = near + VECTORS["never"] + list(string.printable)
    seeds = [vector["text"] for vector in VECTORS["accept"] if vector["type"] == kind]
    accepted = {}
    for _ in range(count):
        if chance.random() < 0.3:
            text = "".join(chance.choices(near, k=chance.randint(1, 12)))
        else:
            letters = list(chance.choice(seeds))
            for _ in range(chance.randint(1, 3)):
                at = chance.randint(0, len(letters))
                letters[at : at + chance.randint(0, 1)] = chance.choice(chance.choice([near, anything]))
            text = "".join(letters)
        try:
            accepted[text] = check_value(kind, text)
        except ValueRefused:
            continue
    return accepted


@pytest.mark.parametrize("vector", _named("accept"))
def test_a_value_that_fits_is_written_in_canonical_form(vector: dict[str, str]) -> None:
    kind = ValueType(vector["type"])
    assert check_value(kind, vector["text"]) == vector["canonical"]
    assert check_value(kind, vector["canonical"]) == vector["canonical"]


@pytest.mark.parametrize("vector", _named("refuse"))
def test_a_value_that_does_not_fit_is_refused_with_the_reason(vector: dict[str, str]) -> None:
    with pytest.raises(ValueRefused) as refused:
        check_value(ValueType(vector["type"]), vector["text"])
    assert vector["why_contains"] in refused.value.why


@pytest.mark.parametrize("kind", KINDS)
def test_no_type_accepts_a_hostile_text(kind: ValueType) -> None:
    hostile = {vector["name"]: vector["text"] * vector.get("repeat", 1) for vector in VECTORS["hostile"]}
    assert [name for name, text in hostile.items() if _accepts(kind, text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_special_character_can_be_slipped_into_a_good_value(kind: ValueType) -> None:
    good = TYPES[kind].example
    slipped = [
        good[:at] + never + good[at + gone :]
        for never in VECTORS["never"]
        for at in range(len(good) + 1)
        for gone in (0, 1)
    ]
    assert [text for text in slipped if _accepts(kind, text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_accepted_stays_within_the_alphabet_and_is_a_fixed_point(kind: ValueType) -> None:
    accepted = _random_values(kind, count=3000)
    assert len(accepted) > 50, "the random texts must reach what the type accepts"
    for text, canonical in accepted.items():
        allowed = HARMLESS | {" "} if kind is ValueType.WINDOWS_CONNECTION else HARMLESS
        assert set(text) | set(canonical) <= allowed, text
        assert re.fullmatch(f"[{TYPES[kind].alphabet}]+", canonical), text
        assert len(text) <= TYPES[kind].longest
        assert not canonical.startswith("-")
        assert canonical == canonical.strip()
        assert "  " not in canonical
        assert check_value(kind, canonical) == canonical


@pytest.mark.parametrize(
    "shell", [pytest.param(shell, marks=pytest.mark.needs(shell)) for shell in ("sh", "bash", "zsh")]
)
def test_a_shell_takes_every_accepted_value_for_the_words_that_it_shows(shell: str, tmp_path: Path) -> None:
    values = [value for kind in ValueType for value in _random_values(kind, count=300).values()]
    script = "".join(f"printf '[%s]' {value}; echo\n" for value in values)
    ran = subprocess.run([shell], input=script, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert ran.stdout.splitlines() == ["".join(f"[{word}]" for word in value.split(" ")) for value in values]
    assert ran.stderr == ""


@pytest.mark.parametrize("kind", [ValueType.ADDRESS, ValueType.ADDRESS4, ValueType.ADDRESS6])
def test_addresses_are_written_as_the_c_library_writes_them(kind: ValueType) -> None:
    chance = random.Random(3442)
    for _ in range(500):
        if kind is ValueType.ADDRESS4:
            text = ".".join(str(chance.randrange(256)) for _ in range(4))
            family = socket.AF_INET
        else:
            groups = [chance.choice([0, 0, 1, 0xDB8, chance.randrange(0x10000)]) for _ in range(7)]
            text = ":".join(f"{group:0{chance.randint(1, 4)}X}" for group in [0x2001, *groups])
            family = socket.AF_INET6
        assert check_value(kind, text) == socket.inet_ntop(family, socket.inet_pton(family, text))


def test_a_refusal_shows_no_control_and_no_look_alike_characters() -> None:
    texts = [vector["text"] * vector.get("repeat", 1) for vector in VECTORS["hostile"]]
    texts += [vector["text"] for vector in VECTORS["refuse"]] + VECTORS["never"]
    refusals = 0
    for kind in ValueType:
        for text in texts:
            if refused := _refusal(kind, text):
                refusals += 1
                assert re.fullmatch("[ -~]{5,400}", refused.why), text
                assert re.fullmatch("[ -~]{5,400}", refused.hint), text
                assert str(refused) == f"{refused.why} ({refused.hint})"
    assert refusals > len(texts) * 15


@pytest.mark.parametrize(
    ("kind", "text", "hint"),
    [
        (
            ValueType.CIDR,
            "10.0.3.5/24",
            "write 10.0.3.0/24 for the network, 10.0.3.5/32 for this one address",
        ),
        (ValueType.CIDR6, "2001:db8::5/64", "write 2001:db8::/64 for the network, 2001:db8::5/128 for"),
        (ValueType.CIDR4, "10.0.3.7", "write 10.0.3.7/32"),
        (ValueType.CIDR, "2001:db8::7", "write 2001:db8::7/128"),
        (ValueType.CIDR, "10.0.3.0/255.255.255.0", "write 10.0.3.0/24"),
        (ValueType.CIDR4, "192.168.100.0/255.255.255.128", "write 192.168.100.0/25"),
        (ValueType.CIDR, "10.0.0.0/08", "write 10.0.0.0/8"),
        (ValueType.ADDRESS, "::ffff:192.0.2.1", "write 192.0.2.1"),
        (ValueType.ADDRESS, "64:ff9b::192.0.2.1", "write 64:ff9b::c000:201"),
        (ValueType.MTU, "01400", "write 1400"),
        (ValueType.MTU, "\uff11\uff14\uff10\uff10", "by hand"),
        (ValueType.INTERFACE, "eth0@if5", "leave out the '@' and what follows it"),
        (ValueType.CONNECTION, "net.net", "use '-' or '_'"),
    ],
)
def test_a_refusal_says_what_to_write_instead(kind: ValueType, text: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        check_value(kind, text)
    assert hint in refused.value.hint


def test_very_long_texts_are_refused_at_once() -> None:
    long = [vector["text"] * vector["repeat"] for vector in VECTORS["hostile"] if "repeat" in vector]
    assert all(len(text) >= 10_000 for text in long)
    begun = time.process_time()
    for _ in range(20):
        assert not any(_accepts(kind, text * 10) for kind in ValueType for text in long)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("vector", _named("derive"))
def test_a_form_is_derived_from_a_value(vector: dict[str, str]) -> None:
    assert derive(ValueType(vector["type"]), vector["text"], vector["form"]) == vector["result"]


@pytest.mark.parametrize("vector", _named("derive_refuse"))
def test_a_form_that_a_value_does_not_have_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(ValueRefused):
        derive(ValueType(vector["type"]), vector["text"], vector["form"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_type_has_every_form_of_the_type(kind: ValueType) -> None:
    tried = {vector["form"] for vector in VECTORS["derive"] if vector["type"] == kind}
    assert FORMS[kind][0] == ""
    assert tried - {""} >= set(FORMS[kind]) - {""}, "each form needs a vector"
    for value in _random_values(kind, count=500).values():
        for form in FORMS[kind]:
            derived = derive(kind, value, form)
            assert derived
            assert set(derived) <= HARMLESS | {" ", ","}


def test_a_type_that_fits_a_slot_has_all_the_forms_and_values_of_the_slots_type() -> None:
    for have in ValueType:
        for want in filter(lambda want: fits(have, want), ValueType):
            assert set(FORMS[have]) >= set(FORMS[want])
            for value in _random_values(have, count=300).values():
                assert check_value(want, value) == value


@pytest.mark.parametrize("vector", VECTORS["fits"], ids=lambda vector: f"{vector['have']} in {vector['want']}")
def test_a_parameter_fills_slots_of_its_own_type_and_of_the_wider_one(vector: dict[str, Any]) -> None:
    assert fits(ValueType(vector["have"]), ValueType(vector["want"])) is vector["fits"]


def test_nothing_fits_but_what_the_vectors_list() -> None:
    listed = {(vector["have"], vector["want"]) for vector in VECTORS["fits"] if vector["fits"]}
    assert {(have, want) for have in ValueType for want in ValueType if fits(have, want)} == listed


def test_the_table_of_types_is_the_shared_one() -> None:
    table = [{"type": kind, **asdict(about), "forms": list(FORMS[kind])} for kind, about in TYPES.items()]
    assert table == VECTORS["types"]
    assert list(TYPES) == list(ValueType)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_type_is_a_canonical_value_of_it(kind: ValueType) -> None:
    assert check_value(kind, TYPES[kind].example) == TYPES[kind].example


def test_the_shared_vectors_are_plain_ascii_and_nothing_stands_twice() -> None:
    assert re.fullmatch(r"[\n -~]+", _FILE.read_text("ascii"))
    for section in ("accept", "refuse", "hostile", "derive", "fits"):
        lines = [json.dumps(vector, sort_keys=True) for vector in VECTORS[section]]
        assert len(set(lines)) == len(lines)
    for kind in ValueType:
        for section in ("accept", "refuse"):
            assert any(vector["type"] == kind for vector in VECTORS[section]), f"{section} {kind}"


def test_a_type_is_found_by_its_name() -> None:
    assert parse_type("windows-connection") is ValueType.WINDOWS_CONNECTION


@pytest.mark.parametrize(("name", "hint"), [("interfce", "interface"), ("CIDR", "cidr, "), ("zzz", "cloud-id")])
def test_an_unknown_type_is_refused_with_the_nearest_names(name: str, hint: str) -> None:
    with pytest.raises(ValueRefused, match="no such type") as refused:
        parse_type(name)
    assert hint in refused.value.hint
