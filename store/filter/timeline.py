"""Where the events of a result stand: in the order of slots, but for those that stood elsewhere.

As of a past day an act may have had another date than it has today, when less had been told of
it; such an event is shown where it belonged then.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from operator import neg

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.filter.index.ranks import Ranks
from store.filter.index.table import looked_up, whole
from store.records import Day

__all__ = ["Timeline"]

_FEW = 16
"""Events whose ids are sooner read one by one than all together."""


class Timeline:
    """The places of some events; `moved` are those elsewhere, by the ordinal of their day."""

    def __init__(self, slots: BitMap, layout: Layout, moved: Ranks | None) -> None:
        elsewhere = slots & moved.between(None, None) if moved is not None else BitMap()
        self._fixed = slots - elsewhere if elsewhere else slots
        self._days: list[tuple[Day, int]] = []
        if moved is not None and elsewhere:
            for number, some in zip(moved.values, moved.leaves, strict=True):
                day = date.fromordinal(int(number)).isoformat() if number else ""
                self._days += [(day, slot) for slot in some & elsewhere]
        ids = layout.ids if len(self._days) < _FEW else whole(layout.ids)
        self._days.sort(key=lambda one: (one[0], ids[one[1]]), reverse=True)
        self._dates = sorted(day for day, _ in self._days)
        self._layout = layout

    def __len__(self) -> int:
        """How many events there are."""
        return len(self._fixed) + len(self._days)

    def page(self, start: int, count: int) -> list[int]:
        """The slots at `count` places from `start` on, newest first."""
        start, count = max(start, 0), max(count, 0)
        if not self._days:
            return list(self._fixed[start : start + count])
        numbers = range(len(self._days))
        first = bisect_left(numbers, start, key=self._place) if start else 0
        put: dict[int, tuple[Day, int]] = {}
        for number in numbers[first:]:
            place = self._place(number)
            if place >= start + count:
                break
            put[place] = self._days[number]
        fixed = iter(self._fixed[start - first : start - first + count - len(put)])
        return list(self._filled(range(start, start + count), put, fixed))

    def _filled(
        self, places: range, put: dict[int, tuple[Day, int]], fixed: Iterator[int]
    ) -> Iterator[int]:
        for place in places:
            slot = put[place][1] if place in put else next(fixed, None)
            if slot is not None:
                yield slot

    def place(self, slot: int) -> int | None:
        """Where a slot is shown; None where it is not among them."""
        for number, (_, moved) in enumerate(self._days):
            if moved == slot:
                return self._place(number)
        if slot not in self._fixed:
            return None
        rank = self._fixed.rank(slot) - 1
        return rank + bisect_right(range(len(self._days)), rank, key=self._before)

    def during(self, first: Day, last: Day, slots: range) -> int:
        """How many stand between two days, both inclusive, which have these slots."""
        there = bisect_right(self._dates, last) - bisect_left(self._dates, first)
        return there + self._fixed.range_cardinality(slots.start, slots.stop)

    def _place(self, number: int) -> int:
        """Where the event of a number among those that stood elsewhere is shown."""
        return self._before(number) + number

    def _before(self, number: int) -> int:
        """How many of the others come before it; found when it is asked for, as few ever are."""
        layout, fixed = self._layout, self._fixed
        day, slot = self._days[number]
        # Slots of a day run from the latest event to the first; an open end would be all days.
        same = layout.between(day, day) if day else range(_oldest(layout), len(layout.ids))
        start = same.start if same else _newer(layout, day)
        found = fixed.rank(start - 1) if start else 0
        here = list(fixed & BitMap(same))
        (event,) = looked_up(layout.ids, (slot,))
        later = looked_up(layout.ids, here)
        return found + bisect_left(later, -event, key=neg)


def _newer(layout: Layout, day: Day) -> int:
    """The first slot behind all newer days."""
    newer = bisect_right(layout.days, day)
    return layout.ends[newer] if newer < len(layout.days) else 0


def _oldest(layout: Layout) -> int:
    """The first slot of the events without a day."""
    return _newer(layout, "")
