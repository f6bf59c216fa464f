"""Watches a network: probes, sessions, packets and counters, each written into a transcript."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .expectation import resembles

if TYPE_CHECKING:
    from .network import Network

PATIENCE = 4.0
"""Seconds that a probe which has to pass gets: a route or neighbour may have to be learnt again."""
_CTRL_C = 2.6
"""Seconds after its first words after which a command that still runs is interrupted, as a reader would do: the third
ping is out by then."""
_SILENCE = 12.0
"""Seconds after which a reader would interrupt a command that says nothing. tcpdump says when it listens, which takes
it some seconds on a machine that has other work."""
_PAUSE = 0.15
"""Seconds between two rounds of probes for a command that watches."""


class Transcript:
    """What was done and seen, in order, as plain data."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []

    def command(self, entry: dict[str, Any]) -> dict[str, Any]:
        self.entries.append(entry)
        return entry

    def note(self, text: str, lines: list[str]) -> None:
        self.entries.append({"note": text, "lines": lines})


@dataclass(slots=True)
class Watch:
    """What did not fit the experiment while something was watched."""

    contradictions: list[str] = field(default_factory=list)


class Observer:
    """Looks at a plan's network from its hosts."""

    def __init__(self, plan: dict[str, Any], network: Network) -> None:
        self._plan = plan
        self._network = network

    def probes(self, transcript: Transcript, *which: str) -> bool:
        """Whether all of them pass. One that fails is tried again, until it passes or patience ends."""
        passed = True
        for probe in (probe for name in which for probe in self._plan[name]):
            end = time.monotonic() + PATIENCE
            (result,) = self._probe(probe)
            while not result["works"] and time.monotonic() < end:
                (result,) = self._probe(probe)
            transcript.entries.append(result)
            passed = passed and result["works"]
        return passed

    def probes_once(self, transcript: Transcript, which: str) -> list[bool]:
        """Whether each of them passes; it is tried once, for a failure that comes and goes is none."""
        results = [result for probes in self._rounds(which) for result in self._probe(*probes)]
        transcript.entries += results
        return [result["works"] for result in results]

    def _rounds(self, which: str) -> Iterator[list[dict[str, Any]]]:
        """The probes in their order, together those that follow each other and are for different hosts."""
        together: list[dict[str, Any]] = []
        for probe in self._plan[which]:
            if any(other["where"] == probe["where"] for other in together):
                yield together
                together = []
            together.append(probe)
        if together:
            yield together

    def _probe(self, *probes: dict[str, Any]) -> list[dict[str, Any]]:
        """Try these probes of different hosts at the same time."""
        for probe in probes:
            host = self._network.hosts[probe["where"]]
            if probe["ping"]:
                size = 56 if probe["size"] is None else probe["size"]
                host.ask("ping", to=probe["ping"], size=size, whole=probe["whole"], flow=probe["flow"])
            else:
                size = probe["size"] or 60_000
                host.ask("transfer", to=probe["fetch"], size=size, deadline=probe["seconds"])
        return [
            {
                "where": probe["where"],
                "probe": "ping" if probe["ping"] else "fetch",
                **self._network.hosts[probe["where"]].answer(),
            }
            for probe in probes
        ]

    @contextmanager
    def watching(self, state: str, transcript: Transcript) -> Iterator[Watch]:
        """Watch packets, counters and the tunnel's bytes until the block ends; ``state`` "" watches nothing."""
        watch = Watch()
        if not state:
            yield watch
            return
        for packets in self._plan["packets"]:
            self._network.hosts[packets["where"]].do(
                "start_capture",
                interface=packets["interface"],
                expression=packets["filter"],
                direction=packets["direction"] or "",
            )
        counted = [self._count(counter) for counter in self._plan["counters"]]
        carried = self._carried()
        yield watch
        if state == "cured" and self._plan["tunnelled"]:
            self._judge_tunnel(carried, watch, transcript)
        for counter, before in zip(self._plan["counters"], counted, strict=True):
            self._judge_counter(counter, before, state, watch, transcript)
        self._judge_packets(state, watch, transcript)

    def _judge_tunnel(self, before: dict[str, int], watch: Watch, transcript: Transcript) -> None:
        """ESP in both directions, seen at the host that set the tunnel up."""
        after = self._carried()
        risen = [f"{name}: {before.get(name, 0)} -> {value} bytes" for name, value in after.items()]
        transcript.note("bytes in the tunnel", risen)
        moved = {name.split()[0] for name, value in after.items() if value > before.get(name, 0)}
        if len(moved) < 2:
            watch.contradictions.append("the probes did not go through the tunnel in both directions")

    def _judge_counter(
        self, counter: dict[str, Any], before: int, state: str, watch: Watch, transcript: Transcript
    ) -> None:
        after = self._count(counter)
        transcript.note(f"{counter['name']} of {counter['where']}", [f"{before} -> {after}"])
        if (after > before) != (counter["rises"] == state):
            says = "rises" if after > before else "does not rise"
            watch.contradictions.append(f"{counter['name']} of {counter['where']} {says}")

    def _judge_packets(self, state: str, watch: Watch, transcript: Transcript) -> None:
        found: dict[str, list[Any]] = {}
        for packets in self._plan["packets"]:
            host = packets["where"]
            if host not in found:
                found[host] = self._network.hosts[host].do("stop_captures")
            seen = found[host].pop(0)
            transcript.entries.append({"where": host, "capture": packets["filter"], **seen})
            if seen["seen"] != (packets["seen"] in (state, "always")):
                says = "shows" if seen["seen"] else "does not show"
                watch.contradictions.append(f"{packets['interface']} of {host} {says} '{packets['filter']}'")

    def _count(self, counter: dict[str, Any]) -> int:
        name = counter["name"]
        return int(self._network.hosts[counter["where"]].do("counters", names=[name])[name])

    def _carried(self) -> dict[str, int]:
        tunnel = self._plan["topology"]["tunnel"]
        found: dict[str, int] = self._network.hosts[tunnel["where"]].do("associations") if tunnel else {}
        return found

    def look(self, look: dict[str, Any]) -> dict[str, Any]:
        """Run what a page tells a reader to run, while the symptom's probes go on, and compare with what it shows."""
        transcript = Transcript()
        like = True
        for step in look["steps"]:
            like = self._resembles(transcript, step) and like
        shown = "\n".join(step["shown"].rstrip("\n") for step in look["steps"])
        return {"about": look["about"], "shown": shown, "resembles": like, "transcript": transcript.entries}

    def _resembles(self, transcript: Transcript, step: dict[str, Any]) -> bool:
        """Run a step's commands, up to the one after which their output is as shown."""
        out = ""
        for command in step["runs"]:
            out += self._run_meanwhile(transcript, command, step["shown"])["out"]
            if out and resembles(step["shown"], out):
                return True
        return resembles(step["shown"], out)

    def _run_meanwhile(self, transcript: Transcript, command: dict[str, str], shown: str) -> dict[str, Any]:
        """Run a command; until it ends, or a reader would press Ctrl-C, the symptom's probes are tried."""
        host = self._network.hosts[command["where"]]
        host.ask("sh", text=command["run"], deadline=_SILENCE, awaited=shown, patience=_CTRL_C)
        others = [probe for probe in self._plan["symptom"] if probe["where"] != command["where"]]
        while others and not host.answered(_PAUSE):
            self._probe(others[0])
            others.append(others.pop(0))
        return transcript.command({"where": command["where"], **host.answer()})

    def open_sessions(self) -> None:
        """Open every administrator's session anew."""
        for session in self._plan["topology"]["sessions"]:
            self._network.hosts[session["where"]].do("close_sessions")
        for session in self._plan["topology"]["sessions"]:
            self._network.hosts[session["where"]].do("open_session", to=session["to"])

    def living_sessions(self) -> list[bool]:
        """For each session of the topology whether it still answers."""
        found: dict[str, list[bool]] = {}
        living = []
        for session in self._plan["topology"]["sessions"]:
            if session["where"] not in found:
                found[session["where"]] = self._network.hosts[session["where"]].do("sessions_live")
            living.append(found[session["where"]].pop(0))
        return living
