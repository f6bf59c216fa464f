"""Markdown: GitHub, GitLab, Wiki.js, Notion, Backstage and whatever else knows fenced code (CommonMark 0.31, 4.5)."""

import re

from .block import Block, Format

_NAMES = {"powershell": "powershell", "sh": "sh", "ini": "ini"}


def fence(text: str, language: str) -> Block:
    """A fence of more backticks than stand together anywhere in the text."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return Block(f"{ticks}{_NAMES.get(language, 'text')}\n", f"\n{ticks}")


FORMAT = Format("markdown", "Markdown: GitHub, GitLab, Wiki.js, Notion", "md", fence, "[{code}]({url})")
