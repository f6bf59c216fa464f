"""What a scenario's committed proof says today, for pages: nothing is run, the lab is not needed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from swandoc.guide.model import Guide

from .plan import Plan, PlanCache, plan_guide
from .proof import CLAIMS, Proof, failures, read_proof
from .topology import load_topologies


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that was shown, in the words for a badge. ``run``, ``cure`` and ``claim`` lead to its transcript:
    the positions of run and cure, counted from 0, and the claim's name; ``cure`` is None for the failure itself."""

    words: str
    run: int
    cure: int | None
    claim: str


@dataclass(frozen=True, slots=True)
class Cure:
    """A remedy in one dialect: what was shown of it, and on which system."""

    remedy: str
    dialect: str
    system: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A scenario's proof. ``holds`` says that on one system at least every claim does; where that is not so, ``why`` is
    the reason. ``versions`` name the systems on which it holds, ``fails`` those on which it does not, each with the
    reason; nothing is said of any other. ``date`` is that of the oldest run, ``unproven`` are the dialects that the
    lab leaves out, with reasons; ``runs`` are those of all these systems, as they stand in the proof's file,
    the failed ones last."""

    holds: bool
    why: str
    date: str = ""
    versions: tuple[str, ...] = ()
    cures: tuple[Cure, ...] = ()
    unproven: tuple[tuple[str, str], ...] = ()
    runs: tuple[Mapping[str, Any], ...] = ()
    fails: tuple[tuple[str, str], ...] = ()


def guide_evidence(
    guide: Guide, topologies: Path, proofs: Path, *, root: Path, cache: PlanCache | None = None
) -> dict[str, Evidence]:
    """The evidence of every scenario that has experiments.

    Raises `GuideProblems` where those do not fit together; problems name files below ``root``.
    """
    if not any(scenario.experiments for scenario in guide.scenarios.values()):
        return {}
    plans = plan_guide(guide, load_topologies(topologies, Path(os.path.relpath(topologies, root)).as_posix()), cache)
    return {id_: evidence(read_proof(proofs, id_), made) for id_, made in plans.items()}


def evidence(proof: Proof, plans: Sequence[Plan]) -> Evidence:
    """What ``proof`` says about today's ``plans``."""
    if not proof.runs:
        return Evidence(False, "Its experiment has not been run.")
    systems = proof.systems(plans)
    if not systems:
        return Evidence(False, "Its experiment ran with an older version of these commands.")
    whys = {system: next(failures(runs), "") for system, runs in systems.items()}
    fails = tuple((system_name(systems[system][0]["versions"]), why) for system, why in whys.items() if why)
    if all(whys.values()):
        why = "; ".join(f"on {system}: {why}" for system, why in whys.items())
        return Evidence(False, f"Its experiment failed {why}.", fails=fails)
    runs = tuple(run for system in sorted(systems, key=lambda one: bool(whys[one])) for run in systems[system])
    held = [(number, run) for number, run in enumerate(runs) if not whys[run["versions"]["system"]]]
    return Evidence(
        True,
        "",
        min(run["date"] for _, run in held),
        tuple(dict.fromkeys(system_name(run["versions"]) for _, run in held)),
        tuple(cure for number, run in held for cure in _cures(number, run)),
        tuple(dict.fromkeys((left["dialect"], left["reason"]) for _, run in held for left in run["unproven"])),
        runs,
        fails,
    )


def system_name(versions: Mapping[str, str]) -> str:
    return f"strongSwan {versions['strongswan']}, Linux {versions['kernel']}, {versions['system']}"


def _cures(number: int, run: Mapping[str, Any]) -> Iterator[Cure]:
    outcome = run["outcome"]
    staged = [Shown(CLAIMS[claim["claim"]], number, None, claim["claim"]) for claim in outcome["staged"]]
    for position, cure in enumerate(outcome["cures"]):
        held = [claim["claim"] for claim in cure["claims"] if claim["holds"]]
        shown = [Shown(CLAIMS[claim], number, position, claim) for claim in held]
        yield Cure(cure["remedy"], cure["dialect"], run["versions"]["system"], (*staged, *shown))
