"""The stages of events as rows of the table `bitmap`."""

import json
from collections.abc import Iterable, Iterator, Mapping

from store.filter.index.earlier import Differing, Earlier
from store.filter.index.packing import (
    Packed,
    pack_bitmaps,
    pack_numbers,
    pack_ranks,
    unpack_numbers,
    unpack_ranks,
)

__all__ = ["earlier_of", "earlier_rows"]

_ROW = "earlier"


def earlier_rows(earlier: Earlier) -> Iterator[tuple[str, str, bytes]]:
    """Field, value and bytes of each row."""
    yield _ROW, "events", pack_numbers(earlier.events)
    yield _ROW, "since", pack_ranks(earlier.since)
    yield _ROW, "until", pack_ranks(earlier.until)
    for name, differing in (("without", earlier.without), ("beside", earlier.beside)):
        listed = {field: list(values) for field, values in differing.facets.items()}
        yield _ROW, f"{name} values", _json([listed, list(differing.numbers)])
        stages = (found for values in differing.facets.values() for found in values.values())
        yield _ROW, f"{name} facets", pack_bitmaps(stages)
        for field, ranks in differing.numbers.items():
            yield _ROW, f"{name} number {field}", pack_ranks(ranks)


def earlier_of(rows: Mapping[tuple[str, str], bytes]) -> Earlier:
    """The stages of rows. Raises KeyError or ValueError where they are damaged."""
    return Earlier(
        unpack_numbers(rows[_ROW, "events"]),
        unpack_ranks(rows[_ROW, "since"]),
        unpack_ranks(rows[_ROW, "until"]),
        _differing(rows, "without"),
        _differing(rows, "beside"),
    )


def _differing(rows: Mapping[tuple[str, str], bytes], name: str) -> Differing:
    listed, numbers = json.loads(rows[_ROW, f"{name} values"])
    stages = iter(Packed(rows[_ROW, f"{name} facets"]))
    return Differing(
        {field: {value: next(stages) for value in values} for field, values in listed.items()},
        {field: unpack_ranks(rows[_ROW, f"{name} number {field}"]) for field in numbers},
    )


def _json(value: Iterable[object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
