"""What a scenario's committed proof says today, for pages: nothing is run, the lab is not needed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from swandoc.guide.model import Guide

from .plan import Plan, plan_guide
from .proof import CLAIMS, Proof, read_proof
from .topology import load_topologies


@dataclass(frozen=True, slots=True)
class Cure:
    """A remedy in one dialect: what was shown of it, in the words for badges, and on which system."""

    remedy: str
    dialect: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A scenario's proof. ``holds`` is False, with the reason in ``why``, where it is older than what it proves or a
    claim failed. ``versions`` name the systems, ``unproven`` the dialects that the lab leaves out, with reasons."""

    holds: bool
    why: str
    date: str = ""
    versions: tuple[str, ...] = ()
    cures: tuple[Cure, ...] = ()
    unproven: tuple[tuple[str, str], ...] = ()


def guide_evidence(guide: Guide, topologies: Path, proofs: Path, *, root: Path) -> dict[str, Evidence]:
    """The evidence of every scenario that has experiments.

    Raises `GuideProblems` where those do not fit together; problems name files below ``root``.
    """
    if not any(scenario.experiments for scenario in guide.scenarios.values()):
        return {}
    plans = plan_guide(guide, load_topologies(topologies, Path(os.path.relpath(topologies, root)).as_posix()))
    return {id_: evidence(read_proof(proofs, id_), made) for id_, made in plans.items()}


def evidence(proof: Proof, plans: Sequence[Plan]) -> Evidence:
    """What ``proof`` says about today's ``plans``."""
    if not proof.runs:
        return Evidence(False, "Its experiment has not been run.")
    if proof.stale(plans):
        return Evidence(False, "Its experiment ran with an older version of these commands.")
    failures = list(proof.failures())
    if failures:
        return Evidence(False, f"Its experiment failed: {failures[0]}.")
    return Evidence(
        True,
        "",
        max(run["date"] for run in proof.runs),
        tuple(dict.fromkeys(_system(run["versions"]) for run in proof.runs)),
        tuple(cure for run in proof.runs for cure in _cures(run["outcome"])),
        tuple(dict.fromkeys((left["dialect"], left["reason"]) for run in proof.runs for left in run["unproven"])),
    )


def _system(versions: Mapping[str, str]) -> str:
    return f"strongSwan {versions['strongswan']}, Linux {versions['kernel']}, {versions['system']}"


def _cures(outcome: Mapping[str, Any]) -> Iterator[Cure]:
    staged = [CLAIMS[claim["claim"]] for claim in outcome["staged"] if claim["holds"]]
    for cure in outcome["cures"]:
        shown = [CLAIMS[claim["claim"]] for claim in cure["claims"] if claim["holds"]]
        yield Cure(cure["remedy"], cure["dialect"], tuple(dict.fromkeys((*staged, *shown))))
