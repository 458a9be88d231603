"""Rule status by day: step functions of the distinct facts, and the events that have them."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pyroaring import BitMap

from store.records import Day

__all__ = ["JUDGED", "Outcome", "Rulings", "by_field"]

JUDGED = ("status", "overlay", "decided")
"""The fields that depend on the day of the law."""

_DAYS_KEPT = 4


class Outcome(NamedTuple):
    """What the law says of an act over a stretch of days; `decided` is the deciding rule."""

    status: str
    overlay: str
    decided: str = ""


@dataclass(slots=True)
class Rulings:
    """For each set of facts the days from which an outcome holds, and the slots of its events.

    `since[facts]` ascends and begins with the open day `""`; `outcomes[facts]` has as many
    numbers into `table`.
    """

    table: list[Outcome]
    since: dict[int, list[Day]]
    outcomes: dict[int, list[int]]
    slots: Mapping[int, BitMap]
    _days: dict[Day, Mapping[str, Mapping[str, BitMap]]] = field(default_factory=dict, repr=False)

    def on(self, day: Day) -> Mapping[str, Mapping[str, BitMap]]:
        """Field → value → slots, for each of `JUDGED`, as the law stands on a day."""
        found = self._days.get(day)
        if found is None:
            found = self._on(day)
            if len(self._days) >= _DAYS_KEPT:
                self._days.pop(next(iter(self._days)))
            self._days[day] = found
        return found

    def _on(self, day: Day) -> Mapping[str, Mapping[str, BitMap]]:
        gathered: dict[int, list[BitMap]] = {}
        for facts, since in self.since.items():
            slots = self.slots.get(facts)
            if slots is not None:
                number = self.outcomes[facts][bisect_right(since, day) - 1]
                gathered.setdefault(number, []).append(slots)
        joined = {number: BitMap.union(*parts) for number, parts in gathered.items()}
        return by_field({self.table[number]: slots for number, slots in joined.items()})


def by_field(outcomes: Mapping[Outcome, BitMap]) -> Mapping[str, Mapping[str, BitMap]]:
    """Slots by outcome turned into slots by field and value."""
    found: dict[str, dict[str, BitMap]] = {name: {} for name in JUDGED}
    for outcome, slots in outcomes.items():
        for name, value in zip(JUDGED, outcome, strict=True):
            if value:
                found[name][value] = found[name].get(value, BitMap()) | slots
    return found
