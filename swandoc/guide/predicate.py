"""Conditions over what a host says, as authors write them: ``detect:`` of a scenario and ``when:`` of an answer.

A predicate is data. The checker evaluates it in the reader's browser, and here it is only read and checked against the
fact catalogue, ``facts.json``:

- ``{all: [...]}``, ``{any: [...]}``, ``{not: ...}`` join predicates; ``{unless: ...}`` is true as long as nothing
  that was pasted shows the predicate;
- ``{fact: sysctl.net.ipv4.ip_forward, is: 0}`` compares a fact by is, is_not, in, more, less or matches;
- ``{some: child-sa, where: {field: bytes-in, is: 0}}``, ``every`` and ``none`` look through a list of the catalogue;
- ``{trace: {flow: lan-to-client, event: source-nat}}`` asks what happens to a packet that is followed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from .problems import did_you_mean

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Route = tuple[str | int, ...]

COMPARISONS = ("is", "is_not", "in", "more", "less", "matches")
_QUANTIFIERS = ("some", "every", "none")
_JOINTS = ("all", "any")
_NEGATIONS = ("not", "unless")
_KINDS = (*_JOINTS, *_NEGATIONS, "fact", *_QUANTIFIERS, "trace")
_TRACE = {"flow": "flows", "hop": "hops", "event": "events", "verdict": "verdicts"}
_DEEPEST = 12


@cache
def catalogue() -> Mapping[str, Any]:
    """facts.json: ``facts`` by name (``*`` stands for one more name), ``lists`` with their fields, and what a trace
    has: flows, hops, events and verdicts, and ``log-events``."""
    found: Mapping[str, Any] = json.loads((files("swandoc.guide") / "facts.json").read_text(encoding="utf-8"))
    return found


def fact_type(name: str) -> str | None:
    """The type of the fact, such as "number"; None where the catalogue has none of that name."""
    facts = catalogue()["facts"]
    family = f"{name.split('.', 1)[0]}.*"
    entry = facts.get(name) or (facts.get(family) if "." in name else None)
    return str(entry["type"]) if entry else None


@dataclass(frozen=True, slots=True)
class _Fault:
    route: Route
    why: str
    hint: str = ""


def faults(given: object, route: Route = ()) -> Iterator[_Fault]:
    """What is wrong with a predicate, each with the place in it."""
    yield from _faults(given, route, None)


def _faults(given: object, route: Route, fields: Mapping[str, Any] | None) -> Iterator[_Fault]:
    """``fields`` are those of the list whose items are looked at, or None outside of one."""
    kinds = (*_JOINTS, "not", "field") if fields is not None else _KINDS
    if len(route) > 2 * _DEEPEST:
        yield _Fault(route, f"conditions are nested more than {_DEEPEST} deep", "say it in fewer steps")
        return
    if not isinstance(given, dict):
        yield _Fault(route, "a condition is a mapping", f"begin it with one of {', '.join(kinds)}")
        return
    kind = next((key for key in given if key in kinds), None)
    if kind is None:
        wrong = str(next(iter(given), ""))
        yield _Fault(route, f"no condition begins with '{wrong}'", did_you_mean(wrong, kinds))
        return
    allowed = {"fact": COMPARISONS, "field": COMPARISONS}.get(kind, ("where",) if kind in _QUANTIFIERS else ())
    for key in given:
        if key != kind and key not in allowed:
            hint = did_you_mean(str(key), allowed) if allowed else "write it as a condition of its own"
            yield _Fault((*route, str(key)), f"'{key}' does not go with '{kind}'", hint)
    if kind in _JOINTS:
        yield from _joined(given[kind], (*route, kind), fields)
    elif kind in _NEGATIONS:
        yield from _faults(given[kind], (*route, kind), fields)
    elif kind == "trace":
        yield from _traced(given["trace"], (*route, "trace"))
    elif kind in _QUANTIFIERS:
        yield from _quantified(given, kind, route)
    elif kind == "fact":
        yield from _fact(given, route)
    elif fields is not None:
        yield from _field(given, route, fields)


def _joined(given: object, route: Route, fields: Mapping[str, Any] | None) -> Iterator[_Fault]:
    if not isinstance(given, list) or not given:
        yield _Fault(route, f"'{route[-1]}' takes a list of conditions", "begin each with '- '")
        return
    for at, one in enumerate(given):
        yield from _faults(one, (*route, at), fields)


def _fact(given: Mapping[str, Any], route: Route) -> Iterator[_Fault]:
    name = str(given["fact"])
    kind = fact_type(name)
    if kind is None:
        facts = catalogue()["facts"]
        yield _Fault((*route, "fact"), f"no fact is called '{name}'", did_you_mean(name, facts, list_up_to=20))
        return
    # A sysctl may hold a text, such as that of congestion control.
    yield from _compared(given, route, "any" if name.startswith("sysctl.") else kind)


def _field(given: Mapping[str, Any], route: Route, fields: Mapping[str, Any]) -> Iterator[_Fault]:
    name = str(given["field"])
    if name not in fields:
        hint = did_you_mean(name, fields, list_up_to=30)
        yield _Fault((*route, "field"), f"the list has no field '{name}'", hint)
        return
    yield from _compared(given, route, str(fields[name]["type"]))
    if name == "event":
        yield from _events(given, route)


def _events(given: Mapping[str, Any], route: Route) -> Iterator[_Fault]:
    """A line of the log that no pattern knows can be asked for only in vain."""
    known = catalogue()["log-events"]
    for key in ("is", "is_not", "in"):
        value = given.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one not in known:
                yield _Fault((*route, key), f"no log event is called '{one}'", did_you_mean(one, known, list_up_to=0))


def _compared(given: Mapping[str, Any], route: Route, kind: str) -> Iterator[_Fault]:
    used = [key for key in COMPARISONS if key in given]
    if not used:
        yield _Fault(route, "a comparison is missing", "add one of " + ", ".join(COMPARISONS))
    for key in used:
        value, at = given[key], (*route, key)
        if key in ("more", "less"):
            if not _is_number(value):
                yield _Fault(at, f"'{key}' takes a number", "")
            elif kind not in ("number", "any"):
                yield _Fault(at, f"'{key}' is for numbers, and this is a {kind}", "compare it with is")
        elif key == "matches":
            yield from _pattern(value, at)
        elif key == "in":
            if not isinstance(value, list) or not value:
                yield _Fault(at, "'in' takes a list of values", "such as [0, 1]")
            else:
                for i, one in enumerate(value):
                    yield from _fits(one, (*at, i), kind)
        else:
            yield from _fits(value, at, kind)


def _fits(value: object, route: Route, kind: str) -> Iterator[_Fault]:
    if kind == "yes-no" and not isinstance(value, bool):
        yield _Fault(route, "this is either true or false", "write true or false")
    elif kind == "number" and not _is_number(value):
        yield _Fault(route, "this is a number", "write a number, without quotes")
    elif kind == "text" and not isinstance(value, str):
        yield _Fault(route, "this is a text", "put it in quotes")
    elif kind == "any" and not isinstance(value, str | int | float):
        yield _Fault(route, "this is a number or a text", "")


def _pattern(value: object, route: Route) -> Iterator[_Fault]:
    if not isinstance(value, str):
        yield _Fault(route, "'matches' takes a regular expression", "put it in quotes")
        return
    if len(value) > 200 or re.search(r"[*+}]\)?[*+{]|\(\?|\\[0-9]", value):
        yield _Fault(route, "this regular expression could take for ever", "use plain texts, [..], ., * and |")
        return
    try:
        re.compile(value)
    except re.error as error:
        yield _Fault(route, f"this is no regular expression: {error}", "")


def _quantified(given: Mapping[str, Any], kind: str, route: Route) -> Iterator[_Fault]:
    lists = catalogue()["lists"]
    name = str(given[kind])
    if name not in lists:
        yield _Fault((*route, kind), f"no list is called '{name}'", did_you_mean(name, lists, list_up_to=40))
    elif "where" in given:
        yield from _faults(given["where"], (*route, "where"), lists[name]["fields"])
    elif kind == "every":
        yield _Fault(route, "'every' needs 'where'", "say what holds for each of them")


def _traced(given: object, route: Route) -> Iterator[_Fault]:
    if not isinstance(given, dict) or "flow" not in given:
        yield _Fault(route, "'trace' needs 'flow'", "such as {flow: lan-to-client, event: source-nat}")
        return
    trace = catalogue()["trace"]
    for key, value in given.items():
        if key == "family":
            if value not in (4, 6):
                yield _Fault((*route, "family"), "'family' is 4 or 6")
            continue
        if key not in _TRACE:
            yield _Fault(
                (*route, str(key)), f"'{key}' does not go with 'trace'", did_you_mean(str(key), (*_TRACE, "family"))
            )
            continue
        known = trace[_TRACE[key]]
        for i, one in enumerate(value if isinstance(value, list) else [value]):
            if one not in known:
                at = (*route, str(key), i) if isinstance(value, list) else (*route, str(key))
                yield _Fault(at, f"no {key} is called '{one}'", did_you_mean(str(one), known, list_up_to=40))
    if given.keys() <= {"flow", "family"}:
        yield _Fault(route, "'trace' asks nothing of the packet", "add event, hop or verdict")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _detail(fault: _Fault, given: object) -> InitErrorDetails:
    kind = PydanticCustomError("said", "{why}", {"why": fault.why, "hint": fault.hint})
    return InitErrorDetails(type=kind, loc=fault.route, input=given)


class _ReadPredicate:
    """Takes a mapping as it stands if nothing is wrong with it."""

    def read(self, given: object) -> Mapping[str, Any]:
        found = list(faults(given))
        if found:
            details = [_detail(one, given) for one in found]
            raise ValidationError.from_exception_data("predicate", details)
        assert isinstance(given, dict)
        return given

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return predicate_schema()


def predicate_schema() -> dict[str, Any]:
    """The JSON Schema of a condition, two levels deep, which is as far as an editor's completion has to help."""
    lists = catalogue()["lists"]
    deeper: dict[str, Any] = {"type": "object"}
    simple = [_fact_schema(), _trace_schema(), *(_list_schema(kind, name) for kind in _QUANTIFIERS for name in lists)]
    once: dict[str, Any] = {"anyOf": [*_joint_schemas(deeper), *simple]}
    return {"anyOf": [*_joint_schemas(once), *simple]}


def _joint_schemas(part: dict[str, Any]) -> list[dict[str, Any]]:
    joints = [_object({key: {"type": "array", "items": part, "minItems": 1}}) for key in _JOINTS]
    return [*joints, *(_object({key: part}) for key in _NEGATIONS)]


def _object(properties: dict[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def _comparison_schema() -> dict[str, Any]:
    scalar = {"type": ["string", "number", "boolean"]}
    return {
        "is": scalar,
        "is_not": scalar,
        "in": {"type": "array", "items": scalar, "minItems": 1},
        "more": {"type": "number"},
        "less": {"type": "number"},
        "matches": {"type": "string", "maxLength": 200},
    }


def _fact_schema() -> dict[str, Any]:
    names = [re.escape(name).replace(r"\*", ".+") for name in catalogue()["facts"]]
    return _object({"fact": {"type": "string", "pattern": f"^({'|'.join(names)})$"}}, _comparison_schema())


def _list_schema(kind: str, name: str) -> dict[str, Any]:
    fields = list(catalogue()["lists"][name]["fields"])
    field = _object({"field": {"enum": fields}}, _comparison_schema())
    where = {"anyOf": [field, *_joint_schemas({"type": "object"})]}
    return _object({kind: {"const": name}}, {"where": where})


def _trace_schema() -> dict[str, Any]:
    trace = catalogue()["trace"]
    parts: dict[str, Any] = {}
    for key, names in _TRACE.items():
        one = {"enum": list(trace[names])}
        parts[key] = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
    parts["family"] = {"enum": [4, 6]}
    return _object({"trace": _object({"flow": parts.pop("flow")}, parts)})


PredicateField = Annotated[Mapping[str, Any], _ReadPredicate()]
