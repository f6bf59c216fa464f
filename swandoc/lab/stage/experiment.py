"""Runs one plan: breaks a healthy network, shows the symptom, and holds every remedy to what the page promises.

The outcome is a record of claims. A claim has a name, whether it holds, why not, and the transcript that shows it:
commands with their output, probes, captured packets and counters. ``holds`` is None where nothing can be claimed,
and ``why`` is the reason then.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .expectation import matches
from .look_around import look_around
from .network import Network
from .observer import Observer, Transcript
from .state import difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Claim = dict[str, Any]
IN_PLACE, NOT_IN_PLACE = "in place", "not in place"


class Run:
    """One run of a plan. ``say`` gets a line for each step that begins; ``folder`` takes the hosts' files."""

    def __init__(self, plan: dict[str, Any], folder: Path, say: Callable[[str], None]) -> None:
        self._plan = plan
        self._folder = folder
        self._say = say
        self._networks = 0

    def keep(
        self, state: str, requests: Iterator[dict[str, Any]], write: Callable[[str, dict[str, Any]], None]
    ) -> None:
        """Stage the network up to ``state``, "broken" or "cured", and do what ``requests`` ask of its hosts until they
        end."""
        with Network(self._plan["topology"], self._folder) as network:
            stage = _Stage(self._plan, network)
            done = [entry for claim in stage.set_up() for entry in claim["transcript"] if "run" in entry]
            if state == "cured":
                done += stage.cure(self._plan["cures"][0])
            write("kept", {"hosts": list(network.hosts), "done": done})
            look_around(network, requests, write)

    def outcome(self) -> dict[str, Any]:
        """The record of the whole plan. A remedy that leaves the network dirty costs the next one a fresh network."""
        begin = time.monotonic()
        record: dict[str, Any] = {"staged": [], "looks": [], "cures": [], "neighbours": []}
        tries = [("cures", cure) for cure in self._plan["cures"]]
        tries += [("neighbours", cure) for cure in self._plan["neighbours"]]
        while tries or not record["staged"]:
            self._networks += 1
            self._say("network")
            with Network(self._plan["topology"], self._folder / str(self._networks)) as network:
                stage = _Stage(self._plan, network)
                record["staged"] = stage.set_up()
                if not all(claim["holds"] for claim in record["staged"]):
                    break
                record["looks"] = record["looks"] or stage.looks()
                stage.remember()
                while tries and stage.clean:
                    kind, cure = tries.pop(0)
                    self._say(f"{cure['dialect']}: {cure['remedy']}")
                    claims = stage.prove(cure) if kind == "cures" else [stage.try_neighbour(cure)]
                    record[kind].append({**_about(cure), "claims": claims})
        record["seconds"] = round(time.monotonic() - begin, 1)
        return record


def _about(cure: dict[str, Any]) -> dict[str, Any]:
    steps = [{key: step[key] for key in ("intent", "title", "dialect", "without")} for step in cure["steps"]]
    about: dict[str, Any] = {key: cure[key] for key in ("scenario", "remedy", "where", "dialect") if key in cure}
    return {**about, "steps": steps}


class _Stage:
    """A network that is broken now. ``clean`` says whether it is again exactly as it was after the break."""

    def __init__(self, plan: dict[str, Any], network: Network) -> None:
        self._plan = plan
        self._network = network
        self._observer = Observer(plan, network)
        self._broken: dict[str, dict[str, str]] = {}
        self._living: list[bool] = []
        self.clean = True

    def set_up(self) -> list[Claim]:
        """From a fresh network to the broken one: the claims "healthy" and "broken"."""
        healthy = Transcript()
        self._steps(healthy, "given")
        self._network.start_charons(self._plan["topology"]["hosts"])
        if self._plan["topology"]["tunnel"]:
            healthy.command(self._network.connect())
        self._steps(healthy, "afterwards")
        probes = self._observer.probes(healthy, "symptom", "passes")
        claims = [_claim("healthy", healthy, probes, "a probe fails before anything is broken")]
        if not probes:
            return claims
        self._observer.open_sessions()
        broken = Transcript()
        failed = self._steps(broken, "broken_by")
        self._settle(broken)
        why = failed or self._symptom(broken)
        claims.append(_claim("broken", broken, not why, why))
        return claims

    def looks(self) -> list[dict[str, Any]]:
        """What the broken hosts print for the commands of the page and of the tree, beside what those show."""
        return [self._observer.look(look) for look in self._plan["looks"]]

    def remember(self) -> None:
        """Keep the broken state, to which every undo has to lead back, and which sessions have outlived the break."""
        self._living = self._observer.living_sessions()
        self._broken = self._states({cure["where"] for cure in self._plan["cures"]})

    def prove(self, cure: dict[str, Any]) -> list[Claim]:
        """Every claim about one remedy in one dialect, in the order in which they are tried."""
        before = self._told_apart_before(cure)
        applied = self._applied(cure)
        kept = Transcript()
        why = self._sessions(kept, "after apply")
        undone = self._undone(cure, "undone", twice=True)
        why = why or self._sessions(kept, "after undo")
        sessions = _claim("sessions kept", kept, not why, why)
        return [before, *applied, undone, sessions, *self._booted(cure)]

    def cure(self, cure: dict[str, Any]) -> list[dict[str, Any]]:
        """Apply a remedy and leave it at that; the commands that were run."""
        transcript = Transcript()
        self._parts(transcript, cure, "apply")
        self._settle(transcript)
        return transcript.entries

    def try_neighbour(self, cure: dict[str, Any]) -> Claim:
        """The remedy of a scenario that this one is easily taken for: it must not cure."""
        transcript = Transcript()
        before = self._states([cure["where"]])
        self._steps(transcript, "beforehand")
        self._parts(transcript, cure, "apply")
        self._settle(transcript)
        cures = all(self._observer.probes_once(transcript, "symptom"))
        self._steps(transcript, "beforehand")
        self._parts(transcript, cure, "undo", backwards=True)
        self._settle(transcript)
        self.clean = self.clean and not self._changes(before)
        return _claim("does not cure", transcript, not cures, "it cures this scenario as well")

    def _told_apart_before(self, cure: dict[str, Any]) -> Claim:
        """check says "not in place" before, and verify does not show what it shows after."""
        transcript = Transcript()
        whys = []
        checks = self._parts(transcript, cure, "check")
        if checks and all(_in_place(entry) for entry in checks):
            whys.append("check says that everything is in place before apply")
        whys += [f"check ended with status {entry['status']}" for entry in checks if entry["status"] not in (0, 1)]
        verified = self._verified(transcript, cure)
        if verified and all(verified):
            whys.append("verify shows all that it should before apply")
        return _claim("told apart before", transcript, not whys, "; ".join(whys))

    def _applied(self, cure: dict[str, Any]) -> list[Claim]:
        cured, again = Transcript(), Transcript()
        self._steps(cured, "beforehand")
        why = _failed(self._parts(cured, cure, "apply"))
        self._settle(cured)
        why = why or self._health(cured)
        told = self._told_apart_after(cure)
        before = self._states([cure["where"]])
        why_again = _failed(self._parts(again, cure, "apply"))
        changes = self._changes(before)
        again.note("changes", changes)
        why_again = why_again or ("it changes something: " + "; ".join(changes[:4]) if changes else "")
        return [
            _claim("cured", cured, not why, why),
            told,
            _claim("changes nothing again", again, not why_again, why_again),
        ]

    def _told_apart_after(self, cure: dict[str, Any]) -> Claim:
        transcript = Transcript()
        whys = [
            f"check does not say '{IN_PLACE}' after apply"
            for entry in self._parts(transcript, cure, "check")
            if not _in_place(entry)
        ]
        if not all(self._verified(transcript, cure)):
            whys.append("verify does not show what the page says")
        return _claim("told apart after", transcript, not whys, "; ".join(whys))

    def _verified(self, transcript: Transcript, cure: dict[str, Any]) -> list[bool]:
        """For each verify whether it shows what the page says."""
        entries = self._parts(transcript, cure, "verify")
        expected = [step["parts"]["verify"]["expect"] for step in cure["steps"] if "verify" in step["parts"]]
        return [matches(expect, entry["out"]) for expect, entry in zip(expected, entries, strict=True)]

    def _undone(self, cure: dict[str, Any], name: str, *, twice: bool = False) -> Claim:
        """Undo brings back the broken state byte by byte; ``twice``, and a second undo does no harm."""
        transcript = Transcript()
        self._steps(transcript, "beforehand")
        entries = self._parts(transcript, cure, "undo", backwards=True)
        if not entries:
            self.clean = False
            return _claim(name, transcript, None, "; ".join(step["without"].get("undo", "") for step in cure["steps"]))
        why = _failed(entries)
        self._settle(transcript)
        changes = self._changes({cure["where"]: self._broken[cure["where"]]})
        transcript.note("differences from before", changes)
        why = why or ("it leaves differences: " + "; ".join(changes[:4]) if changes else "")
        why = why or self._symptom(transcript, packets=False)
        if twice and not why:
            why = self._undone_again(cure)
        self.clean = self.clean and not why
        return _claim(name, transcript, not why, why)

    def _undone_again(self, cure: dict[str, Any]) -> str:
        """Why a second undo does harm; "" if it does none."""
        why = _failed(self._parts(Transcript(), cure, "undo", backwards=True))
        if not why and (changes := self._changes({cure["where"]: self._broken[cure["where"]]})):
            why = "a second undo changes something: " + "; ".join(changes[:4])
        return why

    def _sessions(self, transcript: Transcript, when: str) -> str:
        """Why an administrator's session that lived before does not live now; "" if all do."""
        dead = []
        now = self._observer.living_sessions()
        for session, before, after in zip(self._plan["topology"]["sessions"], self._living, now, strict=True):
            named = f"session from {session['where']} to {session['to']}"
            said = "answers" if after else "does not answer" if before else "was cut by the failure itself"
            transcript.note(f"{when}: {named} {said}", [])
            if before and not after:
                dead.append(f"the {named} does not answer {when}")
        return "; ".join(dead)

    def _booted(self, cure: dict[str, Any]) -> list[Claim]:
        """The persistent form survives a reboot, and undo takes that away too."""
        reasons = [step["without"].get("persist", "") for step in cure["steps"]]
        transcript = Transcript()
        if not any("persist" in step["parts"] for step in cure["steps"]):
            return [_claim("survives a reboot", transcript, None, " ".join(reasons))]
        self._steps(transcript, "beforehand")
        why = _failed(self._parts(transcript, cure, "apply") + self._parts(transcript, cure, "persist"))
        self._reboot(transcript, cure["where"])
        why = why or self._health(transcript)
        survives = _claim("survives a reboot", transcript, not why, why)
        undone = self._undone(cure, "undone after a reboot")
        self._observer.open_sessions()
        self._living = self._observer.living_sessions()
        return [survives, undone]

    def _reboot(self, transcript: Transcript, name: str) -> None:
        transcript.note(f"{name} boots again", [])
        self._network.reboot(name)
        silent = Transcript()
        self._steps(silent, "given", on=name)
        self._steps(silent, "broken_by", on=name)
        for entry in self._network.hosts[name].do("boot_again"):
            transcript.command({"where": name, **entry})
        self._network.start_charons([name])
        if self._plan["topology"]["tunnel"]:
            transcript.command(self._network.connect())
        self._steps(transcript, "afterwards")

    def _symptom(self, transcript: Transcript, *, packets: bool = True) -> str:
        """Why the network does not show the symptom as written; "" if it does."""
        whys = []
        with self._observer.watching("broken" if packets else "", transcript) as watch:
            if any(self._observer.probes_once(transcript, "symptom")):
                whys.append("a probe of the symptom passes")
        whys += watch.contradictions
        if not self._observer.probes(transcript, "passes"):
            whys.append("a probe fails that passes according to the experiment")
        return "; ".join(whys)

    def _health(self, transcript: Transcript) -> str:
        """Why the network is not cured; "" if it is."""
        whys = []
        with self._observer.watching("cured", transcript) as watch:
            if not self._observer.probes(transcript, "symptom"):
                whys.append("the symptom is still there")
        whys += watch.contradictions
        if not self._observer.probes(transcript, "passes"):
            whys.append("a probe fails that passed before")
        return "; ".join(whys)

    def _settle(self, transcript: Transcript) -> None:
        """What has to happen after a change before one looks: a new tunnel, and what hosts do by themselves."""
        if self._plan["reconnect"]:
            transcript.command(self._network.connect())
        self._steps(transcript, "afterwards")

    def _steps(self, transcript: Transcript, which: str, *, on: str = "") -> str:
        """Run the plan's commands, on all hosts or one; why they failed, or ""."""
        entries = [
            transcript.command(
                {"where": step["where"], **self._network.hosts[step["where"]].do("sh", text=step["run"])}
            )
            for step in self._plan[which]
            if on in ("", step["where"])
        ]
        return _failed(entries)

    def _parts(self, transcript: Transcript, cure: dict[str, Any], part: str, *, backwards: bool = False) -> list[Any]:
        """Run one kind of part of each step of a remedy; undo begins with the last step."""
        host = self._network.hosts[cure["where"]]
        steps = [step for step in cure["steps"] if part in step["parts"]]
        return [
            transcript.command(
                {"where": cure["where"], "part": part, **host.do("sh", text=step["parts"][part]["text"])}
            )
            for step in (reversed(steps) if backwards else steps)
        ]

    def _states(self, names: Any) -> dict[str, dict[str, str]]:
        return {name: self._network.hosts[name].do("state") for name in names}

    def _changes(self, before: dict[str, dict[str, str]]) -> list[str]:
        now = self._states(before)
        return [f"{name}: {line}" for name in before for line in difference(before[name], now[name])]


def _claim(name: str, transcript: Transcript, holds: bool | None, why: str) -> Claim:
    return {"claim": name, "holds": holds, "why": "" if holds else why, "transcript": transcript.entries}


def _in_place(entry: dict[str, Any]) -> bool:
    lines = entry["out"].splitlines()
    return entry["status"] == 0 and bool(lines) and lines[-1] == IN_PLACE


def _failed(entries: list[Any]) -> str:
    return "; ".join(
        f"{entry.get('part') or 'a command'} ended with status {entry['status']}: {entry['out'].strip()[-300:]}"
        for entry in entries
        if entry["status"]
    )
