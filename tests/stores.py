"""Stores of made-up articles, written through the real path (relate, save), so that retellings are
joined and the full text is searchable.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.database import open_store
from store.save import save
from tests.made_articles import articles
from tests.small_world import ACTORS, CHIPS, FAMILIES, PLACES, STAMP, rooms, small_names


class Made(NamedTuple):
    """How much a made-up store holds."""

    events: int
    documents: int
    claims: int


def make_store(path: Path, events: int = 60, seed: int = 1, until: str = "") -> Made:
    """A new store at `path` with articles that tell about `events` acts of 2022 to 2026.

    `until` leaves out the articles that came out after a day.
    """
    names = small_names()
    parts = rooms(names)
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        copy_names(conn)
        for document, claims in articles(events, seed):
            told = document.published
            if not until or told is None or told.first <= until:
                save(conn, document, claims, parts, STAMP, ingested_at="2026-11-22T00:00:00+00:00")
        counts = (
            conn.execute(query).fetchone()[0]
            for query in (
                "SELECT count(*) FROM event",
                "SELECT count(*) FROM document",
                "SELECT count(*) FROM claim",
            )
        )
        return Made(*counts)


def copy_names(conn: sqlite3.Connection) -> None:
    """The few names above in the tables that explain the ids."""
    conn.execute("BEGIN")
    conn.executemany(
        "INSERT INTO actor (id, name, kind, hq, parent) VALUES (?, ?, ?, ?, ?)",
        [(key, *row) for key, row in ACTORS.items()],
    )
    conn.executemany(
        "INSERT INTO chip (id, name, short, vendor, family, tpp) VALUES (?, ?, ?, ?, ?, ?)",
        [(key, short, short, vendor, 0, tpp) for key, (short, vendor, tpp) in CHIPS.items()]
        + [(key, short, short, vendor, 1, None) for key, (short, vendor, _) in FAMILIES.items()],
    )
    conn.executemany(
        "INSERT INTO place (id, name, kind, country) VALUES (?, ?, 'country', ?)",
        [(key, name.removeprefix("the "), key) for key, name in PLACES.items()],
    )
    conn.execute("COMMIT")
