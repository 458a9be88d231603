"""What events came to by fewer of their reports, as what an index of today has too much or lacks.

A stage is one event over one stretch of days before its last report. Of each value only the stages
are kept that lack it (`without`), or have it though the event has it no more (`beside`); so the
index of a past day is that of today with a few slots taken out and put in.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyroaring import BitMap

from store.filter.index.placing import Moves
from store.filter.index.ranks import Ranks
from store.filter.index.swap import Swap
from store.filter.index.table import Table, whole

__all__ = ["Differing", "Earlier", "brought"]

Facets = Mapping[str, Mapping[str, BitMap]]
Numbers = Mapping[str, Ranks]


@dataclass(frozen=True, slots=True)
class Differing:
    """Stages by field and value: of facets, and of numbers."""

    facets: Facets = field(default_factory=dict)
    numbers: Numbers = field(default_factory=dict)

    def swapped(self, swap: Swap, fresh: "Differing") -> "Differing":
        """Some stages taken out, others put in."""
        return Differing(swap.facets(self.facets, fresh.facets), _numbers(self, swap, fresh))

    def moved(self, by: int) -> "Differing":
        """All stages numbered on by so many."""
        return Differing(
            {
                name: {value: stages.shift(by) for value, stages in values.items()}
                for name, values in self.facets.items()
            },
            {name: _moved(ranks, by) for name, ranks in self.numbers.items()},
        )


def _numbers(old: Differing, swap: Swap, new: Differing) -> dict[str, Ranks]:
    found = {
        name: swap.ranks(old.numbers.get(name), new.numbers.get(name))
        for name in sorted({*old.numbers, *new.numbers})
    }
    return {name: ranks for name, ranks in found.items() if ranks.leaves}


def _moved(ranks: Ranks, by: int) -> Ranks:
    return Ranks(array("d", ranks.values), [stages.shift(by) for stages in ranks.leaves])


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stages: `events[stage]` is the event's id, 0 where a stage has been given up.

    `since` and `until` have the stages by the ordinal of the day on which they begin (0 for those
    that always held) and of the first day on which they no longer held.
    """

    events: Table
    since: Ranks
    until: Ranks
    without: Differing
    beside: Differing

    def holding(self, on: float) -> BitMap:
        """The stages that held on a day, given by its ordinal."""
        return self.since.between(None, on) & self.until.between(on, None, after=True)


# keeping up to date


def brought(old: Earlier, fresh: Earlier, touched: Iterable[int]) -> Earlier:
    """The stages of all events: those of touched ones as `fresh` has them, numbered on."""
    changed = BitMap(touched)
    events = array("I", whole(old.events))
    gone = BitMap([stage for stage, event in enumerate(events) if event in changed])
    for stage in gone:
        events[stage] = 0
    by = len(events)
    events += whole(fresh.events)
    swap = Swap(gone, Moves())
    return Earlier(
        events,
        swap.ranks(old.since, _moved(fresh.since, by)),
        swap.ranks(old.until, _moved(fresh.until, by)),
        old.without.swapped(swap, fresh.without.moved(by)),
        old.beside.swapped(swap, fresh.beside.moved(by)),
    )
