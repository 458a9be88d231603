"""Arrays and bitmaps as bytes, small and quick to read back."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Generic, TypeVar, overload

from pyroaring import BitMap

from store.filter.index.ranks import Ranks
from store.filter.index.shelf import Blob

__all__ = [
    "Packed",
    "PackedBy",
    "Stored",
    "close",
    "pack_bitmaps",
    "pack_numbers",
    "pack_ranks",
    "spread",
    "unpack_array",
    "unpack_numbers",
    "unpack_ranks",
]


K = TypeVar("K", int, float, str)


def pack_numbers(numbers: "array[int]") -> bytes:
    """Whole numbers of 32 bits in as few bytes each as the largest needs.

    The lowest bytes of all numbers come first, then the next ones; a byte says how many.
    """
    width = max((max(numbers, default=0).bit_length() + 7) // 8, 1)
    raw = _little(numbers).tobytes()
    return bytes([width]) + b"".join(raw[place::4] for place in range(width))


def unpack_numbers(data: bytes) -> "array[int]":
    """What `pack_numbers` packed. Raises ValueError for other bytes."""
    width = data[0] if data else 0
    count, rest = divmod(len(data) - 1, width or 1)
    if not 1 <= width <= 4 or rest:
        raise ValueError("not packed numbers")
    raw = bytearray(4 * count)
    for place in range(width):
        raw[place::4] = data[1 + place * count : 1 + (place + 1) * count]
    return _little(unpack_array("I", bytes(raw)))


def _little(numbers: "array[int]") -> "array[int]":
    """The numbers with their lowest byte first, whatever the machine's own order."""
    if sys.byteorder == "little":
        return numbers
    turned = array("I", numbers)
    turned.byteswap()
    return turned


def unpack_array(code: str, data: bytes) -> "array[Any]":
    """An array of plain machine values. Raises ValueError where bytes are left over."""
    found: array[Any] = array(code)
    found.frombytes(data)
    return found


def close(values: "array[int]", slots: BitMap) -> "array[int]":
    """The values of the slots alone, without those between them."""
    found = array("I")
    for start, end in _runs(slots):
        found += values[start:end]
    return found


def spread(values: "array[int]", slots: BitMap, size: int) -> "array[int]":
    """The values in their slots again, 0 between them. Raises ValueError where numbers differ."""
    found = array("I", [0]) * size
    at = 0
    for start, end in _runs(slots):
        found[start:end] = values[at : at + end - start]
        at += end - start
    if at != len(values) or len(found) != size:
        raise ValueError("more or fewer values than slots")
    return found


def _runs(slots: BitMap) -> Iterable[tuple[int, int]]:
    """The stretches of neighbouring slots, as start and end."""
    after = slots.shift(1)
    return zip(slots - after, after - slots, strict=True)


def pack_bitmaps(bitmaps: Iterable[BitMap]) -> bytes:
    """Bitmaps in one blob: how many, the length of each, and their bytes."""
    blobs = [slots.serialize() for slots in bitmaps]
    lengths = array("I", [len(blobs), *(len(blob) for blob in blobs)])
    return lengths.tobytes() + b"".join(blobs)


class Packed(Sequence[BitMap]):
    """Bitmaps that stay bytes until one is asked for."""

    def __init__(self, data: Blob, at: int = 0) -> None:
        """Those of a blob from its byte `at` on.

        Raises ValueError or IndexError for bytes that `pack_bitmaps` has not packed.
        """
        count = unpack_array("I", data[at : at + 4])[0]
        begin = at + 4 * (count + 1)
        lengths = unpack_array("I", data[at + 4 : begin])
        self._data = data
        self._ends = array("Q", accumulate(lengths, initial=begin))
        if len(lengths) != count or self._ends[-1] != len(data):
            raise ValueError("not packed bitmaps")

    def part(self, start: int, end: int) -> "Packed":
        """Some of them, as bytes too."""
        found = Packed.__new__(Packed)
        found._data, found._ends = self._data, self._ends[start : max(start, end) + 1]
        return found

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> BitMap: ...
    @overload
    def __getitem__(self, place: slice) -> list[BitMap]: ...
    def __getitem__(self, place: int | slice) -> BitMap | list[BitMap]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        return BitMap.deserialize(self._data[self._ends[at] : self._ends[at + 1]])


class PackedBy(Mapping[K, BitMap], Generic[K]):
    """The same by number or value."""

    def __init__(self, keys: Sequence[K], bitmaps: Sequence[BitMap]) -> None:
        """Raises ValueError where there are more of one than of the other."""
        self._places: dict[K, int] = {key: place for place, key in enumerate(keys)}
        self._bitmaps = bitmaps
        if len(self._places) != len(bitmaps):
            raise ValueError("not a key for each bitmap")

    def __len__(self) -> int:
        return len(self._bitmaps)

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __getitem__(self, key: K) -> BitMap:
        return self._bitmaps[self._places[key]]


class Stored(Mapping[str, BitMap]):
    """The same by value, each in a blob of its own."""

    def __init__(self) -> None:
        self._blobs: dict[str, Blob] = {}

    def put(self, value: str, data: Blob) -> None:
        """Add one."""
        self._blobs[value] = data

    def __len__(self) -> int:
        return len(self._blobs)

    def __iter__(self) -> Iterator[str]:
        return iter(self._blobs)

    def __contains__(self, key: object) -> bool:
        return key in self._blobs

    def __getitem__(self, key: str) -> BitMap:
        found: BitMap = BitMap.deserialize(self._blobs[key][:])
        return found


def pack_ranks(ranks: Ranks) -> bytes:
    """Ranks in one blob: how many values, the values, and their bitmaps."""
    count = array("I", [len(ranks.values)]).tobytes()
    return count + ranks.values.tobytes() + pack_bitmaps(ranks.leaves)


def unpack_ranks(data: Blob) -> Ranks:
    """What `pack_ranks` packed. Raises ValueError or IndexError for other bytes."""
    count = unpack_array("I", data[:4])[0]
    end = 4 + 8 * count
    return Ranks(unpack_array("d", data[4:end]), Packed(data, end))
