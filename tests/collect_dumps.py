"""Collects what the hosts of staged scenarios say, broken and cured, for the tests of the checker.

    python tests/collect_dumps.py [SCENARIO...]

runs the site's own collector on the hosts with a tunnel's end, in the lab, and writes what it prints to
``swandoc/web/test/dumps/lab/SCENARIO/STATE.HOST.txt``. STATE is ``healthy`` (of a topology), ``broken`` or ``cured``.
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from swandoc.guide.loader import load_guide
from swandoc.lab.machine import Machine, choose_way
from swandoc.lab.plan import Plan, plan_guide
from swandoc.lab.topology import load_topologies

ROOT = Path(__file__).parents[1]
DUMPS = ROOT / "swandoc/web/test/dumps/lab"
COLLECTOR = ROOT / "swandoc/site/assets/swandoc-collect.sh"
_LONGEST = 1500  # lines of one command's output that a dump keeps


def all_plans() -> dict[str, list[Plan]]:
    docs = ROOT / "docs"
    return plan_guide(load_guide(docs / "scenarios", root=ROOT), load_topologies(docs / "lab"))


def main(wanted: list[str]) -> None:
    plans = all_plans()
    tasks: Queue[Plan] = Queue()
    for scenario, some in plans.items():
        if not wanted or scenario in wanted:
            tasks.put(some[0])
    workers = [threading.Thread(target=_work, args=(tasks,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def _work(tasks: Queue[Plan]) -> None:
    while True:
        try:
            plan = tasks.get_nowait()
        except Empty:
            return
        begin = time.monotonic()
        try:
            count = sum(1 for _ in collect(plan, DUMPS / plan.scenario))
            print(f"{plan.scenario}: {count} dumps in {time.monotonic() - begin:.0f} s", flush=True)
        except Exception as error:
            print(f"{plan.scenario}: {error}", flush=True)


def collect(plan: Plan, folder: Path) -> Iterator[Path]:
    """Stage the plan's network in the lab and write what its hosts say to ``folder``: the files as they come."""
    content = plan.content
    folder.mkdir(parents=True, exist_ok=True)
    collector = COLLECTOR.read_text(encoding="utf-8")
    ends = [name for name, host in content["topology"]["hosts"].items() if host["charon"]]
    with Machine(choose_way(), print) as machine:
        machine.keep(content, "broken")
        yield from _dump(machine, plan, "broken", ends, collector, folder)
        if not content["cures"]:
            return
        cure = content["cures"][0]
        for step in cure["steps"]:
            machine.ask(cure["where"], step["parts"]["apply"]["text"])
        if content["reconnect"]:
            tunnel = content["topology"]["tunnel"]
            ike = tunnel.get("ike") or "rw"
            machine.ask(
                tunnel["where"], f"swanctl --terminate --ike {ike}; swanctl --initiate --child {tunnel['child']}"
            )
        yield from _dump(machine, plan, "cured", ends, collector, folder)


def _dump(machine: Machine, plan: Plan, state: str, ends: list[str], collector: str, folder: Path) -> Iterator[Path]:
    for probe in (*plan.content["symptom"], *plan.content["passes"]):
        if probe.get("ping"):
            machine.ask(probe["where"], f"ping -c 2 -i 0.3 -W 1 {probe['ping']}")
    for host in ends:
        said: dict[str, Any] = machine.ask(host, collector)
        path = folder / f"{state}.{host}.txt"
        path.write_text(_shortened(said["out"]), encoding="utf-8")
        yield path


def _shortened(text: str) -> str:
    """Without the middle of outputs that are long and always the same."""
    parts = re.split(r"(?m)^(?=### )", text)
    lines = (part.splitlines(keepends=True) for part in parts)
    return "".join("".join(some[:_LONGEST]) + ("[...]\n\n" if len(some) > _LONGEST else "") for some in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
