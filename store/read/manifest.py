"""What is said about an article beside its text: `manifest.toml` of a folder, or front matter."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["FILE_NAME", "Manifest", "described", "front_matter"]

FILE_NAME = "manifest.toml"

Manifest = Mapping[str, Any]
"""The metadata of one article, as written."""

_MAX_FRONT = 20_000
"""Characters in which front matter must end."""


def described(folder: Path) -> dict[str, Manifest] | str:
    """The entries of a folder's manifest by file name, or what is wrong with it.

    ```toml
    [[article]]
    file = "000.txt"
    published = "2025-01"
    publisher = "Example Wire"
    ```
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        return f"cannot be read ({error})"
    try:
        tables = tomllib.loads(text).get("article", [])
    except tomllib.TOMLDecodeError as error:
        return f"not TOML: {error}"
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return "articles are written as [[article]] tables"
    found: dict[str, Manifest] = {}
    for table in tables:
        name = table.get("file")
        if not isinstance(name, str) or not name or "/" in name or "\\" in name:
            return "an [[article]] without the name of a file beside the manifest (file = ...)"
        if name in found:
            return f"{name} is described twice"
        found[name] = table
    return found


def front_matter(text: str) -> tuple[Manifest, str]:
    """The metadata at the head of a Markdown text, and the text after it, not trimmed.

    Raises ValueError, with what is wrong, for a head that is not YAML or not a table.
    """
    if not text.startswith("---"):
        return {}, text
    import yaml  # 15 ms that a .txt need not pay
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        head, body = handler.split(text)
    except ValueError:
        return {}, text
    if len(head) > _MAX_FRONT:
        return {}, text
    try:
        metadata = handler.load(head)
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ValueError(f"the front matter is not YAML{line}: {error.problem}") from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"the front matter cannot be read: {error}") from error
    if metadata is None:
        return {}, body
    if not isinstance(metadata, dict):
        return {}, text
    return {str(key): value for key, value in metadata.items()}, body
