"""Topologies: the lab's networks, each a YAML file of hosts, their interfaces and what runs on them.

``<folder>/<id>.yml`` may extend another topology: what it says of a host replaces what that topology says of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, ValidationError, model_validator

from swandoc.guide.experiment import Name, OneLine, SettingName, Staged, Text
from swandoc.guide.explain import explain
from swandoc.guide.problems import Position, Problem
from swandoc.guide.source import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

InterfaceName = OneLine


class Link(Staged):
    """An interface of a host."""

    network: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,14}$")] = Field(
        description="interfaces of one network meet"
    )
    addresses: tuple[OneLine, ...] = Field(description="with prefix length, such as '{gateway}/24'")


class LabHost(Staged):
    """A host: its name is that of a place of the guide."""

    interfaces: dict[InterfaceName, Link]
    routes: tuple[OneLine, ...] = Field(
        default=(), description="as for ip route add, such as 'default via 192.0.2.254'"
    )
    forwarding: bool = Field(default=False, description="it is a router")
    setup: Text | None = Field(default=None, description="commands that run at each boot, such as NAT rules")
    charon: bool = Field(default=False, description="charon runs here, configured by the files")
    files: dict[OneLine, Text] = Field(default_factory=dict)


class Tunnel(Staged):
    """Who sets up which CHILD_SA. Exactly one of child and run says how."""

    where: Name
    child: OneLine | None = None
    run: Text | None = Field(default=None, description="commands that connect anew, of a peer other than charon")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.child is None) == (self.run is None):
            raise ValueError("write either 'child' or 'run'")
        return self


class AdministratorSession(Staged):
    """A TCP connection that has to survive everything that remedies do."""

    where: Name
    to: OneLine


class Topology(Staged):
    """A network to break."""

    title: OneLine
    extends: Name | None = None
    settings: dict[SettingName, Text] = Field(
        default_factory=dict, description="texts for {slots}, besides parameters; they may hold parameters"
    )
    hosts: dict[Name, LabHost] = Field(default_factory=dict)
    tunnel: Tunnel | None = None
    then: tuple[Tunnel, ...] = Field(default=(), description="more tunnels, set up after it in this order")
    sessions: tuple[AdministratorSession, ...] = ()


@dataclass(frozen=True, slots=True)
class Topologies:
    """Those that are sound, by id, and the problems of the others."""

    by_id: Mapping[str, Topology]
    problems: tuple[Problem, ...] = field(default=())


def load_topologies(folder: Path, name: str = "") -> Topologies:
    """Every topology in ``folder``; problems call it ``name``. Never raises for what an author wrote."""
    read: dict[str, Topology] = {}
    problems: list[Problem] = []
    name = name or str(folder)
    for path in sorted(folder.glob("*.yml")):
        source, found = read_source(path, name=f"{name}/{path.name}")
        problems += found
        if source is None:
            continue
        try:
            read[path.stem] = Topology.model_validate(source.data)
        except ValidationError as error:
            problems += explain(error, source, Topology)
    whole = {}
    for id_, topology in read.items():
        position = Position(f"{name}/{id_}.yml", 1, 1)
        try:
            whole[id_] = _extended(read, topology)
        except LookupError as error:
            problems.append(
                Problem(position, str(error.args[0]), "'extends' names another topology, and not in a circle")
            )
            continue
        problems += (Problem(position, message, hint) for message, hint in _contradictions(whole[id_]))
    return Topologies(whole, tuple(problems))


def _extended(read: Mapping[str, Topology], topology: Topology, seen: tuple[str, ...] = ()) -> Topology:
    if topology.extends is None:
        return topology
    if topology.extends in seen:
        raise LookupError(f"'{topology.extends}' extends itself")
    if topology.extends not in read:
        raise LookupError(f"no topology is called '{topology.extends}'")
    base = _extended(read, read[topology.extends], (*seen, topology.extends))
    return Topology(
        title=topology.title,
        settings=base.settings | topology.settings,
        hosts=base.hosts | {name: _host(base, name, host) for name, host in topology.hosts.items()},
        tunnel=topology.tunnel or base.tunnel,
        then=topology.then or (() if topology.tunnel else base.then),
        sessions=topology.sessions or base.sessions,
    )


def _host(base: Topology, name: str, host: LabHost) -> LabHost:
    """The host with the base's words where it says nothing."""
    known = base.hosts.get(name)
    said = {key: getattr(host, key) for key in host.model_fields_set}
    return known.model_copy(update=said) if known else host


def _contradictions(topology: Topology) -> list[tuple[str, str]]:
    found = []
    known = ", ".join(topology.hosts)
    tunnels = [("tunnel", topology.tunnel)] if topology.tunnel else []
    tunnels += [("then", tunnel) for tunnel in topology.then]
    named = [(key, tunnel.where) for key, tunnel in tunnels]
    named += [("sessions", session.where) for session in topology.sessions]
    found += [
        (f"'{key}' is on '{name}', which is no host here", f"hosts: {known}")
        for key, name in named
        if name not in topology.hosts
    ]
    found += [
        (f"the tunnel starts on '{tunnel.where}', which has no charon", "write 'charon: true' there")
        for _, tunnel in tunnels
        if tunnel.child and tunnel.where in topology.hosts and not topology.hosts[tunnel.where].charon
    ]
    ends: dict[str, int] = {}
    for host in topology.hosts.values():
        for link in host.interfaces.values():
            ends[link.network] = ends.get(link.network, 0) + 1
    found += [
        (f"the network '{name}' has one interface only", "connect a second host to it")
        for name, n in ends.items()
        if n == 1
    ]
    return found
