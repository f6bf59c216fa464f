"""JSON Schemas of the files that authors write, for completion and checks in their editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .model import GuideFile, Parameters, Scenario, SnippetsFile, Tree

if TYPE_CHECKING:
    from pydantic import BaseModel

_FILES: dict[str, tuple[str, type[BaseModel]]] = {
    "guide.schema.json": ("guide.yml: the guide as a whole", GuideFile),
    "parameters.schema.json": ("parameters.yml: the values of the reader's network", Parameters),
    "snippets.schema.json": ("snippets.yml: what became of snippets that hosts may have run", SnippetsFile),
    "tree.schema.json": ("tree.yml: the questions and answers of an area", Tree),
    "scenario.schema.json": ("A scenario; the file's name is its id", Scenario),
}


def schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema (draft 2020-12) for each kind of file, by the schema's own file name.

    A file names its schema in its first line: ``# yaml-language-server: $schema=<path of the schema>``. What
    one file cannot know alone, such as whether a scenario exists, is for `load_guide` to say.
    """
    return {name: _schema(title, model) for name, (title, model) in _FILES.items()}


def _schema(title: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
