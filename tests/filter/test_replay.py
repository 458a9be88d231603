"""A filter as of a day finds and counts what it finds in a store of the reports of that day."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.database import Store, open_store
from store.filter import FIELDS, Index, Result, Search, parse_query, select
from store.filter.index.index import Index as Whole
from store.filter.index.replay import told_later
from tests.filter import naive
from tests.filter.book import TODAY
from tests.filter.conftest import place_of
from tests.filter.test_select import queries
from tests.stores import make_store

DAYS = ("2022-09-01", "2023-12-24", "2025-03-05", "2026-06-30")
NAMES = naive.names()
EVENTS, SEED = 90, 11

Keys = frozenset[str]


class World(NamedTuple):
    """A store with its index, and the claims by which each event is told."""

    store: Store
    index: Index
    told: dict[int, Keys]

    def ask(self, text: str) -> Result:
        query = parse_query(text, NAMES, today=TODAY, known=self.index, finished=True)
        return select(self.index, query, Search(self.store.connect(), self.index))


def world(path: Path, until: str = "") -> World:
    make_store(path, EVENTS, SEED, until)
    store = open_store(path)
    conn = store.connect()
    return World(store, Index.load(conn, NAMES), told(conn, until or "9999"))


def told(conn, day: str) -> dict[int, Keys]:
    """The claims that had come out by a day, by event."""
    found: dict[int, set[str]] = {}
    for event, key in conn.execute(
        "SELECT event_id, claim.key FROM event_claim JOIN claim ON claim.id = claim_id"
        " JOIN document ON document.id = document_id WHERE published_first <= ?",
        (day,),
    ):
        found.setdefault(event, set()).add(key)
    return {event: frozenset(keys) for event, keys in found.items()}


class Pair(NamedTuple):
    """The whole store, a store of a day, and the claims of the events that both have."""

    now: World
    then: World
    told: dict[int, Keys]
    both: frozenset[Keys]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Pair]]:
    folder = tmp_path_factory.mktemp("replay")
    now = world(folder / "now.db")
    found = {}
    for day in DAYS:
        then = world(folder / f"{day}.db", day)
        known = told(now.store.connect(), day)
        both = frozenset(known.values()) & frozenset(then.told.values())
        assert len(both) > 0.9 * len(then.told)
        found[day] = Pair(now, then, known, both)
    yield found
    for pair in found.values():
        pair.then.store.close()
    now.store.close()


@settings(max_examples=200, deadline=None)
@given(queries, st.sampled_from(DAYS))
def test_it_finds_what_a_store_of_that_day_finds(
    pairs: dict[str, Pair], text: str, day: str
) -> None:
    if "id:" in text:  # the name of an event may be that of a claim which came out later
        return
    pair = pairs[day]
    asked = f"{text} asof:{day}"
    mine, theirs = pair.now.ask(asked), pair.then.ask(asked)
    found = [pair.told[event] for event in mine.page(0, 1000)]
    alone = [pair.then.told[event] for event in theirs.page(0, 1000)]
    assert {one for one in found if one in pair.both} == {one for one in alone if one in pair.both}
    assert len(set(found)) == mine.total
    if set(found) == set(alone):
        assert mine.reports == theirs.reports
        assert mine.origins == theirs.origins
        assert {m: n for m, n in mine.histogram() if n} == {
            m: n for m, n in theirs.histogram() if n
        }


@pytest.mark.parametrize("day", DAYS)
def test_it_counts_what_a_store_of_that_day_counts(pairs: dict[str, Pair], day: str) -> None:
    """Where every event is told by the same claims in both, every count is the same."""
    pair = pairs[day]
    text = f"asof:{day}"
    mine, theirs = pair.now.ask(text), pair.then.ask(text)
    unlike = frozenset(pair.told.values()) ^ frozenset(pair.then.told.values())
    for field in (name for name in FIELDS if FIELDS[name].counted):
        one = Counter({c.key: c.count for c in mine.counts(field) if c.key != "new"})
        other = Counter({c.key: c.count for c in theirs.counts(field) if c.key != "new"})
        apart = sum(((one - other) + (other - one)).values())
        assert apart <= 8 * len(unlike), field


def test_something_was_told_later(pairs: dict[str, Pair]) -> None:
    """A property over days on which all had been told would prove nothing."""
    for pair, day in zip(pairs.values(), DAYS, strict=True):
        parts = pair.now.index.parts
        assert len(told_later(parts, day)) > (0 if day == DAYS[-1] else 1)
    without = pairs[DAYS[2]].now.index.parts.earlier.without
    assert {"publisher", "origin", "is", "has"} <= without.facets.keys()
    assert {"reports", "origins"} <= without.numbers.keys()
    assert "day:" in pairs[DAYS[2]].now.index.parts.earlier.beside.numbers


@pytest.mark.parametrize("day", DAYS)
def test_the_newest_are_shown_first(pairs: dict[str, Pair], day: str) -> None:
    pair = pairs[day]
    result = pair.now.ask(f"asof:{day}")
    shown = result.page(0, 1000)
    plain = {event.id: event for event in naive.events(pair.now.store.connect(), NAMES, day)}
    wanted = sorted(plain, key=lambda id_: (plain[id_].sort_day, id_), reverse=True)
    assert list(shown) == wanted
    for at in range(0, len(shown), 7):
        assert result.page(at, 5) == shown[at : at + 5]
        assert place_of(result, shown[at]) == at
    months = Counter(event.sort_day[:7] for event in plain.values() if event.sort_day)
    assert {month: count for month, count in result.histogram() if count} == months


def test_another_day_leaves_the_index_as_it_is(pairs: dict[str, Pair]) -> None:
    index = pairs[DAYS[0]].now.index
    assert isinstance(index, Whole)
    before = {value: len(slots) for value, slots in index.values("publisher").items()}
    for day in DAYS:
        assert index.as_of(day).as_of(day) is index.as_of(day)
    assert {value: len(slots) for value, slots in index.values("publisher").items()} == before
    assert index.as_of("") is index
