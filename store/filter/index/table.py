"""A number of 32 bits for each slot, id or place, in memory or put aside."""

from array import array
from collections.abc import Iterator, Sequence
from typing import TypeAlias, overload

from store.filter.index.shelf import Blob, Shelf

__all__ = ["Shelved", "Table", "looked_up", "shelved", "whole"]

_BYTES = 4
_NEAR, _MANY = 64, 256
"""It takes as long to read so many neighbours as to look for one number; where so many numbers are
wanted, everything between them is read.
"""


class Shelved(Sequence[int]):
    """A table that was put aside: what is asked for is read."""

    __slots__ = ("_data",)

    def __init__(self, data: Blob) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data) // _BYTES

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> "array[int]": ...
    def __getitem__(self, place: int | slice) -> "int | array[int]":
        if isinstance(place, slice):
            start, end, step = place.indices(len(self))
            if step != 1:
                return self[:][place]
            found = array("I")
            found.frombytes(self._data[start * _BYTES : max(start, end) * _BYTES])
            return found
        at = range(len(self))[place]
        return self[at : at + 1][0]

    def between(self, start: int, end: int) -> "memoryview[int]":
        """The numbers of a stretch."""
        return memoryview(self._data[start * _BYTES : end * _BYTES]).cast("I")

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])


Table: TypeAlias = "array[int] | Shelved"
"""Numbers by place."""


def shelved(numbers: "array[int]", shelf: Shelf | None) -> Table:
    """The same numbers, put aside where there is a shelf."""
    return numbers if shelf is None else Shelved(shelf.put(numbers.tobytes()))


def whole(table: Table) -> "array[int]":
    """All numbers, which a table that was put aside does not go on holding."""
    return table if isinstance(table, array) else table[:]


def looked_up(table: Table, places: Sequence[int]) -> list[int]:
    """The numbers at some places, in their order."""
    if isinstance(table, array):
        return [table[place] for place in places]
    if not places:
        return []
    first, beyond = min(places), max(places) + 1
    if beyond - first > _NEAR * len(places) and len(places) < _MANY:
        return [table[place] for place in places]
    near = table.between(first, beyond)
    return [near[place - first] for place in places]
