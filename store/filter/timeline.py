"""Where the events of a result stand: in the order of slots, but for those that stood elsewhere.

As of a past day an act may have had another date than it has today, when less had been told of
it; such an event is shown where it belonged then.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.filter.index.ranks import Ranks
from store.filter.index.table import Table, whole
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
        before = [_before(self._fixed, layout, ids, day, ids[slot]) for day, slot in self._days]
        self._before = before
        self._places = [place + number for number, place in enumerate(before)]

    def __len__(self) -> int:
        """How many events there are."""
        return len(self._fixed) + len(self._days)

    def page(self, start: int, count: int) -> list[int]:
        """The slots at `count` places from `start` on, newest first."""
        start, count = max(start, 0), max(count, 0)
        if not self._days:
            return list(self._fixed[start : start + count])
        first, beyond = (bisect_left(self._places, at) for at in (start, start + count))
        put = dict(zip(self._places[first:beyond], self._days[first:beyond], strict=True))
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
        for place, (_, moved) in zip(self._places, self._days, strict=True):
            if moved == slot:
                return place
        if slot not in self._fixed:
            return None
        rank = self._fixed.rank(slot) - 1
        return rank + bisect_right(self._before, rank)

    def during(self, first: Day, last: Day, slots: range) -> int:
        """How many stand between two days, both inclusive, which have these slots."""
        there = bisect_right(self._dates, last) - bisect_left(self._dates, first)
        return there + self._fixed.range_cardinality(slots.start, slots.stop)


def _before(fixed: BitMap, layout: Layout, ids: Table, day: Day, event: int) -> int:
    """How many of these slots come before an event that stands on a day."""
    # Slots of a day run from the latest event to the first; an open end would be all days.
    same = layout.between(day, day) if day else range(_oldest(layout), len(layout.ids))
    start = same.start if same else _newer(layout, day)
    found = fixed.rank(start - 1) if start else 0
    here = fixed & BitMap(same)
    return found + bisect_left(range(len(here)), -event, key=lambda at: -ids[here[at]])


def _newer(layout: Layout, day: Day) -> int:
    """The first slot behind all newer days."""
    newer = bisect_right(layout.days, day)
    return layout.ends[newer] if newer < len(layout.days) else 0


def _oldest(layout: Layout) -> int:
    """The first slot of the events without a day."""
    return _newer(layout, "")
