"""The door for the command line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Literal

import click

from swandoc.guide.loader import load_guide
from swandoc.guide.model import Guide
from swandoc.guide.problems import GuideProblems, did_you_mean
from swandoc.guide.schema import schemas
from swandoc.guide.starter import StarterRefused, write_scenario, write_starter
from swandoc.lab import prove as proving
from swandoc.lab.junit import write_junit
from swandoc.lab.look_around import look_around
from swandoc.lab.machine import choose_way
from swandoc.lab.plan import Plan, plan_guide
from swandoc.lab.proof import read_proof
from swandoc.lab.refusal import LabRefused
from swandoc.lab.topology import load_topologies
from swandoc.snippets import store

_FOLDER = click.Path(path_type=Path, file_okay=False)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="swandoc")
def main() -> None:
    """Troubleshooting guides from structured scenarios."""


def _sound(folder: Path) -> Guide:
    guide = load_guide(folder)
    if guide.problems:
        for problem in guide.problems:
            click.echo(problem, err=True)
        count = len(guide.problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} in {folder}", err=True)
        sys.exit(1)
    return guide


@main.command()
@click.argument("folder", type=_FOLDER, default=Path("docs/scenarios"))
def lint(folder: Path) -> None:
    """Report every problem of the guide in FOLDER; exit status 1 if there is any."""
    guide = _sound(folder)
    click.echo(f"{len(guide.scenarios)} scenarios in {len(guide.areas)} areas, no problems")


@main.command()
@click.argument("folder", type=_FOLDER, default=Path("docs/scenarios"))
@click.option("--to", "target", type=_FOLDER, default=Path("snippets"), show_default=True, help="Folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 if the folder is stale.")
def export(folder: Path, target: Path, check: bool) -> None:
    """Write every snippet of the guide in FOLDER as a file, with an index."""
    guide = _sound(folder)
    try:
        previous = store.read_index(target)
    except ValueError as error:
        raise click.ClickException(
            f"{target / store.INDEX} is not JSON: {error}; restore it from version control"
        ) from None
    files = store.export(guide, previous)
    differences = store.stale(target, files)
    if check:
        for difference in differences:
            click.echo(difference, err=True)
        if differences:
            click.echo(f"{target} is stale: run swandoc export", err=True)
            sys.exit(1)
    else:
        store.write(target, files)
    click.echo(f"{len(files) - 1} files in {target}" + (", none stale" if check else f", {len(differences)} changed"))


@main.command()
@click.argument("scenarios", nargs=-1)
@click.option("--in", "folder", type=_FOLDER, default=Path("docs/scenarios"), show_default=True, help="The guide.")
@click.option("--lab", type=_FOLDER, default=Path("docs/lab"), show_default=True, help="The topologies.")
@click.option("--proofs", type=_FOLDER, default=Path("docs/proofs"), show_default=True, help="Where proofs are kept.")
@click.option("--all", "everything", is_flag=True, help="Also what is proven already.")
@click.option("--shard", type=_Shard(), help="One part of the scenarios, such as 2/4.")
@click.option("--release", default="", help="A Debian release for the virtual machine, such as bookworm.")
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
    release: str,
    machines: int | None,
    retries: int,
    junit: Path | None,
    keep: Literal["broken", "cured"] | None,
    check: bool,
) -> None:
    """Stage scenarios with real hosts, and record what their remedies do. Needs root, or QEMU.

    Exit status 1 if a scenario is not proven, 3 if the lab cannot run here.
    """
    plans = _plans(_sound(folder), lab)
    if unknown := [name for name in scenarios if name not in plans]:
        hint = did_you_mean(unknown[0], plans)
        raise click.ClickException(f"no scenario '{unknown[0]}' has an experiment" + (f" ({hint})" if hint else ""))
    due = proving.stale_scenarios(plans, proofs)
    if check:
        for name in due:
            click.echo(f"not proven: {name}", err=True)
        click.echo(f"{len(plans) - len(due)} of {len(plans)} experiments are proven")
        sys.exit(1 if due else 0)
    chosen = [name for name in scenarios or plans if everything or name in due]
    if shard:
        chosen = proving.shard(chosen, *shard)
    if keep and len(scenarios) != 1:
        raise click.UsageError("--keep takes one scenario")
    if keep:
        chosen = list(scenarios)
    if not chosen:
        click.echo("nothing to prove: every proof is up to date")
        return
    try:
        way = choose_way(release)
        click.echo(f"The lab runs {way}.")
        if keep:
            look_around(plans[chosen[0]][0], keep, way, click.echo)
            return
        results = proving.prove(plans, chosen, way, proofs, click.echo, machines=machines or 0, retries=retries)
    except LabRefused as refused:
        raise _CannotRun(str(refused)) from None
    unseen = {name: list(read_proof(proofs, name).unseen()) for name in chosen}
    for name, sentences in unseen.items():
        for sentence in sentences:
            click.echo(f"{name}: {sentence}", err=True)
    if junit:
        write_junit(junit, results, unseen)
    failed = [name for name in proving.stale_scenarios(plans, proofs) if name in chosen]
    click.echo(f"{len(chosen) - len(failed)} scenarios proven, {len(failed)} not")
    sys.exit(1 if failed else 0)


def _plans(guide: Guide, lab: Path) -> dict[str, list[Plan]]:
    try:
        return plan_guide(guide, load_topologies(lab, lab.as_posix()))
    except GuideProblems as found:
        click.echo(found, err=True)
        sys.exit(1)


@main.command()
@click.argument("folder", type=_FOLDER, default=Path("docs/scenarios"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of the guide's files to FOLDER/.schema, for editors that complete and check YAML."""
    target = folder / ".schema"
    target.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (target / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(schemas())} schemas in {target}")


@main.command()
@click.argument("scenario", required=False, metavar="[AREA/SCENARIO]")
@click.option("--in", "folder", type=_FOLDER, default=Path("docs/scenarios"), show_default=True, help="The guide.")
def new(scenario: str | None, folder: Path) -> None:
    """Start a guide, or add a scenario with the next free code to the guide in FOLDER."""
    try:
        written = write_scenario(folder, scenario) if scenario else write_starter(folder)
    except StarterRefused as refused:
        raise click.ClickException(str(refused)) from None
    for path in written:
        click.echo(f"wrote {path}")
