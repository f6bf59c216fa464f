"""Remedies: whether there is something to do, the parameters fit, and a dialect can say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swandoc.snippets.compile import compile_intent
from swandoc.snippets.intent import Value
from swandoc.snippets.intents.commands import Commands
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import slots_of
from swandoc.snippets.values import ValueRefused, check_value, derive, fits

from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from swandoc.snippets.compile import Snippet
    from swandoc.snippets.intent import Intent

    from .model import Guide, Parameter
    from .source import Route, Source


def check_remedies(guide: Guide) -> Iterator[Problem]:
    """Empty remedies, parameters of a type that an intent cannot take, intents that no dialect can write."""
    for id_, scenario in guide.scenarios.items():
        source = guide.sources[guide.scenario_files[id_]]
        for i, remedy in enumerate(scenario.remedies):
            if not remedy.intents and remedy.by_hand is None:
                message = f"the remedy '{remedy.title}' has nothing to do"
                hint = "give it 'intents', or steps 'by_hand'"
                yield Problem(source.position(("remedies", i)), message, hint)
            for k, intent in enumerate(remedy.intents):
                route = ("remedies", i, "intents", k, intent.name)
                misfits = list(_check_types(guide.parameters, source, route, intent))
                yield from misfits
                if isinstance(intent, Commands):
                    yield from _check_own_parts(source, route, intent)
                elif not misfits:
                    yield from _check_snippets(guide.parameters, source, route, intent)


def _check_types(
    parameters: Mapping[str, Parameter], source: Source, route: Route, intent: Intent
) -> Iterator[Problem]:
    for place, value in _values(intent):
        parameter = parameters.get(value.slot)
        if parameter and not fits(parameter.type, value.kind):
            able = sorted(name for name, other in parameters.items() if fits(other.type, value.kind))
            message = f"{{{value.slot}}} is of type {parameter.type}, {value.kind} is needed here"
            hint = "parameters that fit: " + (", ".join(able) or "none, add one to parameters.yml")
            yield Problem(source.position((*route, *place)), message, hint)


def _values(intent: Intent) -> Iterator[tuple[Route, Value]]:
    """The typed values of an intent, with the routes to them below its name."""
    for field in type(intent).model_fields:
        content = getattr(intent, field)
        if isinstance(content, Value):
            yield (field,), content
        elif isinstance(content, tuple):
            yield from (((field, i), item) for i, item in enumerate(content) if isinstance(item, Value))


def _check_own_parts(source: Source, route: Route, intent: Commands) -> Iterator[Problem]:
    for kind in PartKind:
        part, reason = getattr(intent, kind), intent.without.get(kind)  # type: ignore[call-overload]
        if part is None and reason is None:
            hint = f"write the part, or the reason why there is none as 'without: {{{kind}: ...}}'"
            yield Problem(source.position(route), f"'commands' has no part '{kind}'", hint)
        if part is not None and reason is not None:
            message = f"'without' says why there is no part '{kind}', but there is one"
            yield Problem(source.position((*route, "without", kind), key=True), message, "remove one of them")


def _check_snippets(
    parameters: Mapping[str, Parameter], source: Source, route: Route, intent: Intent
) -> Iterator[Problem]:
    position = source.position(route, key=True)
    by_hand = "use 'commands', or steps 'by_hand'"
    try:
        snippets = compile_intent(intent)
    except ValueRefused as refused:
        yield Problem(position, f"'{intent.name}' cannot be written: {refused.why}", refused.hint or by_hand)
        return
    if not snippets:
        yield Problem(position, f"no dialect can write this '{intent.name}'", by_hand)
    for name, form in sorted({form for snippet in snippets for form in _forms(snippet)}):
        parameter = parameters.get(name)
        if parameter and _lacks(parameter, form):
            message = f"'{intent.name}' needs the {form} of {{{name}}}, which {parameter.type} does not have"
            yield Problem(position, message, "use a parameter of a narrower type")


def _forms(snippet: Snippet) -> Iterator[tuple[str, str]]:
    for _, part in snippet.parts:
        for text in (part.text, part.expect, part.file, part.note):
            yield from ((slot.name, slot.form) for slot in slots_of(text) if slot.form)


def _lacks(parameter: Parameter, form: str) -> bool:
    """Whether the parameter's example, if it is sound, has no such form."""
    try:
        value = check_value(parameter.type, parameter.example)
    except ValueRefused:
        return False
    try:
        derive(parameter.type, value, form)
    except ValueRefused:
        return True
    return False
