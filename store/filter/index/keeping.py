"""The stages of events as rows of the table `bitmap`."""

import json
from collections.abc import Iterable, Iterator, Mapping

from pyroaring import BitMap

from store.filter.index.earlier import Differing, Earlier
from store.filter.index.packing import (
    Packed,
    PackedBy,
    pack_bitmaps,
    pack_numbers,
    pack_ranks,
    unpack_numbers,
    unpack_ranks,
)
from store.filter.index.shelf import Blob, Shelf
from store.filter.index.table import shelved, whole

__all__ = ["earlier_of", "earlier_rows"]

_ROW = "earlier"


def earlier_rows(earlier: Earlier) -> Iterator[tuple[str, str, bytes]]:
    """Field, value and bytes of each row."""
    yield _ROW, "events", pack_numbers(whole(earlier.events))
    yield _ROW, "since", pack_ranks(earlier.since)
    yield _ROW, "until", pack_ranks(earlier.until)
    for name, differing in (("without", earlier.without), ("beside", earlier.beside)):
        listed = {field: list(values) for field, values in differing.facets.items()}
        yield _ROW, f"{name} values", _json([listed, list(differing.numbers)])
        stages = (found for values in differing.facets.values() for found in values.values())
        yield _ROW, f"{name} facets", pack_bitmaps(stages)
        for field, ranks in differing.numbers.items():
            yield _ROW, f"{name} number {field}", pack_ranks(ranks)


def earlier_of(rows: Mapping[tuple[str, str], Blob], shelf: Shelf | None) -> Earlier:
    """The stages of rows. Raises KeyError or ValueError where they are damaged."""
    return Earlier(
        shelved(unpack_numbers(rows[_ROW, "events"][:]), shelf),
        unpack_ranks(rows[_ROW, "since"]),
        unpack_ranks(rows[_ROW, "until"]),
        _differing(rows, "without"),
        _differing(rows, "beside"),
    )


def _differing(rows: Mapping[tuple[str, str], Blob], name: str) -> Differing:
    listed, numbers = json.loads(rows[_ROW, f"{name} values"][:])
    stages = Packed(rows[_ROW, f"{name} facets"])
    facets: dict[str, Mapping[str, BitMap]] = {}
    at = 0
    for field, values in listed.items():
        facets[field] = PackedBy(values, stages.part(at, at + len(values)))
        at += len(values)
    return Differing(
        facets,
        {field: unpack_ranks(rows[_ROW, f"{name} number {field}"]) for field in numbers},
    )


def _json(value: Iterable[object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
