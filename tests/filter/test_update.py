"""An index brought up to date says what one built from all the tables says."""

import random
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from store.database import Store, open_store
from store.filter import Index
from store.filter.index import catching_up
from store.filter.index.build import build
from store.filter.index.parts import Parts
from store.ingest import ingest
from store.records import Claim, Document, When
from store.reference import Reference, load
from store.save import Stamp, save, transaction
from store.study import Kit
from store.writing.touched import forget, note
from tests.filter import naive
from tests.made_articles import articles, edited
from tests.small_world import STAMP, rooms, small_names
from tests.stores import make_store

NAMES = naive.names()
ROOMS = rooms(small_names())
BASE = articles(25, seed=4)
LATER = articles(80, seed=5)


def said(parts: Parts) -> Any:
    """What an index says of events, whatever slots they have."""
    layout, reports, rulings = parts.layout, parts.reports, parts.rulings

    def ids(slots: BitMap) -> list[int]:
        return [layout.ids[slot] for slot in slots]

    documents = [sorted(reports._documents(BitMap([slot]))) for slot in layout.everything]
    out = {
        day: list(told)
        for day, told in zip(reports.dated.values, reports.dated.leaves, strict=True)
    }
    return {
        "order": ids(layout.everything),
        "days": [
            (day, ids(BitMap(layout.between(day, day)) & layout.everything)) for day in layout.days
        ],
        "facets": {f: {v: ids(s) for v, s in vs.items()} for f, vs in parts.facets.items()},
        "numbers": {
            f: {v: ids(s) for v, s in zip(r.values, r.leaves, strict=True)}
            for f, r in parts.numbers.items()
        },
        "rulings": {
            facts: (
                ids(slots),
                rulings.since.get(facts),
                [rulings.table[one] for one in rulings.outcomes.get(facts, ())],
            )
            for facts, slots in rulings.slots.items()
        },
        "reports": (documents, out, list(reports.undated)),
        "all reports": reports.count(layout.everything, layout.everything),
        "earlier": earlier_said(parts),
    }


def earlier_said(parts: Parts) -> Any:
    """What an index says of events as fewer reports told them."""
    earlier = parts.earlier
    names = {stage: (event,) for stage, event in enumerate(earlier.events) if event}
    for ranks in (earlier.since, earlier.until):
        for day, stages in zip(ranks.values, ranks.leaves, strict=True):
            for stage in stages:
                names[stage] = (*names[stage], day)

    def named(stages: BitMap) -> list[Any]:
        return sorted(names[stage] for stage in stages)

    return sorted(names.values()), [
        (
            {f: {v: named(s) for v, s in vs.items()} for f, vs in differing.facets.items()},
            {
                f: {v: named(s) for v, s in zip(r.values, r.leaves, strict=True)}
                for f, r in differing.numbers.items()
            },
        )
        for differing in (earlier.without, earlier.beside)
    ]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an index."""
    path = tmp_path_factory.mktemp("update") / "base.db"
    make_store(path, 25, seed=4)
    with open_store(path) as store:
        kept(store)
    return path


def copied(base: Path, to: Path) -> None:
    """Another store of the same contents; what is there is replaced."""
    for rest in to.parent.glob(f"{to.name}*"):
        rest.unlink()
    with closing(sqlite3.connect(base)) as conn:
        conn.execute("VACUUM INTO ?", (str(to),))
    with open_store(to) as store:
        store.writer().close()


def kept(store: Store) -> Index:
    """The index, stored."""
    index = Index.load(store.connect(), NAMES)
    with closing(store.writer()) as conn:
        assert index.save(conn)
    return index


def put(store: Store, document: Document, claims: list[Claim], stamp: Stamp = STAMP) -> None:
    with closing(store.writer()) as conn:
        save(conn, document, claims, ROOMS, stamp)


def changes(choice: random.Random) -> Iterator[tuple[Document, list[Claim]]]:
    """Articles that come, are told anew, lose their claims, or are dated otherwise."""
    while True:
        document, claims = choice.choice(BASE)
        kind = choice.choice(("new", "new", "edited", "emptied", "dated"))
        if kind == "new":
            yield choice.choice(LATER)
        elif kind == "edited":
            yield edited(document, claims)
        elif kind == "emptied":
            text, _ = edited(replace(document, text=document.text + "Again. "), claims)
            yield text, claims[1:]
        else:
            day = f"2023-0{choice.randrange(1, 9)}-1{choice.randrange(9)}"
            when = When(first=day, last=day, precision="day", phrase=day)
            yield replace(document, published=when, dated_by="user"), claims


@pytest.mark.slow
@given(st.integers(0, 1 << 20), st.lists(st.integers(1, 4), min_size=1, max_size=3))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_update_says_what_a_rebuild_says(
    base: Path, tmp_path: Path, seed: int, steps: list[int]
) -> None:
    path = tmp_path / "one.db"
    copied(base, path)
    coming = changes(random.Random(seed))
    with open_store(path) as store:
        held = Index.load(store.connect(), NAMES)
        for step in steps:
            for _ in range(step):
                put(store, *next(coming))
            index = Index.load(store.connect(), NAMES)
            assert said(index.parts) == said(build(store.connect(), NAMES))
            held = Index.load(store.connect(), NAMES, held)
            assert said(held.parts) == said(index.parts)
            with closing(store.writer()) as conn:
                assert index.save(conn)
            loaded = Index.load(store.connect(), NAMES)
            assert loaded.stored
            assert said(loaded.parts) == said(index.parts)


@pytest.fixture
def store(base: Path, tmp_path: Path) -> Iterator[Store]:
    copied(base, tmp_path / "own.db")
    with open_store(tmp_path / "own.db") as opened:
        yield opened


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(conn: sqlite3.Connection, names: Any) -> Index:
        raise AssertionError("built anew")

    monkeypatch.setattr(Index, "build", refuse)


@pytest.mark.usefixtures("no_build")
def test_new_articles_do_not_make_the_whole_index_anew(store: Store) -> None:
    for document, claims in LATER[:5]:
        put(store, document, claims)
    index = Index.load(store.connect(), NAMES)
    assert not index.stored
    assert len(index) > len(Index.load(store.connect(), NAMES).layout.slots(range(1, 20)))
    assert index.is_current(store.connect())


@pytest.mark.usefixtures("no_build")
def test_an_index_at_hand_is_brought_up_to_date_without_reading_it_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Index.load(store.connect(), NAMES)
    put(store, *LATER[0])
    wanted = said(Index.load(store.connect(), NAMES).parts)
    monkeypatch.setattr(catching_up, "load_parts", lambda _: pytest.fail("read again"))
    assert said(Index.load(store.connect(), NAMES, held).parts) == wanted


def test_an_index_at_hand_that_is_too_old_is_read_again(store: Store) -> None:
    held = Index.load(store.connect(), NAMES)
    put(store, *LATER[0])
    wanted = said(kept(store).parts)
    again = Index.load(store.connect(), NAMES, held)
    assert again.stored
    assert said(again.parts) == wanted


def test_a_version_that_has_jumped_back_gives_the_index_up_at_the_next_change(
    store: Store,
) -> None:
    """Counting on, the data comes to the version of an index that was made of something else."""
    put(store, *LATER[0])
    kept(store)
    with closing(store.writer()) as conn:
        conn.execute("UPDATE meta SET value = value - 1 WHERE name = 'data_version'")
    put(store, *LATER[1])
    index = Index.load(store.connect(), NAMES)
    assert not index.stored
    assert said(index.parts) == said(build(store.connect(), NAMES))


def test_the_same_changes_give_the_same_bytes(base: Path, tmp_path: Path) -> None:
    found = []
    for name in ("a.db", "b.db"):
        copied(base, tmp_path / name)
        with open_store(tmp_path / name) as store:
            for document, claims in LATER[:6]:
                put(store, document, claims)
            kept(store)
            found.append(store.connect().execute("SELECT * FROM bitmap ORDER BY 1, 2").fetchall())
    assert found[0] == found[1]


def test_a_change_that_no_list_of_events_can_say_makes_it_anew(store: Store) -> None:
    with closing(store.writer()) as conn:
        with transaction(conn):
            conn.execute("UPDATE event SET route = 'none'")
            forget(conn)
        assert set(Index.load(conn, NAMES).parts.facets["route"]) == {"none"}


def test_a_version_without_a_note_makes_it_anew(store: Store) -> None:
    with closing(store.writer()) as conn:
        conn.execute("UPDATE event SET route = 'none'")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
        conn.execute("BEGIN")
        note(conn)
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
        conn.execute("COMMIT")
        assert set(Index.load(conn, NAMES).parts.facets["route"]) == {"none"}


def test_a_damaged_note_makes_it_anew(store: Store) -> None:
    put(store, *LATER[0])
    with closing(store.writer()) as conn:
        conn.execute("UPDATE bitmap SET data = x'0102' WHERE field = 'touched'")
        assert said(Index.load(conn, NAMES).parts) == said(build(conn, NAMES))


def test_what_is_undone_touches_nothing(store: Store) -> None:
    before = Index.load(store.connect(), NAMES)
    with closing(store.writer()) as conn:
        with suppress(KeyboardInterrupt), transaction(conn):
            conn.execute("DELETE FROM event")
            note(conn, [1, 2, 3])
            raise KeyboardInterrupt
        after = Index.load(conn, NAMES)
    assert after.stored
    assert said(after.parts) == said(before.parts)


def test_notes_are_dropped_with_the_next_index(store: Store) -> None:
    def notes() -> int:
        counted = "SELECT count(*) FROM bitmap WHERE field = 'touched'"
        return int(store.connect().execute(counted).fetchone()[0])

    put(store, *LATER[0])
    put(store, *LATER[1])
    assert notes() == 2
    kept(store)
    assert notes() == 0


def test_a_reader_sees_one_version_while_another_writes(store: Store) -> None:
    """What a snapshot has begun to read stays as it was, index and rows alike."""
    conn = store.connect()
    conn.execute("BEGIN")
    before = Index.load(conn, NAMES)
    put(store, *LATER[0])
    again = Index.load(conn, NAMES)
    assert said(again.parts) == said(before.parts)
    assert conn.execute("SELECT count(*) FROM event").fetchone()[0] == len(again)
    conn.execute("COMMIT")
    assert not again.is_current(conn)
    assert len(Index.load(conn, NAMES)) == conn.execute("SELECT count(*) FROM event").fetchone()[0]


def kit_of(reference: Reference) -> Kit:
    """Reads the made-up articles."""
    told = {document.sha256: tuple(claims) for document, claims in LATER}
    return Kit(parse=lambda article: told[article.sha256], rooms=ROOMS, stamp=STAMP)


def test_a_stopped_ingest_leaves_index_and_rows_of_one_mind(store: Store) -> None:
    whole = load()
    reference = replace(whole, names=NAMES, version="reference 1")
    documents = [document for document, _ in LATER[:12]]
    list(ingest(store.path, documents[:2], reference, kit_of=kit_of))
    assert Index.load(store.connect(), NAMES).stored
    going = ingest(store.path, documents, reference, kit_of=kit_of)
    for _, outcome in zip(range(6), going, strict=False):
        assert outcome.kind != "refused"
    assert isinstance(going, Generator)
    going.close()
    stopped = Index.load(store.connect(), NAMES)
    assert not stopped.stored
    assert said(stopped.parts) == said(build(store.connect(), NAMES))
    list(ingest(store.path, documents, reference, kit_of=kit_of))
    assert Index.load(store.connect(), NAMES).stored
