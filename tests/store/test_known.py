"""An event as known on a day is the event that a store of that day would have."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import fetch
from store.database import EventView, Store, open_store
from store.known import known_events, known_lines, known_view
from store.records import Conflict, Event
from tests.small_world import small_names
from tests.stores import make_store

DAYS = ("2022-09-01", "2023-12-24", "2025-03-05", "2026-11-22")
NAMES = small_names()


def made(path: Path, until: str = "") -> Store:
    """A store of the made-up articles, or of those that had come out by a day."""
    make_store(path, 60, until=until)
    return open_store(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return made(tmp_path_factory.mktemp("known") / "whole.db")


def views(store: Store) -> dict[int, EventView]:
    ids = [row[0] for row in store.connect().execute("SELECT id FROM event")]
    return {row: view for row in ids if (view := store.event(row)) is not None}


def by_claims(found: dict[int, EventView]) -> dict[frozenset[str], EventView]:
    return {frozenset(told.key for told in view.told): view for view in found.values()}


def plain(view: EventView) -> Event:
    """The event without row ids."""
    keys = {told.claim_id: told.key for told in (*view.told, *view.denials)}

    def named(conflict: Conflict) -> Conflict:
        sides = (conflict.left_claims, conflict.right_claims)
        left, right = (tuple(hash(keys.get(one)) for one in side) for side in sides)
        return replace(conflict, left_claims=left, right_claims=right)

    conflicts = tuple(named(one) for one in view.event.conflicts)
    return replace(view.event, key="", claims=(), conflicts=conflicts)


@pytest.mark.parametrize("day", DAYS)
def test_it_is_what_a_store_of_that_day_would_have(whole: Store, tmp_path: Path, day: str) -> None:
    conn = whole.connect()
    with made(tmp_path / "then.db", day) as then:
        early = by_claims(views(then))
        lines = {line.id: line for line in then.lines([view.id for view in early.values()])}
        now = views(whole)
        known = {
            row: view
            for row, one in now.items()
            if (view := known_view(conn, one, day, NAMES)).told
        }
        same = [
            (view, early[claims]) for claims, view in by_claims(known).items() if claims in early
        ]
        assert len(same) > 0.9 * len(early)
        for view, alone in same:
            assert plain(view) == plain(alone)
            assert [told.key for told in view.told] == [told.key for told in alone.told]
            assert {told.key for told in view.denials} == {told.key for told in alone.denials}
            assert (view.day, view.facts, view.rulings) == (alone.day, alone.facts, alone.rulings)
        events = known_events(conn, {row: one.event for row, one in now.items()}, day, NAMES)
        assert events == {row: view.event for row, view in known.items()}
        shown = {line.id: line for line in known_lines(whole, list(now), day, NAMES)}
        assert list(shown) == list(known)
        for view, alone in same:
            mine, theirs = shown[view.id], lines[alone.id]
            unlike = {"id": 0, "key": "", "facts_id": 0}
            assert mine._replace(**unlike) == theirs._replace(**unlike)


def test_something_was_told_later(whole: Store) -> None:
    now = {row: view.event for row, view in views(whole).items()}
    early = known_events(whole.connect(), now, DAYS[2], NAMES)
    assert any(early[row].reports < now[row].reports for row in early)
    assert any(early[row].origins < now[row].origins for row in early)
    assert any(len(early[row].conflicts) < len(now[row].conflicts) for row in early)
    assert now.keys() - early.keys()


def test_a_reprint_of_a_later_day_does_not_count(whole: Store) -> None:
    conn = whole.connect()
    ((number,),) = conn.execute("SELECT document_id FROM claim LIMIT 1").fetchall()
    with closing(whole.writer()) as writer:
        rows = [(number, "a", "A", "2030-01-01"), (number, "b", "B", "2020-01-01")]
        writer.executemany(
            "INSERT INTO reprint (document_id, home, publisher, published_first)"
            " VALUES (?, ?, ?, ?)",
            rows,
        )
    assert fetch.reprints(conn, [number]) == {number: ("A", "B")}
    assert fetch.reprints(conn, [number], "2029-12-31") == {number: ("B",)}
