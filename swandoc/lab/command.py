"""The command `swandoc prove`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from swandoc.guide.problems import GuideProblems, did_you_mean
from swandoc.guide.terminal import FOLDER, SCENARIOS, sound_guide

from . import prove as proving
from .image import RELEASES
from .junit import write_junit
from .look_around import look_around
from .machine import choose_way
from .plan import Plan, plan_guide
from .proof import read_proof
from .refusal import LabFailed, LabRefused
from .topology import load_topologies

Plans = Mapping[str, Sequence[Plan]]


class _CannotRun(click.ClickException):
    """The lab cannot run here: nothing is said about any scenario."""

    exit_code = 3


class _Shard(click.ParamType[tuple[int, int]]):
    """ "2/4": the second of four parts."""

    name = "PART/OF"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        found = re.fullmatch(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", value)
        if found is None or int(found[1]) > int(found[2]):
            self.fail(f"'{value}' is no part such as 2/4", param, ctx)
        return int(found[1]), int(found[2])


@click.command()
@click.argument("scenarios", nargs=-1)
@click.option("--in", "folder", type=FOLDER, default=SCENARIOS, show_default=True, help="The guide.")
@click.option("--lab", type=FOLDER, default=Path("docs/lab"), show_default=True, help="The topologies.")
@click.option("--proofs", type=FOLDER, default=Path("docs/proofs"), show_default=True, help="Where proofs are kept.")
@click.option("--all", "everything", is_flag=True, help="Also what is proven already.")
@click.option("--shard", type=_Shard(), help="One part of the scenarios, such as 2/4.")
@click.option(
    "--release",
    "releases",
    type=click.Choice(RELEASES),
    multiple=True,
    help="In a virtual machine with this Debian; twice for both.",
)
@click.option("--machines", type=click.IntRange(1), help="How many run at a time; if absent three for two processors.")
@click.option("--retries", type=click.IntRange(0), default=0, help="How often a plan that fails is run again.")
@click.option("--junit", type=click.Path(path_type=Path, dir_okay=False), help="A file for the results, as JUnit XML.")
@click.option("--keep", type=click.Choice(["broken", "cured"]), help="Stop one scenario there, to look around.")
@click.option("--check", is_flag=True, help="Run nothing; exit status 1 if a proof is missing, stale or failed.")
def prove(
    scenarios: tuple[str, ...],
    folder: Path,
    lab: Path,
    proofs: Path,
    everything: bool,
    shard: tuple[int, int] | None,
    releases: tuple[str, ...],
    machines: int | None,
    retries: int,
    junit: Path | None,
    keep: Literal["broken", "cured"] | None,
    check: bool,
) -> None:
    """Stage scenarios with real hosts, and record what their remedies do. Needs root, or QEMU.

    Exit status 1 if a scenario is not proven, 3 if the lab cannot run here.
    """
    plans = _plans(folder, lab)
    if unknown := [name for name in scenarios if name not in plans]:
        hint = did_you_mean(unknown[0], plans)
        raise click.ClickException(f"no scenario '{unknown[0]}' has an experiment" + (f" ({hint})" if hint else ""))
    releases = tuple(dict.fromkeys(releases)) or ("",)
    if check:
        _check(plans, proofs, releases)
    try:
        if keep:
            if len(scenarios) != 1 or len(releases) != 1:
                raise click.UsageError("--keep takes one scenario, and one release")
            way = choose_way(releases[0])
            click.echo(f"The lab runs {way}.")
            look_around(plans[scenarios[0]][0], keep, way, click.echo)
            return
        todo = {release: _chosen(plans, scenarios, proofs, release, everything, shard) for release in releases}
        if not any(todo.values()):
            click.echo("nothing to prove: every proof is up to date")
            return
        _prove(plans, todo, proofs, junit, machines=machines or 0, retries=retries)
    except LabRefused as refused:
        raise _CannotRun(str(refused)) from None
    except LabFailed as failed:
        raise click.ClickException(str(failed)) from None


def _plans(folder: Path, lab: Path) -> Plans:
    try:
        return plan_guide(sound_guide(folder), load_topologies(lab, lab.as_posix()))
    except GuideProblems as found:
        click.echo(found, err=True)
        sys.exit(1)


def _check(plans: Plans, proofs: Path, releases: Sequence[str]) -> None:
    due = [(name, release) for release in releases for name in proving.due_scenarios(plans, proofs, release)]
    for name, release in due:
        click.echo(f"not proven{f' on {release}' if release else ''}: {name}", err=True)
    click.echo(f"{len(plans) - len({name for name, _ in due})} of {len(plans)} experiments are proven")
    sys.exit(1 if due else 0)


def _chosen(
    plans: Plans,
    scenarios: Sequence[str],
    proofs: Path,
    release: str,
    everything: bool,
    shard: tuple[int, int] | None,
) -> list[str]:
    due = proving.due_scenarios(plans, proofs, release)
    chosen = [name for name in scenarios or plans if everything or name in due]
    return proving.shard(chosen, *shard) if shard else chosen


def _prove(
    plans: Plans, todo: Mapping[str, list[str]], proofs: Path, junit: Path | None, *, machines: int, retries: int
) -> None:
    """Run everything; ends with exit status 1 if something does not hold, and leaves ``junit`` behind in any case."""
    results: list[proving.Result] = []
    error = "it was interrupted"
    try:
        for release, names in todo.items():
            if names:
                way = choose_way(release)
                click.echo(f"The lab runs {way}.")
                proving.prove(plans, names, way, proofs, click.echo, results, machines=machines, retries=retries)
        error = ""
    except (LabFailed, LabRefused) as stopped:
        error = str(stopped)
        raise
    finally:
        ran = dict.fromkeys((result.scenario, result.system) for result in results)
        unseen = {(name, system): read_proof(proofs, name).unseen(plans[name], system) for name, system in ran}
        if junit:
            write_junit(junit, results, unseen, error)
    for (name, system), sentences in unseen.items():
        for sentence in sentences:
            click.echo(f"{name}: {sentence}, on {system}", err=True)
    bad = {name for (name, _), sentences in unseen.items() if sentences}
    bad |= {result.scenario for result in results if result.failures}
    click.echo(f"{len({name for name, _ in ran} - bad)} scenarios proven, {len(bad)} not")
    sys.exit(1 if bad else 0)
