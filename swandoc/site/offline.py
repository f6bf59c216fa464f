"""The whole site as one zip, to read from a disk: a guide for broken networks must be readable without one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .host_headers import HOST_FILES
from .page import PUBLISHED

OFFLINE_SCRIPT = "assets/swandoc-offline.js"
"""The script that lets the theme's search work from a disk, relative to the site and to this package."""

# What only a server or another site reads.
_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", *HOST_FILES}
_INDEX = "search/search_index.json"


@dataclass(frozen=True, slots=True)
class Offline:
    """The zip that a site offers: its name at the top of the site, and its size in bytes."""

    name: str
    size: int

    @property
    def megabytes(self) -> str:
        return f"{self.size / 1e6:.1f} MB"


class OfflineFailed(Exception):
    """The site could not be built once more; the message is MkDocs's."""


def build_zip(name: str, config_file: str, *, strict: bool) -> bytes:
    """Build the site once more, with pages that are linked by file, and take the zip that it is packed into.

    Raises OfflineFailed. MkDocs keeps what a build has learned in its configuration, so this is a process of its own.
    """
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-directory-urls", "--site-dir", folder]
        command += ["--config-file", config_file, *(["--strict"] if strict else [])]
        built = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if built.returncode:
            raise OfflineFailed(f"The site for {name} could not be built:\n{built.stderr}")
        return (Path(folder) / name).read_bytes()


def pack(site: Path, target: Path) -> None:
    """Pack a site that was built for reading without a server, its pages linked by file, into ``target``.

    Everything stands in one folder, named like the zip. The same files yield the same bytes.
    """
    with ZipFile(target, "w") as archive:
        for path, content in sorted(_files(site, target)):
            # The oldest time that a zip can tell; the mode is that of a file that everyone may read.
            entry = ZipInfo(f"{target.stem}/{path}", (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED, compresslevel=9)


def _files(site: Path, target: Path) -> Iterator[tuple[str, bytes]]:
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if (
            file.is_dir()
            or file == target
            or path in _LEFT_OUT
            or path.startswith(f"{PUBLISHED}/")
            or path.endswith(".map")
        ):
            continue
        if path == _INDEX:
            # Pages from a disk may load scripts and no JSON; Material looks for the index under this name.
            yield _INDEX.removesuffix("on"), b"var __index = " + file.read_bytes() + b";\n"
        else:
            yield path, file.read_bytes()
