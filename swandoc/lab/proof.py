"""Proofs: the recorded outcomes of experiments, a JSON file for each scenario, committed with the guide.

A proof speaks for each system that its experiments ran on, such as Debian 12, and for no other. A run counts as long as
its fingerprint is that of one of today's plans, and a system counts if every plan of today has run there: a change of
the guide makes the runs of all systems stale, and the first new run takes the older ones away. So a proof never says
of one system what was seen on another, or before the change. It can be read and judged without the lab.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .plan import Plan

CLAIMS = {
    "healthy": "healthy before",
    "broken": "reproduced",
    "cured": "cured",
    "told apart before": "check tells it",
    "told apart after": "verify shows it",
    "changes nothing again": "idempotent",
    "undone": "undone",
    "sessions kept": "SSH kept",
    "survives a reboot": "survives reboot",
    "undone after a reboot": "undone after reboot",
    "does not cure": "neighbour does not cure",
}
"""What a page calls each claim."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The runs of one scenario's plans. ``runs`` are as they stand in the file: fingerprint, system, versions, date
    and outcome of each."""

    scenario: str
    runs: tuple[Mapping[str, Any], ...] = ()

    def systems(self, plans: Sequence[Plan]) -> dict[str, tuple[Mapping[str, Any], ...]]:
        """The runs of today's plans by system; a system on which one of them has not run is left out."""
        today = {plan.fingerprint for plan in plans}
        found: dict[str, list[Mapping[str, Any]]] = {}
        for run in self.runs:
            if run["fingerprint"] in today:
                found.setdefault(run["versions"]["system"], []).append(run)
        return {system: tuple(runs) for system, runs in found.items() if {run["fingerprint"] for run in runs} == today}

    def due(self, plans: Sequence[Plan], release: str = "") -> bool:
        """Whether today's plans have to run (again) on a Debian release; without one, whether they have run nowhere,
        or failed somewhere."""
        found = [runs for system, runs in self.systems(plans).items() if not release or f"({release})" in system]
        return not found or any(True for runs in found for _ in failures(runs))

    def unseen(self, plans: Sequence[Plan], system: str) -> tuple[str, ...]:
        """A sentence for each sign of the page, and for the tree's samples, that no run on ``system`` has seen."""
        return tuple(_not_shown(self.systems(plans).get(system, ())))

    def with_run(self, run: Mapping[str, Any], plans: Sequence[Plan]) -> Proof:
        """The proof with a new run in the place of an older one on the same system; runs of old plans go."""
        today = {plan.fingerprint for plan in plans}
        identity = (run["fingerprint"], run["versions"]["system"])
        others = (
            old
            for old in self.runs
            if old["fingerprint"] in today and (old["fingerprint"], old["versions"]["system"]) != identity
        )
        order = {plan.fingerprint: i for i, plan in enumerate(plans)}
        runs = sorted((*others, run), key=lambda one: (order[one["fingerprint"]], one["versions"]["system"]))
        return Proof(self.scenario, tuple(runs))


def failures(runs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A sentence for each claim that does not hold in one system's runs, and for what none shows as the page does."""
    for run in runs:
        yield from refuted(run["outcome"])
    yield from _not_shown(runs)


def refuted(outcome: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each claim of an outcome that does not hold."""
    for where, claim in claims(outcome):
        if claim["holds"] is False:
            yield f"{where}{claim['claim']}: {claim['why']}"


def claims(outcome: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every claim of an outcome, each with the words that say what it is about ("" for the experiment itself)."""
    for claim in outcome["staged"]:
        yield "", claim
    for other in outcome.get("neighbours", ()):
        for claim in other["claims"]:
            yield f"{other['scenario']}, {other['dialect']}: ", claim
    for cure in outcome["cures"]:
        for claim in cure["claims"]:
            yield f"{cure['remedy']}, {cure['dialect']}: ", claim


def _not_shown(runs: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What the page shows and no look resembles: each sign has to be seen, and one of the tree's answers."""
    seen: dict[str, bool] = {}
    for run in runs:
        for look in run["outcome"]["looks"]:
            about = look["about"]
            seen[about] = seen.get(about, False) or look["resembles"]
    signs = {about: found for about, found in seen.items() if about.startswith("sign ")}
    answers = {about: found for about, found in seen.items() if about not in signs}
    yield from (f"{about} shows something else than the page" for about, found in signs.items() if not found)
    if answers and not any(answers.values()):
        yield f"the sample of no answer that leads here is seen: {'; '.join(answers)}"


def read_proof(folder: Path, scenario: str) -> Proof:
    """The scenario's proof in ``folder``; one without runs where there is no sound file."""
    try:
        content = json.loads((folder / f"{scenario}.json").read_text(encoding="utf-8"))
        return Proof(scenario, tuple(content["runs"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Proof(scenario)


def write_proof(folder: Path, proof: Proof) -> None:
    """Write the proof's file, as a whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{proof.scenario}.json"
    text = json.dumps({"scenario": proof.scenario, "runs": proof.runs}, indent=1, ensure_ascii=False) + "\n"
    draft = target.with_suffix(".new")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(target)
