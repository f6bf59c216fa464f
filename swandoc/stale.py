"""The command `swandoc stale`: which copies of snippets in a wiki's pages are still right."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from swandoc.snippets import store
from swandoc.snippets.copies.judge import Copy, State, find_copies
from swandoc.snippets.copies.known import Known
from swandoc.snippets.copies.pages import Skipped, pages
from swandoc.snippets.index import Index

_STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class _Told:
    """A copy, and where it is; ``file`` is a name that a terminal can show."""

    file: str
    copy: Copy


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAGE-OR-FOLDER...")
@click.option(
    "--snippets",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("snippets"),
    show_default=True,
    help="The guide's snippets, with their history.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def stale(paths: tuple[Path, ...], folder: Path, as_json: bool) -> None:
    """Say which snippets were copied into wiki pages, HTML, scripts or any other text, and whether each copy is still
    what the guide says; - is standard input. Copies are known by the mark in their first line, or by their text.

    \b
    Exit status: 0  every copy is current
                 1  one is superseded, edited, withdrawn or unknown, or a file could not be read
                 2  wrong usage
    """
    missing = [path for path in paths if path != _STANDARD_INPUT and not path.exists()]
    if missing:
        raise click.UsageError("\n".join(f"there is no {shown(str(path))}" for path in missing))
    known, index = _known(folder)
    told: list[_Told] = []
    skipped: list[Skipped] = []
    read = 0
    for page in pages(paths, sys.stdin.buffer):
        if isinstance(page, Skipped):
            skipped.append(page)
            continue
        read += 1
        if page.note:
            click.echo(f"{shown(page.name)}: {page.note}", err=True)
        found = [_Told(shown(page.name), copy) for copy in find_copies(page.text, known)]
        if not found and page.named and not as_json:
            click.echo(f"{shown(page.name)}: no snippet of this guide found")
        for one in found if not as_json else ():
            for line in _lines(one, index):
                click.echo(line)
        told += found
    for left in skipped:
        if left.why:
            click.echo(f"{shown(left.name)}: {left.why}", err=True)
    summary = _summary(told, skipped, read)
    if as_json:
        click.echo(json.dumps({**summary, "copies": [_entry(one, index) for one in told]}, indent=1))
    else:
        click.echo(_sentence(summary))
    unread = any(left.why for left in skipped)
    sys.exit(int(unread or any(one.copy.state is not State.CURRENT for one in told)))


def _known(folder: Path) -> tuple[Known, Index]:
    try:
        known = Known(store.read_folder(folder))
        content = store.read_index(folder)
        if content is None:
            raise click.UsageError(f"{folder} holds no snippets: name their folder with --snippets")
        return known, Index.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise click.UsageError(f"{folder / store.INDEX} is no index of snippets: {place}: {first['msg']}") from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def shown(text: str) -> str:
    """A text of somebody else as a terminal may show it: without control characters."""
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _verdict(copy: Copy) -> str:
    now = f", now v{copy.newest}" if copy.newest is not None and copy.newest != copy.version else ""
    version = f"v{copy.version}" if copy.version else "version unknown"
    by_hand = " and edited by hand" if copy.edited else ""
    match copy.state:
        case State.CURRENT:
            return f"current ({version})"
        case State.SUPERSEDED:
            return f"superseded ({version}{now})"
        case State.EDITED:
            return f"edited by hand ({version}{now})"
        case State.WITHDRAWN:
            return f"withdrawn{by_hand} ({version})"
        case State.UNKNOWN:
            return f"unknown: {copy.why}"


def difference(copy: Copy) -> list[str]:
    """What is to be changed in a copy so that it says what the guide does, as a unified diff without a head."""
    if not copy.old:
        return []
    lines = unified_diff(copy.old.splitlines(), copy.new.splitlines(), lineterm="", n=2)
    return [line for line in lines if not line.startswith(("--- ", "+++ "))]


def _lines(one: _Told, index: Index) -> Iterator[str]:
    copy = one.copy
    by_text = "" if copy.marked else ", by its text"
    yield f"{one.file}:{copy.first}: {copy.id}/{copy.kind}: {_verdict(copy)}{by_text}"
    if copy.also:
        yield f"  the same text: {', '.join(copy.also)}"
    for change in index.changes:
        newer = copy.version is not None and change.version > copy.version
        if change.id == copy.id and newer and copy.state in (State.SUPERSEDED, State.EDITED):
            yield f"  v{change.version}, {change.date}: {change.line or 'other: ' + ', '.join(change.parts)}"
    for gone in index.withdrawn:
        if gone.id == copy.id:
            yield f"  withdrawn on {gone.date}: {gone.because}"
            yield f"  on hosts that ran it: {' '.join(gone.on_hosts.split())}"
            if gone.replaced_by:
                yield f"  in its place: {', '.join(gone.replaced_by)}"
    yield from (f"  {shown(line)}" for line in difference(copy))


def _entry(one: _Told, index: Index) -> dict[str, Any]:
    about = asdict(one.copy)
    del about["old"], about["new"]
    gone = next((gone for gone in index.withdrawn if gone.id == one.copy.id), None)
    return {
        "file": one.file,
        **about,
        "diff": "".join(f"{line}\n" for line in difference(one.copy)),
        "withdrawn": gone.model_dump(mode="json") if gone else None,
    }


def _summary(told: list[_Told], skipped: list[Skipped], read: int) -> dict[str, Any]:
    states = Counter(one.copy.state for one in told)
    return {
        "pages": read,
        "without": read - len({one.file for one in told}),
        "states": {state.value: states[state] for state in State},
        "binary": sum(not left.why for left in skipped),
        "unread": sum(bool(left.why) for left in skipped),
    }


def _sentence(summary: dict[str, Any]) -> str:
    states = ", ".join(f"{count} {state}" for state, count in summary["states"].items() if count)
    read = f"{summary['pages']} page{'' if summary['pages'] == 1 else 's'} read"
    parts = [read, f"{summary['without']} without a snippet", states or "no copy found"]
    if summary["binary"]:
        parts.append(f"{summary['binary']} skipped that are no text")
    if summary["unread"]:
        parts.append(f"{summary['unread']} not read")
    return "; ".join(parts)
