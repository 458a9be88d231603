"""Where an event stands in the timeline: its slot.

Slots grow from the newest event to the oldest (by `sort_day`, then by id). They leave gaps before
each day, so that an index can take in later events without renumbering; the place of an event on
the screen is the rank of its slot in a bitmap.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from pyroaring import BitMap

from store.filter.index.shelf import Shelf
from store.filter.index.table import Table, looked_up, shelved, whole
from store.records import Day

__all__ = ["FRONT", "GAP", "NOWHERE", "Layout", "lay_out"]

FRONT, AHEAD = 1024, 16
"""Free slots before the newest day, for the days to come: so many, or one for so many events."""

GAP, SHARE = 8, 11
"""Free slots after each day: so many, and one for so many events of the day.

Their share is kept above one slot in sixteen, see `Layout.solid`.
"""

NOWHERE = (1 << 32) - 1
"""The slot of what is not in the timeline."""

_CONTAINER = 1 << 16
_LARGEST_ARRAY = 4096
_FEW = 256
"""Slots a container up to which common ones are counted as quickly in two lists."""


@dataclass(slots=True)
class Layout:
    """Slots and what stands in them.

    `ids` has the event id of each slot, 0 for a free one. `days` are the distinct sort days,
    oldest first, and `ends[i]` the first slot beyond `days[i]` (that of the next older day).
    `shelf` is where tables that are made later are put aside.
    """

    ids: Table
    days: list[Day]
    ends: "array[int]"
    everything: BitMap
    shelf: Shelf | None = field(default=None, repr=False)
    _slots: "Table | None" = field(default=None, repr=False)
    _free: list[BitMap] = field(default_factory=list, repr=False)

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.everything)

    def between(self, first: Day, last: Day) -> range:
        """The slots of the days from `first` to `last`, both inclusive; an empty end is open."""
        newest = bisect_right(self.days, last) if last else len(self.days)
        oldest = bisect_left(self.days, first) if first else 0
        if newest <= oldest:
            return range(0)
        start = self.ends[newest] if newest < len(self.days) else 0
        return range(start, self.ends[oldest])

    def solid(self, slots: BitMap, few: int = _FEW) -> BitMap:
        """The same slots, and free ones where that makes counting common slots quicker.

        A roaring container of up to 4096 slots is a sorted list, and two lists are merged at
        several times the cost of looking up a list in a bit set. Free slots, which no value has,
        fill the list up until it is a bit set; what is counted stays the same.
        """
        if not self._free:
            self._free = list(self._free_slots())
        if not slots:
            return slots
        around = self._free[slots.min() // _CONTAINER : slots.max() // _CONTAINER + 1]
        enough = sum(map(len, around)) > _LARGEST_ARRAY * len(around)
        return BitMap.union(slots, *around) if len(slots) > few * len(around) and enough else slots

    def _free_slots(self) -> Iterator[BitMap]:
        """The free slots of each container."""
        for start in range(0, len(self.ids), _CONTAINER):
            free = BitMap()
            free.add_range(start, min(start + _CONTAINER, len(self.ids)))
            # As bit sets, not as runs, which would be merged like lists.
            yield BitMap((free - self.everything).to_array(), optimize=False)

    def slots(self, event_ids: Iterable[int]) -> BitMap:
        """The slots of events by id; ids that have none are passed over."""
        found = BitMap()
        ids = iter(event_ids)
        where = array("I")
        while some := list(islice(ids, _CONTAINER)):
            where = where or self.by_id()
            known = len(where)
            found.update([where[id_] for id_ in some if 0 < id_ < known])
        found.discard(NOWHERE)
        return found

    def slot(self, event_id: int) -> int | None:
        """The slot of one event, None where it has none."""
        if self._slots is None:
            self.by_id()
        where = self._slots
        if where is None or not 0 < event_id < len(where):
            return None
        found = where[event_id]
        return None if found == NOWHERE else found

    def seek(self, event_id: int) -> int | None:
        """The same without a table of all ids, which takes a while to make, while there is none.

        For one event, not for many: the ids are gone through from the newest one on.
        """
        if self._slots is not None:
            return self.slot(event_id)
        with suppress(ValueError):
            return whole(self.ids).index(event_id) if event_id > 0 else None
        return None

    def day_of(self, slot: int) -> Day:
        """The sort day of the event in a slot."""
        return self.days[bisect_left(self.ends, -slot, key=lambda end: -end) - 1]

    def months(self) -> Iterator[tuple[str, range]]:
        """Every month from the first to the last event, and its slots."""
        days = [day for day in self.days if day]
        if not days:
            return
        year, month = int(days[0][:4]), int(days[0][5:7])
        last = days[-1][:7]
        while (name := f"{year:04}-{month:02}") <= last:
            yield name, self.between(f"{name}-01", f"{name}-31")
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def by_id(self) -> "array[int]":
        """Event id → slot, made at first use; absent ids are `NOWHERE`."""
        if self._slots is not None:
            return whole(self._slots)
        ids = whole(self.ids)
        where = array("I", [NOWHERE]) * (max(ids, default=0) + 1)
        for slot, id_ in enumerate(ids):
            where[id_] = slot
        where[0] = NOWHERE
        self._slots = shelved(where, self.shelf)
        return where

    def events(self, slots: Sequence[int]) -> list[int]:
        """The ids of the events in these slots, in their order."""
        return looked_up(self.ids, slots)


def lay_out(newest_first: Iterable[tuple[Day, int]], events: int = 0) -> Layout:
    """Give every event, handed over newest first as (sort day, id), its slot.

    `events` is how many there are, where that is known.
    """
    ids = array("I", [0]) * max(FRONT, events // AHEAD)
    days: list[Day] = []
    ends = array("I")
    taken: list[tuple[int, int]] = []
    start = len(ids)
    for day, id_ in newest_first:
        if not days or days[-1] != day:
            if days:
                _end_day(ids, start, taken, ends)
                start = len(ids)
            days.append(day)
        ids.append(id_)
    if days:
        _end_day(ids, start, taken, ends)
    return Layout(ids, days[::-1], array("I", ends[::-1]), _occupied(taken))


def _end_day(
    ids: "array[int]", start: int, taken: list[tuple[int, int]], ends: "array[int]"
) -> None:
    """Note the slots of a day that began at `start`, and leave free ones after them."""
    taken.append((start, len(ids)))
    ends.append(len(ids))
    ids.extend(array("I", [0]) * (GAP + (len(ids) - start) // SHARE))


def _occupied(ranges: Sequence[tuple[int, int]]) -> BitMap:
    """The slots of ranges that have events."""
    found = BitMap()
    for start, end in ranges:
        found.add_range(start, end)
    found.run_optimize()
    return found
