"""What pydantic found wrong with an author's file, in words for authors and with positions."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from swandoc.snippets.intent import Intent, Value
from swandoc.snippets.intents import INTENTS
from swandoc.snippets.intents.strongswan import OptionPath, OptionValue
from swandoc.snippets.intents.system import SysctlKey

from . import model as written
from .problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails, ValidationError

    from .source import Route, Source

    Said = tuple[str, str]  # message and hint


def explain(error: ValidationError, source: Source, model: type[BaseModel]) -> list[Problem]:
    """Every error of validating ``source.data`` as ``model``, each at the value or key that it is about."""
    faults: dict[Route, _Fault] = {}
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and _long_enough(details):
            continue
        fault = _fault(details, source.data, model)
        # Each member of a union has an error of its own; the last one's rule is the most telling.
        faults[(*fault.route, fault.at_key, *fault.lacks)] = fault
    problems = []
    for fault in faults.values():
        message, hint = _WORDS.get(fault.type, _fallback)(fault)
        problems.append(Problem(source.position(fault.route, key=fault.at_key), message, hint))
    return problems


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error. ``route`` leads to what it is about, ``lacks`` on to what the file does not have.

    ``types`` are the types that the model has along the route, that of the whole file first.
    """

    type: str
    route: Route
    lacks: Route
    types: tuple[Any, ...]
    at_key: bool
    given: object
    context: dict[str, Any]

    @property
    def wanted(self) -> Any:
        return self.types[-1]

    @property
    def last(self) -> str | int:
        return self.route[-1]

    def name(self, *, above: int = 0) -> str:
        """How messages call what is at the route: by its key, or in a list by what it is."""
        route, types = self.route[: len(self.route) - above], self.types[: len(self.types) - above]
        if route and isinstance(route[-1], str):
            return f"'{route[-1]}'"
        if _is_model(types[-1]):
            return _noun(types[-1])
        *_, key = (part for part in ("the file", *route) if isinstance(part, str))
        return f"an item of '{key}'" if route else key


def _long_enough(details: ErrorDetails) -> bool:
    """pydantic does not count the items that have errors of their own."""
    given = details["input"]
    return isinstance(given, list) and len(given) >= details["ctx"]["min_length"]


def _fault(details: ErrorDetails, data: object, model: type[BaseModel]) -> _Fault:
    loc: Route = details["loc"]
    is_key = loc[-1:] == ("[key]",)
    is_missing = details["type"] == "missing"
    route: Route = ()
    types: list[Any] = [model]
    for part in loc[:-1] if is_key or is_missing else loc:
        if _has(data, part):
            data = data[part]  # type: ignore[index]
            route = (*route, part)
            types.append(_part_of(types[-1], part))
        elif data == part:  # an intent that is its name alone
            types[-1] = _part_of(types[-1], part)
    return _Fault(
        type=details["type"],
        route=route,
        lacks=loc[-1:] if is_missing else (),
        types=tuple(types),
        at_key=is_key or details["type"] == "extra_forbidden",
        given=details["input"],
        context=details.get("ctx", {}),
    )


def _has(data: object, part: str | int) -> bool:
    return part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))


def _missing(fault: _Fault) -> Said:
    (lacks,) = fault.lacks
    if isinstance(lacks, int):
        return _wrong_length(fault)
    return f"{fault.name()} needs '{lacks}'", ""


def _unknown_key(fault: _Fault) -> Said:
    allowed = _bare(fault.types[-2])
    hint = did_you_mean(str(fault.last), allowed.model_fields, list_up_to=20) if _is_model(allowed) else ""
    return f"unknown key '{fault.last}' in {fault.name(above=1)}", hint or "remove it"


def _wrong_type(fault: _Fault) -> Said:
    wanted = _takes(fault.wanted)
    if fault.given is None:
        return f"{fault.name()} has no value", f"write {wanted}"
    return f"{fault.name()} takes {wanted}, not {_kind(fault.given)}", _instead(fault.given, wanted)


def _empty(fault: _Fault) -> Said:
    if fault.given:
        least = fault.context["min_length"]
        return f"{fault.name()} has {len(str(fault.given))} characters, {least} are the least", ""
    return f"{fault.name()} is empty", f"write {_takes(fault.wanted)}"


def _wrong_length(fault: _Fault) -> Said:
    count = len(fault.given) if isinstance(fault.given, list) else 0
    return f"{fault.name()} takes {_takes(fault.wanted)}, not {count or 'none'}", ""


def _too_long_text(fault: _Fault) -> Said:
    longest, length = fault.context["max_length"], len(str(fault.given))
    return f"{fault.name()} has {length:,} characters, {longest:,} are the most", "shorten it"


def _out_of_range(fault: _Fault) -> Said:
    """A number beyond a bound; pydantic's context names the bound gt, ge, lt or le."""
    ((bound, limit),) = fault.context.items()
    words = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
    return f"{fault.name()} cannot be {fault.given}", f"write {words[bound]} {limit:,}"


def _pattern(fault: _Fault) -> Said:
    rule = _RULES.get(fault.context["pattern"], f"it must match {fault.context['pattern']}")
    if rule is _ONE_LINE:
        return f"{fault.name()} takes one line of text, not several", ""
    if fault.at_key:
        return f"'{fault.last}' cannot be a name in {fault.name(above=1)}", rule
    return f"{_shown(fault.given)} does not fit {fault.name()}", rule


def _not_allowed(fault: _Fault) -> Said:
    """For an enumeration or a literal: pydantic lists the allowed values in quotes."""
    allowed = re.findall(r"'([^']*)'", fault.context["expected"])
    hint = did_you_mean(str(fault.given), allowed, list_up_to=20) if isinstance(fault.given, str) else ""
    if fault.at_key:
        return f"'{fault.last}' cannot be a key of {fault.name(above=1)}", hint
    return f"{fault.name()} cannot be {_shown(fault.given)}", hint or "allowed: " + ", ".join(allowed)


def _own_words(fault: _Fault) -> Said:
    """An error that was raised in words for authors: by an intent, a value or a validator of a model."""
    why = str(fault.context.get("why") or fault.context.get("error") or "does not fit")
    hint = str(fault.context.get("hint", ""))
    return f"{fault.name()}: {why}", _instead(fault.given, "") or hint


def _said(fault: _Fault) -> Said:
    hint = _instead(fault.given, "") if _is_slot(fault.given) else str(fault.context["hint"])
    return str(fault.context["why"]), hint


def _fallback(fault: _Fault) -> Said:
    return f"{fault.name()} does not take {_shown(fault.given)}", f"write {_takes(fault.wanted)}"


_WORDS: dict[str, Callable[[_Fault], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    **dict.fromkeys(
        (
            *("model_type", "model_attributes_type", "dict_type", "tuple_type", "string_type"),
            *("bool_type", "bool_parsing", "int_type", "int_parsing", "int_from_float"),
            *("float_type", "float_parsing"),
        ),
        _wrong_type,
    ),
    "string_too_short": _empty,
    "too_short": _empty,
    "too_long": _wrong_length,
    "string_too_long": _too_long_text,
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _out_of_range),
    "string_pattern_mismatch": _pattern,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
    "value": _own_words,
    "value_error": _own_words,
    "assertion_error": _own_words,
    "said": _said,
}


def _pattern_of(alias: Any) -> str:
    return str(get_args(alias)[1].pattern)


_ONE_LINE = "one line of text"
_RULES = {
    _pattern_of(written.Line): _ONE_LINE,
    _pattern_of(written.Id): "lower-case letters, digits and single hyphens, such as nat-before-ipsec",
    _pattern_of(written.ParameterName): "lower-case letters, digits and underscores, such as lan_if",
    _pattern_of(written.Code): "2 to 6 capital letters and 3 digits, such as SWD101",
    _pattern_of(written.CodePrefix): "2 to 6 capital letters, such as SWD",
    _pattern_of(written.CodeRange): "two numbers of 3 digits with a hyphen between, such as 100-199",
    _pattern_of(written.Url): "an address that begins with https:// and holds no space, quote or backslash",
    _pattern_of(SysctlKey): "such as net.ipv4.conf.all.send_redirects, with an interface as {lan_if}",
    _pattern_of(OptionPath): "names with dots between, such as charon.plugins.kernel-netlink.mtu",
    _pattern_of(OptionValue): "1 to 200 letters, digits, spaces and _ . : / % , ! + - [ ] { }",
    r"^[0-9]+([ \t][0-9]+)*$": "a whole number, or several with one space between",
    r"^[a-z][a-z0-9-]{1,30}$": "2 to 31 lower-case letters, digits and hyphens, such as shell",
}
"""What each pattern asks for."""


# What a type is called. The types are those that pydantic read from the models.


def _bare(wanted: Any) -> Any:
    """The type without what annotates it, and without None."""
    while True:
        origin, args = get_origin(wanted), get_args(wanted)
        some = [arg for arg in args if arg is not type(None)]
        if origin is Annotated or (origin in (Union, UnionType) and len(some) == 1):
            wanted = some[0]
        else:
            return wanted


def _is_model(wanted: Any) -> bool:
    wanted = _bare(wanted)
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


def _part_of(wanted: Any, part: str | int) -> Any:
    """The type that the model has for one key or item of a value of type ``wanted``; None where it has none."""
    wanted = _bare(wanted)
    if wanted is Intent:
        return INTENTS.get(str(part))
    if _is_model(wanted):
        field = wanted.model_fields.get(part)
        return field.annotation if field else None
    args = get_args(wanted)
    if get_origin(wanted) is tuple and isinstance(part, int):
        return args[0] if args[-1] is Ellipsis else args[min(part, len(args) - 1)]
    return args[1] if get_origin(wanted) is dict else None


def _noun(model: Any) -> str:
    model = _bare(model)
    if model is written.GuideFile or model is written.Parameters:
        return "the file"
    if issubclass(model, Intent):
        return f"'{model.name}'"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _takes(wanted: Any) -> str:
    wanted = _bare(wanted)
    args, origin = get_args(wanted), get_origin(wanted)
    if origin is tuple:
        return f"a list of {_plural(args[0])}" if args[-1] is Ellipsis else f"a list of exactly {len(args)}"
    if origin in (Union, UnionType):
        return " or ".join(map(_takes, args))
    if origin is dict:
        return "a mapping of names to values"
    if _is_model(wanted):
        keys = [name for name, field in wanted.model_fields.items() if field.is_required()]
        return "a mapping" + (f" with {', '.join(keys)}" if keys else "")
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(wanted, "a text")


def _plural(wanted: Any) -> str:
    named = {written.Line: "lines", written.Id: "ids"}
    bare = _bare(wanted)
    if bare is Value:
        return "values"
    if get_origin(bare) is Literal or isinstance(bare, enum.EnumType):
        return "words"
    if _is_model(bare):
        noun = _noun(bare)
        return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return named.get(wanted, "texts")


# What the author gave.


def _kind(given: object) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, int | float):
        return f"the number {given}"
    return {str: "a text", list: "a list", dict: "a mapping", type(None): "nothing"}.get(type(given), "this")


def _shown(given: object) -> str:
    if not isinstance(given, str):
        return _kind(given)
    return repr(given if len(given) <= 60 else given[:59] + "…")


def _is_slot(given: object) -> bool:
    """Whether YAML took ``{wan}`` without quotes for a mapping."""
    return isinstance(given, dict) and len(given) == 1 and list(given.values()) == [None]


def _instead(given: object, wanted: str) -> str:
    if _is_slot(given) and isinstance(given, dict):
        return f'put it in quotes: "{{{next(iter(given))}}}"'
    if wanted.endswith("text") and isinstance(given, bool | int | float):
        return f"put it in quotes: '{str(given).lower()}'"
    if wanted.startswith("a list of") and not isinstance(given, list | dict):
        return "begin each item with '- '"
    return ""
