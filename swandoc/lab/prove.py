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
from .proof import read_proof, refuted, write_proof
from .refusal import PlanFailed

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """How one plan went on one system. ``number`` counts the scenario's plans from 1, ``failures`` are the claims that
    do not hold, ``seconds`` is the time it took, ``tries`` how often it was run."""

    scenario: str
    system: str
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
    results: list[Result]
    retries: int
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)
    machines: list[Machine] = field(default_factory=list)
    error: BaseException | None = None

    def end(self) -> None:
        """Stop everything: a worker that waits for its machine finds it dead."""
        self.stop.set()
        for machine in self.machines:
            machine.kill()


def due_scenarios(plans: Mapping[str, Sequence[Plan]], folder: Path, release: str = "") -> list[str]:
    """The scenarios whose proofs do not hold for today's plans, or never held: see `Proof.due`."""
    return [id_ for id_ in plans if read_proof(folder, id_).due(plans[id_], release)]


def shard(scenarios: Sequence[str], part: int, of: int) -> list[str]:
    """The scenarios of one part out of several, counted from 1; every scenario is in one part."""
    return list(scenarios[part - 1 :: of])


def prove(
    plans: Mapping[str, Sequence[Plan]],
    scenarios: Iterable[str],
    way: Way,
    folder: Path,
    say: Say,
    results: list[Result],
    *,
    machines: int = 0,
    retries: int = 0,
) -> None:
    """Run the plans of ``scenarios`` and write their proofs to ``folder``. ``machines`` run at a time, by default
    three for every two processors, for much of their time is waiting; a plan with a failure is run up to ``retries``
    times more. Each result goes to ``results`` as it comes. Raises `LabRefused` where the lab does not run, and
    `LabFailed` when it breaks down; what was proven by then is kept.
    """
    waiting: queue.Queue[_Task] = queue.Queue()
    tasks = [_Task(plan, number) for scenario in scenarios for number, plan in enumerate(plans[scenario], 1)]
    for task in sorted(tasks, key=lambda task: task.plan.effort, reverse=True):  # no long one is left for the end
        waiting.put(task)
    work = _Work(waiting, results, retries)
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


def _run(work: _Work, plans: Mapping[str, Sequence[Plan]], way: Way, folder: Path, say: Say) -> None:
    """One worker: a machine that runs plans until none is left."""
    try:
        machine = Machine(way, say)
        work.machines.append(machine)
        if work.stop.is_set():  # it came too late for `_Work.end`
            machine.kill()
        with machine:
            while not work.stop.is_set():
                try:
                    task = work.tasks.get_nowait()
                except queue.Empty:
                    return
                begin = time.monotonic()
                try:
                    outcome = machine.run(task.plan.content, lambda step: None)
                    _keep(work, plans[task.plan.scenario], task.plan, outcome, machine.versions, folder)
                    failures = tuple(refuted(outcome))
                except PlanFailed as failed:  # nothing is kept, and the proof stays due
                    failures = (str(failed),)
                result = Result(
                    task.plan.scenario,
                    machine.versions["system"],
                    task.number,
                    failures,
                    time.monotonic() - begin,
                    task.tries,
                )
                _tell(work, task, result, say)
    except BaseException as error:
        if not work.stop.is_set():
            work.error = error
            work.end()


def _tell(work: _Work, task: _Task, result: Result, say: Say) -> None:
    """Keep the result, or put the task back for another try."""
    again = bool(result.failures) and task.tries <= work.retries
    with work.lock:
        verdict = "proven" if not result.failures else "NOT proven, is tried again" if again else "NOT proven"
        say(f"{result.scenario}: {verdict} in {result.seconds:.1f} s")
        for failure in result.failures:
            say(f"  {failure}")
        if again:
            work.tasks.put(_Task(task.plan, task.number, task.tries + 1))
        else:
            work.results.append(result)


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
