"""Of what hangs on an event only what differs is written, and it is what writing all would make."""

import hashlib
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta

from store import fetch
from store.records import When
from store.save import save
from store.writing.held import Held
from tests.small_world import STAMP
from tests.store.dump import sound
from tests.store.test_reprinting import reprint

_PARTS = ("event_claim", "event_denial", "conflict", "join_key", "earlier")


@contextmanager
def _written(conn: sqlite3.Connection, *tables: str):
    """The statements that write to some tables, one for each row."""
    found: list[str] = []
    begins = tuple(
        f"{verb} {table} " for verb in ("INSERT INTO", "DELETE FROM") for table in tables
    )
    conn.set_trace_callback(lambda sql: found.append(sql) if sql.startswith(begins) else None)
    try:
        yield found
    finally:
        conn.set_trace_callback(None)


def _report(made, number: int):
    """A further report of the acts of an article, a day later than the last one."""
    document, claims = next(one for one in made if one[1] and one[0].published is not None)
    text = f"{document.text}\n\nEdition {number}."
    day = (date(2025, 3, 1) + timedelta(days=number)).isoformat()
    return replace(
        document,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        url=f"https://example.org/{number}",
        published=When(first=day, last=day, precision="day"),
    ), claims


def test_a_further_report_of_an_act_writes_what_it_changes(conn, kit, made) -> None:
    held, counts = Held(conn), []
    for number in range(24):
        document, claims = _report(made, number)
        with _written(conn, *_PARTS) as rows:
            save(conn, document, claims, kit, STAMP, held=held)
        counts.append(len(rows))
    told = conn.execute("SELECT max(reports) FROM event").fetchone()
    assert told == (24,)
    assert counts[-1] <= counts[3] + 2
    sound(conn)


def test_a_reprint_leaves_words_and_links_alone(conn, kit, made) -> None:
    held = Held(conn)
    document, claims = _report(made, 1)
    save(conn, document, claims, kit, STAMP, held=held)
    with _written(conn, "event_search", "event_claim", "join_key") as rows:
        save(conn, reprint(document, 1), claims, kit, STAMP, held=held)
    assert rows == []
    assert conn.execute("SELECT DISTINCT reports FROM event").fetchall() == [(2,)]


def test_claims_go_from_event_to_event(conn, kit, made) -> None:
    """Any order in which events give claims up and take others leaves each claim one event."""
    held = Held(conn)
    for number, (document, claims) in enumerate(made):
        save(conn, document, claims, kit, STAMP, held=held)
        save(conn, *_report(made, number % 3), kit, STAMP, held=held)
    rows = [row[0] for row in conn.execute("SELECT id FROM event")]
    assert held.stored_events(rows) == fetch.stored_events(conn, rows)
    sound(conn)
    with closing(sqlite3.connect(":memory:")) as other:
        conn.backup(other)
        before = _words(other)
        other.execute("INSERT INTO event_search (event_search) VALUES ('rebuild')")
        assert _words(other) == before


def _words(conn: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every word of the full text with where it stands."""
    conn.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, event_search, instance)")
    found = conn.execute("SELECT * FROM temp.words").fetchall()
    conn.execute("DROP TABLE temp.words")
    return sorted(found)
