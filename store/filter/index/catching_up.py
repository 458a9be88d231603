"""An index brought up to date with its store: what has been touched since is read anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from store.filter.index.parts import Parts
from store.filter.index.stored import Version, load_parts
from store.reference.names import Names
from store.writing.touched import events_since

__all__ = ["caught_up", "snapshot"]


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """A read transaction, unless one is open already, so that all reads agree."""
    own = not conn.in_transaction
    if own:
        conn.execute("BEGIN")
    try:
        yield
    finally:
        if own and conn.in_transaction:
            conn.execute("COMMIT")


def caught_up(
    conn: sqlite3.Connection,
    names: Names,
    before: Version,
    version: Version,
    parts: Parts | None = None,
) -> Parts | None:
    """The parts of an earlier index, with what has been touched since read anew.

    They are those stored where none are given. None where they are damaged, or it is not known
    what has been touched.
    """
    if before == version:
        return load_parts(conn) if parts is None else parts
    if before._replace(data=version.data) != version or before.data > version.data:
        return None
    touched = events_since(conn, before.data, version.data)
    if touched is None:
        return None
    parts = load_parts(conn) if parts is None else parts
    if parts is None:
        return None
    # Reading an index that is current must not pay for the rooms that only a build needs.
    from store.filter.index.update import updated

    return updated(conn, names, parts, touched)
