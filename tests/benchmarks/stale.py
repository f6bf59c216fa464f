"""How long `swandoc stale` takes for a wiki, in seconds of this machine.

python tests/benchmarks/stale.py [pages]

Every tenth page holds a copy with its mark, every tenth one without, every hundredth an edited one.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from swandoc.snippets import store
from swandoc.snippets.copies.judge import find_copies
from swandoc.snippets.copies.known import Known
from swandoc.snippets.copies.pages import Page, pages

ROOT = Path(__file__).parents[2]
PROSE = "the gateway forwards packets to <b>eth0</b> and drops what `iptables -t nat` has not seen"


def write_wiki(folder: Path, count: int) -> int:
    """The pages; their size in bytes."""
    dice = random.Random(1)
    snippets = sorted((ROOT / "snippets").glob("*/*.apply.*"))
    size = 0
    for number in range(count):
        prose = [" ".join(dice.choices(PROSE.split(), k=14)) for _ in range(120)]
        if number % 10 < 2:
            code = dice.choice(snippets).read_text(encoding="utf-8")
            code = code if number % 10 else code.partition("\n")[2]
            code = code.replace("set -eu", "set -u") if number % 100 == 0 else code
            prose[60:60] = ["```sh", code, "```"]
        text = "\n".join(prose)
        size += len(text)
        (folder / f"page{number}.md").write_text(text, encoding="utf-8")
    return size


def main(count: int) -> None:
    """Print what each stage takes."""
    with tempfile.TemporaryDirectory() as folder:
        size = write_wiki(Path(folder), count)
        begun = time.perf_counter()
        known = Known(store.read_folder(ROOT / "snippets"))
        assert known.anchors
        read = time.perf_counter()
        read_pages = (page for page in pages([Path(folder)], sys.stdin.buffer) if isinstance(page, Page))
        copies = sum(len(find_copies(page.text, known)) for page in read_pages)
        done = time.perf_counter()
    print(f"{count} pages of {size / 1e6:.1f} MB, {copies} copies found")
    print(f"history read and indexed in {read - begun:.2f} s, pages in {done - read:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
