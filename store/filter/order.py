"""The order in which a result is shown: by day, by another value, or gathered under heads.

Every order finds a page, and the place of an event, without going through the whole result.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from pyroaring import BitMap

from store.arrangement import Arrangement
from store.filter.index.ladder import FLIGHT, Ladder
from store.filter.index.stories import Stories
from store.filter.select import Result
from store.filter.timeline import Timeline

__all__ = ["Heads", "Order", "arranged"]

UNDATED = "undated"
TOLD_AGAIN = "single acts told by several reports"
TOLD_ONCE = "single acts told by one report"


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of groups: at which place of the list each group starts, and its name.

    A story has no name of its own: `names` then has only those of the last groups, of acts that
    stand alone.
    """

    starts: Sequence[int] = ()
    names: Sequence[str] = ()
    total: int = 0

    def name(self, number: int) -> str:
        """The name of a group; empty for a story."""
        at = number - (len(self.starts) - len(self.names))
        return self.names[at] if at >= 0 else ""

    def count(self, number: int) -> int:
        """How many events stand under a head."""
        last = number + 1 == len(self.starts)
        return (self.total if last else self.starts[number + 1]) - self.starts[number]


class Order(Protocol):
    """A result in an order."""

    @property
    def heads(self) -> Heads:
        """The heads of the groups; none where it is not grouped."""

    def slots(self, start: int, count: int) -> list[int]:
        """The slots from place `start` on."""

    def place(self, slot: int) -> int:
        """The place of a slot that is in the result."""


@dataclass(frozen=True, slots=True)
class _ByDay:
    """The order of the timeline, or its opposite."""

    timeline: Timeline
    descending: bool
    heads: Heads = field(default_factory=Heads)

    def slots(self, start: int, count: int) -> list[int]:
        total = len(self.timeline)
        count = max(0, min(count, total - start))
        if self.descending:
            return self.timeline.page(start, count)
        return self.timeline.page(total - start - count, count)[::-1]

    def place(self, slot: int) -> int:
        place = self.timeline.place(slot)
        if place is None:
            raise LookupError(slot)
        return place if self.descending else len(self.timeline) - 1 - place


@dataclass(frozen=True, slots=True)
class _ByValue:
    """The steps of a ladder one after the other, the newest events first in each."""

    bitmap: BitMap
    ladder: Ladder
    heads: Heads = field(default_factory=Heads)
    _before: list[int] = field(default_factory=list)

    def _counted(self) -> list[int]:
        """How many events stand before each flight, and in the end all of them."""
        if not self._before:
            counts = (self.bitmap.intersection_cardinality(one) for one in self.ladder.flights)
            self._before.extend(accumulate(counts, initial=0))
        return self._before

    def slots(self, start: int, count: int) -> list[int]:
        before = self._counted()
        number = max(bisect_right(before, start) - 1, 0)
        skip = start - before[number]
        found: list[int] = []
        for step in self.ladder.steps[number * FLIGHT :]:
            if len(found) >= count:
                break
            here = self.bitmap & step
            if skip >= len(here):
                skip -= len(here)
                continue
            found += here[skip : skip + count - len(found)]
            skip = 0
        return found

    def place(self, slot: int) -> int:
        ladder = self.ladder
        number = next(n for n, flight in enumerate(ladder.flights) if slot in flight)
        place = self._counted()[number]
        for step in ladder.steps[number * FLIGHT : (number + 1) * FLIGHT]:
            if slot in step:
                return place + (self.bitmap & step).rank(slot) - 1
            place += self.bitmap.intersection_cardinality(step)
        raise LookupError(slot)


@dataclass(frozen=True, slots=True)
class _ByStory:
    """The acts of each story together, then those that stand alone, in one set or in two."""

    stories: Stories
    places: BitMap
    alone: tuple[BitMap, ...]
    heads: Heads

    def slots(self, start: int, count: int) -> list[int]:
        found = [self.stories.slots[place] for place in self.places[start : start + count]]
        before = len(self.places)
        for some in self.alone:
            first = max(0, start - before)
            found += some[first : first + count - len(found)]
            before += len(some)
        return found

    def place(self, slot: int) -> int:
        before = len(self.places)
        for some in self.alone:
            if slot in some:
                return before + some.rank(slot) - 1
            before += len(some)
        return self.places.rank(self.stories.places[slot]) - 1


def arranged(result: Result, how: Arrangement, stories: Callable[[], Stories]) -> Order:
    """A result in an order; `stories` is asked only where they are wanted."""
    if how.group == "story":
        reports = result.index.parts.numbers.get("reports")
        again = BitMap() if reports is None else reports.between(2, None)
        return _by_story(result.bitmap, stories(), again)
    if how.group == "month":
        return _ByDay(result.timeline, how.descending, _month_heads(result, how.descending))
    if how.sort == "date":
        return _ByDay(result.timeline, how.descending)
    return _ByValue(result.bitmap, result.index.ladder(how.sort, descending=how.descending))


def _month_heads(result: Result, descending: bool) -> Heads:
    months = [(month, count) for month, count in result.histogram() if count]
    undated = result.total - sum(count for _, count in months)
    if undated:
        months.insert(0, (UNDATED, undated))
    if descending:
        months.reverse()
    starts = list(accumulate((count for _, count in months), initial=0))[:-1]
    return Heads(starts, [month for month, _ in months], result.total)


def _by_story(bitmap: BitMap, stories: Stories, again: BitMap) -> Order:
    """The acts of stories first, then single acts: those told `again`, and the others."""
    where, numbers = stories.places, stories.numbers
    places = BitMap([where[slot] for slot in bitmap & stories.members])
    starts = array("I", _first_of_each(numbers[place] for place in places))
    single = bitmap - stories.members
    alone: list[BitMap] = []
    names: list[str] = []
    for some, name in ((single & again, TOLD_AGAIN), (single - again, TOLD_ONCE)):
        if some:
            starts.append(len(places) + sum(map(len, alone)))
            alone.append(some)
            names.append(name)
    return _ByStory(stories, places, tuple(alone), Heads(starts, names, len(bitmap)))


def _first_of_each(numbers: Iterator[int]) -> Iterator[int]:
    """Where, in numbers that never fall, each number stands first."""
    before = -1
    for place, number in enumerate(numbers):
        if number != before:
            before = number
            yield place
