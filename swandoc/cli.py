"""The door for the command line."""

from __future__ import annotations

import json
from pathlib import Path

import click

from swandoc.check import check
from swandoc.export import export
from swandoc.guide.facts_page import facts_page
from swandoc.guide.schema import schemas
from swandoc.guide.starter import StarterRefused, write_scenario, write_starter
from swandoc.guide.terminal import FOLDER, SCENARIOS, sound_guide
from swandoc.lab.command import prove
from swandoc.stale import stale


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="swandoc")
def main() -> None:
    """Troubleshooting guides from structured scenarios."""


main.add_command(prove)
main.add_command(check)
main.add_command(export)
main.add_command(stale)


@main.command()
@click.argument("folder", type=FOLDER, default=SCENARIOS)
def lint(folder: Path) -> None:
    """Report every problem of the guide in FOLDER; exit status 1 if there is any."""
    guide = sound_guide(folder)
    click.echo(f"{len(guide.scenarios)} scenarios in {len(guide.areas)} areas, no problems")


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
