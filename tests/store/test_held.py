"""Events that a writer holds from one article to the next are those of the store."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import fetch
from store.database import open_store
from store.save import save
from store.writing.held import Held
from tests.made_articles import edited
from tests.small_world import STAMP, rooms, small_names
from tests.store.dump import dump


def _rows(conn: sqlite3.Connection) -> list[int]:
    return [row[0] for row in conn.execute("SELECT id FROM event ORDER BY id")]


def test_a_run_that_holds_events_writes_what_one_does_that_holds_none(tmp_path: Path, made) -> None:
    found = []
    for holding in (True, False):
        names = small_names()
        path = tmp_path / f"{holding}.db"
        with open_store(path, create=True) as store, closing(store.writer()) as conn:
            held, kit = Held(conn), rooms(names)
            for number, (document, claims) in enumerate(made):
                kit = kit if holding else rooms(names)
                save(conn, document, claims, kit, STAMP, held=held if holding else None)
                if number % 7 == 3:
                    article = edited(document, claims)
                    save(conn, *article, kit, STAMP, held=held if holding else None)
            found.append(dump(conn))
    assert found[0] == found[1]
    assert len(found[0]["event"]) < len(found[0]["claim"])


def test_what_is_held_is_what_is_stored(conn: sqlite3.Connection, kit, made) -> None:
    held = Held(conn)
    for document, claims in made:
        save(conn, document, claims, kit, STAMP, held=held)
        rows = _rows(conn)
        assert held.stored_events(rows) == fetch.stored_events(conn, rows)
    first = held.stored_events(_rows(conn))
    assert all(a is b for a, b in zip(first, held.stored_events(_rows(conn)), strict=True))


def test_what_another_connection_writes_is_seen(tmp_path: Path, kit, made) -> None:
    half = len(made) // 2
    with (
        open_store(tmp_path / "store.db", create=True) as store,
        closing(store.writer()) as conn,
        closing(store.writer()) as other,
    ):
        held = Held(conn)
        for (document, claims), more in zip(made[:half], made[half:], strict=False):
            save(conn, document, claims, kit, STAMP, held=held)
            save(other, *more, rooms(small_names()), STAMP)
            held.catch_up()
            rows = _rows(conn)
            assert held.stored_events(rows) == fetch.stored_events(conn, rows)


def test_an_article_that_is_undone_leaves_nothing_in_the_hands(conn, kit, made) -> None:
    held = Held(conn)
    (document, claims), *rest = made
    save(conn, document, claims, kit, STAMP, held=held)
    conn.execute(
        "CREATE TEMP TRIGGER no_more BEFORE UPDATE ON meta BEGIN SELECT raise(ABORT, 'full'); END"
    )
    for document, claims in rest:
        with pytest.raises(sqlite3.IntegrityError):
            save(conn, document, claims, kit, STAMP, held=held)
        rows = _rows(conn)
        assert held.stored_events([*rows, max(rows) + 1]) == fetch.stored_events(conn, rows)
    conn.execute("DROP TRIGGER no_more")
