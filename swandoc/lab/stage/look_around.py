"""What somebody asks of a network that is kept: commands on its hosts, and shells there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .shell import Shell, provide_terminals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .network import Network


def look_around(
    network: Network, requests: Iterator[dict[str, Any]], write: Callable[[str, dict[str, Any]], None]
) -> None:
    """Answer ``requests`` until they end.

    ``{"where": host, "run": text}`` is answered by one "said". ``{"enter": host, "lines": number, "columns": number}``
    opens a shell: ``{"type": keys}`` is for it, and each "shown" holds what it prints until one holds None.
    """
    shell: Shell | None = None
    for request in requests:
        if "run" in request:
            write("said", network.hosts[request["where"]].do("sh", text=request["run"]))
        elif "enter" in request:
            if shell:
                shell.close()
            name = request["enter"]
            provide_terminals()
            shell = Shell(name, network.hosts[name].pid, request["lines"], request["columns"], _shows(write))
        elif shell:
            shell.type(request["type"])


def _shows(write: Callable[[str, dict[str, Any]], None]) -> Callable[[str | None], None]:
    return lambda shown: write("shown", {"text": shown})
