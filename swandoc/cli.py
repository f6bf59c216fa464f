"""The door for the command line."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from swandoc.check import check
from swandoc.guide.facts_page import facts_page
from swandoc.guide.schema import schemas
from swandoc.guide.snippets_file import check_history
from swandoc.guide.starter import StarterRefused, write_scenario, write_starter
from swandoc.guide.terminal import FOLDER, SCENARIOS, sound_guide, tell_problems
from swandoc.lab.command import prove
from swandoc.snippets import store
from swandoc.snippets.history import advance


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="swandoc")
def main() -> None:
    """Troubleshooting guides from structured scenarios."""


main.add_command(prove)
main.add_command(check)


@main.command()
@click.argument("folder", type=FOLDER, default=SCENARIOS)
def lint(folder: Path) -> None:
    """Report every problem of the guide in FOLDER; exit status 1 if there is any."""
    guide = sound_guide(folder)
    click.echo(f"{len(guide.scenarios)} scenarios in {len(guide.areas)} areas, no problems")


@main.command()
@click.argument("folder", type=FOLDER, default=SCENARIOS)
@click.option("--to", "target", type=FOLDER, default=Path("snippets"), show_default=True, help="Folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 if the folder is stale.")
def export(folder: Path, target: Path, check: bool) -> None:
    """Write every snippet of the guide in FOLDER as a file, with an index."""
    guide = sound_guide(folder)
    try:
        before = store.read_folder(target)
    except ValueError as error:
        raise click.ClickException(f"{error}; restore it from version control") from None
    history = advance(before, guide, datetime.now(UTC).date().isoformat())
    if problems := sorted(check_history(guide, history)):
        tell_problems(problems, folder)
    files = store.export(guide, history)
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
@click.argument("folder", type=FOLDER, default=SCENARIOS)
def schema(folder: Path) -> None:
    """Write the JSON Schemas of the guide's files to FOLDER/.schema, for editors that complete and check YAML."""
    target = folder / ".schema"
    target.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (target / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(schemas())} schemas in {target}")


@main.command()
def facts() -> None:
    """Print what conditions may ask of pasted output, as a page in Markdown."""
    click.echo(facts_page(), nl=False)


@main.command()
@click.argument("scenario", required=False, metavar="[AREA/SCENARIO]")
@click.option("--in", "folder", type=FOLDER, default=SCENARIOS, show_default=True, help="The guide.")
def new(scenario: str | None, folder: Path) -> None:
    """Start a guide, or add a scenario with the next free code to the guide in FOLDER."""
    try:
        written = write_scenario(folder, scenario) if scenario else write_starter(folder)
    except StarterRefused as refused:
        raise click.ClickException(str(refused)) from None
    for path in written:
        click.echo(f"wrote {path}")
