"""Relating all stored claims anew, after the way of relating has changed."""

import sqlite3

from store import fetch
from store.save import bump, transaction
from store.writing.write import Rooms, put_change

__all__ = ["RELATE_VERSION", "regroup"]

RELATE_VERSION = "relate_version"
"""The name in `meta` of the version of relate that made the store's events."""


def regroup(conn: sqlite3.Connection, rooms: Rooms, version: str, reference: str) -> bool:
    """Make the events of all stored claims anew; False where this version of relate made them."""
    if _made_by(conn) == version:
        return False
    with transaction(conn):
        if _made_by(conn) == version:
            return False
        ids = [row[0] for row in conn.execute("SELECT id FROM event ORDER BY id")]
        if ids:
            change = rooms.relate((), fetch.stored_events(conn, ids), True)
            put_change(conn, change, rooms, reference)
        conn.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (RELATE_VERSION, version),
        )
        bump(conn)
    return True


def _made_by(conn: sqlite3.Connection) -> str:
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (RELATE_VERSION,)).fetchone()
    return str(row[0]) if row else ""
