"""What tests may ask of the machine they run on."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import find_tool

pytest_plugins = ["sandbox"]  # for its fixture `host`
ROOT = Path(__file__).parents[1]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*what): root, the name of a program, or the path of a file")


def _missing(what: str) -> bool:
    if what == "root":
        return os.geteuid() != 0
    if what.startswith("/"):
        return not Path(what).exists()
    return find_tool(what) is None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip by name where the machine lacks something; in CI that is a failure, never a skip."""
    missing = [what for mark in item.iter_markers("needs") for what in mark.args if _missing(what)]
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(f"CI {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own guide, built strictly; once for all of pytest-xdist's processes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target, log = shared / "guide-site", shared / "guide-site.log"
    with (shared / "guide-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            built = subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
                cwd=ROOT,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            log.write_text(f"exit code {built.returncode}\n{built.stderr}")
    outcome = log.read_text()
    assert outcome.startswith("exit code 0\n"), outcome
    assert "WARNING" not in outcome, outcome
    return target
