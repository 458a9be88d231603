"""The parsed form of the reference files, kept as JSON in the user's cache folder.

TOML is some thirty times slower to read than JSON. A cached copy is used only if its name carries
the hash of the very same files; types are checked again on every read. A missing, damaged,
foreign or unwritable cache costs time and nothing else.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import GenericAlias
from typing import Any

import msgspec
from platformdirs import user_cache_path

from store.reference.tables import Table

__all__ = ["read", "write"]

_FORMAT = 1
"""Raise it when the form of the file or the checks that a cached copy has passed change."""

_PREFIX = f"reference-{_FORMAT}-"


def read(version: str, tables: Iterable[Table]) -> dict[str, tuple[Any, ...]] | None:
    """The entries of these tables of the files with this hash by key; None without a usable copy.

    The other tables are left as they are: they are most of the copy, and not every reader's.
    """
    shapes = {table.key: GenericAlias(tuple, (table.entry, ...)) for table in tables}
    try:
        kept = msgspec.json.decode(_path(version).read_bytes(), type=dict[str, msgspec.Raw])
        return {key: msgspec.json.decode(kept[key], type=shape) for key, shape in shapes.items()}
    except (OSError, ValueError, KeyError):
        return None


def write(version: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Keep `rows` for the next time and drop older copies; failing to is no fault."""
    target = _path(version)
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}")
        try:
            unfinished.write_bytes(msgspec.json.encode(rows))
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in target.parent.glob("reference-*.json"):
            if old != target:
                old.unlink(missing_ok=True)


def _path(version: str) -> Path:
    return user_cache_path("bdwatch", appauthor=False) / f"{_PREFIX}{version}.json"
