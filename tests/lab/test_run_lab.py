"""What `make test` makes of the lab's exit status."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

RUN_LAB = Path(__file__).parents[1] / "run-lab"


@pytest.mark.parametrize(
    ("prove", "ci", "status", "says"),
    [
        (0, "", 0, ""),
        (1, "", 1, ""),
        (3, "", 0, "left out: the lab"),
        (3, "true", 3, ""),
    ],
)
def test_only_a_lab_that_cannot_run_is_left_out_and_never_in_ci(
    tmp_path: Path, prove: int, ci: str, status: int, says: str
) -> None:
    swandoc = tmp_path / "swandoc"
    swandoc.write_text(f"#!/bin/sh\nexit {prove}\n")
    swandoc.chmod(0o755)
    done = subprocess.run(
        [RUN_LAB, swandoc], env={**os.environ, "CI": ci}, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert done.stderr.startswith(says)
    assert bool(done.stderr) == bool(says)
