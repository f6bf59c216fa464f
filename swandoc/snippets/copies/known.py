"""All texts that a history knows, and the lines by which a copy without a mark is found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from swandoc.snippets.history import History
from swandoc.snippets.parts import PartKind

from .text import Text

# A shorter text, or one that is mostly values, may well be somebody else's: it is known by its mark only.
LEAST_WEIGHT = 80
_SHORTEST_ANCHOR = 12  # characters
_ANCHORS = 3  # of a text: copies that were edited may lack one


@dataclass(frozen=True, slots=True)
class Use:
    """A part of a version that has a text."""

    id: str
    kind: PartKind
    version: int


class Known:
    """The texts of a history. Made once, for any number of pages."""

    def __init__(self, history: History) -> None:
        self.history = history
        self._texts: dict[str, Text] = {}
        self._uses: dict[str, list[Use]] = defaultdict(list)
        for code in history.codes.values():
            for hash_, marked in code.texts.items():
                if hash_ not in self._texts:
                    self._texts[hash_] = Text(marked, code.slots)
            for id_, record in code.snippets.items():
                for version in record.versions:
                    for kind, hash_ in version.parts.items():
                        self._uses[hash_].append(Use(id_, kind, version.version))

    def text(self, id_: str, kind: PartKind, version: int) -> Text | None:
        """The text of a part in a version, None if it had no such part."""
        record = self.history.record(id_)
        hash_ = record.versions[version - 1].parts.get(kind) if record else None
        return self._texts[hash_] if hash_ else None

    def uses(self, text: Text) -> list[Use]:
        """Where a text stands: often in several snippets and versions."""
        return self._uses[self._hashes[id(text)]]

    @cached_property
    def _hashes(self) -> dict[int, str]:
        return {id(text): hash_ for hash_, text in self._texts.items()}

    @cached_property
    def anchors(self) -> dict[str, list[tuple[Text, int]]]:
        """Lines without their indentation, each with the texts that have it, and where: the rarest of every text."""
        found: dict[str, list[tuple[Text, int]]] = defaultdict(list)
        count: Counter[str] = Counter()
        for text in self._texts.values():
            if text.weight >= LEAST_WEIGHT:
                lines = {line.strip(): position for position, line in reversed(list(enumerate(text.lines)))}
                for line, position in lines.items():
                    if "⟪" not in line and len(line) >= _SHORTEST_ANCHOR:
                        found[line].append((text, position))
                        count[line] += 1
        chosen: set[str] = set()
        for text in self._texts.values():
            lines_of = sorted({line.strip() for line in text.lines} & count.keys(), key=lambda one: (count[one], one))
            chosen.update(lines_of[:_ANCHORS] if text.weight >= LEAST_WEIGHT else ())
        return {line: found[line] for line in sorted(chosen)}
