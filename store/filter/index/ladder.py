"""Every event under one value of a field, the values in order: what a result is sorted by."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyroaring import BitMap

from store.filter.index.ranks import Ranks

__all__ = ["Ladder", "ladder_of"]

FLIGHT = 64
"""Neighbouring steps whose events are also kept together, so that few need to be counted."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Slots by value, in the order in which a list shows them; no slot stands twice.

    The last step are the events without a value. `flights` are the unions of `FLIGHT` steps each.
    """

    steps: tuple[BitMap, ...]
    flights: tuple[BitMap, ...]


def ladder_of(ranks: Ranks | None, everything: BitMap, *, descending: bool) -> Ladder:
    """The ladder of a field; an event with several values stands at the first that is shown.

    So the order by the days of reports is, downwards, that of the last report of each event, and
    upwards that of the first.
    """
    leaves: Iterable[BitMap] = () if ranks is None else ranks.leaves
    if ranks is not None and descending:
        leaves = reversed(ranks.leaves)
    steps = []
    taken = BitMap()
    for leaf in leaves:
        own = leaf - taken if leaf.intersect(taken) else leaf
        if own:
            steps.append(own)
            taken |= leaf
    steps.append(everything - taken)
    flights = [
        BitMap.union(*steps[at : at + FLIGHT]) if at + 1 < len(steps) else steps[at]
        for at in range(0, len(steps), FLIGHT)
    ]
    return Ladder(tuple(steps), tuple(flights))
