"""Which events each commit has touched, so that the filter's index reads those alone again.

The notes stand beside the index in the table `bitmap`, one row for each data version that came
after it, and are dropped with the next index. Without an index nothing is noted.
"""

import sqlite3
from collections.abc import Iterable

from pyroaring import BitMap

__all__ = ["TOUCHED", "events_since", "forget", "note"]

TOUCHED = "touched"
"""The `field` of the rows; `value` is the data version, `data` a bitmap of event ids."""

_INDEXED = "SELECT value FROM meta WHERE name = 'index_version'"
_PRESENT = """
SELECT coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'data_version'), 0)
"""
_NOTED = "SELECT data FROM bitmap WHERE field = ? AND value = ?"
_NOTE = """
INSERT INTO bitmap (field, value, data) VALUES (?, ?, ?)
ON CONFLICT (field, value) DO UPDATE SET data = excluded.data
"""


def note(conn: sqlite3.Connection, events: Iterable[int] = ()) -> None:
    """Note events that the open transaction makes, changes or removes.

    To be called before the data version is counted on, at least once for every version.
    """
    indexed = conn.execute(_INDEXED).fetchone()
    if indexed is None:
        return
    present = conn.execute(_PRESENT).fetchone()[0]
    if _data_version(indexed[0]) > present:
        # The version has jumped back: counted on, it would come to mean what it does not.
        forget(conn)
        return
    key = (TOUCHED, str(present + 1))
    row = conn.execute(_NOTED, key).fetchone()
    noted = BitMap.deserialize(row[0]) if row else BitMap()
    noted.update(events)
    conn.execute(_NOTE, (*key, noted.serialize()))


def _data_version(index_version: str) -> int:
    """The data version in the version of an index: the second of its words."""
    _, data, *_ = *index_version.split(" "), "", ""
    return int(data) if data.isdecimal() else 0


def forget(conn: sqlite3.Connection) -> None:
    """Give the stored index up: what the open transaction changes, no list of events can say."""
    conn.execute("DELETE FROM meta WHERE name = 'index_version'")
    conn.execute("DELETE FROM bitmap WHERE field = ?", (TOUCHED,))


def events_since(conn: sqlite3.Connection, before: int, now: int) -> BitMap | None:
    """The events touched after one data version up to another; None where that is not known."""
    noted = dict(conn.execute("SELECT value, data FROM bitmap WHERE field = ?", (TOUCHED,)))
    found = BitMap()
    for version in range(before + 1, now + 1):
        data = noted.get(str(version))
        if data is None:
            return None
        try:
            found |= BitMap.deserialize(data)
        except ValueError:
            return None
    return found
