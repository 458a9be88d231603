"""The rows of a store whose kins are too large to be worked out as a whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import fetch
from store.database import open_store
from store.save import save
from store.writing import neighbours
from store.writing.held import Held
from store.writing.regroup import regroup
from tests.made_articles import edited
from tests.small_world import STAMP, rooms, small_names
from tests.store.dump import dump, sound
from tests.store.test_order import events
from tests.store.test_reprinting import reprint

LARGE = 4


@pytest.fixture(autouse=True)
def small_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take kins for large that are small."""
    monkeypatch.setattr(neighbours, "LARGE", LARGE)


@pytest.fixture
def full(tmp_path: Path, made) -> Iterator[sqlite3.Connection]:
    """A store of all made articles, some of them edited, some given again."""
    with open_store(tmp_path / "full.db", create=True) as store, closing(store.writer()) as conn:
        kit, held = rooms(small_names()), Held(conn)
        for number, (document, claims) in enumerate(made):
            save(conn, document, claims, kit, STAMP, held=held)
            if number % 7 == 3:
                save(conn, *edited(document, claims), kit, STAMP, held=held)
            if number % 5 == 2:
                save(conn, reprint(document, number), claims, kit, STAMP, held=held)
        yield conn


def whole(conn: sqlite3.Connection) -> None:
    """Assert that each claim tells one event and that nothing names what is not there."""
    sound(conn)
    count = conn.execute(
        "SELECT count(*), count(DISTINCT claim_id) FROM event_claim"
        " JOIN claim ON claim.id = claim_id JOIN document ON document.id = document_id"
        " WHERE current = 1"
    ).fetchone()
    claims = {row[0] for row in conn.execute("SELECT id FROM claim")}
    told = conn.execute(
        "SELECT count(*) FROM claim JOIN document ON document.id = document_id WHERE current = 1"
    ).fetchone()[0]
    assert count == (told, told)
    rows = [row[0] for row in conn.execute("SELECT id FROM event")]
    for found in fetch.conflicts(conn, rows).values():
        for one in found:
            assert {*one.left_claims, *one.right_claims} <= claims
    named = "SELECT event_id, claim_id FROM event_denial ORDER BY 1, 2"
    beside = [
        (event, claim)
        for event, found in sorted(fetch.conflicts(conn, rows).items())
        for claim in sorted(one.right_claims[0] for one in found if one.field == "denial")
    ]
    assert conn.execute(named).fetchall() == beside
    assert conn.execute("SELECT count(*) FROM event WHERE kin = ''").fetchone() == (0,)


def test_there_are_large_kins_and_their_rows_are_whole(full: sqlite3.Connection) -> None:
    whole(full)
    sizes = full.execute(
        "SELECT count(*) FROM event JOIN event_claim ON event_id = event.id GROUP BY kin"
    )
    assert max(row[0] for row in sizes) > LARGE
    assert full.execute("SELECT count(*) FROM event_denial").fetchone()[0] > 0


def test_related_anew_they_are_what_all_claims_come_to(
    full: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made
) -> None:
    kit = rooms(small_names())
    assert regroup(full, kit, "another", STAMP.reference)
    whole(full)
    monkeypatch.setattr(neighbours, "LARGE", 100_000)
    with open_store(tmp_path / "one.db", create=True) as store, closing(store.writer()) as conn:
        for number, (document, claims) in enumerate(made):
            save(conn, document, claims, kit, STAMP)
            if number % 7 == 3:
                save(conn, *edited(document, claims), kit, STAMP)
            if number % 5 == 2:
                save(conn, reprint(document, number), claims, kit, STAMP)
        assert events(full) == events(conn)


def test_what_is_held_is_what_is_stored(conn: sqlite3.Connection, made) -> None:
    kit, held = rooms(small_names()), Held(conn)
    for document, claims in made:
        save(conn, document, claims, kit, STAMP, held=held)
        rows = [row[0] for row in conn.execute("SELECT id FROM event ORDER BY id")]
        assert held.stored_events(rows) == fetch.stored_events(conn, rows)


def test_only_what_an_article_touches_is_given_of_a_large_kin(full: sqlite3.Connection) -> None:
    kin, event_id = full.execute(
        "SELECT kin, min(event.id) FROM event JOIN event_claim ON event_id = event.id"
        " GROUP BY kin ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    (alone,) = neighbours.around(full, [event_id])
    assert (alone.alone, alone.kin) == (True, kin)
    others = "SELECT event_id FROM event_denial JOIN event ON event.id = event_id LIMIT 1"
    (denied,) = full.execute(others).fetchone()
    found = {one.event_id: one for one in neighbours.around(full, [denied])}
    assert found[denied].denials or not found[denied].alone


def test_an_article_that_is_undone_leaves_things_whole(full: sqlite3.Connection, made) -> None:
    kit, held = rooms(small_names()), Held(full)
    before = dump(full)
    full.execute(
        "CREATE TEMP TRIGGER no_more BEFORE UPDATE ON meta BEGIN SELECT raise(ABORT, 'full'); END"
    )
    document, claims = next(pair for pair in made if pair[0].url and pair[1])
    again = replace(edited(document, claims)[0], text=f"{document.text} And more.")
    again = replace(again, sha256="f" * 64)
    with pytest.raises(sqlite3.IntegrityError):
        save(full, again, claims, kit, STAMP, held=held)
    assert dump(full) == before
    full.execute("DROP TRIGGER no_more")
    assert save(full, again, claims, kit, STAMP, held=held).kind == "changed"
    whole(full)
