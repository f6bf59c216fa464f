"""What `pip install swandoc` brings."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from swandoc.guide.starter import write_starter

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(target), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    (built,) = target.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(target / "installed")
    return target / "installed"


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = {path.relative_to(folder).as_posix() for path in (folder / "swandoc").rglob("*") if path.is_file()}
        # The sources of the checker's script are for development; the script itself is among the assets.
        return {path for path in found if "__pycache__" not in path and not path.startswith("swandoc/web/")}

    assert files(wheel) == files(ROOT)
    assert "swandoc/site/templates/scenario.md.j2" in files(wheel)
    assert "swandoc/site/assets/swandoc.css" in files(wheel)
    assert "swandoc/site/assets/swandoc-checker.js" in files(wheel)
    assert not (wheel / "swandoc/web").exists()


def test_the_installed_package_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nplugins: [search, swandoc]\n")
    write_starter(tmp_path / "docs/scenarios")
    environment = {**os.environ, "PYTHONPATH": str(wheel), "NO_MKDOCS_2_WARNING": "1"}
    show = [sys.executable, "-c", "import swandoc.plugin; print(swandoc.plugin.__file__)"]
    where = subprocess.run(show, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(where.stdout.strip()).is_relative_to(wheel)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site/SWD101/index.html").is_file()


def test_only_the_plugin_imports_mkdocs() -> None:
    importing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "swandoc").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import mkdocs", "from mkdocs"))
    }
    assert importing == {"swandoc/plugin.py"}
