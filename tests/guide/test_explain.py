from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from swandoc.guide import explain as explaining
from swandoc.guide.explain import explain
from swandoc.guide.model import GuideFile, Parameters, Scenario, Tree
from swandoc.guide.source import parse_source
from swandoc.snippets.intents import INTENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES: tuple[type[BaseModel], ...] = (GuideFile, Parameters, Tree, Scenario)

# What pydantic calls things and authors do not.
JARGON = re.compile(r"[Ii]nput|valid|Field|[Ss]tring|tuple|dict|literal|permitted|required|should|instance|\bNone\b")


def explained(model: type[BaseModel], text: str) -> list[str]:
    """The problems of a file, without those for keys that it lacks."""
    source, problems = parse_source(text.encode(), name="f.yml")
    assert source is not None
    assert problems == []
    with pytest.raises(ValidationError) as raised:
        model.model_validate(source.data)
    return [str(problem) for problem in explain(raised.value, source, model)]


def told(model: type[BaseModel], text: str) -> str:
    (problem,) = [problem for problem in explained(model, text) if " needs '" not in problem]
    return problem


@pytest.mark.parametrize(
    ("model", "text", "problem"),
    [
        (Scenario, "- code", "1:1: scenario takes a mapping with code, title, symptoms, cause, remedies, cured,"
         " references, not a list"),
        (Scenario, "tilte: x", "1:1: unknown key 'tilte' in scenario (did you mean 'title'?)"),
        (GuideFile, "zzz: x", "1:1: unknown key 'zzz' in the file"
         " (allowed: areas, code_prefix, paths, places, retired, summary, title)"),
        (Scenario, "symptoms: slow", "1:11: 'symptoms' takes a list of lines, not a text (begin each item with '- ')"),
        (Scenario, "symptoms: []", "1:11: 'symptoms' is empty (write a list of lines)"),
        (Scenario, "symptoms: [fine, 3]", "1:18: an item of 'symptoms' takes a text, not the number 3"
         " (put it in quotes: '3')"),
        (Scenario, "title: 6.10", "1:8: 'title' takes a text, not the number 6.1 (put it in quotes: '6.1')"),
        (Scenario, "title: true", "1:8: 'title' takes a text, not true (put it in quotes: 'true')"),
        (Scenario, "title: {wan}", "1:8: 'title' takes a text, not a mapping (put it in quotes: \"{wan}\")"),
        (Scenario, "title:\ncode: SWD101", "1:7: 'title' has no value (write a text)"),
        (Scenario, "title: ''", "1:8: 'title' is empty (write a text)"),
        (Scenario, "title: |\n  a\n  b\n", "1:8: 'title' takes one line of text, not several"),
        (Scenario, f"title: {'x' * 301}", "1:8: 'title' has 301 characters, 300 are the most (shorten it)"),
        (Scenario, "code: SWD1", "1:7: 'SWD1' does not fit 'code' (2 to 6 capital letters and 3 digits,"
         " such as SWD101)"),
        (Scenario, "breaks_at: gateway", "1:12: 'breaks_at' takes a mapping with path, place, not a text"),
        (Scenario, "references: [{title: a, url: 'http://a'}]", "1:30: 'http://a' does not fit 'url'"
         " (an address that begins with https:// and holds no space, quote or backslash)"),
        (Scenario, "signs: [{where: A B, run: x, shows: y}]", "1:17: 'A B' does not fit 'where'"
         " (lower-case letters, digits and single hyphens, such as nat-before-ipsec)"),
        (Scenario, "signs: [{where: a, run: x, shows: y, language: awk}]", "1:48: 'language' cannot be 'awk'"
         " (allowed: powershell, sh, text)"),
        (Scenario, "signs: [{where: a, run: x, shows: y, language: 3}]", "1:48: 'language' cannot be the number 3"
         " (allowed: sh, powershell, text)"),
        (Tree, "codes: 1-2", "1:8: '1-2' does not fit 'codes' (two numbers of 3 digits with a hyphen between,"
         " such as 100-199)"),
        (Tree, "questions: [{question: a, ask: b, answers: [{label: c, to: d, cannot_run: maybe}]}]",
         "1:75: 'cannot_run' takes true or false, not a text"),
        (Tree, "questions: [{question: a, ask: b, answers: [{label: c, to: d, cannot_run: []}]}]",
         "1:75: 'cannot_run' takes true or false, not a list"),
        (GuideFile, "code_prefix: swd", "1:14: 'swd' does not fit 'code_prefix' (2 to 6 capital letters, such as SWD)"),
        (GuideFile, "areas: mtu", "1:8: 'areas' takes a list of ids, not a text (begin each item with '- ')"),
        (GuideFile, "paths: [{id: a, flow: b, places: [c, d], tunnel: [c]}]",
         "1:50: 'tunnel' takes a list of exactly 2, not 1"),
        (GuideFile, "paths: [{id: a, flow: b, places: [c, d], tunnel: [c, d, e]}]",
         "1:50: 'tunnel' takes a list of exactly 2, not 3"),
        (Parameters, "parameters: [a]", "1:13: 'parameters' takes a mapping of names to values, not a list"),
        (Parameters, "parameters:\n  Wan: {type: mtu, label: a, example: b}",
         "2:3: 'Wan' cannot be a name in 'parameters' (lower-case letters, digits and underscores, such as lan_if)"),
        (Parameters, "parameters:\n  wan: {type: iface, label: a, example: b}",
         "2:15: 'type' cannot be 'iface' (did you mean 'interface'?)"),
        (Parameters, "parameters:\n  wan: {type: mtu, label: a, example: 1400}",
         "2:39: 'example' takes a text, not the number 1400 (put it in quotes: '1400')"),
    ],
)  # fmt: skip
def test_an_error_says_what_to_write_at_its_place(model: type[BaseModel], text: str, problem: str) -> None:
    assert told(model, text) == f"f.yml:{problem}"


def test_a_missing_key_is_told_at_the_mapping_that_needs_it() -> None:
    by_hand = "    by_hand:\n      steps: [c]\n      verify: d\n"
    text = f"title: a\nremedies:\n  - title: a\n    where: b\n{by_hand}  - where: b\n"
    assert explained(Scenario, text) == [
        "f.yml:1:1: scenario needs 'code'",
        "f.yml:1:1: scenario needs 'symptoms'",
        "f.yml:1:1: scenario needs 'cause'",
        "f.yml:6:7: 'by_hand' needs 'undo'",
        "f.yml:8:5: remedy needs 'title'",
        "f.yml:1:1: scenario needs 'cured'",
        "f.yml:1:1: scenario needs 'references'",
    ]


@pytest.mark.parametrize(
    ("intent", "problem"),
    [
        ("clamp-mss: {mss: 1360, msss: 1}", "33: unknown key 'msss' in 'clamp-mss' (did you mean 'mss'?)"),
        ("clamp-mss", "10: 'clamp-mss' needs 'mss'"),
        ("clamp-mss: {}", "21: 'clamp-mss' needs 'mss'"),
        ("clamp-mss: 1360", "21: 'clamp-mss' takes a mapping with mss, not the number 1360"),
        ("clamp-mss: {mss: 70000}", "27: 'mss': 70000 is not within 216 to 65495"
         " (bytes, a whole number from 216 to 65495)"),
        ("clamp-mss: {mss: {mss}}", "27: 'mss': one value of type mss or one {parameter} is needed here"
         ' (put it in quotes: "{mss}")'),
        ("clamp-mss: {mss: 1.5}", "27: 'mss': one value of type mss or one {parameter} is needed here"),
        ("clampmss: {mss: 1360}", "10: no intent is called 'clampmss' (did you mean 'clamp-mss'?)"),
        ("3", "10: an intent is its name over its fields (such as 'clamp-mss: {mss: 1360}')"),
        ("{clamp-mss: , mss: 1360}", "10: an intent is one name over its fields, not 2 names"
         " (indent its fields below its name, and begin each intent with '- ')"),
        ("exempt-ipsec-from-nat: {families: [ipv5]}", "45: an item of 'families' cannot be 'ipv5'"
         " (did you mean 'ipv6'?)"),
        ("set-traffic-selectors: {connection: a, child: b, local: 10.0.0.0/8}",
         "66: 'local' takes a list of values, not a text (begin each item with '- ')"),
        ("set-traffic-selectors: {connection: a, child: b, local: [10.0.0.1/8]}",
         "67: an item of 'local': 10.0.0.1/8 has host bits set"
         " (write 10.0.0.0/8 for the network, 10.0.0.1/32 for this one address)"),
        ("set-sysctl: {key: net.x, value: on}", "42: 'on' does not fit 'value'"
         " (a whole number, or several with one space between)"),
        ("set-sysctl: {key: net.x, value: [1]}", "42: 'value' takes a whole number or a text, not a list"),
        ("set-sysctl: {key: net.x, value: 1.5}", "42: 'value' takes a whole number or a text, not the number 1.5"
         " (put it in quotes: '1.5')"),
        ("load-plugin: {plugin: far}", "32: 'plugin' cannot be 'far' (did you mean 'farp'?)"),
        ("commands: {title: ab, apply: {run: x}}", "28: 'title' has 2 characters, 3 are the least"),
        ("commands: {title: abc, apply: {run: x}, without: {apply: y}}",
         "60: 'apply' cannot be a key of 'without' (allowed: check, persist, undo, verify)"),
        ("commands: {title: abc, apply: {}}", "40: 'apply' needs 'run'"),
    ],
)  # fmt: skip
def test_an_error_in_an_intent_is_told_like_any_other(intent: str, problem: str) -> None:
    text = f"remedies:\n- title: a\n  where: b\n  intents:\n       - {intent}\n"
    (found,) = [found for found in explained(Scenario, text) if "scenario needs" not in found]
    assert found == f"f.yml:5:{problem}"


def _models() -> Iterator[type[BaseModel]]:
    """Every model that a file can hold, and every intent."""
    seen: set[type[BaseModel]] = set()
    waiting: list[Any] = [*FILES, *INTENTS.values()]
    while waiting:
        wanted = waiting.pop()
        waiting += get_args(wanted) if get_origin(wanted) else ()
        if isinstance(wanted, type) and issubclass(wanted, BaseModel) and wanted not in seen:
            seen.add(wanted)
            yield wanted
            waiting += [field.annotation for field in wanted.model_fields.values()]


WRONG: list[object] = [
    *(None, True, False, -1, 10**14, 6.5, "", "A b", "a\nb", "{x}", "-x", "x" * 9000),
    *([], [None], ["A b", 3], [[]], [{}], ["a"] * 40, {}, {"x": None}, {"A b": {}}, {"x": {"x": [3.5]}}),
]


@pytest.mark.parametrize("model", list(_models()), ids=lambda model: model.__name__)
def test_no_wrong_value_makes_a_message_speak_of_pydantic(
    model: type[BaseModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "_fallback", None)  # every type of error has words of its own
    for wrong in WRONG:
        for name in (*model.model_fields, "unheard"):
            source, problems = parse_source(json.dumps({name: wrong}).encode(), name="f.yml")
            assert source is not None, problems
            try:
                model.model_validate(source.data)
            except ValidationError as error:
                for problem in explain(error, source, model):
                    said = re.sub(r"'[^']*'", "", f"{problem.message} {problem.hint}")
                    assert not JARGON.search(said), (name, wrong, str(problem))
                    assert "it must match" not in said, (name, wrong, str(problem))


def test_an_error_that_has_no_words_yet_stays_readable() -> None:
    class Later(BaseModel):
        size: complex

    assert explained(Later, "size: big") == ["f.yml:1:7: 'size' does not take 'big' (write a text)"]
