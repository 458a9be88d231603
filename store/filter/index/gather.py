"""Collecting slots by field and value while an index is built."""

from array import array
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from pyroaring import BitMap

from store.filter.index.layout import NOWHERE
from store.filter.index.ranks import Ranks, ranked

__all__ = ["Gather"]


K = TypeVar("K", str, float)


def _slots() -> "array[int]":
    return array("I")


class Gather:
    """Slots of values and of numbers, field by field, in whatever order they come.

    Claims that tell no event are nowhere, which is left out in the end.
    """

    def __init__(self) -> None:
        self._values: defaultdict[str, defaultdict[str, array[int]]] = defaultdict(
            lambda: defaultdict(_slots)
        )
        self._numbers: defaultdict[str, defaultdict[float, array[int]]] = defaultdict(
            lambda: defaultdict(_slots)
        )
        self.labels: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def values(self, field: str) -> "defaultdict[str, array[int]]":
        """The slots of a field by value, to be appended to."""
        return self._values[field]

    def numbers(self, field: str) -> "defaultdict[float, array[int]]":
        """The slots of a field by number, to be appended to."""
        return self._numbers[field]

    def bitmaps(self) -> dict[str, dict[str, BitMap]]:
        """Field → value → slots, without the values that no event has."""
        made = {field: self._made(slots) for field, slots in sorted(self._values.items())}
        return {field: slots for field, slots in made.items() if slots}

    def ranks(self) -> dict[str, Ranks]:
        """Field → ranks of its numbers."""
        made = {field: self._made(slots) for field, slots in sorted(self._numbers.items())}
        return {field: ranked(slots) for field, slots in made.items() if slots}

    def _made(self, slots: "Mapping[K, array[int]]") -> dict[K, BitMap]:
        made = {value: BitMap(slots[value]) for value in sorted(slots)}
        for found in made.values():
            found.discard(NOWHERE)
            found.run_optimize()
        return {value: found for value, found in made.items() if found}
