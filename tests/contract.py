"""What every snippet promises (`swandoc.snippets.parts`), asserted by running it on a `sandbox.Host`."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from swandoc.snippets.slots import fill
from swandoc.snippets.values import ValueType, derive

if TYPE_CHECKING:
    from sandbox import Host

    from swandoc.snippets.parts import Part, Parts


def filled(parts: Parts | None, **values: str) -> Parts:
    """The parts with the reader's values in their slots."""
    assert parts is not None

    def put(text: str) -> str:
        return fill(text, lambda slot: derive(_type_of(values[slot.name]), values[slot.name], slot.form))

    def part(kind: Part | None) -> Part | None:
        return kind and replace(kind, text=put(kind.text), expect=put(kind.expect), file=put(kind.file))

    return replace(
        parts,
        check=part(parts.check),
        apply=part(parts.apply),
        verify=part(parts.verify),
        undo=part(parts.undo),
        persist=part(parts.persist),
        short=put(parts.short),
    )


def _type_of(value: str) -> ValueType:
    with suppress(ValueError):
        ip_address(value)
        return ValueType.ADDRESS
    with suppress(ValueError):
        ip_network(value)
        return ValueType.CIDR
    return ValueType.INTEGER if value.isdigit() else ValueType.INTERFACE


def run(host: Host, part: Part | None) -> str:
    """Run a part that must succeed, or put it in place if it is a file; what it printed."""
    assert part is not None
    if part.file:
        host.do(f"mkdir -p {os.path.dirname(part.file)}")
        host.path(part.file).write_text(part.text)
        return ""
    return host.do(part.text)


def in_place(host: Host, parts: Parts) -> bool:
    """What *check* finds; its words and its status must agree."""
    assert parts.check is not None
    result = host.sh(parts.check.text)
    assert (result.out.splitlines()[-1:], result.status) in ((["in place"], 0), (["not in place"], 1)), result
    return result.status == 0


def verified(host: Host, parts: Parts) -> None:
    """*verify* must print the expected lines, in that order; `…` stands for anything within a line."""
    if parts.verify is None:
        return
    printed = run(host, parts.verify)
    lines = [re.escape(line.strip()).replace("…", ".*") for line in parts.verify.expect.splitlines()]
    pattern = r"(?m)^\s*" + r"\s*$(?:.|\n)*^\s*".join(lines) + r"\s*$"
    assert lines, "verify without expected lines proves nothing"
    assert re.search(pattern, printed), f"expected\n{parts.verify.expect}\nprinted\n{printed}"


def round_trip(host: Host, parts: Parts) -> None:
    """Check, apply, verify, apply again, undo, undo again; with *persist* also a reboot, and one after undo.

    The host may hold rules of others; after undo its state must be what it was.
    """
    before = host.state()
    assert not in_place(host, parts), "in place before it was applied"
    run(host, parts.undo)
    assert host.state() == before, "undo does harm where nothing was applied"
    run(host, parts.apply)
    assert in_place(host, parts), "applied and not in place"
    verified(host, parts)
    applied = host.state()
    run(host, parts.apply)
    assert host.state() == applied, "applying again changed something"
    run(host, parts.undo)
    assert host.state() == before, "undo does not lead back"
    run(host, parts.undo)
    assert host.state() == before, "undoing again did harm"
    assert not in_place(host, parts)
    if parts.persist is not None:
        _survives(host, parts)


def _survives(host: Host, parts: Parts) -> None:
    files = host.files()
    run(host, parts.apply)
    run(host, parts.persist)
    assert in_place(host, parts), "persisting it took it away"
    persisted = host.state()
    run(host, parts.persist)
    assert host.state() == persisted, "persisting again changed something"
    host.reboot()
    assert in_place(host, parts), "gone after a reboot"
    verified(host, parts)
    booted = host.state()
    run(host, parts.apply)
    assert host.state() == booted, "applying after a reboot changed something"
    run(host, parts.undo)
    assert not in_place(host, parts), "in place after undo"
    assert host.files() == files, "undo left files behind"
    host.reboot()
    assert not in_place(host, parts), "back after a reboot, although undone"
