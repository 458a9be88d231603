"""Which acts hang together: those of one kin, where it has more than one."""

import sqlite3
from array import array
from collections import defaultdict
from dataclasses import dataclass, field

from pyroaring import BitMap

from store.filter.index.layout import NOWHERE, Layout

__all__ = ["Stories", "read_stories"]

_KINDRED = """
SELECT id, kin FROM event
WHERE kin <> '' AND kin IN (SELECT kin FROM event GROUP BY kin HAVING count(*) > 1)
"""


@dataclass(frozen=True, slots=True)
class Stories:
    """The acts of stories, story by story: the one with the newest act first, its acts likewise.

    `slots[place]` is the slot at a place of that order, `numbers[place]` counts the stories up to
    it, `places[slot]` is the way back; `members` are the slots that are in it at all.
    """

    members: BitMap = field(default_factory=BitMap)
    slots: "array[int]" = field(default_factory=lambda: array("I"))
    numbers: "array[int]" = field(default_factory=lambda: array("I"))
    places: "array[int]" = field(default_factory=lambda: array("I"))


def read_stories(conn: sqlite3.Connection, layout: Layout) -> Stories:
    """The stories of a store, as the present transaction sees it."""
    by_kin: defaultdict[str, list[int]] = defaultdict(list)
    where = layout.by_id()
    known = len(where)
    for id_, kin in conn.execute(_KINDRED):
        if 0 < id_ < known and where[id_] != NOWHERE:
            by_kin[kin].append(where[id_])
    slots, numbers = array("I"), array("I")
    for number, acts in enumerate(sorted(sorted(acts) for acts in by_kin.values())):
        slots.extend(acts)
        numbers.extend([number] * len(acts))
    places = array("I", [NOWHERE]) * len(layout.ids)
    for place, slot in enumerate(slots):
        places[slot] = place
    return Stories(BitMap(slots), slots, numbers, places)
