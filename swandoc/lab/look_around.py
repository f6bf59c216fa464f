"""A scenario's network kept as it is, broken or cured, with a prompt for commands on its hosts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import click

from .machine import Machine, Way
from .plan import Plan

_HELP = "A command runs on the host of the prompt; a host's name alone goes there; exit, or Ctrl-D, ends the network."


def look_around(plan: Plan, state: Literal["broken", "cured"], way: Way, say: Callable[[str], None]) -> None:
    """Stage the plan's network up to ``state`` and take commands until there are no more. Raises `LabRefused`."""
    with Machine(way, say) as machine:
        kept = machine.keep(plan.content, state)
        for entry in kept["done"]:
            say(f"{entry['where']}# {entry['run']}\n{entry['out']}".rstrip())
        hosts: list[str] = kept["hosts"]
        say(f"Hosts: {', '.join(hosts)}. {_HELP}")
        host = hosts[0]
        while (line := _line(host)) not in (None, "exit"):
            if line in hosts:
                host = line
            elif line:
                said = machine.ask(host, line)
                click.echo(said["out"], nl=not said["out"].endswith("\n"))


def _line(host: str) -> str | None:
    try:
        return str(click.prompt(host, prompt_suffix="# ", default="", show_default=False)).strip()
    except click.Abort:
        return None
