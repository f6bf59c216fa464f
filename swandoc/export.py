"""The command `swandoc export`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from swandoc.guide.model import Guide
from swandoc.guide.problems import GuideProblems
from swandoc.guide.snippets_file import check_history
from swandoc.guide.terminal import FOLDER, SCENARIOS, sound_guide, tell_problems
from swandoc.lab.evidence import guide_evidence
from swandoc.lab.tested import states_of_snippets
from swandoc.snippets import store
from swandoc.snippets.formats import FORMATS, CannotWrite, Format
from swandoc.snippets.given import Filling, ValuesRefused, checked, values_in_file
from swandoc.snippets.history import History, advance
from swandoc.snippets.index import Tested
from swandoc.snippets.naming import NotNamed, named_snippet
from swandoc.snippets.parts import PartKind
from swandoc.snippets.steps import Offered, offered
from swandoc.snippets.values import ValueRefused

_ALL = "all"


class _Refused(click.ClickException):
    """Several faults at once, each in a line of its own."""

    def show(self, file: object = None) -> None:
        for line in self.message.splitlines():
            click.echo(f"Error: {line}", err=True)


@click.command()
@click.argument("snippet", required=False)
@click.option("--in", "folder", type=FOLDER, default=SCENARIOS, show_default=True, help="The guide.")
@click.option("--to", "target", type=FOLDER, default=Path("snippets"), show_default=True, help="The guide's snippets.")
@click.option("--all", "everything", type=FOLDER, metavar="DIR", help="Write every snippet to DIR.")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="plain", show_default=True)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A value of your network, such as lan=...")
@click.option("--values", "values", type=click.Path(path_type=Path), help="A file of values, as the site saves it.")
@click.option(
    "--part",
    "parts",
    type=click.Choice([*(kind.value for kind in PartKind), _ALL]),
    multiple=True,
    help="Which part of SNIPPET; apply if absent.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 if the folder is stale.")
def export(
    snippet: str | None,
    folder: Path,
    target: Path,
    everything: Path | None,
    name: str,
    settings: tuple[str, ...],
    values: Path | None,
    parts: tuple[str, ...],
    check: bool,
) -> None:
    """Write snippets: the guide's own folder of them, SNIPPET to standard output, or all to a folder of yours.

    \b
    swandoc export                                  every snippet to snippets/, with versions and history
    swandoc export SWD112/iptables --set wan=wan0   one snippet, with your values
    swandoc export --all wiki --format mediawiki    every snippet as a wiki takes it

    SNIPPET is an id such as SWD112/exempt-ipsec-from-nat/iptables, or as many of its words as name one only.
    """
    alone = snippet is None and everything is None
    if snippet and (everything or check):
        raise click.UsageError("SNIPPET goes to standard output: leave out --all and --check")
    if alone and (settings or values or name != "plain"):
        raise click.UsageError("the guide's own folder holds the examples: name a SNIPPET, or a folder with --all")
    if parts and not snippet:
        raise click.UsageError("--part needs a SNIPPET")
    guide = sound_guide(folder)
    if alone:
        _write_own(guide, folder, target, check=check)
        return
    try:
        filling = Filling(guide, _given(guide, settings, values))
        history = _exported(guide, target)
        if snippet:
            _write_one(guide, history, filling, snippet, FORMATS[name], parts)
        elif everything:
            files = store.export_as(guide, history, _tested(guide, folder), filling, FORMATS[name])
            _write(everything, files, check=check, again="run swandoc export --all again")
    except ValuesRefused as refused:
        raise _Refused(str(refused)) from None
    except (ValueRefused, CannotWrite) as refused:
        raise click.ClickException(str(refused)) from None


def _write_own(guide: Guide, folder: Path, target: Path, *, check: bool) -> None:
    history = advance(_history(target), guide, datetime.now(UTC).date().isoformat())
    if problems := sorted(check_history(guide, history)):
        tell_problems(problems, folder)
    _write(target, store.export(guide, history, _tested(guide, folder)), check=check, again="run swandoc export")


def _tested(guide: Guide, folder: Path) -> dict[str, Tested]:
    """What the lab says of the snippets; its topologies and proofs lie beside the guide."""
    try:
        evidence = guide_evidence(guide, folder.parent / "lab", folder.parent / "proofs", root=Path.cwd())
    except GuideProblems as found:
        tell_problems(found.problems, folder)
    return states_of_snippets(guide, evidence)


def _write(target: Path, files: Mapping[str, str], *, check: bool, again: str) -> None:
    try:
        differences = store.stale(target, files)
        if not check:
            store.write(target, files)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    if check:
        for difference in differences:
            click.echo(difference, err=True)
        if differences:
            click.echo(f"{target} is stale: {again}", err=True)
            sys.exit(1)
    click.echo(f"{len(files) - 1} files in {target}" + (", none stale" if check else f", {len(differences)} changed"))


def _history(target: Path) -> History:
    try:
        return store.read_folder(target)
    except ValueError as error:
        raise click.ClickException(f"{error}; restore it from version control") from None


def _exported(guide: Guide, target: Path) -> History:
    """The history, which has to know every text that is written: a copy's mark must not name what never was."""
    history = _history(target)
    if advance(history, guide, "9999-12-31") != history:
        raise click.ClickException(f"{target} is older than the guide: run swandoc export first")
    return history


def _given(guide: Guide, settings: tuple[str, ...], file: Path | None) -> dict[str, str]:
    """The values that were given, those of --set before those of the file. Raises `ValuesRefused` for all faults."""
    taken: dict[str, str] = {}
    problems: list[str] = []
    if file:
        try:
            taken |= checked(values_in_file(file), guide.parameters, f"{file}:")
        except ValuesRefused as refused:
            problems += refused.problems
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            problems.append(f"--set {setting}: write NAME=VALUE, such as lan=10.1.0.0/16")
            continue
        try:
            taken |= checked({name.strip(): text}, guide.parameters, "--set")
        except ValuesRefused as refused:
            problems += refused.problems
    if problems:
        raise ValuesRefused(problems)
    return taken


def _write_one(
    guide: Guide, history: History, filling: Filling, asked: str, format_: Format, parts: tuple[str, ...]
) -> None:
    one = _find(guide, history, asked)
    there = dict(one.snippet.parts)
    named = asked.rstrip("/").rpartition("/")[2]
    wanted = parts or ((named,) if named in list(PartKind) else (PartKind.APPLY,))
    kinds = list(there) if _ALL in wanted else [kind for kind in PartKind if kind in wanted]
    for kind in kinds:
        if kind not in there:
            reason = one.snippet.parts.without.get(kind, "")
            raise click.ClickException(f"{one.id} has no part '{kind}': {filling.text(reason)}")
    texts = [there[kind].text for kind in kinds]
    blocks = [
        format_.write(f"{history.mark(one.id, kind)}\n{filling.text(text)}", one.snippet.dialect.language)
        for kind, text in zip(kinds, texts, strict=True)
    ]
    click.echo("\n\n".join(block.rstrip("\n") for block in blocks))
    examples = filling.examples("\n".join(texts))
    if examples:
        shown = ", ".join(f"{name} ({example})" for name, example in examples.items())
        click.echo(f"Examples stand for {shown}: give yours with --set", err=True)


def _find(guide: Guide, history: History, asked: str) -> Offered:
    offers = {one.id: one for one in offered(guide)}
    try:
        return offers[named_snippet(asked, offers)]
    except NotNamed as not_named:
        gone = {id_: told for told in guide.snippets.withdrawn for id_ in told.snippets}
        record = history.record(asked)
        if record and record.withdrawn and asked in gone:
            because, on_hosts = gone[asked].because, " ".join(gone[asked].on_hosts.split())
            raise click.ClickException(
                f"{asked} was withdrawn on {record.withdrawn}: {because} On hosts that ran it: {on_hosts}"
            ) from None
        raise click.ClickException(str(not_named)) from None
