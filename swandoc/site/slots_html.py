"""Slots on a page: each is a span that shows the example and tells a script whose value belongs there."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from swandoc.guide.model import Parameter
from swandoc.snippets.slots import Slot, fill
from swandoc.snippets.values import TYPES, ValueType, derive

# An IPv6 network. Names may be longer, and seldom are.
_LONGEST = 43


def _longest(kind: ValueType) -> str:
    """A text about as wide as the widest value of the type."""
    about = TYPES[kind]
    if ":" in about.alphabet:
        groups = "0000:"
    elif "A" in about.alphabet:
        groups = "w"
    else:
        groups = "000." if "." in about.alphabet else "0"
    return (groups * _LONGEST)[: min(about.longest, _LONGEST)]


class Examples:
    """The parameters' examples, as values for slots."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self._parameters = parameters

    def value(self, slot: Slot) -> str:
        """The example in the slot's form. A slot without a sound parameter shows its own name in braces."""
        parameter = self._parameters.get(slot.name)
        if parameter is None:
            return f"{{{slot.name}}}"
        return derive(parameter.type, parameter.example, slot.form)

    def plain(self, marked: str) -> str:
        """The text with examples, for titles, pictures and files."""
        return fill(marked, self.value)

    def longest(self, marked: str) -> str:
        """A text as long as the text may become with other values."""
        known = self._parameters
        return fill(marked, lambda slot: _longest(known[slot.name].type) if slot.name in known else self.value(slot))

    def span(self, slot: Slot) -> Markup:
        """One slot as HTML."""
        form = Markup(' data-form="{}"').format(slot.form) if slot.form else ""
        return Markup('<span class="swd-slot" data-slot="{}"{}>{}</span>').format(slot.name, form, self.value(slot))

    def html(self, marked_html: str) -> Markup:
        """HTML whose text holds slot markers, with a span in the place of each."""
        return Markup(fill(marked_html, self.span))  # noqa: S704 - the caller's HTML is already safe

    def text(self, marked: str) -> Markup:
        """Plain text with slot markers as HTML."""
        return self.html(escape(marked))
