"""A scenario's network kept as it is, broken or cured, with a prompt for commands on its hosts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal

import click

from .machine import Machine, Way
from .plan import Plan
from .refusal import LabFailed

with suppress(ImportError):
    import readline  # noqa: F401 - the prompt then takes arrow keys, and remembers

_HELP = """\
A command runs on the host of the prompt, without a terminal and for 30 seconds at most. A host's name goes to that
host; "host: command" runs one command there. exit, Ctrl-D or Ctrl-C ends the network."""


def look_around(plans: Sequence[Plan], state: Literal["broken", "cured"], way: Way, say: Callable[[str], None]) -> None:
    """Stage the network of the first of ``plans`` up to ``state``, and take commands until there are no more.
    "cured" is by its first remedy. Raises `LabError`."""
    able = [plan for plan in plans if state == "broken" or plan.content["cures"]]
    if not able:
        raise LabFailed("none of its remedies can be applied by the lab", "--keep broken stops before them")
    with Machine(way, say) as machine:
        kept = machine.keep(able[0].content, state)
        for entry in kept["done"]:
            say(f"{entry['where']}# {entry['run']}\n{entry['out']}".rstrip())
        for failure in kept["failures"]:
            say(f"NOT as the scenario says: {failure}")
        hosts: Mapping[str, int] = kept["hosts"]
        say(f"\nHosts: {', '.join(hosts)}.\n{_HELP}")
        for host, process in hosts.items():
            if command := machine.shell(process):
                say(f"a shell on {host}: {command}")
        _converse(hosts, machine.ask)


def _converse(hosts: Mapping[str, int], ask: Callable[[str, str], Mapping[str, Any]]) -> None:
    here = next(iter(hosts))
    while (line := _line(here)) not in (None, "exit"):
        there = re.fullmatch(r"([a-z0-9-]+)\s*:\s*(.*)", line)
        host, command = (there[1], there[2]) if there and there[1] in hosts else (here, line)
        if command in hosts or (not command and host != here):
            here = command or host
        elif command:
            said = ask(host, command)
            click.echo(said["out"], nl=not said["out"].endswith("\n"))
            if said["status"]:
                click.echo(f"(exit status {said['status']})")


def _line(host: str) -> str | None:
    try:
        return str(click.prompt(host, prompt_suffix="# ", default="", show_default=False)).strip()
    except click.Abort:
        click.echo()
        return None
