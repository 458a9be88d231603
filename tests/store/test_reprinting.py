"""A reprint is counted without telling its article anew, and the rows are those of telling it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from store import fetch
from store import save as saving
from store.database import open_store
from store.records import Document, When
from store.save import Saved, save
from store.writing.held import Held
from tests.small_world import STAMP, rooms, small_names
from tests.store.dump import dump, sound
from tests.store.test_order import events

_OF_EVENTS = ("event", "event_claim", "event_denial", "conflict", "earlier", "join_key")


def reprint(document: Document, number: int) -> Document:
    """The very text at another place, some days later for some."""
    day = f"2025-06-{1 + number % 28:02d}"
    return replace(
        document,
        url=f"https://example.net/{number}" if document.url else "",
        publisher=f"Copy {number}",
        published=When(first=day, last=day, precision="day") if number % 2 else None,
    )


@contextmanager
def _slowly(monkeypatch: pytest.MonkeyPatch, slow: bool) -> Iterator[None]:
    """Take reprints for articles that have to be told anew."""
    with monkeypatch.context() as patched:
        if slow:
            patched.setattr(saving, "_printed_again", lambda *given: 0)
        yield


def _named(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, with the keys of events for their rows."""
    found = dump(conn)
    keys = dict(conn.execute('SELECT id, "key" FROM event'))
    for table in _OF_EVENTS:
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        at = columns.index("id" if table == "event" else "event_id")
        named = [(*row[:at], keys[row[at]], *row[at + 1 :]) for row in found[table]]
        found[table] = sorted(named, key=repr)
    return found


@contextmanager
def _fresh(path: Path) -> Iterator[sqlite3.Connection]:
    with open_store(path, create=True) as store:
        conn = store.writer()
        try:
            yield conn
        finally:
            conn.close()


def test_the_last_article_given_again_makes_the_rows_of_telling_it_anew(
    tmp_path: Path, made, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[list[Saved], dict[str, list[tuple[object, ...]]]]] = []
    for slow in (False, True):
        with _slowly(monkeypatch, slow), _fresh(tmp_path / f"{slow}.db") as conn:
            kit, held, said = rooms(small_names()), Held(conn), []
            for number, (document, claims) in enumerate(made):
                save(conn, document, claims, kit, STAMP, held=held)
                again = reprint(document, number)
                said.append(save(conn, again, claims, kit, STAMP, held=held))
            sound(conn)
            found.append((said, _named(conn)))
    assert found[0] == found[1]
    assert any(one.kind == "changed" and one.events for one in found[0][0])
    assert found[0][1]["reprint"]


def test_any_article_given_again_makes_the_events_of_telling_it_anew(
    tmp_path: Path, made, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for slow in (False, True):
        with _slowly(monkeypatch, slow), _fresh(tmp_path / f"{slow}.db") as conn:
            kit, held = rooms(small_names()), Held(conn)
            for document, claims in made[:20]:
                save(conn, document, claims, kit, STAMP, held=held)
            for number, (document, claims) in enumerate(made[:20]):
                save(conn, reprint(document, number), claims, kit, STAMP, held=held)
            for document, claims in made[20:]:
                save(conn, document, claims, kit, STAMP, held=held)
            sound(conn)
            rows = dump(conn)
            told = {table: rows[table] for table in ("document", "reprint", "text_copy", "seen")}
            found.append((events(conn), told))
    assert found[0] == found[1]


def test_what_is_held_after_a_reprint_is_what_is_stored(conn, made) -> None:
    kit, held = rooms(small_names()), Held(conn)
    for document, claims in made:
        save(conn, document, claims, kit, STAMP, held=held)
    for number, (document, claims) in enumerate(made):
        save(conn, reprint(document, number), claims, kit, STAMP, held=held)
        rows = [row[0] for row in conn.execute("SELECT id FROM event ORDER BY id")]
        assert held.stored_events(rows) == fetch.stored_events(conn, rows)


def test_a_reprint_leaves_the_rows_of_claims_and_other_events_alone(conn, made) -> None:
    kit = rooms(small_names())
    for document, claims in made:
        save(conn, document, claims, kit, STAMP)
    before = dump(conn)
    number, (document, claims) = next(
        (number, pair) for number, pair in enumerate(made) if pair[0].publisher and pair[1]
    )
    assert save(conn, reprint(document, number), claims, kit, STAMP).kind == "changed"
    after = dump(conn)
    for table in ("claim", "claim_actor", "event_claim", "event_denial", "conflict", "join_key"):
        assert before[table] == after[table], table
    assert len(set(after["event"]) - set(before["event"])) <= len(claims)
    assert save(conn, reprint(document, number), claims, kit, STAMP).kind == "known"


def test_a_text_that_replaces_another_at_its_new_place_is_no_mere_reprint(conn, made) -> None:
    kit = rooms(small_names())
    first, second = [pair for pair in made if pair[0].url and pair[1]][:2]
    for document, claims in (first, second):
        save(conn, document, claims, kit, STAMP)
    moved = replace(first[0], url=second[0].url, publisher=second[0].publisher)
    assert save(conn, moved, first[1], kit, STAMP).kind == "changed"
    current = conn.execute("SELECT sha256 FROM document WHERE current = 1").fetchall()
    assert current == [(first[0].sha256,)]
    sound(conn)
