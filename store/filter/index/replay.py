"""The index as of a past day: that of today, changed where less had been told by then."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, overload

from pyroaring import BitMap

from store.filter.index.layout import NOWHERE
from store.filter.index.packing import Packed, PackedBy
from store.filter.index.parts import Parts, ordinal
from store.filter.index.ranks import Ranks, ranked
from store.filter.index.rulings import Rulings
from store.filter.index.table import whole
from store.records import Day

__all__ = ["as_of", "told_later"]

K = TypeVar("K", int, float, str)


def _on_day(parts: Parts, day: Day) -> "_Then":
    """The stages that held on a day, with the slots of their events."""
    where, events = parts.layout.by_id(), whole(parts.earlier.events)
    slots = {stage: where[events[stage]] for stage in parts.earlier.holding(ordinal(day))}
    return _Then(slots, BitMap(list(slots)))


@dataclass(frozen=True, slots=True)
class _Then:
    """Slots by stage, of the stages that held on one day."""

    slot: Mapping[int, int]
    stages: BitMap

    def slots(self, stages: BitMap) -> BitMap:
        """The slots of those among some stages that held."""
        found = BitMap(list(map(self.slot.__getitem__, stages & self.stages)))
        found.discard(NOWHERE)
        return found


def told_later(parts: Parts, day: Day) -> BitMap:
    """The slots of the events of which more was told after a day than by then."""
    then = _on_day(parts, day)
    return then.slots(then.stages)


def as_of(parts: Parts, day: Day) -> Parts:
    """The index as it would stand by the reports of a day, in today's slots.

    Events of which nothing had come out keep what they have; `Index.known_by` leaves them out.
    `day:` among the numbers are those that stood on another day of the timeline, by its ordinal
    (0 where they stood on none).
    """
    then = _on_day(parts, day)
    without, beside = parts.earlier.without, parts.earlier.beside
    facets = dict(parts.facets)
    rulings = parts.rulings
    for name in sorted({*without.facets, *beside.facets}):
        swap = _swap(without.facets.get(name, {}), beside.facets.get(name, {}), then)
        if name == "facts":
            slots = _Swapped(rulings.slots, swap.keyed(int))
            rulings = Rulings(rulings.table, rulings.since, rulings.outcomes, slots)
        else:
            facets[name] = _Swapped(facets.get(name, {}), swap)
    numbers = dict(parts.numbers)
    for name in sorted({*without.numbers, *beside.numbers}):
        by_number = _by_number(without.numbers.get(name)), _by_number(beside.numbers.get(name))
        swap_of = _swap(*by_number, then)
        if name not in numbers:
            numbers[name] = ranked(swap_of.into)
        elif swap_of.out or swap_of.into:
            numbers[name] = _ranked(_Swapped(_by_number(numbers.get(name)), swap_of))
    if "reported" in numbers:
        numbers["reported"] = _until(numbers["reported"], ordinal(day))
    return replace(
        parts,
        facets={name: found for name, found in facets.items() if found},
        numbers=numbers,
        rulings=rulings,
    )


@dataclass(frozen=True, slots=True)
class _Swap(Generic[K]):
    """Slots that values lack on a day, and that they have instead."""

    out: Mapping[K, BitMap]
    into: Mapping[K, BitMap]

    def keyed(self, by: Callable[[K], int]) -> "_Swap[int]":
        """The same under other keys."""
        return _Swap(
            {by(key): slots for key, slots in self.out.items()},
            {by(key): slots for key, slots in self.into.items()},
        )


def _swap(gone: Mapping[K, BitMap], come: Mapping[K, BitMap], then: _Then) -> _Swap[K]:
    """What of these stages held."""
    out, into = (
        {value: slots for value, stages in some.items() if (slots := then.slots(stages))}
        for some in (gone, come)
    )
    return _Swap(out, into)


class _Swapped(Mapping[K, BitMap], Generic[K]):
    """A facet with some slots taken out and others put in, whenever a value is asked for."""

    def __init__(self, now: Mapping[K, BitMap], swap: _Swap[K]) -> None:
        self._now: Mapping[K, BitMap] = now
        self._swap: _Swap[K] = swap
        emptied = {
            value
            for value, slots in swap.out.items()
            if value not in swap.into and value in now and now[value].issubset(slots)
        }
        there = (value for value in (*now, *sorted(swap.into)) if value not in emptied)
        self._keys = dict.fromkeys(there)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __getitem__(self, key: K) -> BitMap:
        if key not in self._keys:
            raise KeyError(key)
        found = self._now[key] if key in self._now else BitMap()
        if out := self._swap.out.get(key):
            found = found - out
        if into := self._swap.into.get(key):
            found = found | into
        return found


def _by_number(ranks: Ranks | None) -> Mapping[float, BitMap]:
    return {} if ranks is None else PackedBy(ranks.values, ranks.leaves)


class _InOrder(Sequence[BitMap]):
    """The bitmaps of some numbers, in the order of these."""

    def __init__(self, numbers: Sequence[float], slots: Mapping[float, BitMap]) -> None:
        self._numbers = numbers
        self._slots = slots

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> BitMap: ...
    @overload
    def __getitem__(self, place: slice) -> list[BitMap]: ...
    def __getitem__(self, place: int | slice) -> BitMap | list[BitMap]:
        if isinstance(place, slice):
            return [self._slots[number] for number in self._numbers[place]]
        return self._slots[self._numbers[place]]


def _ranked(slots: Mapping[float, BitMap]) -> Ranks:
    values = array("d", sorted(slots))
    return Ranks(values, _InOrder(values, slots))


def _until(ranks: Ranks, last: float) -> Ranks:
    """The numbers up to one."""
    end = sum(number <= last for number in ranks.values)
    leaves = ranks.leaves
    there = leaves.part(0, end) if isinstance(leaves, Packed) else leaves[:end]
    return Ranks(ranks.values[:end], there)
