"""Which parser with which reference data reads now, and which articles were read by another.

The parser's version is a hash of its own sources, so that no change of it can be forgotten; the
words that it reads by are part of the reference data, which has a version of its own. Asking loads
nothing of the parser.
"""

import sqlite3
from collections.abc import Collection
from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["count_stale", "parser_version", "present", "stale"]


_STALE = "FROM document WHERE current = 1 AND (parser <> ? OR reference <> ?)"


@cache
def parser_version() -> str:
    """Another text whenever a source of the parser has changed; a few ms, once a process."""
    sources = files("store").joinpath("parse").iterdir()
    found = sha256()
    for source in sorted(sources, key=lambda one: one.name):
        if source.name.endswith(".py"):
            found.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return found.hexdigest()[:16]


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
