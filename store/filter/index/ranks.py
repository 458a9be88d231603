"""Events by an ordered value (a sum, a number, a day): any interval as one bitmap."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

__all__ = ["BRANCH", "Ranks", "ranked"]

BRANCH = 64
"""Neighbouring values that share one bitmap more, so that a wide interval joins few of them."""

_CLOSE = 1e-9


@dataclass(slots=True)
class Ranks:
    """The distinct values of a field, ascending, and the slots that have each of them."""

    values: "array[float]"
    leaves: Sequence[BitMap]
    _branches: dict[int, BitMap] = field(default_factory=dict, repr=False)

    def between(
        self, low: float | None, high: float | None, *, after: bool = False, before: bool = False
    ) -> BitMap:
        """The slots with a value in the interval; None is open, `after`/`before` exclude an end.

        Ends are compared to nine figures, so that 6.8b is 6.8 billion however it was computed.
        """
        start = 0
        if low is not None:
            slack = abs(low) * _CLOSE
            start = (
                bisect_right(self.values, low + slack)
                if after
                else bisect_left(self.values, low - slack)
            )
        end = len(self.values)
        if high is not None:
            slack = abs(high) * _CLOSE
            end = (
                bisect_left(self.values, high - slack)
                if before
                else bisect_right(self.values, high + slack)
            )
        return self._joined(start, end)

    def _joined(self, start: int, end: int) -> BitMap:
        """The slots of the values at `start` to `end`."""
        first, last = -(-start // BRANCH), end // BRANCH
        if first >= last:
            return BitMap.union(BitMap(), *self.leaves[start:end])
        whole = (self._branch(number) for number in range(first, last))
        return BitMap.union(
            BitMap(),
            *self.leaves[start : first * BRANCH],
            *whole,
            *self.leaves[last * BRANCH : end],
        )

    def _branch(self, number: int) -> BitMap:
        found = self._branches.get(number)
        if found is None:
            found = BitMap.union(*self.leaves[number * BRANCH : (number + 1) * BRANCH])
            self._branches[number] = found
        return found


def ranked(slots: Mapping[float, BitMap]) -> Ranks:
    """Ranks of a mapping from value to slots."""
    values = array("d", sorted(slots))
    return Ranks(values, [slots[value] for value in values])
