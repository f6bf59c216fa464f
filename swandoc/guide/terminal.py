"""What the commands share that need a guide."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .loader import load_guide
from .model import Guide

FOLDER = click.Path(path_type=Path, file_okay=False)
SCENARIOS = Path("docs/scenarios")


def sound_guide(folder: Path) -> Guide:
    """The guide in ``folder``. Where it has problems they are told, and the command ends with exit status 1."""
    guide = load_guide(folder)
    if guide.problems:
        for problem in guide.problems:
            click.echo(problem, err=True)
        count = len(guide.problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} in {folder}", err=True)
        sys.exit(1)
    return guide
