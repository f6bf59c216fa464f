"""What authors write: the words of a guide as pydantic models.

Markdown fields say so. Texts may hold ``{parameters}``; ``{{`` and ``}}`` are literal braces. A link to another
scenario or area is written ``[text](swd:its-id)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from swandoc.snippets.values import ValueType

from .experiment import Experiment
from .intent_field import IntentField
from .predicate import PredicateField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .problems import Problem
    from .source import Source

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{3}$")]
CodePrefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}$")]
CodeRange = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}-[0-9]{3}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\r\n]+$")]
Markdown = Annotated[str, StringConstraints(min_length=1, max_length=8000)]
Terminal = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
SnippetId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{3}/[a-z0-9-]+/[a-z0-9-]+$", max_length=150)]
SnippetVersion = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2,6}[0-9]{3}/[a-z0-9-]+/[a-z0-9-]+ v[1-9][0-9]{0,4}$", max_length=160)
]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"'`\\]+$", max_length=400)]


class Written(BaseModel):
    """Base of all that authors write."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Parameter(Written):
    """A typed value of the reader's network."""

    type: ValueType
    label: Line
    example: str = Field(description="a value of the type; snippets show it until readers give their own")
    find: Terminal | None = Field(default=None, description="a command that tells the reader's own value")
    paste: Id | None = Field(default=None, description="which value of the fact catalogue a paste in the checker tells")


class Parameters(Written):
    """parameters.yml"""

    parameters: dict[ParameterName, Parameter] = Field(json_schema_extra={"additionalProperties": False})


class Hop(Written):
    """A stage that a packet passes at a place."""

    id: Id
    label: Line


class Place(Written):
    """A host or network that a packet passes, or at which a remedy is applied."""

    id: Id
    label: Line
    sublabel: Line | None = Field(default=None, description="a second line for the picture, such as '{lan}'")
    hops: tuple[Hop, ...] = ()


class Way(Written):
    """A way that packets take from place to place, for the pictures."""

    id: Id
    flow: Line = Field(description="who talks to whom, such as 'LAN host to client'")
    places: Annotated[tuple[Id, ...], Field(min_length=2)] = Field(
        description="in the order in which the packet passes"
    )
    tunnel: tuple[Id, Id] | None = Field(default=None, description="the two places that the tunnel joins")
    hops: dict[Id, tuple[Id, ...]] = Field(
        default_factory=dict, description="the hops that packets pass at a place, where not all of its hops"
    )


class Retired(Written):
    """A code that is no longer in use, and never will be again."""

    code: Code
    title: Line
    because: Line
    replaced_by: Code | None = None


class GuideFile(Written):
    """guide.yml"""

    title: Line = "Troubleshooting guide"
    summary: Markdown | None = None
    areas: tuple[Id, ...] = Field(default=(), description="the areas in order; alphabetical if absent")
    code_prefix: CodePrefix = "SWD"
    places: tuple[Place, ...] = ()
    paths: tuple[Way, ...] = ()
    retired: tuple[Retired, ...] = ()


class WithdrawnSnippets(Written):
    """Snippets that the guide no longer offers, and what to do where they were run."""

    snippets: Annotated[tuple[SnippetId, ...], Field(min_length=1)] = Field(
        description="their ids, such as SWD112/exempt-ipsec-from-nat/iptables"
    )
    because: Line
    on_hosts: Markdown = Field(description="what to do on hosts that ran one of them")
    replaced_by: tuple[SnippetId, ...] = ()


class SnippetChange(Written):
    """What is different since the version before."""

    of: Annotated[tuple[SnippetVersion, ...], Field(min_length=1)] = Field(
        description="the new versions, such as 'SWD112/exempt-ipsec-from-nat/iptables v3'"
    )
    line: Line


class SnippetsFile(Written):
    """snippets.yml: what became of snippets that hosts may have run."""

    withdrawn: tuple[WithdrawnSnippets, ...] = ()
    changes: tuple[SnippetChange, ...] = ()


class Command(Written):
    """A command that finds something out, and where to run it."""

    where: Id
    run: Terminal
    language: Literal["sh", "powershell", "text"] = "sh"


class Answer(Written):
    """What a question's command may say, and where that leads."""

    label: Line
    to: Id = Field(description="a question or outcome of this tree, a scenario, or an area")
    sample: Terminal | None = Field(default=None, description="what the output looks like then")
    means: Markdown | None = Field(default=None, description="what that output means")
    when: PredicateField | None = Field(default=None, description="what pasted output gives this answer")
    cannot_run: bool = Field(default=False, description="the way on for a reader who cannot find out")


class Question(Written):
    """What to find out, how, and what each finding means."""

    question: Id
    ask: Line
    why: Markdown | None = None
    find_out: tuple[Command, ...] = ()
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]


class Outcome(Written):
    """An end of a tree that is no scenario: advice on how to go on."""

    outcome: Id
    title: Line
    text: Markdown


class Tree(Written):
    """tree.yml: the decision tree of an area; its first question is where readers start."""

    title: Line
    summary: Markdown
    codes: CodeRange = Field(description="the range of code numbers of this area, such as 100-199")
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    outcomes: tuple[Outcome, ...] = ()


class BreaksAt(Written):
    """Where on the packet's way the scenario breaks it."""

    path: Id
    place: Id
    hop: Id | None = None


class Unlike(Written):
    """A neighbouring scenario, and how to tell the two apart."""

    scenario: Id
    because: Markdown


class Sign(Written):
    """A command whose output confirms the scenario."""

    where: Id
    run: Terminal
    language: Literal["sh", "powershell", "text"] = "sh"
    shows: Terminal = Field(description="what the output looks like when this is the failure")
    means: Markdown | None = None
    unproven: Line | None = Field(default=None, description="why the lab cannot show this sign")


class ByHand(Written):
    """Steps that no command can do, such as settings in a dialog."""

    steps: Annotated[tuple[Markdown, ...], Field(min_length=1)]
    verify: Markdown
    undo: Markdown


class Remedy(Written):
    """What mends a scenario at one place: typed intents, steps by hand, or both."""

    title: Line
    where: Id
    when: Markdown | None = Field(default=None, description="when to choose this remedy")
    intents: tuple[IntentField, ...] = ()
    by_hand: ByHand | None = None
    note: Markdown | None = Field(default=None, description="what to mind before, such as existing SAs")


class NotStaged(Written):
    """Why no machine can stage this scenario."""

    reason: Line
    source: Url


class Reference(Written):
    """Where the facts come from."""

    title: Line
    url: Url


class Scenario(Written):
    """One failure; the file's name is the scenario's id."""

    code: Code
    title: Line
    symptoms: tuple[Line, ...] = Field(min_length=1, description="in the words a user would search for")
    cause: Markdown
    breaks_at: BreaksAt | None = None
    signs: tuple[Sign, ...] = ()
    detect: PredicateField | None = Field(default=None, description="what pasted output shows this failure")
    suspect: PredicateField | None = Field(
        default=None, description="what pasted output points at this failure, without being enough to be sure"
    )
    undetectable: Markdown | None = Field(default=None, description="why no pasted output can show it")
    unlike: tuple[Unlike, ...] = ()
    remedies: Annotated[tuple[Remedy, ...], Field(min_length=1)]
    cured: Markdown = Field(description="how the reader sees that the failure is gone")
    notes: Markdown | None = None
    not_staged: NotStaged | None = None
    experiments: tuple[Experiment, ...] = Field(default=(), description="how the lab stages this failure")
    references: Annotated[tuple[Reference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _either_detectable_or_not(self) -> Self:
        if self.undetectable is not None and (self.detect is not None or self.suspect is not None):
            raise ValueError("write either 'undetectable' or 'detect' and 'suspect'")
        return self


@dataclass(frozen=True, slots=True)
class Area:
    """A folder of scenarios with its tree; ``tree`` is None where tree.yml has problems.

    ``file`` is the name of tree.yml; ``scenarios`` are the ids of those that are sound.
    """

    id: str
    tree: Tree | None
    file: str
    scenarios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the authors wrote, as far as it is sound; ``problems`` tells what is not.

    ``folder`` is the guide's folder, ``sources`` are its files that could be read and ``unreadable`` those that
    could not, by the names that problems use. ``scenario_files`` names each scenario's file, also of those that
    have problems and are left out.
    """

    title: str
    summary: str
    code_prefix: str
    parameters: Mapping[str, Parameter]
    places: Mapping[str, Place]
    paths: Mapping[str, Way]
    areas: Mapping[str, Area]
    scenarios: Mapping[str, Scenario]
    scenario_files: Mapping[str, str]
    retired: tuple[Retired, ...]
    sources: Mapping[str, Source] = field(repr=False)
    snippets: SnippetsFile = field(default_factory=SnippetsFile)
    problems: tuple[Problem, ...] = ()
    folder: str = ""
    unreadable: frozenset[str] = frozenset()

    def file(self, name: str) -> str:
        """What problems call the file ``name`` of the guide's folder."""
        return str(PurePosixPath(self.folder, name))

    def area_of(self, scenario: str) -> Area:
        """The area that holds the scenario; raises KeyError for an unknown id."""
        for area in self.areas.values():
            if scenario in area.scenarios:
                return area
        raise KeyError(scenario)
