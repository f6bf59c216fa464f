"""The kernel is the judge of the checker's trace: packets through random hosts take the way that the trace says.

Set ``SWANDOC_TRACE_SECONDS`` for a longer run, and ``SWANDOC_TRACE_SEED`` for other hosts. What disagrees is shown with
the host's number; ``python tests/web/kernel_judge.py --judge ... --seed SEED --only NUMBER`` prints that host in full.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "swandoc" / "web"
SECONDS = int(os.environ.get("SWANDOC_TRACE_SECONDS", "60"))
SEED = os.environ.get("SWANDOC_TRACE_SEED", "1")


# Ends of walks that so many hosts must show; without them the generator has lost its teeth.
ENDS = (
    "sent",
    "delivered",
    "dropped",
    "rejected",
    "no-route",
    "route-refuses",
    "reverse-path-drop",
    "not-forwarding",
    "plaintext-refused",
    "policy-blocks",
    "no-state",
)


# One test, so that pytest-xdist does not run the hosts once for each of several.
@pytest.mark.needs("root", "ip", "nft", "iptables", "node", "npm")
def test_kernel_and_trace_agree() -> None:
    outcome = judge()
    assert outcome["packets"] > 10 * SECONDS, "so few packets prove nothing"
    assert not outcome["wrong"], json.dumps(outcome["wrong"][:3], indent=1)
    assert outcome.get("unknown", 0) < 0.05 * outcome["packets"], outcome["strange"]
    strange = [text for text, _ in outcome["strange"] if not text.startswith("unknown: ")]
    assert not strange, "lines of dumps that no parser understands"
    ends = {kind.split()[1] for kind, _ in outcome["events"]}
    assert not set(ENDS) - ends


def judge() -> dict[str, Any]:
    """What comparing the two for a while has shown."""
    if not (WEB / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=WEB, check=True, capture_output=True, timeout=300)
    subprocess.run(["node", "build.mjs", "--judge"], cwd=WEB, check=True, timeout=120)
    command = [sys.executable, str(HERE / "kernel_judge.py"), "--judge", str(WEB / "build" / "judge.mjs")]
    done = subprocess.run(
        [*command, "--seed", SEED, "--seconds", str(SECONDS)],
        capture_output=True,
        text=True,
        timeout=SECONDS + 120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome
