"""snippets.yml: what authors say of snippets that hosts may have run."""

from __future__ import annotations

from pathlib import Path

import pytest
from guides import load, problems

SWANCTL = "SWD201/assign-virtual-ips/swanctl"


def withdrawn(snippets: str, more: str = "") -> str:
    return f"withdrawn:\n  - {{snippets: [{snippets}], because: It was wrong., on_hosts: Undo it.{more}}}\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            withdrawn(f"SWD100/a/b, {SWANCTL}"),
            f"2:29: the guide still offers {SWANCTL} (remove it here, or its intent from the scenario)",
        ),
        (
            withdrawn("SWD100/a/b, SWD100/a/b"),
            "2:29: SWD100/a/b is withdrawn twice (remove one; the first is at line 2)",
        ),
        (
            withdrawn("SWD100/a/b", ", replaced_by: [SWD201/assign-virtual-ip/swanctl]"),
            f"2:88: the guide offers no SWD201/assign-virtual-ip/swanctl (did you mean '{SWANCTL}'?)",
        ),
        (
            f"changes:\n  - {{of: ['{SWANCTL} v2'], line: One}}\n  - {{of: ['{SWANCTL} v2'], line: Two}}\n",
            f"3:11: two lines tell what changed in {SWANCTL} v2 (write one line; the first is at line 2)",
        ),
        (withdrawn("SWD100/a/b", ", on: x"), "2:74: unknown key 'on'"),
        (withdrawn("SWD100/a"), "2:17: 'SWD100/a' does not fit an item of 'snippets'"),
        ("changes:\n  - {of: [SWD100/a/b], line: One}\n", "2:11: "),
        (
            withdrawn("SWD100/a/b").replace("Undo it.", '"Undo it on {gatway}."'),
            "2:76: no parameter is called 'gatway'",
        ),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(tmp_path: Path, text: str, problem: str) -> None:
    (found,) = problems(tmp_path, **{"snippets.yml": text})
    assert found.startswith(f"guide/snippets.yml:{problem}")


def test_what_fits_is_read(tmp_path: Path) -> None:
    guide = load(tmp_path, **{"snippets.yml": withdrawn("SWD100/a/b", f", replaced_by: [{SWANCTL}]")})
    assert guide.problems == ()
    assert guide.snippets.withdrawn[0].replaced_by == (SWANCTL,)
