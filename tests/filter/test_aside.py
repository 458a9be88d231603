"""What an index puts aside, and how much of it is at hand: read back as it was put down."""

import os
import sqlite3
from array import array
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from store.database import Store
from store.filter import Index, Search, parse_query, select
from store.filter.index import shelf as room_of_shelves
from store.filter.index.at_hand import AtHand, Bounded, Remembered, weight
from store.filter.index.packing import Packed, pack_bitmaps
from store.filter.index.shelf import Shelf
from store.filter.index.table import looked_up, shelved, whole
from tests.filter import naive
from tests.filter.book import TODAY

NAMES = naive.names()
NUMBERS = st.lists(st.integers(0, (1 << 32) - 1), min_size=1, max_size=60)


@given(st.lists(st.binary(max_size=40), max_size=30), st.slices(40), st.booleans())
def test_bytes_come_back_as_they_were(blobs: list[bytes], part: slice, in_memory: bool) -> None:
    shelf = Shelf(in_memory=in_memory)
    pieces = [shelf.put(blob) for blob in blobs]
    start, end, _ = part.indices(40)
    for piece, blob in zip(pieces, blobs, strict=True):
        assert (len(piece), piece[:]) == (len(blob), blob)
        assert piece[start:end] == blob[start:end]


@pytest.mark.parametrize("room", [0, 1000])
def test_a_full_disk_leaves_in_memory_what_it_does_not_take(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    write, left = os.write, [room]

    def full(file: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        done = write(file, bytes(data[: left[0]]))
        left[0] -= done
        return done

    monkeypatch.setattr(room_of_shelves, "_TOGETHER", 600)
    monkeypatch.setattr(os, "write", full)
    shelf = Shelf()
    blobs = [bytes([number]) * 300 for number in range(9)]
    pieces = [shelf.put(blob) for blob in blobs]
    assert [piece[:] for piece in pieces] == blobs
    assert [piece[100:101] for piece in pieces] == [blob[:1] for blob in blobs]


def test_without_a_folder_for_temporary_files_all_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(room_of_shelves.tempfile, "TemporaryFile", nowhere)
    assert Shelf().put(b"some bytes")[:] == b"some bytes"


@given(NUMBERS, st.slices(60), st.data())
def test_a_table_put_aside_is_read_like_one_in_memory(
    numbers: list[int], part: slice, data: st.DataObject
) -> None:
    held = array("I", numbers)
    table = shelved(held, Shelf())
    places = data.draw(st.lists(st.integers(0, len(numbers) - 1)))
    assert whole(table) == held
    assert list(table) == numbers
    assert list(table[part]) == numbers[part]
    assert looked_up(table, places) == looked_up(held, places)
    assert table[-1] == numbers[-1]
    with pytest.raises(IndexError):
        table[len(numbers)]


def test_numbers_far_apart_are_looked_up_one_by_one() -> None:
    held = array("I", range(100_000))
    table = shelved(held, Shelf())
    for places in ([99_999, 3], list(range(0, 100_000, 300)), []):
        assert looked_up(table, places) == places


def test_part_of_what_is_packed_stays_packed() -> None:
    made = [BitMap([number]) for number in range(9)]
    packed = Packed(b"before" + pack_bitmaps(made), len(b"before"))
    assert list(packed) == made
    assert list(packed.part(2, 5)) == made[2:5]
    assert len(packed.part(5, 2)) == 0


class Source(dict[str, BitMap]):
    """Bitmaps that count how often they are read."""

    reads = 0

    def __getitem__(self, key: str) -> BitMap:
        self.reads += 1
        return super().__getitem__(key)


def test_no_more_is_at_hand_than_there_is_room_for() -> None:
    source = Source({str(number): BitMap(range(number * 9)) for number in range(50)})
    room = 4 * weight(source["49"])
    bound = Bounded(room)
    one, other = Remembered(source, bound), Remembered(source, bound)
    assert dict(one) == dict(other) == dict(source)
    held = [one._held, other._held]
    assert sum(sum(kind.sizes.values()) for kind in held) <= room
    assert not one._held.made
    assert one.get("none") is None
    assert "none" not in one


def test_what_was_asked_for_last_is_let_go_last() -> None:
    source = Source({name: BitMap(range(1000)) for name in "abc"})
    bound = Bounded(2 * weight(source["a"]))
    first, second = (Remembered(source, bound) for _ in range(2))
    assert first["a"] == second["a"]
    first.used()
    assert second["b"] == first["a"]
    assert list(first._held.made) == ["a"]
    before = source.reads
    assert first["a"] == source["a"]
    assert source.reads == before + 1


def test_one_thing_larger_than_the_room_is_still_held() -> None:
    kept: AtHand[str, BitMap] = AtHand(Bounded(10))
    for name in ("large", "larger"):
        kept.keep(name, BitMap(range(99)), 1000)
    assert list(kept.made) == ["larger"]


def test_what_is_put_aside_stays_whatever_becomes_of_the_store(small: Store) -> None:
    with closing(small.writer()) as conn:
        assert Index.build(conn, NAMES).save(conn)
    index, alike = (Index.load(small.connect(), NAMES) for _ in range(2))
    asked = ("actor:* -is:planned", "asof:2024", "reported:2023 money:>1m", "publisher:*")

    def told(one: Index, conn: sqlite3.Connection) -> list[object]:
        found = []
        for text in asked:
            query = parse_query(text, NAMES, today=TODAY, known=one, finished=True)
            result = select(one, query, Search(conn, one))
            counts = [result.counts(field) for field in ("actor", "origin", "status", "hedge")]
            found.append((result.page(0, 99), result.reports, result.origins, counts))
        return found

    before = told(alike, small.connect())
    with closing(small.writer()) as conn:
        conn.execute("DELETE FROM bitmap")
        conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
    assert told(index, small.connect()) == before
