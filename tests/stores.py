"""Stores of made-up articles, written through the real path (relate, save), so that retellings are
joined and the full text is searchable.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.database import open_store
from store.save import save
from store.writing.held import Held
from tests.made_articles import articles
from tests.small_world import ACTORS, CHIPS, FAMILIES, PLACES, STAMP, rooms, small_names

SHELF = "BDWATCH_MADE_STORES"
"""The variable that names the folder where stores are kept for the length of a test run."""


class Made(NamedTuple):
    """How much a made-up store holds."""

    events: int
    documents: int
    claims: int


def make_store(path: Path, events: int = 60, seed: int = 1, until: str = "") -> Made:
    """A new store at `path` with articles that tell about `events` acts of 2022 to 2026.

    `until` leaves out the articles that came out after a day. A store like it that was made before
    in this run, by whichever process, is copied: it is the same.
    """
    if not (shelf := os.environ.get(SHELF)):
        _write(path, events, seed, until)
        return _held(path)
    kept = Path(shelf) / f"{events}-{seed}-{until}.db"
    if not kept.exists():
        unfinished = kept.with_suffix(f".{os.getpid()}")
        _write(unfinished, events, seed, until)
        unfinished.replace(kept)
    shutil.copy(kept, path)
    return _held(path)


def _write(path: Path, events: int, seed: int, until: str) -> None:
    names = small_names()
    parts = rooms(names)
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        conn.execute("PRAGMA synchronous=OFF")  # a store that is cut off here is never looked at
        copy_names(conn)
        held = Held(conn)
        for document, claims in articles(events, seed):
            told = document.published
            if not until or told is None or told.first <= until:
                save(conn, document, claims, parts, STAMP, "2026-11-22T00:00:00+00:00", held)


def _held(path: Path) -> Made:
    with closing(sqlite3.connect(path)) as conn:
        tables = ("event", "document", "claim")
        return Made(*(conn.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in tables))  # noqa: S608


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
