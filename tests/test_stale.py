"""The command `swandoc stale`: which copies in a wiki's pages are still right."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from swandoc.cli import main
from swandoc.snippets.history import read_history
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import fill

ROOT = Path(__file__).parents[1]
SNIPPETS = ROOT / "snippets"
CURRENT = (SNIPPETS / "nat-before-ipsec/exempt-ipsec-from-nat.iptables.apply.sh").read_text(encoding="utf-8")
FORGET = "SWD112/forget-connections/conntrack"


def old(version: int) -> str:
    history = read_history(SNIPPETS)
    text = fill(history.text(FORGET, PartKind.VERIFY, version), lambda slot: "10.77.0.0/16")
    return f"{history.mark(FORGET, PartKind.VERIFY, version)}\n{text}\n"


def stale(*arguments: str | Path, page: str | None = None) -> Result:
    return CliRunner().invoke(main, ["stale", "--snippets", str(SNIPPETS), *map(str, arguments)], input=page)


def test_a_current_copy_is_current(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Wiki\n\n```sh\n{CURRENT}```\n", encoding="utf-8")
    done = stale(page)
    assert done.exit_code == 0
    assert done.stdout == (
        f"{page}:4: SWD112/exempt-ipsec-from-nat/iptables/apply: current (v1)\n"
        "1 page read; 0 without a snippet; 1 current\n"
    )


def test_a_superseded_copy_shows_what_changed_with_its_own_values(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Text\n\n{old(2)}", encoding="utf-8")
    done = stale(page)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        f"{page}:3: {FORGET}/verify: superseded (v2, now v3)",
        "  v3, 2026-11-25: Verify counts the connections that are still translated.",
        "  @@ -1 +1 @@",
        "  -conntrack -L -d 10.77.0.0/16 --src-nat 2>&1",
    ]
    assert lines[4].startswith("  +conntrack -L -d 10.77.0.0/16 2>/dev/null | awk")


def test_an_edited_copy_shows_the_edit(tmp_path: Path) -> None:
    page = tmp_path / "page.sh"
    page.write_text(CURRENT.replace("set -eu", "set -u"), encoding="utf-8")
    done = stale(page)
    assert done.exit_code == 1
    assert f"{page}:1: SWD112/exempt-ipsec-from-nat/iptables/apply: edited by hand (v1)\n" in done.stdout
    assert "  -set -u\n  +set -eu\n" in done.stdout


def test_a_withdrawn_copy_says_why_and_what_to_do() -> None:
    history = read_history(SNIPPETS)
    id_ = "SWD222/bypass-policy/swanctl"
    text = fill(history.text(id_, PartKind.UNDO), lambda slot: slot.name)
    done = stale("-", page=f"{history.mark(id_, PartKind.UNDO)}\n{text}\n")
    assert done.exit_code == 1
    assert f"standard input:1: {id_}/undo: withdrawn (v1)\n  withdrawn on 2026-11-26: The bypass ended" in done.stdout
    assert "  on hosts that ran it: " in done.stdout
    assert "  in its place: SWD222/set-traffic-selectors-2/swanctl, " in done.stdout


def test_a_copy_without_a_mark_is_known_by_its_text() -> None:
    done = stale("-", page=CURRENT.partition("\n")[2].replace("eth0", "enp1s0"))
    assert done.exit_code == 0
    assert "SWD112/exempt-ipsec-from-nat/iptables/apply: current (v1), by its text\n" in done.stdout
    assert "  the same text: SWD113/exempt-ipsec-from-nat/iptables\n" in done.stdout


def test_a_page_without_a_snippet_says_so() -> None:
    done = stale("-", page="# VPN\n\nNothing here.\n")
    assert done.exit_code == 0
    assert done.stdout == (
        "standard input: no snippet of this guide found\n1 page read; 1 without a snippet; no copy found\n"
    )


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A folder as wikis are exported, with whatever people put there."""
    folder = tmp_path / "wiki"
    (folder / "deep/er").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.md").write_text(f"```\n{CURRENT}```\n", encoding="utf-8")
    (folder / "deep/er/b.html").write_text(f"<pre>{old(1)}</pre>", encoding="utf-8")
    (folder / "deep/latin.txt").write_bytes("Für alle\n".encode("latin-1") + CURRENT.encode())
    (folder / "deep/windows.txt").write_bytes(CURRENT.replace("\n", "\r\n").encode("utf-16"))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / ".git/c.md").write_text(old(1), encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    return folder


def test_a_folder_is_read_whatever_it_holds(wiki: Path) -> None:
    done = stale(wiki)
    assert done.exit_code == 1
    states = [line.partition(": ")[2] for line in done.stdout.splitlines() if line.startswith(str(wiki))]
    assert [state.partition(": ")[2] for state in states] == [
        "current (v1)",
        "current (v1)",
        "current (v1)",
        "superseded (v1, now v3)",
    ]
    assert done.stdout.splitlines()[-1] == (
        "5 pages read; 1 without a snippet; 3 current, 1 superseded; 1 skipped that are no text; 1 not read"
    )
    assert f"{wiki}/deep/latin.txt: not UTF-8 (byte 0xfc at 1); read as Windows-1252\n" in done.stderr
    assert f"{wiki}/pipe: this is no file\n" in done.stderr


def test_a_report_for_programs_holds_the_same(wiki: Path) -> None:
    done = stale("--json", wiki)
    assert done.exit_code == 1
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["states"] == {"current": 3, "superseded": 1, "edited": 0, "withdrawn": 0, "unknown": 0}
    assert (report["pages"], report["without"], report["binary"], report["unread"]) == (5, 1, 1, 1)
    copy = next(one for one in report["copies"] if one["state"] == "superseded")
    assert (copy["file"], copy["first"], copy["last"]) == (f"{wiki}/deep/er/b.html", 1, 3)
    assert (copy["id"], copy["kind"], copy["version"], copy["newest"]) == (FORGET, "verify", 1, 3)
    assert copy["diff"].startswith("@@ -1,2 +1 @@\n-conntrack -L -s 10.77.0.0/16 2>&1\n")


def test_what_a_page_holds_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "a\x1b[2Jb.sh"
    page.write_text(CURRENT.replace("set -eu", "set -u \x1b]0;x\x07"), encoding="utf-8")
    done = stale(page)
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\x07" not in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument 'PAGE-OR-FOLDER...'"),
        (("no/such", "nor/this"), "there is no no/such\nthere is no nor/this"),
        (("--snippets", "tests", "-"), "tests holds no snippets: name their folder with --snippets"),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(arguments: tuple[str, ...], message: str) -> None:
    refused = stale(*arguments, page="")
    assert refused.exit_code == 2
    assert message in refused.output


def test_a_damaged_folder_of_snippets_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"snippets": [{"id": "x", "version": 1}]}')
    refused = stale("--snippets", tmp_path, "-", page="")
    assert refused.exit_code == 2
    assert f"{tmp_path}/history lacks x v1, which index.json lists" in refused.output
