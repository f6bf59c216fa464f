"""Proves scenarios: hands their plans to machines, several at a time, and keeps what comes back as proofs."""

from __future__ import annotations

import datetime
import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .machine import Machine, Way
from .plan import Plan
from .proof import claims, read_proof, write_proof

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """How one plan went. ``number`` counts the scenario's plans from 1, ``failures`` are the claims that do not hold,
    ``seconds`` is the time it took, ``tries`` how often it was run."""

    scenario: str
    number: int
    failures: tuple[str, ...]
    seconds: float
    tries: int = 1


@dataclass(frozen=True, slots=True)
class _Task:
    plan: Plan
    number: int
    tries: int = 1


@dataclass(slots=True)
class _Work:
    """What the workers share; ``lock`` guards the proofs, the results and the terminal."""

    tasks: queue.Queue[_Task]
    retries: int
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)
    results: list[Result] = field(default_factory=list)
    machines: list[Machine] = field(default_factory=list)
    error: BaseException | None = None

    def end(self) -> None:
        """Stop everything: a worker that waits for its machine finds it dead."""
        self.stop.set()
        for machine in self.machines:
            machine.kill()


def stale_scenarios(plans: Mapping[str, Sequence[Plan]], folder: Path) -> list[str]:
    """The scenarios whose proofs do not hold for today's plans, or never held."""
    proofs = {scenario: read_proof(folder, scenario) for scenario in plans}
    return [id_ for id_, proof in proofs.items() if proof.stale(plans[id_]) or any(proof.failures())]


def shard(scenarios: Sequence[str], part: int, of: int) -> list[str]:
    """The scenarios of one part out of several, counted from 1; every scenario is in one part."""
    return list(scenarios[part - 1 :: of])


def prove(
    plans: Mapping[str, Sequence[Plan]],
    scenarios: Iterable[str],
    way: Way,
    folder: Path,
    say: Say,
    *,
    machines: int = 0,
    retries: int = 0,
) -> list[Result]:
    """Run the plans of ``scenarios`` and write their proofs to ``folder``. ``machines`` run at a time, by default
    three for every two processors, for much of their time is waiting; a plan with a failure is run up to ``retries``
    times more. Raises `LabRefused` where the lab does not run; what was proven by then is kept.
    """
    waiting: queue.Queue[_Task] = queue.Queue()
    for scenario in scenarios:
        for number, plan in enumerate(plans[scenario], 1):
            waiting.put(_Task(plan, number))
    work = _Work(waiting, retries)
    count = min(machines or max(1, (os.cpu_count() or 1) * 3 // 2), waiting.qsize())
    threads = [threading.Thread(target=_run, args=(work, plans, way, folder, say)) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:
        work.end()
        for thread in threads:
            thread.join()
        raise
    if work.error:
        raise work.error
    return work.results


def _run(work: _Work, plans: Mapping[str, Sequence[Plan]], way: Way, folder: Path, say: Say) -> None:
    """One worker: a machine that runs plans until none is left."""
    try:
        machine = Machine(way, say)
        work.machines.append(machine)
        with machine:
            while not work.stop.is_set():
                try:
                    task = work.tasks.get_nowait()
                except queue.Empty:
                    return
                begin = time.monotonic()
                outcome = machine.run(task.plan.content, lambda step: None)
                _keep(work, plans[task.plan.scenario], task.plan, outcome, machine.versions, folder)
                _tell(work, task, outcome, time.monotonic() - begin, say)
    except BaseException as error:
        if not work.stop.is_set():
            work.error = error
            work.end()


def _tell(work: _Work, task: _Task, outcome: dict[str, Any], seconds: float, say: Say) -> None:
    """Keep the result, or put the task back for another try."""
    failures = tuple(
        f"{where}{claim['claim']}: {claim['why']}" for where, claim in claims(outcome) if claim["holds"] is False
    )
    again = bool(failures) and task.tries <= work.retries
    with work.lock:
        verdict = "proven" if not failures else "NOT proven, is tried again" if again else "NOT proven"
        say(f"{task.plan.scenario}: {verdict} in {seconds:.1f} s")
        for failure in failures:
            say(f"  {failure}")
        if again:
            work.tasks.put(_Task(task.plan, task.number, task.tries + 1))
        else:
            work.results.append(Result(task.plan.scenario, task.number, failures, seconds, task.tries))


def _keep(
    work: _Work, plans: Sequence[Plan], plan: Plan, outcome: dict[str, Any], versions: dict[str, str], folder: Path
) -> None:
    run = {
        "fingerprint": plan.fingerprint,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": versions,
        "unproven": [{"remedy": remedy, "dialect": dialect, "reason": why} for remedy, dialect, why in plan.unproven],
        "outcome": outcome,
    }
    with work.lock:
        write_proof(folder, read_proof(folder, plan.scenario).with_run(run, plans))
