"""The made-up stores of the bench are stores, and the same ones every time."""

from pathlib import Path

from store.database import open_store
from store.filter import Index, parse_query, select
from store.reference import load
from tests.bench.made import make
from tests.filter import naive


def test_a_seed_makes_one_store(tmp_path: Path) -> None:
    reference = load()
    names = reference.names
    lines = []
    for name in ("one.db", "two.db"):
        make(tmp_path / name, 200, reference, seed=5)
        with open_store(tmp_path / name) as store:
            index = Index.load(store.connect(), names)
            assert len(index) == 200
            query = parse_query("vendor:nvidia", names, today="2026-11-22", finished=True)
            ids = select(index, query).page(0, 200)
            assert ids
            assert any((view := store.event(id_)) and view.facts for id_ in ids)
            lines.append(store.lines(ids))
    assert lines[0] == lines[1]


def test_the_index_of_a_made_store_is_right(tmp_path: Path) -> None:
    reference = load()
    names = reference.names
    make(tmp_path / "made.db", 150, reference, seed=6)
    with open_store(tmp_path / "made.db") as store:
        conn = store.connect()
        index = Index.load(conn, names)
        plain = naive.events(conn, names)
        for text in ("status:denial", "status:open asof:2023-05-01", "-has:money", "date:2024"):
            query = parse_query(text, names, today="2026-11-22", finished=True)
            wanted = [event.id for event in plain if naive.matches(event, query)]
            assert list(select(index, query).page(0, 200)) == wanted
