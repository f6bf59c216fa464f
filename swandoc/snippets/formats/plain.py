"""The text itself, as a file."""

from .block import Block, Format


def _block(text: str, language: str) -> Block:
    return Block("", "")


FORMAT = Format("plain", "Plain text", "", _block, "# {url}")
