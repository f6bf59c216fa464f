"""Snippets for cloud CLIs, held against the real CLI as far as that goes without an account."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tools import find_tool

from swandoc.snippets.intents.cloud import AllowForeignAddresses, CloudRoute

if TYPE_CHECKING:
    from pathlib import Path

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Dialect, Part, Parts

INTENTS: list[Intent] = [
    AllowForeignAddresses.model_validate(
        {"gateway": "i-0123456789abcdef0", "group": "europe-west1-b", "pool": "10.3.0.0/24"}
    ),
    *(
        CloudRoute.model_validate(
            {
                "gateway": "i-0123456789abcdef0",
                "group": "europe-west1-b",
                "table": "rtb-0123456789abcdef0",
                "address": "10.1.0.1",
                "to": to,
            }
        )
        for to in ("10.3.0.0/24", "2001:db8:3::/64")
    ),
]
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_MAX_ATTEMPTS": "1",
    "CLOUDSDK_CORE_PROJECT": "none",
    "CLOUDSDK_CORE_DISABLE_PROMPTS": "1",
    "OS_AUTH_TYPE": "none",
    "OS_ENDPOINT": "http://127.0.0.1:9",
    "AZURE_CORE_COLLECT_TELEMETRY": "no",
}


def said(dialect: Dialect, intent: Intent) -> Parts:
    parts = dialect.sayings[type(intent)](intent)
    assert parts is not None
    return parts


def shellcheck(parts: Parts) -> None:
    for kind, part in parts:
        command = ["shellcheck", "-s", "sh", "-"]
        checked = subprocess.run(command, input=part.text, capture_output=True, text=True)
        assert checked.returncode == 0, f"{kind}: {checked.stdout}"


def understood(tool: str, part: Part, answer: str, home: Path) -> list[str]:
    """The command lines that the part gives to the real ``tool``, each read by it without complaint.

    The tool then finds no account or no server. In place of that failure the part is told ``answer`` and a new number.
    """
    real = find_tool(tool)
    assert real is not None
    log = home / "log"
    log.write_text("")
    script = f"""
    {tool}() {{
      printf '%s\\n' "{tool} $*" >> {log}
      '{real}' "$@" > {home}/said 2>&1 < /dev/null || true
      sed 's/^/  /' {home}/said >> {log}
      echo "{answer}$(wc -l < {log})"
    }}
    """
    environment = {**os.environ, **_ENVIRONMENT, "HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
    run = subprocess.run(["sh", "-c", script + part.text], env=environment, capture_output=True, text=True, timeout=120)
    assert "not found" not in run.stderr, run.stderr
    text = log.read_text()
    for complaint in (
        "usage:",
        "Usage:",
        "nrecognized",
        "Unknown option",
        "nvalid choice",
        "are required",
        "misspelled",
    ):
        assert complaint not in text, text
    return [line for line in text.splitlines() if line.startswith(f"{tool} ")]
