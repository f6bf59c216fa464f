"""How an intent stands in YAML: one key, the intent's name, over its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from swandoc.snippets.intent import Intent
from swandoc.snippets.intents import INTENTS

from .problems import did_you_mean

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, ErrorDetails


class _NamedIntent:
    """Reads ``{clamp-mss: {mss: 1360}}`` into a `ClampMss`; an intent without fields may be its name alone.

    Problems inside are located below the intent's name. Where no pydantic error fits, the error is a custom
    one whose context holds the author's message (``why``) and ``hint``.
    """

    def read(self, given: object) -> Intent:
        if isinstance(given, Intent):
            return given
        if isinstance(given, str):
            given = {given: None}
        if not isinstance(given, dict) or not given:
            raise _refusal("an intent is its name over its fields", "such as 'clamp-mss: {mss: 1360}'")
        if len(given) > 1:
            hint = "indent its fields below its name, and begin each intent with '- '"
            raise _refusal(f"an intent is one name over its fields, not {len(given)} names", hint)
        name, fields = next(iter(given.items()))
        intent = INTENTS.get(name)
        if intent is None:
            raise _refusal(f"no intent is called '{name}'", did_you_mean(str(name), INTENTS, list_up_to=60))
        try:
            return intent.model_validate({} if fields is None else fields)
        except ValidationError as error:
            details = [_below(name, one) for one in error.errors(include_url=False)]
            raise ValidationError.from_exception_data(name, details) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        bare = [name for name, intent in INTENTS.items() if not _required(intent)]
        fields = {name: handler(intent.__pydantic_core_schema__) for name, intent in INTENTS.items()}
        for name in bare:
            fields[name] = {"anyOf": [fields[name], {"type": "null"}]}
        named: JsonSchemaValue = {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
            "properties": fields,
        }
        return {"anyOf": [named, {"enum": bare}]} if bare else named


def _required(intent: type[Intent]) -> bool:
    return any(field.is_required() for field in intent.model_fields.values())


def _refusal(why: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("said", "{why}", {"why": why, "hint": hint})


def _below(name: str, error: ErrorDetails) -> InitErrorDetails:
    """The same error with the intent's name before its location; every type survives as a custom one."""
    context = error.get("ctx", {})
    kind = PydanticCustomError(error["type"], "{why}", {"why": error["msg"], **context})
    return InitErrorDetails(type=kind, loc=(name, *error["loc"]), input=error["input"])


IntentField = Annotated[Intent, _NamedIntent()]
