"""An index as rows of the table `bitmap`, with a version and a checksum in `meta`.

The version names the format, the data and the reference names that went in; the checksum covers
every byte, so damage is met when the index is loaded and never later.
"""

import json
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from typing import Any, NamedTuple
from zlib import crc32

from pyroaring import BitMap

from store.filter.index.keeping import earlier_of, earlier_rows
from store.filter.index.layout import Layout
from store.filter.index.packing import (
    Packed,
    PackedBy,
    Stored,
    close,
    pack_bitmaps,
    pack_numbers,
    pack_ranks,
    spread,
    unpack_array,
    unpack_numbers,
    unpack_ranks,
)
from store.filter.index.parts import Parts
from store.filter.index.ranks import Ranks
from store.filter.index.reports import Reports
from store.filter.index.rulings import Outcome, Rulings
from store.filter.index.shelf import Blob, Shelf
from store.filter.index.table import shelved, whole
from store.reference.names import Names
from store.writing.touched import TOUCHED

__all__ = ["FORMAT", "Version", "load_parts", "save_parts", "stored_version", "version_of"]

FORMAT = 4
"""Counted on with every change to what the rows mean."""

LARGE = 4 << 20
"""Bytes from which an index is not held in memory."""

_FACET = "facet:"

Row = tuple[str, str, bytes]


class Version(NamedTuple):
    """What an index was built from: its form, the data version, and the reference names."""

    form: str
    data: int
    names: str

    def __str__(self) -> str:
        return f"{self.form} {self.data} {self.names}"

    @classmethod
    def read(cls, text: str) -> "Version | None":
        """What `str` wrote; None for other text."""
        form, data, names, *_ = *text.split(" "), "", "", ""
        return cls(form, int(data), names) if data.isdecimal() else None


def version_of(conn: sqlite3.Connection, names: Names) -> Version:
    """What an index must have been built from to be of use now."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'data_version'").fetchone()
    form = f"{FORMAT}-{sys.byteorder}"
    return Version(form, int(row[0]) if row else 0, f"{_relations(names):08x}")


def stored_version(conn: sqlite3.Connection) -> Version | None:
    """What the stored index was built from; None where there is none."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'index_version'").fetchone()
    return Version.read(row[0]) if row else None


def _relations(names: Names) -> int:
    """A checksum of what the index takes from the reference names."""
    told: list[object] = [(actor.id, actor.parent) for actor in names.actors.values()]
    told += [(chip.id, chip.short, chip.default, chip.vendor) for chip in names.chips.values()]
    told += [(family.id, family.vendor, family.members) for family in names.families.values()]
    told += [(hub.id, hub.country, hub.within) for hub in names.hubs.values()]
    told += [(region.id, region.members) for region in names.regions.values()]
    told += [
        (publisher.id, publisher.name, publisher.aliases, publisher.basis)
        for publisher in names.publishers.values()
    ]
    return crc32(repr(told).encode())


def save_parts(conn: sqlite3.Connection, parts: Parts, version: Version) -> None:
    """Put an index into the database in the place of the one before; inside a transaction.

    Only rows that have changed are written. Raises sqlite3.Error where that cannot be done.
    """
    rows = {(field, value): data for field, value, data in _rows(parts)}
    total = str(_checksum((*key, data) for key, data in rows.items()))
    gone: list[tuple[str, str]] = []
    for field, value, data in conn.execute("SELECT field, value, data FROM bitmap"):
        if (field, value) not in rows:
            gone.append((field, value))
        elif rows[field, value] == data:
            del rows[field, value]
    conn.executemany("DELETE FROM bitmap WHERE field = ? AND value = ?", gone)
    conn.executemany(
        "INSERT OR REPLACE INTO bitmap (field, value, data) VALUES (?, ?, ?)",
        ((*key, data) for key, data in sorted(rows.items())),
    )
    conn.executemany(
        "INSERT INTO meta (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (("index_version", str(version)), ("index_checksum", total)),
    )


def load_parts(conn: sqlite3.Connection) -> Parts | None:
    """The stored index, whatever its version; None where its bytes are damaged.

    What a small one has is held in memory; that of a large one is put aside as it is now, whatever
    becomes of the store, and read when it is asked for.
    """
    kept = conn.execute("SELECT value FROM meta WHERE name = 'index_checksum'").fetchone()
    size = conn.execute("SELECT coalesce(sum(length(data)), 0) FROM bitmap").fetchone()[0]
    reader = _Reader(None if size < LARGE else Shelf())
    total = 0
    try:
        for row in conn.execute(
            "SELECT field, value, data FROM bitmap WHERE field <> ?", (TOUCHED,)
        ):
            total += _sum(row)
            reader.take(*row)
        if kept is None or kept[0] != str(total):
            return None
        return reader.parts()
    except (ValueError, KeyError, IndexError, TypeError):
        return None


def _checksum(rows: Iterable[Row]) -> int:
    """A sum over all rows, in whatever order they come."""
    return sum(_sum(row) for row in rows)


def _sum(row: Row) -> int:
    field, value, data = row
    return crc32(data, crc32(f"{field}\0{value}\0{len(data)}".encode()))


# to rows


def _rows(parts: Parts) -> Iterator[Row]:
    layout, rulings, reports = parts.layout, parts.rulings, parts.reports
    for field, values in parts.facets.items():
        for value, slots in values.items():
            yield f"{_FACET}{field}", value, slots.serialize()
    for field, ranks in parts.numbers.items():
        yield "number", field, pack_ranks(ranks)
    yield "labels", "", _json(parts.labels)
    yield "layout", "ids", pack_numbers(close(whole(layout.ids), layout.everything))
    yield "layout", "size", _json(len(layout.ids))
    yield "layout", "days", _json(layout.days)
    yield "layout", "ends", layout.ends.tobytes()
    yield "layout", "everything", layout.everything.serialize()
    yield "rulings", "table", _json(rulings.table)
    yield (
        "rulings",
        "steps",
        _json([[facts, since, rulings.outcomes[facts]] for facts, since in rulings.since.items()]),
    )
    yield "rulings", "facts", array("Q", rulings.slots).tobytes()
    yield "rulings", "slots", pack_bitmaps(rulings.slots.values())
    yield "reports", "first", pack_numbers(close(reports.first, layout.everything))
    yield "reports", "several", reports.several.serialize()
    yield "reports", "begins", reports.begins.serialize()
    yield "reports", "more", pack_numbers(whole(reports.more))
    yield "reports", "dated", pack_ranks(reports.dated)
    yield "reports", "undated", reports.undated.serialize()
    yield from earlier_rows(parts.earlier)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# from rows


class _Reader:
    """Takes the rows one by one, so that no more than one blob is held beside what it becomes."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf = shelf
        self._facets: dict[str, Stored] = {}
        self._numbers: dict[str, Ranks] = {}
        self._rest: dict[tuple[str, str], Blob] = {}

    def take(self, field: str, value: str, data: bytes) -> None:
        """Read one row."""
        if field.startswith(_FACET):
            facet = self._facets.setdefault(field.removeprefix(_FACET), Stored())
            facet.put(value, self._aside(data))
        elif field == "number":
            self._numbers[value] = unpack_ranks(self._aside(data))
        else:
            packed = (field, value) in _SPREAD
            self._rest[field, value] = data if packed else self._aside(data)

    def _aside(self, data: bytes) -> Blob:
        return data if self._shelf is None else self._shelf.put(data)

    def parts(self) -> Parts:
        """The index that all rows together make."""
        rows = self._rest
        everything = BitMap.deserialize(rows["layout", "everything"][:])
        ends = unpack_array("I", rows["layout", "ends"][:])
        slots = int(json.loads(rows["layout", "size"][:]))
        ids = spread(unpack_numbers(rows.pop(("layout", "ids"))[:]), everything, slots)
        days = json.loads(rows["layout", "days"][:])
        return Parts(
            layout=Layout(shelved(ids, self._shelf), days, ends, everything, self._shelf),
            facets=self._facets,
            numbers=self._numbers,
            labels=json.loads(rows["labels", ""][:]),
            rulings=_rulings(rows),
            reports=self._reports(everything, slots),
            earlier=earlier_of(rows, self._shelf),
        )

    def _reports(self, everything: BitMap, slots: int) -> Reports:
        rows, shelf = self._rest, self._shelf
        first = unpack_numbers(rows.pop(("reports", "first"))[:])
        return Reports(
            first=spread(first, everything, slots),
            several=BitMap.deserialize(rows["reports", "several"][:]),
            begins=BitMap.deserialize(rows["reports", "begins"][:]),
            more=shelved(unpack_numbers(rows.pop(("reports", "more"))[:]), shelf),
            dated=unpack_ranks(rows["reports", "dated"]),
            undated=BitMap.deserialize(rows["reports", "undated"][:]),
            shelf=shelf,
        )


_SPREAD = (("layout", "ids"), ("reports", "first"), ("reports", "more"), ("earlier", "events"))
"""Rows that are put aside as what they become, not as they are."""


def _rulings(rows: Mapping[tuple[str, str], Blob]) -> Rulings:
    steps = json.loads(rows["rulings", "steps"][:])
    facts = unpack_array("Q", rows["rulings", "facts"][:])
    return Rulings(
        table=[Outcome(*outcome) for outcome in json.loads(rows["rulings", "table"][:])],
        since={number: list(map(intern, days)) for number, days, _ in steps},
        outcomes={number: outcomes for number, _, outcomes in steps},
        slots=PackedBy(facts, Packed(rows["rulings", "slots"])),
    )
