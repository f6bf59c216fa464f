"""What tests may ask of the machine they run on."""

from __future__ import annotations

import os
import shutil

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*what): root, or the name of a program on PATH (root's PATH)")


def _missing(what: str) -> bool:
    if what == "root":
        return os.geteuid() != 0
    return shutil.which(what, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin") is None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip by name where the machine lacks something; in CI that is a failure, never a skip."""
    missing = [what for mark in item.iter_markers("needs") for what in mark.args if _missing(what)]
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(f"CI {reason}", pytrace=False)
    pytest.skip(reason)
