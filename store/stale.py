"""Which parser with which reference data reads now, and which articles were read by another.

The parser's version is a hash of its own sources, so that no change of it can be forgotten; the
words that it reads by are part of the reference data, which has a version of its own. Asking loads
nothing of the parser.
"""

import sqlite3
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["count_stale", "parser_version", "present", "stale"]


_STALE = "FROM document WHERE current = 1 AND (parser <> ? OR reference <> ?)"


@cache
def parser_version() -> str:
    """Another text whenever a source of the parser has changed; a few ms, once a process."""
    found = sha256()
    for name, source in sorted(_sources(files("store").joinpath("parse"))):
        found.update(name.encode() + b"\0" + source + b"\0")
    return found.hexdigest()[:16]


def _sources(folder: Traversable, within: str = "") -> Iterator[tuple[str, bytes]]:
    """The modules of a folder and of those in it: by which name, and what is written there."""
    for entry in folder.iterdir():
        name = f"{within}{entry.name}"
        if entry.name.endswith(".py"):
            yield name, entry.read_bytes()
        elif entry.is_dir():
            yield from _sources(entry, f"{name}/")


def present(reference: str) -> tuple[str, str]:
    """This parser with the reference data of a version, as articles are stamped."""
    return parser_version(), reference


def stale(
    conn: sqlite3.Connection, stamp: tuple[str, str], among: Collection[int] | None = None
) -> list[int]:
    """Rows of the current articles that another parser or other reference data read."""
    rows = conn.execute(f"SELECT id {_STALE} ORDER BY id", stamp)
    return [row[0] for row in rows if among is None or row[0] in among]


def count_stale(conn: sqlite3.Connection, stamp: tuple[str, str]) -> int:
    """How many there are; of many articles a list would take megabytes."""
    return int(conn.execute(f"SELECT count(*) {_STALE}", stamp).fetchone()[0])
