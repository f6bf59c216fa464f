"""The examples for CI servers are valid for them, and call commands that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from swandoc.cli import main

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--builtin-schema", "vendor.github-workflows", "ci/github-pages.yml"),
        ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "ci/gitlab-ci.yml"),
    ],
    ids=["github", "gitlab"],
)
def test_an_example_fits_the_servers_schema(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    done = subprocess.run(command, cwd=DOCS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["github-pages.yml", "gitlab-ci.yml"])
def test_an_example_uses_options_that_exist(name: str) -> None:
    text = (DOCS / "ci" / name).read_text()
    calls = re.findall(r"swandoc (lint|export|prove)((?:\s+--[a-z]+)?[^\n]*(?:\n +--[^\n]*)?)", text)
    assert {command for command, _ in calls} == {"lint", "export", "prove"}
    for command, rest in calls:
        known = CliRunner().invoke(main, [command, "--help"]).output
        for option in re.findall(r"--[a-z]+", rest):
            assert option in known, (command, option)
