from __future__ import annotations

import json

import pytest
from guides import SOUND
from jsonschema import Draft202012Validator

from swandoc.guide.schema import schemas
from swandoc.guide.source import parse_source
from swandoc.snippets.intents import INTENTS

SCHEMA_OF = {"guide.yml": "guide.schema.json", "parameters.yml": "parameters.schema.json"}


def errors(name: str, text: str) -> list[str]:
    """What an editor underlines in the file, with the path to it."""
    source, problems = parse_source(text.encode(), name=name)
    assert source is not None
    assert problems == []
    schema = "tree.schema.json" if name.endswith("/tree.yml") else SCHEMA_OF.get(name, "scenario.schema.json")
    found = Draft202012Validator(schemas()[schema]).iter_errors(source.data)
    return [error.json_path for error in found]


@pytest.mark.parametrize("name", ["guide", "parameters", "snippets", "tree", "scenario"])
def test_each_schema_is_sound_itself_and_can_be_written_as_json(name: str) -> None:
    schema = schemas()[f"{name}.schema.json"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(json.loads(json.dumps(schema)))


@pytest.mark.parametrize("name", SOUND)
def test_the_schemas_accept_a_sound_guide(name: str) -> None:
    assert errors(name, SOUND[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "path"),
    [
        ("guide.yml", "title: A", "titel: A", "$"),
        ("guide.yml", "SWD199", "SWD1", "$.retired[0].code"),
        ("parameters.yml", "type: interface", "type: iface", "$.parameters.wan.type"),
        ("parameters.yml", "  wan:", "  Wan:", "$.parameters"),
        ("mtu/tree.yml", "label: Yes, ", "", "$.questions[0].answers[0]"),
        ("mtu/tree.yml", "codes: 200-299", "codes: 2-3", "$.codes"),
        ("mtu/small-mtu.yml", "symptoms: [Downloads stall]", "symptoms: []", "$.symptoms"),
        ("mtu/small-mtu.yml", "assign-virtual-ips:", "assign-virtual-ip:", "$.remedies[0].intents[0]"),
        ("mtu/small-mtu.yml", "addresses:", "adresses:", "$.remedies[0].intents[0]"),
    ],
)  # fmt: skip
def test_the_schemas_refuse_what_the_loader_refuses(name: str, old: str, new: str, path: str) -> None:
    assert SOUND[name].count(old) == 1
    assert set(errors(name, SOUND[name].replace(old, new))) == {path}


def test_editors_know_every_intent_by_its_name_and_what_it_is_for() -> None:
    remedy = schemas()["scenario.schema.json"]["$defs"]["Remedy"]
    named, bare = remedy["properties"]["intents"]["items"]["anyOf"]
    assert list(named["properties"]) == list(INTENTS)
    assert "enable-forwarding" in bare["enum"]
    assert "clamp-mss" not in bare["enum"]
    assert named["properties"]["clamp-mss"]["description"].startswith("Lower the MSS")


@pytest.mark.parametrize("intent", ["enable-forwarding", "enable-forwarding:", "enable-forwarding: {families: [ipv4]}"])
def test_an_intent_without_required_fields_may_be_its_name_alone(intent: str) -> None:
    text = SOUND["forwarding/forward-drop.yml"].replace("    by_hand", f"    intents:\n      - {intent}\n    by_hand")
    assert errors("forwarding/forward-drop.yml", text) == []
