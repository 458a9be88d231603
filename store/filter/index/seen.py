"""What the user has marked, and what they have not seen yet, as slots of the timeline."""

import sqlite3
from dataclasses import dataclass, field

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.news import NEW_CLAIMS

__all__ = ["Seen", "read_seen"]

_MARKED = """
SELECT event.id FROM mark JOIN event ON event.key = mark.event_key WHERE mark.marked <> 0
"""

_LOOKED = """
SELECT EXISTS (SELECT 1 FROM seen)
  OR EXISTS (SELECT 1 FROM meta WHERE name = 'seen_document')
"""


@dataclass(slots=True)
class Seen:
    """Slots of the events that the user has marked, and of those with a claim not seen yet."""

    marked: BitMap = field(default_factory=BitMap)
    new: BitMap = field(default_factory=BitMap)


def read_seen(conn: sqlite3.Connection, layout: Layout) -> Seen:
    """The user's marks and news."""
    looked = conn.execute(_LOOKED).fetchone()[0]
    # Before the first look there is no need to go through every claim to know that all are new.
    new = layout.everything
    if looked:
        new = layout.slots(event for _, event in conn.execute(NEW_CLAIMS))
    return Seen(layout.slots(id_ for (id_,) in conn.execute(_MARKED)), new)
