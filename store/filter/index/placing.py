"""Giving slots to events that are new or stand on another day, in the gaps between the others.

An event that comes between two neighbours pushes the newer one, and those next to it, by one slot
towards the nearest gap. Where there is none, or it is too far away, the index has to be laid out
anew.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

from store.filter.index.layout import GAP, NOWHERE, Layout
from store.filter.index.table import whole
from store.records import Day

__all__ = ["Moves", "Placed", "placed"]

KEPT = 64
"""Free slots that a day keeps when a newer one takes those before it; half of them if few."""

FARTHEST = 50_000
"""How many events may be pushed along before all are better laid out anew."""

_DEARER = 8
"""How many times dearer it is to move a stretch than a slot."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Slots that have moved, and where `to`; `all` of them as a bitmap.

    `stretches` are those that have moved together: first slot, the one beyond the last, by how
    much.
    """

    stretches: tuple[tuple[int, int, int], ...] = ()
    to: Mapping[int, int] = field(default_factory=dict)
    all: BitMap = field(default_factory=BitMap)

    def of(self, slots: BitMap) -> BitMap:
        """Where these slots are now; the same bitmap where none has moved."""
        if not slots.intersect(self.all):
            return slots
        moved = slots & self.all
        found = slots - moved
        if len(moved) <= _DEARER * len(self.stretches):
            found.update([self.to[slot] for slot in moved])
            return found
        for first, beyond, by in self.stretches:
            found |= (moved & BitMap(range(first, beyond))).shift(by)
        return found


@dataclass(frozen=True, slots=True)
class Placed:
    """A layout with other events in it; how those that stayed moved; where touched ones are."""

    layout: Layout
    moves: Moves
    fresh: BitMap


def placed(layout: Layout, touched: Iterable[int], days: Mapping[int, Day]) -> Placed | None:
    """The layout with the touched events where they belong; None where there is no room.

    `days` has the sort day of each touched event that there still is.
    """
    left, coming = BitMap(), dict[Day, list[int]]()
    for event in touched:
        slot, day = layout.slot(event), days.get(event)
        if slot is not None and (day is None or layout.day_of(slot) != day):
            left.add(slot)
        if day is not None and (slot is None or slot in left):
            coming.setdefault(day, []).append(event)
    room = _Room(layout, left)
    for day in sorted(coming):
        if not room.take(day, sorted(coming[day])):
            return None
    taken, moves = room.taken()
    return Placed(taken, moves, taken.slots(days))


class _Room:
    """A layout while events come into it."""

    def __init__(self, layout: Layout, left: BitMap) -> None:
        self._old = layout
        self._left = left
        self._occupied = layout.everything - left
        self._ids = array("I", whole(layout.ids))
        for slot in left:
            self._ids[slot] = 0
        emptied = self._emptied()
        self._days = [day for day in layout.days if day not in emptied]
        ends = zip(layout.days, layout.ends, strict=True)
        self._ends = array("I", (end for day, end in ends if day not in emptied))
        self._now: dict[int, int] = {}
        self._from: dict[int, int] = {}
        self._pushes = 0

    def _emptied(self) -> frozenset[Day]:
        """The days that have lost all their events; their slots are free for those around them."""
        old = self._old
        left = {old.day_of(slot) for slot in self._left}
        starts = dict(zip(old.days, (*old.ends[1:], 0), strict=False))
        ends = dict(zip(old.days, old.ends, strict=True))
        return frozenset(
            day for day in left if not self._occupied.range_cardinality(starts[day], ends[day])
        )

    def take(self, day: Day, events: Sequence[int]) -> bool:
        """Place the events of one day; False where there is no room."""
        at = bisect_left(self._days, day)
        if at == len(self._days) or self._days[at] != day:
            self._days.insert(at, day)
            self._ends.insert(at, self._end_of_new(at, len(events)))
        return all(self._squeeze(at, event) for event in events)

    def _end_of_new(self, at: int, events: int) -> int:
        """Where a day that had no event, with that number among the others, is to end."""
        start = self._ends[at] if at < len(self._ends) else 0
        if at == 0:
            end = start + GAP + events
            self._ids.extend(array("I", [0]) * max(end + GAP - len(self._ids), 0))
            return end
        before = self._occupied.rank(start - 1) if start else 0
        spare = self._occupied[before] - start - events
        return start + events + spare - min(max(spare, 0) // 2, KEPT)

    def _squeeze(self, at: int, event: int) -> bool:
        """Put one event among those of a day."""
        ids, occupied = self._ids, self._occupied
        end = self._ends[at]
        start = self._ends[at + 1] if at + 1 < len(self._ends) else 0
        low, high = (occupied.rank(slot - 1) if slot else 0 for slot in (start, end))
        behind = bisect_left(range(high), -event, low, key=lambda rank: -ids[occupied[rank]])
        slot = free = (occupied[behind] if behind < high else end) - 1
        while behind and occupied[behind - 1] == free:
            behind, free = behind - 1, free - 1
        self._pushes += slot - free
        if free < 0 or self._pushes > FARTHEST:
            return False
        for to in range(free, slot):
            self._push(to + 1, to)
        for newer in range(at + 1, len(self._ends)):
            if self._ends[newer] <= free:
                break
            self._ends[newer] -= 1
        ids[slot] = event
        self._now[event] = slot
        occupied.add(free)
        return True

    def _push(self, slot: int, to: int) -> None:
        event = self._ids[slot]
        self._ids[to] = event
        if event not in self._now:
            self._from[event] = slot
        self._now[event] = to

    def taken(self) -> tuple[Layout, Moves]:
        """What has become of the layout, and what has moved."""
        self._occupied.run_optimize()
        slots = self._slots()
        moves = _stretches({slot: slots[event] for event, slot in self._from.items()})
        return Layout(self._ids, self._days, self._ends, self._occupied, _slots=slots), moves

    def _slots(self) -> "array[int]":
        """Event id → slot."""
        found = array("I", self._old.by_id())
        beyond = max(self._now, default=0) + 1
        found.extend(array("I", [NOWHERE]) * max(beyond - len(found), 0))
        old = whole(self._old.ids)
        for slot in self._left:
            found[old[slot]] = NOWHERE
        for event, slot in self._now.items():
            found[event] = slot
        return found


def _stretches(moved: Mapping[int, int]) -> Moves:
    """Neighbouring slots that have moved by as much, joined."""
    found: list[tuple[int, int, int]] = []
    for slot in sorted(moved):
        by = moved[slot] - slot
        if found and found[-1][1] == slot and found[-1][2] == by:
            found[-1] = (found[-1][0], slot + 1, by)
        else:
            found.append((slot, slot + 1, by))
    return Moves(tuple(found), moved, BitMap(list(moved)))
