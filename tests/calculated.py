"""What the site's calculator works out, for tests that hold it against something else."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from node import WEB, node

from swandoc.node import find_node

if TYPE_CHECKING:
    from collections.abc import Sequence


def largest_packets(setups: Sequence[dict[str, Any]]) -> list[int]:
    """The largest inner packet, in bytes, of each setup: ``proposal`` and settings of web/src/calculation.ts."""
    built = node("build.mjs", "--judge")
    assert built.returncode == 0, built.stderr
    program = find_node()
    assert program is not None
    done = subprocess.run(
        [program, str(WEB / "build" / "sizes.mjs")],
        input=json.dumps(setups),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[int] = json.loads(done.stdout)
    return found
