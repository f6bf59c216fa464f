"""What authors write about how the lab stages a scenario: the network, what breaks it, and what shows then.

Every text takes ``{parameters}``; in the lab they have their examples' values, and the topology's settings.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
SettingName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
OneLine = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\r\n]+$")]


class Staged(BaseModel):
    """Base of what authors write for the lab."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(Staged):
    """Commands that a host runs as root, in sh."""

    where: Name
    run: Text
    dialects: tuple[Name, ...] = Field(
        default=(), description="only where these dialects are to mend it: an nft chain is not for iptables to open"
    )


class Probe(Staged):
    """One host tries to reach another. Exactly one of ping and fetch says whom."""

    where: Name
    ping: OneLine | None = Field(default=None, description="an address that gets two ICMP echo requests")
    fetch: OneLine | None = Field(default=None, description="an address from which to fetch bytes by TCP")
    size: int | None = Field(
        default=None, ge=0, le=10_000_000, description="bytes: data of a ping (56 if absent), or of a fetch (60000)"
    )
    whole: bool = Field(default=False, description="the ping must not be fragmented")
    flow: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="the ping's identifier: pings that share one are one tracked connection",
    )
    seconds: float = Field(default=2, gt=0, le=30, description="the fetch's deadline")

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.ping is None) == (self.fetch is None):
            raise ValueError("write either 'ping' or 'fetch', with an address")
        return self


class Packets(Staged):
    """Packets that an interface shows while the symptom's probes run: in one of the two states and not in the other, or
    always."""

    where: Name
    interface: OneLine
    filter: OneLine = Field(description="what tcpdump takes: pcap-filter(7)")
    direction: Literal["in", "out"] | None = None
    seen: Literal["broken", "cured", "always"] = "broken"


class Counter(Staged):
    """A kernel counter that rises while the symptom's probes run, in one of the two states and not in the other."""

    where: Name
    name: OneLine = Field(description="as nstat calls it, such as IpInAddrErrors or XfrmInNoPols")
    rises: Literal["broken", "cured"] = "broken"


class Experiment(Staged):
    """How a scenario's failure is staged, and by which probes one sees it.

    The probes of ``symptom`` pass before ``broken_by``, fail after it, and pass again after each remedy.
    """

    topology: Name
    settings: dict[SettingName, Text] = Field(default_factory=dict, description="the topology's, where they differ")
    given: tuple[Step, ...] = Field(default=(), description="what the healthy network needs for this experiment")
    broken_by: Annotated[tuple[Step, ...], Field(min_length=1)]
    reconnect: bool = Field(default=False, description="set the tunnel up anew after each change")
    beforehand: tuple[Step, ...] = Field(
        default=(), description="what hosts do before each remedy and each undo, such as to end a tunnel"
    )
    afterwards: tuple[Step, ...] = Field(
        default=(), description="what hosts do after each change before one looks, such as to renew a DHCP lease"
    )
    symptom: Annotated[tuple[Probe, ...], Field(min_length=1)]
    passes: tuple[Probe, ...] = Field(default=(), description="probes that pass all the time, broken or not")
    packets: tuple[Packets, ...] = ()
    counters: tuple[Counter, ...] = ()
    tunnelled: bool = Field(default=True, description="what the cured probes send goes through the tunnel, both ways")
    remedies: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        default=(), description="the remedies that mend it, counted from 1; all if absent"
    )
    unproven: dict[Name, OneLine] = Field(
        default_factory=dict, description="dialects that the lab cannot prove here, each with the reason"
    )
    also: tuple[Name, ...] = Field(
        default=(), description="dialects that the lab does not run elsewhere: here it has what they need"
    )
    overlaps: dict[Name, OneLine] = Field(
        default_factory=dict,
        description="scenarios under 'unlike' whose remedy mends this failure as well, each with the reason",
    )
