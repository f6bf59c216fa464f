"""Node with the packages of a folder, for the tests that build or run the checker's script or measure pages.

python tests/node.py build.mjs      builds the committed scripts
python tests/node.py --test build/test/
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

from swandoc.guide.loader import load_guide
from swandoc.node import find_node
from swandoc.site.output import Links
from swandoc.site.rules import guide_data

ROOT = Path(__file__).parents[1]
WEB = ROOT / "swandoc" / "web"


def node(*arguments: str | Path, folder: Path = WEB, seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Run Node in the checker's folder, or in another with a package-lock.json; its packages are installed first."""
    program = find_node()
    assert program is not None, "there is no Node: pip install -e '.[dev]' brings one"
    (folder / "build").mkdir(exist_ok=True)
    with (folder / "build" / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install(program, folder)
    return _run([program, *map(str, arguments)], folder, seconds)


def write_guide() -> None:
    """Write what the checker knows of this project's guide to where the tests under Node read it."""
    guide = load_guide(ROOT / "docs" / "scenarios", root=ROOT)
    target = WEB / "build" / "guide.json"
    target.parent.mkdir(exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(guide_data(guide, Links())), encoding="utf-8")
    fresh.replace(target)


def _install(program: str, folder: Path) -> None:
    """npm ci, unless what is installed is what package-lock.json asks for."""
    installed = folder / "node_modules" / ".package-lock.json"
    if installed.is_file() and installed.stat().st_mtime >= (folder / "package-lock.json").stat().st_mtime:
        return
    home = Path(program).resolve().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm = [program, str(home)] if home.is_file() else ["npm"]
    done = _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, 300)
    assert done.returncode == 0, done.stderr
    installed.touch()


def _run(command: list[str], folder: Path, seconds: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)


if __name__ == "__main__":
    write_guide()
    ran = node(*sys.argv[1:])
    sys.stdout.write(ran.stdout)
    sys.stderr.write(ran.stderr)
    sys.exit(ran.returncode)
