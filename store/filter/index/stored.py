"""An index as rows of the table `bitmap`, with a version and a checksum in `meta`.

The version names the format, the data and the reference names that went in; the checksum covers
every byte, so damage is met when the index is loaded and never later.
"""

import json
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.filter.index.packing import (
    close,
    pack_bitmaps,
    pack_numbers,
    pack_ranks,
    spread,
    unpack_array,
    unpack_bitmaps,
    unpack_numbers,
    unpack_ranks,
)
from store.filter.index.parts import Parts
from store.filter.index.ranks import Ranks
from store.filter.index.reports import Reports
from store.filter.index.rulings import Outcome, Rulings
from store.reference.names import Names

__all__ = ["FORMAT", "load_parts", "save_parts", "version_of"]

FORMAT = 2
"""Counted on with every change to what the rows mean."""

_FACET = "facet:"

Row = tuple[str, str, bytes]


def version_of(conn: sqlite3.Connection, names: Names) -> str:
    """What an index must have been built from to be of use now."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'data_version'").fetchone()
    return f"{FORMAT}-{sys.byteorder}-{row[0] if row else 0}-{_relations(names):08x}"


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


def save_parts(conn: sqlite3.Connection, parts: Parts, version: str) -> None:
    """Put an index into the database, in one transaction, in the place of the one before.

    Raises sqlite3.Error where the file cannot be written; the older index then stays.
    """
    rows = sorted(_rows(parts))
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("DELETE FROM bitmap")
        conn.executemany("INSERT INTO bitmap (field, value, data) VALUES (?, ?, ?)", rows)
        conn.executemany(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (("index_version", version), ("index_checksum", str(_checksum(rows)))),
        )
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def load_parts(conn: sqlite3.Connection, version: str) -> Parts | None:
    """The stored index; None where there is none of this version, or its bytes are damaged."""
    meta = dict(
        conn.execute(
            "SELECT name, value FROM meta WHERE name IN ('index_version', 'index_checksum')"
        )
    )
    if meta.get("index_version") != version:
        return None
    reader = _Reader()
    sum_ = 0
    try:
        for row in conn.execute("SELECT field, value, data FROM bitmap ORDER BY field, value"):
            sum_ = _added(sum_, row)
            reader.take(*row)
        if meta.get("index_checksum") != str(sum_):
            return None
        return reader.parts()
    except (ValueError, KeyError, IndexError, TypeError):
        return None


def _checksum(rows: Iterable[Row]) -> int:
    sum_ = 0
    for row in rows:
        sum_ = _added(sum_, row)
    return sum_


def _added(sum_: int, row: Row) -> int:
    field, value, data = row
    return crc32(data, crc32(f"{field}\0{value}\0{len(data)}".encode(), sum_))


# to rows


def _rows(parts: Parts) -> Iterator[Row]:
    layout, rulings, reports = parts.layout, parts.rulings, parts.reports
    for field, values in parts.facets.items():
        for value, slots in values.items():
            yield f"{_FACET}{field}", value, slots.serialize()
    for field, ranks in parts.numbers.items():
        yield "number", field, pack_ranks(ranks)
    yield "labels", "", _json(parts.labels)
    yield "layout", "ids", pack_numbers(close(layout.ids, layout.everything))
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
    yield "reports", "total", _json(reports.total)
    yield "reports", "first", pack_numbers(close(reports.first, layout.everything))
    yield "reports", "several", reports.several.serialize()
    yield "reports", "begins", reports.begins.serialize()
    yield "reports", "more", pack_numbers(reports.more)
    yield "reports", "days", reports.days.tobytes()
    yield "reports", "ends", reports.ends.tobytes()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# from rows


class _Reader:
    """Takes the rows one by one, so that no more than one blob is held beside what it becomes."""

    def __init__(self) -> None:
        self._facets: dict[str, dict[str, BitMap]] = {}
        self._numbers: dict[str, Ranks] = {}
        self._rest: dict[tuple[str, str], bytes] = {}

    def take(self, field: str, value: str, data: bytes) -> None:
        """Read one row."""
        if field.startswith(_FACET):
            slots = BitMap.deserialize(data)
            self._facets.setdefault(field.removeprefix(_FACET), {})[value] = slots
        elif field == "number":
            self._numbers[value] = unpack_ranks(data)
        else:
            self._rest[field, value] = data

    def parts(self) -> Parts:
        """The index that all rows together make."""
        rows = self._rest
        everything = BitMap.deserialize(rows["layout", "everything"])
        ends = unpack_array("I", rows["layout", "ends"])
        slots = int(json.loads(rows["layout", "size"]))
        return Parts(
            layout=Layout(
                spread(unpack_numbers(rows.pop(("layout", "ids"))), everything, slots),
                json.loads(rows["layout", "days"]),
                ends,
                everything,
            ),
            facets=self._facets,
            numbers=self._numbers,
            labels=json.loads(rows["labels", ""]),
            rulings=_rulings(rows),
            reports=_reports(rows, everything, slots),
        )


def _reports(rows: dict[tuple[str, str], bytes], everything: BitMap, slots: int) -> Reports:
    return Reports(
        total=json.loads(rows["reports", "total"]),
        first=spread(unpack_numbers(rows.pop(("reports", "first"))), everything, slots),
        several=BitMap.deserialize(rows["reports", "several"]),
        begins=BitMap.deserialize(rows["reports", "begins"]),
        more=unpack_numbers(rows.pop(("reports", "more"))),
        days=unpack_array("d", rows["reports", "days"]),
        ends=unpack_array("I", rows["reports", "ends"]),
    )


def _rulings(rows: Mapping[tuple[str, str], bytes]) -> Rulings:
    steps = json.loads(rows["rulings", "steps"])
    facts = unpack_array("Q", rows["rulings", "facts"])
    return Rulings(
        table=[Outcome(*outcome) for outcome in json.loads(rows["rulings", "table"])],
        since={number: days for number, days, _ in steps},
        outcomes={number: outcomes for number, _, outcomes in steps},
        slots=dict(zip(facts, unpack_bitmaps(rows["rulings", "slots"]), strict=True)),
    )
