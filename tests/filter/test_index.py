"""The index in the file: what is loaded is what was built, and nothing else is ever trusted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from pyroaring import BitMap

from store.database import Store
from store.filter import Index, Search, parse_query, select
from store.filter.index.layout import Layout, lay_out
from store.news import mark_all_seen
from tests.filter import naive
from tests.filter.book import TODAY
from tests.filter.conftest import Room

NAMES = naive.names()


@contextmanager
def writing(store: Store) -> Iterator[sqlite3.Connection]:
    with closing(store.writer()) as conn:
        yield conn


def plain(index: Index) -> Any:
    """Everything in an index, comparable."""
    parts = index.parts
    ranks = {name: (r.values, list(r.leaves)) for name, r in parts.numbers.items()}
    layout, reports, rulings = parts.layout, parts.reports, parts.rulings
    return (
        {field: dict(values) for field, values in parts.facets.items()},
        ranks,
        {field: dict(labels) for field, labels in parts.labels.items()},
        (list(layout.ids), layout.days, layout.ends, layout.everything),
        (reports.first, reports.several, reports.begins, list(reports.more)),
        (reports.dated.values, list(reports.dated.leaves), reports.undated),
        (rulings.table, rulings.since, rulings.outcomes, dict(rulings.slots)),
    )


def test_what_is_loaded_is_what_was_built(small: Store) -> None:
    built = Index.load(small.connect(), NAMES)
    assert not built.stored
    with writing(small) as conn:
        assert built.save(conn)
    loaded = Index.load(small.connect(), NAMES)
    assert loaded.stored
    assert plain(loaded) == plain(built)
    assert loaded.is_current(small.connect())


def test_a_commit_makes_the_index_stale(small: Store) -> None:
    index = Index.build(small.connect(), NAMES)
    with writing(small) as conn:
        assert index.save(conn)
        conn.execute("DELETE FROM event WHERE id = (SELECT max(id) FROM event)")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
        assert not index.is_current(conn)
        assert not index.save(conn)
    again = Index.load(small.connect(), NAMES)
    assert not again.stored
    assert len(again) == len(index) - 1


def test_a_version_that_jumps_back_is_stale_too(small: Store) -> None:
    index = Index.build(small.connect(), NAMES)
    with writing(small) as conn:
        assert index.save(conn)
        conn.execute("UPDATE meta SET value = '1' WHERE name = 'data_version'")
    assert not Index.load(small.connect(), NAMES).stored


def test_other_reference_names_make_the_index_stale(small: Store) -> None:
    with writing(small) as conn:
        assert Index.build(conn, NAMES).save(conn)
    merged = dict(NAMES.actors)
    merged["alibaba"] = replaced(merged["alibaba"], parent="tencent")
    changed = replace(NAMES, actors=merged)
    index = Index.load(small.connect(), changed)
    assert not index.stored
    assert index.values("actor")["tencent"] >= index.values("actor")["alibaba"]


def replaced(entry: Any, **fields: Any) -> Any:
    return type(entry)(**{name: getattr(entry, name) for name in entry.__struct_fields__} | fields)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bitmap SET data = substr(data, 1, 20) WHERE field = 'facet:role:agent'",
        "UPDATE bitmap SET data = x'00010203' WHERE field = 'layout' AND value = 'ids'",
        "UPDATE bitmap SET data = zeroblob(length(data)) WHERE field = 'reports'",
        "UPDATE bitmap SET value = 'x' WHERE value = 'bytedance'",
        "DELETE FROM bitmap WHERE field = 'rulings'",
        "DELETE FROM bitmap",
        "DELETE FROM meta WHERE name = 'index_checksum'",
        "INSERT INTO bitmap VALUES ('facet:actor', 'extra', x'3a30000000000000')",
    ],
)
def test_a_damaged_index_is_built_again(small: Store, damage: str) -> None:
    whole = Index.build(small.connect(), NAMES)
    with writing(small) as conn:
        assert whole.save(conn)
        assert conn.execute(damage).rowcount > 0
    again = Index.load(small.connect(), NAMES)
    assert not again.stored
    assert plain(again) == plain(whole)


def test_damage_with_a_matching_checksum_is_met_as_well(small: Store) -> None:
    # A foreign blob that somebody put there together with its sum.
    from store.filter.index import stored

    whole = Index.build(small.connect(), NAMES)
    with writing(small) as conn:
        assert whole.save(conn)
        for blob in (b"", b"\xff" * 40, b"{]"):
            conn.execute("UPDATE bitmap SET data = ? WHERE field IN ('rulings', 'number')", (blob,))
            rows = conn.execute("SELECT field, value, data FROM bitmap ORDER BY field, value")
            total = str(stored._checksum(rows.fetchall()))
            conn.execute("UPDATE meta SET value = ? WHERE name = 'index_checksum'", (total,))
            again = Index.load(conn, NAMES)
            assert not again.stored
            assert plain(again) == plain(whole)


def test_a_failed_save_keeps_the_index_that_was_there(small: Store) -> None:
    index = Index.build(small.connect(), NAMES)
    with writing(small) as conn:
        assert index.save(conn)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.save(small.connect())
    assert Index.load(small.connect(), NAMES).stored


def test_an_empty_store_has_an_empty_index(tmp_path: Any) -> None:
    from store.database import open_store

    with open_store(tmp_path / "empty.db", create=True) as store:
        index = Index.load(store.connect(), NAMES)
        with writing(store) as conn:
            assert index.save(conn)
        index = Index.load(store.connect(), NAMES)
        assert index.stored
        assert len(index) == 0
        text = "-actor:bytedance (money:>1b OR date:2024) asof:2024"
        query = parse_query(text, NAMES, today=TODAY, known=index, finished=True)
        result = select(index, query, Search(store.connect(), index))
        assert (result.total, result.reports, result.origins) == (0, 0, 0)
        assert (result.page(0, 5), result.histogram(), result.counts("chip")) == ((), (), ())


def test_slots_follow_the_timeline(room: Room) -> None:
    layout = room.index.layout
    order = [layout.ids[slot] for slot in layout.everything]
    assert order == [event.id for event in room.plain]
    assert [layout.slot(event.id) for event in room.plain] == list(layout.everything)
    assert layout.slots([0, 10**6, *order[:3]]) == BitMap(list(layout.everything)[:3])


def test_one_event_is_sought_without_a_table_of_all(room: Room) -> None:
    layout = room.index.layout
    alone = Layout(layout.ids, layout.days, layout.ends, layout.everything)
    wanted = [event.id for event in room.plain] + [0, -1, 10**6]
    assert [alone.seek(id_) for id_ in wanted] == [layout.slot(id_) for id_ in wanted]
    assert alone._slots is None
    alone.by_id()
    assert [alone.seek(id_) for id_ in wanted] == [layout.slot(id_) for id_ in wanted]


def test_free_slots_speed_counting_up_and_change_nothing() -> None:
    timeline = [(f"2024-{12 - month:02}-01", id_) for month in range(12) for id_ in range(18_000)]
    layout = lay_out((day, at + 1) for at, (day, _) in enumerate(timeline))
    assert len(layout) == len(timeline)
    some, others = layout.everything[::31], layout.everything[::47]
    solid = layout.solid(some)
    assert solid.get_statistics()["n_bitset_containers"] > 0
    assert some.get_statistics()["n_bitset_containers"] == 0
    assert solid & layout.everything == some
    assert solid.intersection_cardinality(others) == len(some & others)
    few = layout.everything[:3]
    assert layout.solid(few) == few
    first = layout.everything[:3000]
    assert layout.solid(first).max() < 1 << 16 < layout.everything.max()


def test_ranges_of_days(room: Room) -> None:
    layout = room.index.layout
    days = sorted({event.sort_day for event in room.plain})
    for first in ("", days[0], days[40], "2023-06-15", "1990-01-01", "2040-01-01"):
        for last in ("", days[-1], days[60], "2024-02-29", "1990-01-01", "2040-01-01"):
            slots = layout.between(first, last)
            found = [layout.ids[s] for s in layout.everything if s in slots]
            assert found == [
                e.id
                for e in room.plain
                if (not first or e.sort_day >= first) and (not last or e.sort_day <= last)
            ]


def total(store: Store, index: Index, text: str) -> int:
    query = parse_query(text, NAMES, today=TODAY, known=index, finished=True)
    assert not query.errors
    return select(index, query, Search(store.connect(), index)).total


def test_what_is_new_and_what_is_marked(small: Store) -> None:
    index = Index.load(small.connect(), NAMES)
    assert total(small, index, "is:new") == len(index)
    with writing(small) as conn:
        mark_all_seen(conn)
        index.refresh(small.connect())
        assert total(small, index, "is:new") == 0
        last = conn.execute("SELECT max(id) FROM document").fetchone()[0]
        conn.execute("UPDATE meta SET value = ? WHERE name = 'seen_document'", (str(last - 1),))
        key = conn.execute("SELECT key FROM event LIMIT 1").fetchone()[0]
        conn.execute("INSERT INTO mark VALUES (?, 1, ''), ('gone', 1, '')", (key,))
        told = conn.execute(
            "SELECT count(DISTINCT event_id) FROM event_claim JOIN claim ON claim.id = claim_id"
            " WHERE document_id = ?",
            (last,),
        ).fetchone()[0]
    index.refresh(small.connect())
    assert total(small, index, "is:new") == told > 0
    assert total(small, index, "is:marked") == 1
    assert total(small, index, "-is:marked") == len(index) - 1


def test_what_others_deny_is_denied_too(small: Store) -> None:
    with writing(small) as conn:
        conn.execute("DELETE FROM event_denial")
        denials = "SELECT count(*) FROM event WHERE modality = 'denied'"
        own = conn.execute(denials).fetchone()[0]
        conn.execute(
            "INSERT INTO event_denial (event_id, claim_id) SELECT event_id, max(claim_id)"
            " FROM event_claim JOIN event ON event.id = event_id WHERE modality <> 'denied'"
            " GROUP BY event_id LIMIT 2"
        )
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
    index = Index.load(small.connect(), NAMES)
    assert total(small, index, "has:denial") == 2
    assert total(small, index, "is:denied") == own + 2


def test_names_that_no_table_lists_can_be_said(small: Store) -> None:
    with writing(small) as conn:
        conn.execute("UPDATE claim_actor SET actor = '~green-mountain' WHERE actor = 'oracle'")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
        among = "SELECT count(*) FROM claim_actor WHERE actor = '~green-mountain'"
        assert conn.execute(among).fetchone()[0]
    index = Index.load(small.connect(), NAMES)
    found = total(small, index, 'actor:"Green Mountain"')
    assert found == total(small, index, "actor:~green-mountain") > 0
    counted = select(index, parse_query("", NAMES, today=TODAY)).counts("actor")
    assert ("Green Mountain", found) in [(count.label, count.count) for count in counted]
    unknown = parse_query('actor:"Blue Hill"', NAMES, today=TODAY, known=index, finished=True)
    assert [problem.message for problem in unknown.errors] == ["no actor Blue Hill"]


def test_a_publisher_of_digests_alone_is_shown_as_digest_of(small: Store) -> None:
    with writing(small) as conn:
        conn.execute("UPDATE document SET digest_publisher = 'Reuters' WHERE publisher = 'Reuters'")
        conn.execute("UPDATE document SET publisher = '' WHERE digest_publisher = 'Reuters'")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
    index = Index.load(small.connect(), NAMES)
    counts = select(index, parse_query("", NAMES, today=TODAY)).counts("publisher")
    shown = {count.label: count.count for count in counts}
    assert "Reuters" not in shown
    assert shown["digest of Reuters"] == total(small, index, "publisher:reuters") > 0


def test_a_day_that_is_none_leaves_a_document_undated(small: Store) -> None:
    with writing(small) as conn:
        conn.execute("UPDATE document SET published_first = '2024-06'")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
    index = Index.load(small.connect(), NAMES)
    assert total(small, index, "reported:*") == 0
    assert total(small, index, "asof:2000") == len(index)


def test_names_in_the_store_are_checked_for_open_fields(room: Room) -> None:
    def problems(text: str) -> list[str]:
        query = parse_query(text, room.names, today=TODAY, known=room.index, finished=True)
        return [problem.message for problem in query.errors]

    assert problems('origin:"the informaton"') == [
        "no origin the informaton; nearest The Information"
    ]
    assert problems("lang:zz") == ["no language zz"]
    assert problems('publisher:"SCMP" origin:own') == []
    assert problems("publisher:blo*") == []
    assert problems("publisher:zzz*") == ["no publisher zzz*"]
