"""What an author can wish for: the base of all intents and the typed values they hold.

The intents themselves stand in `swandoc.snippets.intents`, a module per subject. An intent's name is its
class name in kebab case; its docstring is what authors read in the schema and in the manual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError, core_schema

from .slots import Slot
from .values import ValueRefused, ValueType, check_value, derive

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

_ONE_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Value:
    """A typed value in an intent: either given by the author (``literal``) or the reader's (``slot``).

    Formats to what a dialect writes: ``f"{intent.out}"`` is the value or its slot's marker,
    ``f"{intent.to:netmask}"`` a derived form of it (see `values.derive`).
    """

    __slots__ = ("kind", "literal", "slot")

    def __init__(self, kind: ValueType, *, literal: str = "", slot: str = "") -> None:
        self.kind = kind
        self.literal = literal
        self.slot = slot

    def __format__(self, form: str) -> str:
        if self.slot:
            return str(Slot(self.slot, form))
        return derive(self.kind, self.literal, form)

    def __str__(self) -> str:
        return format(self, "")

    def authored(self) -> str:
        """What the author wrote: the literal, or the parameter in braces."""
        return f"{{{self.slot}}}" if self.slot else self.literal

    def __repr__(self) -> str:
        return f"Value({self.kind}, {self.authored()})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and (self.kind, str(self)) == (other.kind, str(other))

    def __hash__(self) -> int:
        return hash((self.kind, str(self)))


@dataclass(frozen=True, slots=True)
class _Typed:
    """Reads, writes and describes a `Value` of one type for pydantic."""

    kind: ValueType

    def read(self, given: object) -> Value:
        if isinstance(given, Value):
            return given
        if isinstance(given, bool) or not isinstance(given, str | int):
            raise _refusal(f"one value of type {self.kind} or one {{parameter}} is needed here")
        text = str(given)
        if slot := _ONE_SLOT.fullmatch(text):
            return Value(self.kind, slot=slot[1])
        try:
            return Value(self.kind, literal=check_value(self.kind, text))
        except ValueRefused as refused:
            raise _refusal(refused.why, refused.hint) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(Value.authored)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        about = f"a value of type {self.kind}, or one {{parameter}}"
        return {"type": ["string", "integer"], "description": about}


def _refusal(why: str, hint: str = "") -> PydanticCustomError:
    """An error whose context holds both, so that no brace in them is taken for a placeholder."""
    return PydanticCustomError("value", "{why}", {"why": why, "hint": hint})


Cidr = Annotated[Value, _Typed(ValueType.CIDR)]
Cidr4 = Annotated[Value, _Typed(ValueType.CIDR4)]
Cidr6 = Annotated[Value, _Typed(ValueType.CIDR6)]
Address = Annotated[Value, _Typed(ValueType.ADDRESS)]
Address4 = Annotated[Value, _Typed(ValueType.ADDRESS4)]
Address6 = Annotated[Value, _Typed(ValueType.ADDRESS6)]
Interface = Annotated[Value, _Typed(ValueType.INTERFACE)]
Mtu = Annotated[Value, _Typed(ValueType.MTU)]
Mss = Annotated[Value, _Typed(ValueType.MSS)]
Port = Annotated[Value, _Typed(ValueType.PORT)]
Metric = Annotated[Value, _Typed(ValueType.METRIC)]
Integer = Annotated[Value, _Typed(ValueType.INTEGER)]
Connection = Annotated[Value, _Typed(ValueType.CONNECTION)]
WindowsConnection = Annotated[Value, _Typed(ValueType.WINDOWS_CONNECTION)]
Hostname = Annotated[Value, _Typed(ValueType.HOSTNAME)]
Domain = Annotated[Value, _Typed(ValueType.DOMAIN)]
CloudId = Annotated[Value, _Typed(ValueType.CLOUD_ID)]


class Intent(BaseModel):
    """A typed wish that dialects turn into snippets."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    def describe(self) -> str:
        """One line for the page's step heading, with slot markers, e.g. "Enable IPv4 forwarding"."""
        raise NotImplementedError

    def values(self) -> list[Value]:
        """Every typed value in this intent, in the order of its fields."""
        found: list[Value] = []
        for field in type(self).model_fields:
            content = getattr(self, field)
            items = content if isinstance(content, tuple) else (content,)
            found.extend(item for item in items if isinstance(item, Value))
        return found
