"""What the commands share that need a guide."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from .loader import load_guide
from .model import Guide
from .problems import Problem

FOLDER = click.Path(path_type=Path, file_okay=False)
SCENARIOS = Path("docs/scenarios")


def sound_guide(folder: Path) -> Guide:
    """The guide in ``folder``. Where it has problems they are told, and the command ends with exit status 1."""
    guide = load_guide(folder)
    if guide.problems:
        tell_problems(guide.problems, folder)
    return guide


def tell_problems(problems: Sequence[Problem], folder: Path) -> NoReturn:
    """Tell what is wrong with the guide in ``folder``, and end with exit status 1."""
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {folder}", err=True)
    sys.exit(1)
