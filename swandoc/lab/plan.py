"""Plans: what the lab does for an experiment, as plain data that a machine without this package's parsers can run.

A plan holds the very text of the page: each remedy's parts as the dialects write them, with the parameters'
examples in their slots.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from swandoc.guide.problems import GuideProblems, Problem, did_you_mean
from swandoc.snippets.compile import compile_intent
from swandoc.snippets.shell import write_file
from swandoc.snippets.slots import Slot, fill, mark
from swandoc.snippets.values import derive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from swandoc.guide.experiment import Experiment, Step
    from swandoc.guide.model import Guide, Remedy
    from swandoc.snippets.compile import Snippet
    from swandoc.snippets.parts import Part
    from swandoc.snippets.values import ValueType

    from .topology import Topologies, Topology

    Steps = tuple[Snippet, ...]

_NOT_HERE = {
    "firewalld": "firewalld does not run on the hosts of this experiment",
    "ufw": "ufw does not run on the hosts of this experiment",
    "ipsec-conf": "charon takes its configuration from swanctl.conf in the lab",
    "nmcli": "NetworkManager does not run in the lab",
    "netplan": "netplan's backends do not run in the lab",
    "systemd-networkd": "systemd-networkd does not run in the lab",
    "systemd-resolved": "systemd-resolved does not run in the lab",
}


_AS_WRITTEN = ("reconnect", "beforehand", "afterwards", "symptom", "passes", "packets", "counters", "tunnelled")


@dataclass(frozen=True, slots=True)
class Plan:
    """One network to break and the remedies that have to mend it. ``content`` is JSON; see `stage.experiment`."""

    scenario: str
    content: Mapping[str, Any]
    unproven: tuple[tuple[str, str, str], ...]
    """Remedy, dialect and the reason why the lab proves nothing about it."""

    @property
    def effort(self) -> int:
        """How long it takes compared with other plans, roughly: the symptom is shown once, by a remedy some three
        times, by a neighbour's once. A transfer that hangs takes longer than a lost ping, and so does a tunnel that is
        set up anew each time."""
        hanging = sum(1 for probe in self.content["symptom"] if probe["fetch"])
        shown = 1 + 3 * len(self.content["cures"]) + len(self.content["neighbours"])
        return shown * (1 + hanging) * (2 if self.content["reconnect"] else 1)

    @property
    def fingerprint(self) -> str:
        """Changes with everything that the outcome depends on: texts, values, network, and the lab's program."""
        text = json.dumps(self.content, sort_keys=True) + program_version()
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def program_version() -> str:
    """A digest of the program that runs plans."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).with_name("stage").glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def make_plans(guide: Guide, scenario: str, experiment: Experiment, topology: Topology) -> list[Plan]:
    """A plan for each way in which the experiment breaks the network: dialects may need different ones."""
    return _Planner(guide, scenario, experiment, topology).plans()


class PlanCache:
    """Plans as they were made last, for a caller that asks again and again while authors edit."""

    def __init__(self) -> None:
        self._shared: object = None
        self._plans: dict[str, tuple[object, list[Plan]]] = {}

    def renew(self, guide: Guide, topologies: Topologies) -> None:
        """Forget all plans if anything that every plan depends on has changed."""
        shared = (dict(guide.parameters), [area.tree for area in guide.areas.values()], dict(topologies.by_id))
        if shared != self._shared:
            self._shared = shared
            self._plans.clear()

    def plans(self, guide: Guide, scenario: str, make: Callable[[], list[Plan]]) -> list[Plan]:
        """The plans of a scenario, made anew if it or one of its neighbours has changed."""
        neighbours = [guide.scenarios.get(unlike.scenario) for unlike in guide.scenarios[scenario].unlike]
        content = (guide.scenarios[scenario], neighbours)
        before = self._plans.get(scenario)
        if before is None or before[0] != content:
            before = self._plans[scenario] = content, make()
        return before[1]


def plan_guide(guide: Guide, topologies: Topologies, cache: PlanCache | None = None) -> dict[str, list[Plan]]:
    """The plans of every scenario that has experiments.

    Raises `GuideProblems` with all that does not fit between the topologies and the experiments.
    """
    experiments = {id_: scenario.experiments for id_, scenario in guide.scenarios.items() if scenario.experiments}
    problems = list(topologies.problems)
    for id_, some in experiments.items():
        for number, experiment in enumerate(some):
            problems += check_experiment(guide, id_, number, experiment, topologies.by_id)
    if problems:
        raise GuideProblems(problems)
    cache = cache or PlanCache()
    cache.renew(guide, topologies)

    def make(id_: str) -> list[Plan]:
        made = (make_plans(guide, id_, one, topologies.by_id[one.topology]) for one in experiments[id_])
        return [plan for plans in made for plan in plans]

    return {id_: cache.plans(guide, id_, partial(make, id_)) for id_ in experiments}


class _Planner:
    def __init__(self, guide: Guide, scenario: str, experiment: Experiment, topology: Topology) -> None:
        self._guide = guide
        self._id = scenario
        self._scenario = guide.scenarios[scenario]
        self._experiment = experiment
        self._topology = topology
        self._settings = {
            name: fill(mark(text), self._parameter) for name, text in (topology.settings | experiment.settings).items()
        }
        self._unproven: list[tuple[str, str, str]] = []

    def plans(self) -> list[Plan]:
        groups: dict[tuple[tuple[Step, ...], tuple[Step, ...]], list[dict[str, Any]]] = {}
        all_cures = list(self._cures())
        neighbours = [other for other in self._neighbours() if not _same_text(other, all_cures)]
        for cure in all_cures:
            groups.setdefault(self._ways(cure["dialect"]), []).append(cure)
        if not groups:
            groups[self._ways("")] = []
        return [
            Plan(self._id, self._content(given, broken_by, cures, neighbours), tuple(self._unproven))
            for (given, broken_by), cures in groups.items()
        ]

    def _ways(self, dialect: str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """What is given and what breaks the network, for remedies in this dialect."""
        given, broken_by = (
            tuple(step for step in steps if not step.dialects or dialect in step.dialects)
            for steps in (self._experiment.given, self._experiment.broken_by)
        )
        return given, broken_by

    def _content(
        self,
        given: Sequence[Step],
        broken_by: Sequence[Step],
        cures: list[dict[str, Any]],
        neighbours: list[dict[str, Any]],
    ) -> dict[str, Any]:
        filled = self._filled(self._experiment.model_dump(mode="json"))
        return {
            "scenario": self._id,
            "code": self._scenario.code,
            "topology": self._network(),
            **{key: filled[key] for key in _AS_WRITTEN},
            "given": [{"where": step.where, "run": self._text(step.run)} for step in given],
            "broken_by": [{"where": step.where, "run": self._text(step.run)} for step in broken_by],
            "cures": cures,
            "neighbours": neighbours,
            "looks": [*self._signs(), *self._answers()],
        }

    def _signs(self) -> Iterator[dict[str, Any]]:
        """The commands by which the page confirms the scenario, each with what it shows."""
        for number, sign in enumerate(self._scenario.signs, 1):
            if sign.language == "sh" and sign.where in self._topology.hosts and not sign.unproven:
                about = f"sign {number}"
                yield {"about": about, "steps": _look(sign.where, self._text(sign.run), self._text(sign.shows))}

    def _answers(self) -> Iterator[dict[str, Any]]:
        """The questions of the trees whose answer leads here, each with the answer's sample."""
        for area in self._guide.areas.values():
            for question in area.tree.questions if area.tree else ():
                places = {command.where for command in question.find_out}
                sh = all(command.language == "sh" for command in question.find_out)
                if not places or not sh or not places <= self._topology.hosts.keys():
                    continue
                for answer in question.answers:
                    if answer.to == self._id and answer.sample:
                        sample = self._text(answer.sample)
                        runs = [(command.where, self._text(command.run)) for command in question.find_out]
                        about = f"answer '{answer.label}' to {question.question}"
                        yield {"about": about, "steps": _look_all(runs, sample)}

    def _network(self) -> dict[str, Any]:
        content: dict[str, Any] = self._filled(self._topology.model_dump(mode="json", exclude={"extends", "settings"}))
        for host in content["hosts"].values():
            host["interfaces"] = {self._text(name): link for name, link in host["interfaces"].items()}
        return content

    def _cures(self) -> Iterator[dict[str, Any]]:
        wanted = self._experiment.remedies
        for number, remedy in enumerate(self._scenario.remedies, 1):
            if wanted and number not in wanted:
                continue
            if remedy.where not in self._topology.hosts:
                self._unproven.append((remedy.title, "", f"the lab's network has no {remedy.where}"))
            elif not remedy.intents:
                self._unproven.append((remedy.title, "", "its steps are done by hand"))
            else:
                yield from (self._cure(remedy, steps) for steps in self._variants(remedy))

    def _variants(self, remedy: Remedy) -> list[Steps]:
        """The remedy in each dialect: a step that a dialect cannot say is taken from the first one that can."""
        by_intent = [{snippet.dialect.id: snippet for snippet in compile_intent(intent)} for intent in remedy.intents]
        for snippets in by_intent:
            for id_ in list(snippets):
                if reason := self._reason_against(snippets[id_]):
                    self._unproven.append((remedy.title, snippets.pop(id_).dialect.label, reason))
        if not all(by_intent):
            return []
        dialects = dict.fromkeys(id_ for snippets in by_intent for id_ in snippets)
        variants = (
            tuple(snippets.get(id_) or next(iter(snippets.values())) for snippets in by_intent) for id_ in dialects
        )
        return list({tuple(step.dialect.id for step in steps): steps for steps in variants}.values())

    def _reason_against(self, snippet: Snippet) -> str:
        dialect = snippet.dialect
        if dialect.id in self._experiment.unproven:
            return self._experiment.unproven[dialect.id]
        if dialect.language != "sh":
            return f"{dialect.label} does not run on the lab's Linux hosts"
        return "" if dialect.id in self._experiment.also else _NOT_HERE.get(dialect.id, "")

    def _cure(self, remedy: Remedy, steps: Steps) -> dict[str, Any]:
        return {
            "remedy": self._text(remedy.title),
            "where": remedy.where,
            "dialect": steps[0].dialect.id,
            "steps": [
                {
                    "intent": step.intent.name,
                    "title": fill(step.intent.describe(), self._value),
                    "dialect": step.dialect.id,
                    "parts": {str(kind): self._part(part) for kind, part in step.parts},
                    "without": {str(kind): reason for kind, reason in step.parts.without.items()},
                }
                for step in steps
            ],
        }

    def _neighbours(self) -> Iterator[dict[str, Any]]:
        for unlike in self._scenario.unlike:
            if unlike.scenario in self._experiment.overlaps:
                continue
            other = self._guide.scenarios.get(unlike.scenario)
            remedies = other.remedies if other else ()
            for remedy in remedies:
                if remedy.where in self._topology.hosts and remedy.intents and (variants := self._quiet(remedy)):
                    cure = self._cure(remedy, variants[0])
                    if all("undo" in step["parts"] for step in cure["steps"][:1]):
                        yield {"scenario": unlike.scenario, **cure}
                    break

    def _quiet(self, remedy: Remedy) -> list[Steps]:
        """The variants of another scenario's remedy, of which nothing is claimed."""
        claimed = list(self._unproven)
        variants = self._variants(remedy)
        self._unproven = claimed
        return variants

    def _part(self, part: Part) -> dict[str, str]:
        text = fill(part.text, self._value)
        if part.file:
            text = "\n".join(write_file(fill(part.file, self._value), text))
        return {"text": text, "expect": fill(part.expect, self._value)}

    def _filled(self, content: Any) -> Any:
        if isinstance(content, str):
            return self._text(content)
        if isinstance(content, dict):
            return {key: self._filled(value) for key, value in content.items()}
        return [self._filled(item) for item in content] if isinstance(content, list) else content

    def _text(self, authored: str) -> str:
        return fill(mark(authored), self._value)

    def _value(self, slot: Slot) -> str:
        return self._settings[slot.name] if slot.name in self._settings else self._parameter(slot)

    def _parameter(self, slot: Slot) -> str:
        parameter = self._guide.parameters[slot.name]
        return _derived(parameter.type, parameter.example, slot.form)


@cache
def _derived(type_: ValueType, example: str, form: str) -> str:
    """Every slot of every part asks for these."""
    return derive(type_, example, form)


def _look(where: str, run: str, shown: str) -> list[dict[str, Any]]:
    return _look_all([(where, run)], shown)


def _look_all(runs: Sequence[tuple[str, str]], shown: str) -> list[dict[str, Any]]:
    """Commands to run, and what they show together. A line ``$ command`` in ``shown`` is one more command, run on the
    first one's host, with its own output below it."""
    first, *others = re.split(r"(?m)^\$ (.*)\n?", shown)
    runs_first = [{"where": where, "run": line} for where, run in runs for line in _commands(run)]
    steps: list[dict[str, Any]] = [{"runs": runs_first, "shown": first}]
    for run, output in zip(others[::2], others[1::2], strict=True):
        steps.append({"runs": [{"where": runs[0][0], "run": run}], "shown": output})
    return steps


_GOES_ON = re.compile(r"<<|\\$|[|&({]\s*$|\b(do|then|else)\s*$|^\s", re.MULTILINE)


def _commands(run: str) -> list[str]:
    """The commands of a text one by one, as a reader types them; the text as it is where lines belong together."""
    return [run] if _GOES_ON.search(run) else run.strip().splitlines()


def _same_text(other: dict[str, Any], ours: Sequence[dict[str, Any]]) -> bool:
    """Whether another scenario's remedy has a step of one of these: then it may well cure, and says nothing."""
    steps = {step["parts"]["apply"]["text"] for cure in ours for step in cure["steps"]}
    return any(step["parts"]["apply"]["text"] in steps for step in other["steps"])


def check_experiment(
    guide: Guide, scenario: str, number: int, experiment: Experiment, topologies: Mapping[str, Topology]
) -> Iterator[Problem]:
    """What does not fit together in a scenario's experiment ``number``, counted from 0."""
    source = guide.sources[guide.scenario_files[scenario]]
    route: tuple[str | int, ...] = ("experiments", number)
    topology = topologies.get(experiment.topology)
    if topology is None:
        hint = did_you_mean(experiment.topology, topologies)
        yield Problem(source.position((*route, "topology")), f"no topology is called '{experiment.topology}'", hint)
        return
    for key in ("given", "broken_by", "beforehand", "afterwards", "symptom", "passes", "packets", "counters"):
        for i, item in enumerate(getattr(experiment, key)):
            if item.where not in topology.hosts:
                hint = did_you_mean(item.where, topology.hosts, list_up_to=20)
                message = f"the topology '{experiment.topology}' has no host '{item.where}'"
                yield Problem(source.position((*route, key, i, "where")), message, hint)
    for name in experiment.settings.keys() - topology.settings.keys():
        hint = did_you_mean(name, topology.settings)
        message = f"the topology '{experiment.topology}' has no setting '{name}'"
        yield Problem(source.position((*route, "settings", name), key=True), message, hint)
    remedies = len(guide.scenarios[scenario].remedies)
    for i, remedy in enumerate(experiment.remedies):
        if remedy > remedies:
            message = f"there is no remedy {remedy}"
            yield Problem(source.position((*route, "remedies", i)), message, f"the scenario has {remedies}")
