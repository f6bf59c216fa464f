"""A scenario's network kept as it is, broken or cured, with a prompt for commands on its hosts."""

from __future__ import annotations

import os
import select
import shutil
import sys
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import click

from .machine import Machine, Way
from .plan import Plan

_HELP = """A command runs on the host of the prompt; a host's name alone goes there.
`enter`, or `enter HOST`, opens a shell there with a terminal, for editors and tcpdump; `exit` leaves it.
`exit`, or Ctrl-D, at this prompt ends the network."""


def look_around(plan: Plan, state: Literal["broken", "cured"], way: Way, say: Callable[[str], None]) -> None:
    """Stage the plan's network up to ``state`` and take commands until there are no more. Raises `LabRefused`."""
    with Machine(way, say) as machine:
        kept = machine.keep(plan.content, state)
        for entry in kept["done"]:
            say(f"{entry['where']}# {entry['run']}\n{entry['out']}".rstrip())
        hosts: list[str] = kept["hosts"]
        say(f"Hosts: {', '.join(hosts)}.\n{_HELP}")
        host = hosts[0]
        while (line := _line(host)) not in (None, "exit"):
            if line in hosts:
                host = line
            elif line == "enter" or line.removeprefix("enter ") in hosts:
                enter(machine, line.removeprefix("enter").strip() or host)
            elif line:
                said = machine.ask(host, line)
                click.echo(said["out"], nl=not said["out"].endswith("\n"))


def _line(host: str) -> str | None:
    try:
        return str(click.prompt(host, prompt_suffix="# ", default="", show_default=False)).strip()
    except click.Abort:
        return None


def enter(machine: Machine, host: str) -> None:
    """A shell on a host, on this terminal, until it ends."""
    columns, lines = shutil.get_terminal_size()
    machine.enter(host, lines, columns)
    ended = threading.Event()
    screen = threading.Thread(target=_show, args=(machine, ended))
    screen.start()
    with _every_key():
        while not ended.is_set():
            if select.select([sys.stdin], [], [], 0.1)[0]:
                machine.type(os.read(sys.stdin.fileno(), 4096) or b"\x04")  # the end of a file is Ctrl-D
    screen.join()


def _show(machine: Machine, ended: threading.Event) -> None:
    try:
        while (shown := machine.shown()) is not None:
            sys.stdout.buffer.write(shown)
            sys.stdout.buffer.flush()
    finally:
        ended.set()


@contextmanager
def _every_key() -> Iterator[None]:
    """Take each key as it is pressed, Ctrl-C too: all are for the host."""
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    tty.setraw(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
