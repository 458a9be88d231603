"""Collecting slots by field and value while an index is built."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from pyroaring import BitMap

from store.filter.index.ranks import Ranks, ranked

__all__ = ["Gather", "widened"]


def _slots() -> "array[int]":
    return array("I")


class Gather:
    """Slots of values and of numbers, field by field, in whatever order they come."""

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
        """Field → value → slots."""
        return {
            field: {value: BitMap(slots[value]) for value in sorted(slots)}
            for field, slots in sorted(self._values.items())
        }

    def ranks(self) -> dict[str, Ranks]:
        """Field → ranks of its numbers."""
        return {field: ranked(slots) for field, slots in sorted(self._numbers.items())}


def widened(
    found: Mapping[str, BitMap],
    also: Callable[[str], Iterable[str]],
    own: Callable[[str], str] = str,
) -> dict[str, BitMap]:
    """Each value's slots given to the values that hold it as well (a parent, a family, a region).

    `own` is the value under which a value itself is counted.
    """
    wide: dict[str, BitMap] = {}
    for value, slots in found.items():
        for key in dict.fromkeys((own(value), *also(value))):
            wide[key] = wide[key] | slots if key in wide else slots
    return dict(sorted(wide.items()))
