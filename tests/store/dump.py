"""The contents of a store as one comparable value."""

import sqlite3

SKIPPED = ("event_search", "document_search", "sqlite_", "bitmap")


def dump(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; the moment of an ingest is left out."""
    tables = [
        name
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(SKIPPED)
    ]
    found = {}
    for table in sorted(tables):
        columns = [
            row[1] for row in conn.execute(f"PRAGMA table_info({table})") if row[1] != "ingested_at"
        ]
        listed = ", ".join(f'"{column}"' for column in columns)
        found[table] = conn.execute(
            f"SELECT {listed} FROM {table} ORDER BY {listed}"  # noqa: S608
        ).fetchall()
    # Where an index leaves gaps depends on how often it was brought up to date.
    found["meta"] = [row for row in found["meta"] if not str(row[0]).startswith("index_")]
    return found


def sound(conn: sqlite3.Connection) -> None:
    """Assert that the file is whole, its links hold and its full text fits its tables."""
    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("event_search", "document_search"):
        conn.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
    crooked = conn.execute(
        "SELECT count(*) FROM claim JOIN document ON document.id = document_id"
        ' WHERE substr(text, start + 1, "end" - start) <> quote'
    ).fetchone()
    assert crooked == (0,)
    alone = conn.execute(
        "SELECT count(*) FROM event WHERE id NOT IN"
        " (SELECT event_id FROM event_claim WHERE position = 0)"
    ).fetchone()
    assert alone == (0,)
